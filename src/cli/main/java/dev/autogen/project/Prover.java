package dev.autogen.project;

import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Server;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Proof;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
      Emission.Both operations = emission.operations();
      verdict =
          new Place<Proof.Verdict>(connection, collation, wish)
              .in(
                  scratch -> trial.in(scratch, operations.upgrade(), operations.downgrade()),
                  server -> true,
                  Proof.NotProven::new);
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
    return wish == Wish.NEVER
        ? Optional.empty()
        : new Place<Optional<T>>(connection, collation, wish)
            .in(
                scratch -> Optional.of(question.in(scratch)),
                // Another version would answer for itself.
                server -> server.number() == connection.session().server().number(),
                reason -> Optional.empty());
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

  /** Where things are tried: where that is wished, else beside the database, else on one's own. */
  private final class Place<T> {

    private final Connection connection;
    private final String collation;
    private final Wish wish;

    Place(Connection connection, String collation, Wish wish) {
      this.connection = connection;
      this.collation = collation;
      this.wish = wish;
    }

    /**
     * Tries something in an empty schema.
     *
     * @param isGood whether a server of the project's own will do
     * @param nowhere what it comes to where there is no place, by the reason, a clause
     */
    T in(Question<T> question, Predicate<Server> isGood, Function<String, T> nowhere) {
      Database place = project.databases().scratch(connection);
      if (place.isContainer()) {
        return onDevelopmentServer(
            question, isGood, nowhere, "every opening of the URL is another server");
      }
      try {
        return tried(place, question);
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
            ? onDevelopmentServer(question, isGood, nowhere, reason)
            : nowhere.apply(reason);
      }
    }

    private T onDevelopmentServer(
        Question<T> question,
        Predicate<Server> isGood,
        Function<String, T> nowhere,
        String reason) {
      try (Connection development = project.databases().developmentServer(wish == Wish.ALWAYS)) {
        return isGood.test(development.session().server())
            ? tried(development.database(), question)
            : nowhere.apply(reason);
      } catch (ServerUnavailableException e) {
        return nowhere.apply(reason + ", and " + e.getMessage());
      } catch (SQLException e) {
        throw Failures.of("trying the migration on the development server", e);
      }
    }

    private T tried(Database place, Question<T> question) throws SQLException {
      try (ScratchSchema scratch = ScratchSchema.create(place, id(), collation)) {
        return question.in(scratch.session());
      }
    }
  }
}
