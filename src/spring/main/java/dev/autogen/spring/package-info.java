/**
 * Runs the migrations of a Spring Boot application at its start, before anything uses the schema.
 */
package dev.autogen.spring;
