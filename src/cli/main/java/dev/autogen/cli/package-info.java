/** The command line, thin: it reads words, asks the project, prints, and gives an exit code. */
package dev.autogen.cli;
