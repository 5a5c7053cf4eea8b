package dev.autogen.project;

import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Proof;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Has a migration proven before its file is written: the very text that is to be in the file. */
final class Prover {

  private final Project project;
  private final Supplier<String> ids;

  /** Of its schemas, which are there one after the other; empty before the first. */
  private String id = "";

  Prover(Project project, Supplier<String> ids) {
    this.project = project;
    this.ids = ids;
  }

  /** Tries a migration in an empty schema. */
  @FunctionalInterface
  interface Trial {
    Proof.Verdict in(Session scratch, List<Operation> upgrade, List<Operation> downgrade)
        throws SQLException;
  }

  /** How much is made of it. */
  private enum Wish {
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * Proves {@code emission}.
   *
   * @param collation of the schema to try it in
   * @return a warning when it could not be tried; empty when it is proven, or nobody wants it to be
   * @throws AutogenException when it does not do what it says, or must be proven and cannot be
   */
  Optional<Finding> prove(Connection connection, String collation, Emission emission, Trial trial) {
    Wish wish = wish();
    if (wish == Wish.NEVER) {
      return Optional.empty();
    }
    Proof.Verdict verdict;
    try (Activity.Stage stage = project.activity().begin("trying the migration on empty copies")) {
      verdict = verdict(connection, collation, emission, trial, wish);
    }
    if (verdict instanceof Proof.Refuted refuted) {
      throw AutogenException.failure(
          "the migration was tried on empty copies and not written: " + refuted.defect(),
          "if the server's own words do not tell what to change in the entities this is a defect of"
              + " autogen: report it, and use --prove never to have the file all the same");
    }
    if (verdict instanceof Proof.NotProven not) {
      if (wish == Wish.ALWAYS) {
        throw AutogenException.failure(
            "the migration cannot be proven: " + not.reason(),
            "name a server to try it on with --scratch, or use --prove auto");
      }
      return Optional.of(
          Finding.warning(
              "not-proven", Element.project("migration"), "not proven: " + not.reason()));
    }
    return Optional.empty();
  }

  /** Asks a server something in an empty schema. */
  @FunctionalInterface
  interface Question<T> {
    T in(Session scratch) throws SQLException;
  }

  /**
   * Asks where a migration would be tried.
   *
   * @param collation of the schema to ask in
   * @return empty where nothing may be tried, or there is no place for it, which {@link #prove}
   *     says
   */
  <T> Optional<T> ask(Connection connection, String collation, Question<T> question) {
    Wish wish = wish();
    if (wish == Wish.NEVER) {
      return Optional.empty();
    }
    Database place = project.databases().scratch(connection);
    if (!place.isContainer()) {
      try {
        return Optional.of(asked(place, collation, question));
      } catch (SQLException e) {
        if (!Failures.isPrivilege(e) && !Failures.isReadOnly(e)) {
          throw Failures.of("asking the server how it changes tables", e);
        }
      }
    }
    if (!place.isContainer()
        && (!project.settings().text(SettingKey.SCRATCH).isEmpty() || connection.development())) {
      return Optional.empty();
    }
    try (Connection development = project.databases().developmentServer(wish == Wish.ALWAYS)) {
      // Another version would answer for itself.
      boolean isAlike =
          development.session().server().number() == connection.session().server().number();
      return isAlike
          ? Optional.of(asked(development.database(), collation, question))
          : Optional.empty();
    } catch (ServerUnavailableException e) {
      return Optional.empty();
    } catch (SQLException e) {
      throw Failures.of("asking the development server how it changes tables", e);
    }
  }

  private <T> T asked(Database place, String collation, Question<T> question) throws SQLException {
    try (ScratchSchema scratch = ScratchSchema.create(place, id(), collation)) {
      return question.in(scratch.session());
    }
  }

  private String id() {
    if (id.isEmpty()) {
      id = ids.get();
    }
    return id;
  }

  private Wish wish() {
    String word = project.settings().text(SettingKey.PROVE);
    return switch (word) {
      case "", "auto" -> Wish.AUTO;
      case "always" -> Wish.ALWAYS;
      case "never" -> Wish.NEVER;
      default ->
          throw AutogenException.usage(
              "'" + word + "' is no way to prove a migration", "use auto, always or never");
    };
  }

  /** Tries it where that is wished, else beside the database, else on the development server. */
  private Proof.Verdict verdict(
      Connection connection, String collation, Emission emission, Trial trial, Wish wish) {
    Emission.Both operations = emission.operations();
    Database place = project.databases().scratch(connection);
    if (place.isContainer()) {
      return onDevelopmentServer(
          collation, operations, trial, wish, "every opening of the URL is another server");
    }
    try {
      return tried(place, collation, operations, trial);
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e) && !Failures.isReadOnly(e)) {
        throw Failures.of("trying the migration on empty copies", e);
      }
      String obstacle =
          Failures.isReadOnly(e)
              ? "the server takes no changes"
              : "the account may not create a schema to try it in";
      String reason = obstacle + " (" + Failures.oneLine(e) + ")";
      return project.settings().text(SettingKey.SCRATCH).isEmpty() && !connection.development()
          ? onDevelopmentServer(collation, operations, trial, wish, reason)
          : new Proof.NotProven(reason);
    }
  }

  private Proof.Verdict onDevelopmentServer(
      String collation, Emission.Both operations, Trial trial, Wish wish, String reason) {
    try (Connection development = project.databases().developmentServer(wish == Wish.ALWAYS)) {
      return tried(development.database(), collation, operations, trial);
    } catch (ServerUnavailableException e) {
      return new Proof.NotProven(reason + ", and " + e.getMessage());
    } catch (SQLException e) {
      throw Failures.of("trying the migration on the development server", e);
    }
  }

  private Proof.Verdict tried(
      Database place, String collation, Emission.Both operations, Trial trial) throws SQLException {
    try (ScratchSchema scratch = ScratchSchema.create(place, id(), collation)) {
      return trial.in(scratch.session(), operations.upgrade(), operations.downgrade());
    }
  }
}
