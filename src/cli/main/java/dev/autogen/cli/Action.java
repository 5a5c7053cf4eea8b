package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.file.NotUtf8Exception;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.Failures;
import dev.autogen.project.Autogenerate;
import dev.autogen.project.Project;
import dev.autogen.report.Report;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: where they print, and the project they ask. */
abstract class Action implements Callable<Integer> {

  @Spec CommandSpec spec;

  private Environment environment;
  private CommonOptions common;
  private Project project;
  private final StringWriter answer = new StringWriter();

  final void bind(Environment newEnvironment, CommonOptions newCommon) {
    this.environment = newEnvironment;
    this.common = newCommon;
  }

  @Override
  public final Integer call() throws Exception {
    if (spec.root().userObject() instanceof AutogenCommand root
        && root != this
        && root.hasMessage()) {
      throw new ParameterException(
          spec.commandLine(),
          "-m before " + spec.name() + " says nothing, since it writes a migration by itself");
    }
    Version.require(AutogenException.class, Action.class);
    if (common.form().isOfFindings() && !givesFindings()) {
      throw AutogenException.usage(
          "--format " + common.form() + " is for findings, and " + spec.name() + " gives none",
          "use text or json");
    }
    try {
      int code = act();
      // Only now is it certain that no error takes its place.
      out().print(answer);
      out().flush();
      return code;
    } catch (FileSystemException e) {
      throw AutogenException.usage(
          "a file cannot be read or written: "
              + e.getFile()
              + " ("
              + AutogenException.reason(e)
              + ")",
          "make it accessible");
    } catch (SQLException e) {
      throw Failures.of("'" + spec.qualifiedName() + "'", e);
    } catch (UncheckedIOException e) {
      String file =
          e.getCause() instanceof FileSystemException known && known.getFile() != null
              ? known.getFile()
              : "a file";
      throw new AutogenException(
          AutogenException.Kind.USAGE,
          file + " cannot be read or written (" + AutogenException.reason(e.getCause()) + ")",
          e.getCause() instanceof NotUtf8Exception ? "save it in UTF-8" : "make it accessible",
          e);
    } finally {
      if (project != null) {
        project.ignoreCacheInGit();
      }
    }
  }

  /** Does the work; the exit code. */
  abstract int act() throws Exception;

  /** Whether its result is findings, which have forms of their own. */
  boolean givesFindings() {
    return false;
  }

  final Environment environment() {
    return environment;
  }

  final CommonOptions common() {
    return common;
  }

  final PrintWriter out() {
    return environment.terminal().out();
  }

  final Project project() {
    project =
        new Project(
                common.settings(environment),
                environment.variables(),
                environment.clock(),
                this::say,
                environment.terminal().activity(),
                () -> common.missingPassword(environment))
            .endedBy(environment.interruption());
    return project;
  }

  final Screen screen() {
    return environment.terminal().screen();
  }

  /** Revisions as they are printed here. */
  final Lines lines(RevisionGraph revisions) {
    return new Lines(revisions, List.of(), screen());
  }

  /**
   * Prints the result, once, in the form that is asked for.
   *
   * @param lines prints it for people
   * @param facts gives it to a program
   */
  final void answer(Runnable lines, Consumer<Facts> facts) {
    common.form().print(new PrintWriter(answer), lines, facts);
  }

  /**
   * The same of a command that {@link #givesFindings}; a build of GitHub is told in any form.
   *
   * @param findings what was found
   */
  final void answer(Runnable lines, Consumer<Facts> facts, List<Finding> findings) {
    Report report =
        new Workplace(environment, project.settings())
            .report(spec.name(), findings.stream().map(Action::withoutSecrets).toList());
    if (common.form().isOfFindings()) {
      common.form().print(new PrintWriter(answer), report);
    } else {
      answer(lines, facts);
    }
    Workplace.tell(environment, report, common.form() == Form.github);
  }

  private static Finding withoutSecrets(Finding finding) {
    return finding
        .withText(Secrets.hideIn(finding.text()))
        .withRemedy(Secrets.hideIn(finding.remedy()));
  }

