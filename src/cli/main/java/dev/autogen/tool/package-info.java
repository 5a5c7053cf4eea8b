/**
 * What other tools run: the migrations of teams that stay with Flyway or Liquibase. Where they are
 * and how they are named, what the tool's table in a database says of them, and the tool itself, of
 * the project's class path, which is asked what they make.
 */
package dev.autogen.tool;
