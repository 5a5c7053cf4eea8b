package dev.autogen.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * Where output goes, and who answers.
 *
 * @param out results, which may be piped
 * @param err everything else
 * @param password asks for a password, which is not shown
 */
public record Terminal(PrintWriter out, PrintWriter err, Supplier<String> password) {}
