/**
 * What is known of MySQL's texts without asking a server: where quotes and comments end, what a
 * type says, which columns an expression uses. It knows nothing of schemas, which are built on it.
 */
package dev.autogen.facts.text;
