/**
 * What a MySQL schema is, as immutable values: {@link dev.autogen.schema.Schema}, {@link
 * dev.autogen.schema.Table}, {@link dev.autogen.schema.Column}, {@link dev.autogen.schema.Index},
 * {@link dev.autogen.schema.ForeignKey}, {@link dev.autogen.schema.Check}. The entities and the
 * live server both become one of these; nothing here knows JDBC, SQL or Hibernate.
 *
 * <p>One convention throughout: an empty text says nothing. What the entities leave unsaid (a
 * collation, an engine, a comment) is taken from the live table before the two are compared.
 */
package dev.autogen.schema;
