package dev.autogen.cli;

import dev.autogen.report.GitHub;
import dev.autogen.report.GitLab;
import dev.autogen.report.Report;
import dev.autogen.report.Sarif;
import dev.autogen.run.Version;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.Consumer;

/** A form in which a command's one result is printed. The names are what is typed. */
enum Form {
  /** For people: lines, which the command prints itself while it works. */
  text {
    @Override
    void print(PrintWriter out, Runnable lines, Consumer<Facts> facts) {
      lines.run();
    }
  },

  /** For programs: one object. */
  json {
    @Override
    void print(PrintWriter out, Runnable lines, Consumer<Facts> facts) {
      Json.print(out, facts);
    }
  },

  /** Findings for code scanning. */
  sarif {
    @Override
    void print(PrintWriter out, Report report) {
      out.println(Sarif.of(report, Version.current()));
    }
  },

  /** Findings as annotations of GitHub Actions. */
  github {
    @Override
    void print(PrintWriter out, Report report) {
      GitHub.annotations(report).forEach(out::println);
    }
  },

  /** Findings as a code quality report of GitLab. */
  gitlab {
    @Override
    void print(PrintWriter out, Report report) {
      out.println(GitLab.of(report));
    }
  };

  private static final String OPTION = "--format";

  /**
   * Prints a result.
   *
   * @param lines prints it for people
   * @param facts gives it to a program
   */
  void print(PrintWriter out, Runnable lines, Consumer<Facts> facts) {
    // Of a form of findings an error has no place in it.
  }

  /** Prints what was found, where this is a form of that alone. */
  void print(PrintWriter out, Report report) {}

  /** Whether it shows findings and nothing else. */
  boolean isOfFindings() {
    return this != text && this != json;
  }

  /** The form that a command line asks for which may not be understood otherwise. */
  static Form in(String... arguments) {
    Form form = text;
    for (int i = 0; i < arguments.length; i++) {
      String value =
          arguments[i].startsWith(OPTION + "=")
              ? arguments[i].substring(OPTION.length() + 1)
              : arguments[i].equals(OPTION) && i + 1 < arguments.length ? arguments[i + 1] : "";
      form =
          Arrays.stream(values())
              .filter(known -> known.name().equalsIgnoreCase(value))
              .findFirst()
              .orElse(form);
    }
    return form;
  }
}
