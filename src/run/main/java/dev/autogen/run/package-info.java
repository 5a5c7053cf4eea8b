/**
 * Runs migrations: one at a time by a lock, step by step, with a journal that says what was done.
 */
package dev.autogen.run;
