/** What is known, without asking a server, of what MySQL does to carry out a change of a table. */
package dev.autogen.facts.change;
