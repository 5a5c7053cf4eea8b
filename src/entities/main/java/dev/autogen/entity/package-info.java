/**
 * From the {@code @Entity} classes of a project to a {@link dev.autogen.schema.Schema}. {@link
 * dev.autogen.entity.EntityReader} compiles sources where it is given sources, finds the annotated
 * classes without loading them, and lets the project's own Hibernate (or the bundled one, where the
 * project has none) build its metadata without any database. This is the only room that knows
 * Hibernate.
 *
 * <p>Hibernate runs in a class loader of its own, whose parent is the platform's: the project's
 * class path and {@link dev.autogen.entity.hibernate} are in it, nothing else of autogen. What
 * crosses are the values of this package and of {@link dev.autogen.schema}, which both sides share.
 */
package dev.autogen.entity;
