/**
 * The places settings come from, each read as a {@link dev.autogen.project.settings.Layer}: the
 * settings it says, by their words, and what it hands on to Hibernate.
 */
package dev.autogen.project.settings;
