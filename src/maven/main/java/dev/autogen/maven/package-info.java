/** The goals of the Maven plugin: commands of autogen with what the project knows by itself. */
package dev.autogen.maven;
