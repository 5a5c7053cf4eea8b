/**
 * Compares two schemas and plans the operations that turn one into the other, in an order that
 * runs. {@link dev.autogen.diff.Completion} first fills in what the entities leave unsaid from the
 * live table; only what is then still different counts.
 */
package dev.autogen.diff;
