package dev.autogen.run;

/**
 * What stands by while migrations are run.
 *
 * @param lock keeps others off the schema
 * @param watch sees what statements wait for, and how far they are
 * @param handover knows the steps that another program carries out
 * @param creators make tables beside each other
 */
record Guard(SchemaLock lock, StatementMonitor watch, Handover handover, Creators creators) {}
