/**
 * Migration files as revisions: {@link dev.autogen.revision.MigrationLoader} compiles and loads the
 * files, {@link dev.autogen.revision.RevisionGraph} knows their order, {@link
 * dev.autogen.revision.RevisionPath} the way from one to another.
 */
package dev.autogen.revision;
