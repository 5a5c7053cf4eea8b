/**
 * Compares entities, migrations and a live database, and says what differs and what that may cost.
 */
package dev.autogen.compare;
