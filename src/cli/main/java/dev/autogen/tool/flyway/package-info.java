/** Linked against the Flyway of the project, and loaded beside it. */
package dev.autogen.tool.flyway;
