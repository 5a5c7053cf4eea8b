/**
 * What autogen, a rule or a hook has to say of a project and its database, as values: what was
 * found, where, how bad it is, and what to do about it. How they are shown is another matter.
 */
package dev.autogen.finding;
