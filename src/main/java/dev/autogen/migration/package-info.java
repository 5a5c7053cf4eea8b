/**
 * What an emitted migration file imports, and how such files become operations again. A file has a
 * {@link dev.autogen.migration.Revision} and implements {@link dev.autogen.migration.Migration}; it
 * calls {@link dev.autogen.migration.Operations}, which collects the {@link
 * dev.autogen.operation.Operation}s. {@link dev.autogen.migration.MigrationLoader} compiles and
 * loads the files, {@link dev.autogen.migration.RevisionGraph} knows their order.
 */
package dev.autogen.migration;
