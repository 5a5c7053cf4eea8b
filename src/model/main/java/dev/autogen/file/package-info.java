/**
 * Files whose content is known without a look into it, and files that are read whole and unchanged
 * or not at all: what every cache of autogen stands on.
 */
package dev.autogen.file;
