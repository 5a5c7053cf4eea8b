package dev.autogen.cli;

import java.io.PrintWriter;

/**
 * Where output goes.
 *
 * @param out results, which may be piped
 * @param err everything else
 */
public record Terminal(PrintWriter out, PrintWriter err) {}
