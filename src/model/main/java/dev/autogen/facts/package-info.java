/**
 * What is known of MySQL's tables without asking a server: what must be measured again on the next
 * version is here and in the packages below, {@code text} for its texts and {@code change} for what
 * changes ask of it. Values in, values out: no connection.
 */
package dev.autogen.facts;
