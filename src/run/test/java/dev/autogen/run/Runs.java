package dev.autogen.run;

import dev.autogen.event.RunEvent;
import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Migrations written in a test, in one line of history, and their runs on a schema. */
final class Runs {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T09:14:07Z"), ZoneOffset.UTC);

  private Database database;
  private final List<RevisionScript> scripts = new ArrayList<>();
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private RunOptions options = RunOptions.usual().withConsent(Consent.given());
  private Listener listener = line -> {};
  private Consumer<RunEvent> told = event -> {};
  private Clock clock = CLOCK;

  /** Does something when a line is said. */
  interface Listener {
    void on(String line) throws SQLException;
  }

  Runs(TestSchema schema) {
    this.database = new Database(schema.jdbcUrl(), schema.user(), schema.password());
  }

  Runs with(RunOptions newOptions) {
    options = newOptions;
    return this;
  }

  /** Also tells {@code newListener} what is said. */
  Runs telling(Listener newListener) {
    listener = newListener;
    return this;
  }

  /** Also tells {@code newTold} what happens. */
  Runs told(Consumer<RunEvent> newTold) {
    told = newTold;
    return this;
  }

  /** With a time that goes on, unlike the usual one. */
  Runs at(InstantSource time) {
    clock = time.withZone(ZoneOffset.UTC);
    return this;
  }

  Runs with(SchemaLock.Kind lock) {
    return with(options.withLock(lock));
  }

  /** At another address. */
  Runs through(UnaryOperator<String> url) {
    database = new Database(url.apply(database.url()), database.user(), database.password());
    return this;
  }

  /** As another account. */
  Runs as(String user, String password) {
    database = new Database(database.url(), user, password);
    return this;
  }

  private void say(String line) {
    said.add(line);
    try {
      listener.on(line);
    } catch (SQLException e) {
      throw new IllegalStateException(line, e);
    }
  }

  /** Adds a revision after the last, or puts it in the place of the one of that id. */
  Runs revision(String id, Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
    int place = 0;
    while (place < scripts.size() && !scripts.get(place).id().equals(id)) {
      place++;
    }
    RevisionScript script =
        new RevisionScript(
            id,
            place == 0 ? List.of() : List.of(scripts.get(place - 1).id()),
            List.of(),
            List.of(),
            Instant.parse("2026-11-20T10:00:00Z").plusSeconds(place),
            "",
            id + ".java",
            new Migration() {
              @Override
              public void upgrade(Operations op) {
                upgrade.accept(op);
              }

              @Override
              public void downgrade(Operations op) {
                downgrade.accept(op);
              }
            });
    if (place == scripts.size()) {
      scripts.add(script);
    } else {
      scripts.set(place, script);
    }
    return this;
  }

  Session open() {
    return database.open();
  }

  RevisionGraph graph() {
    return RevisionGraph.of(scripts);
  }

  List<String> upgrade(String target) throws SQLException {
    try (Session session = open()) {
      return ids(runner(session).upgrade(target));
    }
  }

  List<String> downgrade(String target) throws SQLException {
    try (Session session = open()) {
      return ids(runner(session).downgrade(target));
    }
  }

  Runner runner(Session session) {
    return new Runner(
        session,
        graph(),
        clock,
        new Operator("ada", "analytical", "1.2.3"),
        options,
        new ProgressLines(this::say, options.verbose()).andThen(told));
  }

  /** What was said on the way, in order. */
  List<String> said() {
    return said;
  }

  private static List<String> ids(List<RevisionScript> scripts) {
    return scripts.stream().map(RevisionScript::id).toList();
  }
}
