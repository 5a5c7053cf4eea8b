/**
 * What a server does to carry out a change of a table: asked of it, or else known without asking.
 */
package dev.autogen.work;
