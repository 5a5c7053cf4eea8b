/**
 * Changes as functions on a {@link dev.autogen.schema.Schema}. The diff yields them, a migration
 * file builds them again, the renderer turns them into DDL, the runner records them. Each says what
 * the schema is afterwards, which operations undo it, and what rows it may lose; there is no second
 * representation of a change anywhere.
 */
package dev.autogen.operation;
