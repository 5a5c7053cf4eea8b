/**
 * What a person is told when something is wrong: the one exception type with its message and
 * remedy, and how text of others is shown.
 */
package dev.autogen.error;
