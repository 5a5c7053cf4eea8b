/**
 * Real MySQL for tests. A test annotated {@link dev.autogen.testing.OnMySql} takes a {@link
 * dev.autogen.testing.TestSchema} as a parameter and has an empty schema of its own; one annotated
 * {@link dev.autogen.testing.OnEveryServer} is run once for each {@link
 * dev.autogen.testing.TestServer}. Servers start when first asked for, once in a test run.
 */
package dev.autogen.testing;
