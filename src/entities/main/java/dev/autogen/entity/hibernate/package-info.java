/**
 * The side of {@link dev.autogen.entity} that runs next to Hibernate, in a class loader of its own.
 * Compiled against the lowest Hibernate served; what later versions call otherwise is in {@link
 * dev.autogen.entity.hibernate.HibernateMembers} alone.
 */
package dev.autogen.entity.hibernate;
