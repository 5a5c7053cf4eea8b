/**
 * What a migration has besides the difference before it is written: values for rows that are there,
 * stored values mapped to their new form, remarks on what goes with it.
 */
package dev.autogen.draft;
