/**
 * Tools that change a large table while it is used: which of them can, running one in the server's
 * place, and finding out what became of that.
 */
package dev.autogen.online;
