/**
 * autogen: JPA entities and a MySQL schema, compared; the difference, a reviewed Java migration.
 */
package dev.autogen;
