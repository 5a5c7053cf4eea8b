package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.operation.AlterTable;
import dev.autogen.run.Handover;
import dev.autogen.run.Interruption;
import dev.autogen.run.OwnTables;
import dev.autogen.run.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of a run that a tool carries out, and what tools left of earlier runs. */
public final class OnlineChanges implements Handover {

  private record Place(String revision, int step) {}

  private record Change(AlterTable alter, OnlineSettings settings, Account account) {}

  private final Duration wait;
  private final Interruption interruption;
  private final Map<Place, Change> changes = new HashMap<>();

  /**
   * With none yet.
   *
   * @param wait how long to wait for a tool of an earlier run that is still at work
   */
  public OnlineChanges(Duration wait, Interruption interruption) {
    this.wait = wait;
    this.interruption = interruption;
  }

  /**
   * Adds a step.
   *
   * @param alter what it does, without what it says of how the server is to do it
   * @throws AutogenException when the tool cannot connect to the database, is not there, or too old
   */
  public void add(
      String revision, int step, AlterTable alter, OnlineSettings settings, Database database) {
    changes.put(new Place(revision, step), new Change(alter, settings, Account.of(database)));
  }

  @Override
  public Optional<Deputy> of(String revision, Step step, Session session) throws SQLException {
    Change change = changes.get(new Place(revision, step.number()));
    if (change == null) {
      return Optional.empty();
    }
    // As it is now: the steps before may have changed the table, and keys that lead to it.
    TableFacts facts =
        TableFacts.of(
            session,
            new SchemaReader(session).readExactly(name -> !OwnTables.contains(name)),
            change.alter());
    List<String> obstacles = change.settings().tool().obstacles(facts);
    if (!obstacles.isEmpty()) {
      throw AutogenException.failure(
          change.settings().tool().word()
              + " cannot change table "
              + facts.table().name()
              + " any more, since "
              + String.join(", and ", obstacles),
          "run it again: what it cannot do is left to the server");
    }
    // Whatever is found under these names afterwards is the tool's, and is dropped.
    new Shadows(change.settings().tool(), facts.table().name()).requireNone(session);
    return Optional.of(new HandedChange(change.settings(), change.account(), facts, interruption));
  }

  @Override
  public boolean settle(String note, Session session, Snapshot before) throws SQLException {
    Optional<Traces> traces = Traces.parse(note);
    if (traces.isPresent()) {
      traces.get().settle(session, before, wait);
    }
    return traces.isPresent();
  }
}
