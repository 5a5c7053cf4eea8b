package dev.autogen.cli;

import dev.autogen.project.Autogenerate;
import dev.autogen.project.NewRevision;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code autogen revision}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Write a new migration: an empty one, or with --autogenerate what differs.",
    footer = {"", "Example: autogen revision -m \"Fill in display names\""})
final class RevisionCommand extends Action {

  @Mixin private RevisionOptions options = new RevisionOptions();

  @Mixin private RenameOptions renames = new RenameOptions();

  @Mixin private DropOptions drops = new DropOptions();

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "TEXT",
      description = "What the migration does.")
  private String message;

  @Option(names = "--autogenerate", description = "Fill it with what differs.")
  private boolean autogenerate;

  @Option(
      names = "--from-database",
      description = "Fill it with the tables the database has, to take over a database.")
  private boolean fromDatabase;

  @Option(
      names = "--head",
      paramLabel = "REVISION",
      description = "The revision it follows, such as label@head, or base; default: the only head.")
  private List<String> heads = List.of();

  @Option(
      names = "--depends-on",
      paramLabel = "REVISION",
      description = "A revision of another branch that must be run before it; may be repeated.")
  private List<String> dependsOn = List.of();

  @Override
  int act() {
    Autogenerate autogen =
        new Autogenerate(
            project(),
            environment().ids(),
            renames.questions(environment()),
            drops.questions(environment()));
    NewRevision revision = options.revision(environment(), message, heads, dependsOn);
    if (autogenerate && fromDatabase) {
      throw new ParameterException(
          spec.commandLine(),
          "--autogenerate fills it with what differs, --from-database with all there is: choose");
    }
    if (fromDatabase) {
      int code = report(autogen.writeBaseline(revision));
      say("the database already matches this baseline; record it with 'autogen stamp head'");
      return code;
    }
    if (autogenerate) {
      return report(autogen.write(revision));
    }
    return report(autogen.writeEmpty(revision));
  }
}
