/** Tests that hold the entities of a project against its migrations. */
package dev.autogen.junit;
