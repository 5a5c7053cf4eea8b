package dev.autogen.cli;

import dev.autogen.embedded.DevelopmentServer;
import dev.autogen.error.AutogenException;
import dev.autogen.project.PrivateServer;
import dev.autogen.project.Project;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen dev}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Show the private MySQL server of this project, open a client on it, stop it or delete it.",
    footer = {"", "Example: autogen dev client -e \"show tables\""})
final class DevCommand extends Action {

  /** What to do with the server. */
  enum Verb {
    STATUS,
    CLIENT,
    STOP,
    RESET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "status",
      paramLabel = "VERB",
      description =
          "status: where it is; client: open the mysql client on it; stop: end it; reset: delete"
              + " it with all that is in it; default: $${DEFAULT-VALUE}.")
  private Verb verb;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "For client: handed to mysql as it is.")
  private List<String> arguments = List.of();

  @Override
  int act() throws IOException, InterruptedException {
    if (verb != Verb.CLIENT && !arguments.isEmpty()) {
      throw AutogenException.usage(
          "unexpected argument '" + arguments.get(0) + "'", "only 'autogen dev client' takes more");
    }
    Project project = project();
    PrivateServer server = project.privateServer();
    switch (verb) {
      case STATUS -> status(server);
      case CLIENT -> {
        return server.client(arguments) == 0 ? 0 : 3;
      }
      case STOP ->
          done(
              "stopped",
              server.stop(),
              "stopped the private server",
              "nothing to do: the private server is not running");
      case RESET ->
          done(
              "deleted",
              server.delete(),
              "deleted the private server with all that was in it; the next command that needs one"
                  + " makes a new one",
              "nothing to do: there is no private server in " + shown(server.folder()));
    }
    return 0;
  }

  private void done(String word, boolean done, String sentence, String otherwise) {
    answer(() -> {}, facts -> facts.flag(word, done));
    say(done ? sentence : otherwise);
  }

  private void status(PrivateServer server) {
    Optional<DevelopmentServer.Look> look = server.look();
    answer(
        () -> print(server, look),
        facts -> {
          facts.text("folder", server.folder().toString());
          facts.flag("exists", look.isPresent());
          facts.flag("running", look.filter(it -> it.port().isPresent()).isPresent());
          look.ifPresent(
              it -> {
                facts.text("version", it.version());
                it.port().ifPresent(port -> facts.text("port", String.valueOf(port)));
                facts.text("schema", server.schema());
                facts.text("bytes", String.valueOf(it.bytes()));
              });
        });
  }

  private void print(PrivateServer server, Optional<DevelopmentServer.Look> look) {
    out().println("folder    " + shown(server.folder()));
    if (look.isEmpty()) {
      out().println("server    none yet: the first command that needs one makes it");
      return;
    }
    DevelopmentServer.Look it = look.get();
    out()
        .println(
            "server    MySQL "
                + it.version()
                + (it.port().isPresent()
                    ? ", running on 127.0.0.1:" + it.port().getAsInt()
                    : ", not running: it runs while a command uses it"));
    out().println("schema    " + server.schema());
    out().println("size      " + it.bytes() / 1_000_000 + " MB");
    out().println("client    autogen dev client");
  }
}
