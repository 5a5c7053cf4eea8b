/**
 * What an emitted migration file imports. A file has a {@link dev.autogen.migration.Revision} and
 * implements {@link dev.autogen.migration.Migration}; it calls {@link
 * dev.autogen.migration.Operations}, which collects the {@link dev.autogen.operation.Operation}s.
 */
package dev.autogen.migration;
