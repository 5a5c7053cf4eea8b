package dev.autogen;

import dev.autogen.run.ChangePolicy;
import dev.autogen.run.Consent;
import dev.autogen.run.RunOptions;
import dev.autogen.run.SchemaLock;
import dev.autogen.run.Timeouts;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** How {@link Autogen} runs migrations; what nobody says is as on the command line. */
public final class MigrationOptions {

  private final RunOptions options;

  private MigrationOptions(RunOptions options) {
    this.options = options;
  }

  static MigrationOptions usual() {
    return new MigrationOptions(RunOptions.usual());
  }

  RunOptions runOptions() {
    return options;
  }

  private MigrationOptions timeouts(UnaryOperator<Timeouts> change) {
    return new MigrationOptions(options.withTimeouts(change.apply(options.timeouts())));
  }

  /** How long a statement waits for a lock on a table or a row; 30 seconds. */
  public MigrationOptions withLockTimeout(Duration time) {
    return timeouts(t -> new Timeouts(t.turn(), time, t.retries(), t.killBlockers()));
  }

  /** How often a statement that got no lock is tried again; 3. */
  public MigrationOptions withLockRetries(int times) {
    return timeouts(t -> new Timeouts(t.turn(), t.lock(), times, t.killBlockers()));
  }

  /** How long to wait until another autogen is done with the schema; 10 minutes. */
  public MigrationOptions withSchemaLockTimeout(Duration time) {
    return timeouts(t -> new Timeouts(time, t.lock(), t.retries(), t.killBlockers()));
  }

  /** Keeps another autogen off the schema by a row, also where the server has named locks. */
  public MigrationOptions withRowLock() {
    return new MigrationOptions(options.withLock(SchemaLock.Kind.ROW));
  }

  /** Does not test first whether rows or the server's limits would stop a step. */
  public MigrationOptions withoutPreflight() {
    return new MigrationOptions(options.withoutPreflight());
  }

  /** Runs although tables are not as the migrations before left them. */
  public MigrationOptions withDriftAllowed() {
    return new MigrationOptions(options.withDriftAllowed());
  }

  /** Runs although a migration was changed after it was run; the progress says so. */
  public MigrationOptions withChangedMigrationsAllowed() {
    return new MigrationOptions(options.withChanged(ChangePolicy.WARN));
  }

  /** Lets rows go, and a downgrade undo what was only stamped. */
  public MigrationOptions withLossesAllowed() {
    return new MigrationOptions(options.withConsent(Consent.given()));
  }

  /** Fails where the database has had later migrations than there are. */
  public MigrationOptions withNewerRefused() {
    return new MigrationOptions(options.withNewerRefused());
  }

  /** Tells details to the progress, too. */
  public MigrationOptions withVerboseProgress() {
    return new MigrationOptions(options.withVerbose(true));
  }
}
