/** Tries migrations on a scratch schema, up, down and up again, before a person sees them. */
package dev.autogen.proof;
