/**
 * Operations become the Java source of a migration. {@link dev.autogen.source.MigrationWriter}
 * takes a {@link dev.autogen.source.MigrationDraft} and gives a {@link
 * dev.autogen.source.SourceFile}: each operation becomes the call that makes it again ({@code
 * Calls}), one chain of calls a line ({@code BodyText}), in methods made by JavaPoet, in the frame
 * that {@code templates/} holds.
 */
package dev.autogen.source;
