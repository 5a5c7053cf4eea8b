/**
 * A project as autogen sees it: its settings, and what they lead to: entities, migrations and a
 * database. The things one can ask of a project are here; the command line only asks and prints.
 */
package dev.autogen.project;