  /** Shows what somebody decides by: a part of the result for people, and beside any other. */
  final void show(String lines) {
    if (common.form() == Form.text) {
      out().println(Printable.lines(lines));
    } else {
      lines.lines().forEach(this::say);
    }
  }

  /** Prints a script for a person to run, or gives it to a program. */
  final void script(String sql) {
    answer(() -> out().println(sql), facts -> facts.text("script", sql));
  }

  /** Prints a line of a result; colours are those of {@link Screen}, which has made it safe. */
  final void print(String line) {
    out().println(screen().line(line));
  }

  /** Tells the person at the keyboard, not the pipe. */
  final void say(String line) {
    if (!common.quiet()) {
      environment.terminal().messages().say(Printable.line(Secrets.hideIn(line)));
    }
  }

  final void warn(List<Finding> findings) {
    Finding.texts(findings).forEach(this::warn);
  }

  /**
   * Tells what was found in migrations: errors in any case, warnings to those who sit there or want
   * to know more.
   */
  final void tell(List<Finding> findings) {
    boolean all = common.verbose() || screen().isTerminal();
    ReviewText text = new ReviewText(Screen.none());
    for (Finding finding : findings) {
      if (finding.severity() == Severity.ERROR || (all && finding.severity() == Severity.WARNING)) {
        say(text.summary(finding));
      }
    }
  }

  final void warn(String text) {
    environment.terminal().messages().warn(Printable.line(Secrets.hideIn(text)));
  }

  /**
   * Warns where there is nothing to run because there is nothing at all, as behind a wrong path.
   */
  final void sayNothingToDo(Project project, RevisionGraph revisions, String target) {
    if (revisions.revisions().isEmpty()) {
      warn("there are no migrations in " + project.migrationsLabel());
    } else {
      say(
          target.matches("[+-]0*")
              ? "nothing to do"
              : "nothing to do: the database is at " + target + " already");
    }
  }

  /**
   * Prints revisions: a line each, several with {@code --verbose}.
   *
   * @param name what a program finds the list under
   */
  final void list(String name, Lines lines, List<RevisionScript> scripts) {
    answer(
        () -> {
          if (common.verbose()) {
            scripts.forEach(script -> lines.all(script).forEach(this::print));
          } else {
            lines.of(scripts, 0).forEach(this::print);
          }
        },
        facts -> facts.list(name, scripts, lines::facts));
  }

  /** Prints the path of a file that was written. */
  final void print(Path file) {
    print(shown(file));
  }

  /** Writes a file that was asked for, with the folders it is in; relative to where we are. */
  final Path write(Path named, String content) throws IOException {
    Path file = environment().working().resolve(named);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, content);
    return file;
  }

  /** A path, from the working directory where it is in there. */
  final String shown(Path file) {
    Path working = environment.working().toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(working) ? working.relativize(absolute) : absolute).toString();
  }

  /** A path for a program, which may be somewhere else. */
  static String whole(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  /** Says how tables were compared, and what was set aside. */
  final void sayHow(String method, List<Finding> setAside) {
    say(method);
    setAside.forEach(finding -> say("set aside: " + finding.text()));
  }

  final int report(Autogenerate.Result result) {
    if (common.verbose() && !result.method().isEmpty()) {
      sayHow(result.method(), result.setAside());
    }
    answer(
        () -> {
          warn(result.warnings());
          result.file().ifPresent(this::print);
          tell(result.findings());
        },
        facts -> {
          facts.text("revision", result.revision());
          facts.texts("written", result.file().map(Action::whole).stream().toList());
          facts.list("changes", result.changes(), new ChangeFacts(result.properties())::facts);
          facts.texts("setAside", Finding.texts(result.setAside()));
          FindingFacts.some(facts, result.findings());
          facts.texts("warnings", Finding.texts(result.warnings()));
        });
    if (result.file().isEmpty()) {
      say("nothing to do: entities and database agree");
    }
    return 0;
  }
}
