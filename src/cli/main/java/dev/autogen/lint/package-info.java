/**
 * Reviews migrations: rules look at what one does to the tables, the rows and the running code, and
 * say what they find with the place, the reason and what to write instead.
 */
package dev.autogen.lint;
