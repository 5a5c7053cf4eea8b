/** Linked against the Liquibase of the project, and loaded beside it. */
package dev.autogen.tool.liquibase;
