package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.RenameHints;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.entity.EntityModel;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.policy.Accepted;
import dev.autogen.policy.Equivalences;
import dev.autogen.policy.HookPolicy;
import dev.autogen.policy.OnlyInDatabase;
import dev.autogen.policy.Policy;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** Compares the entities of a project with a database, as its settings and hooks want it. */
final class DatabaseComparison {

  private final Project project;
  private EntitiesAhead ahead;

  DatabaseComparison(Project project) {
    this.project = project;
  }

  /** Begins with the entities, beside whatever else is done. */
  void readAhead() {
    ahead = new EntitiesAhead(project.entities()::prepare);
  }

  /**
   * Compares the entities with the database. What is only probably renamed counts as dropped and
   * added.
   *
   * @param places where each property lived when the migrations were written
   * @throws AutogenException when the entities cannot be read, or the server refuses something
   */
  Project.Compared compare(Connection connection, SortedMap<String, List<TableOrColumn>> places) {
    PossibleRenames possible = new PossibleRenames();
    Project.Compared compared =
        compare(
            connection, places, model -> RenameQuestions.nobody().hints(places, model, possible));
    return new Project.Compared(
        compared.model(), compared.read(), compared.comparison().warning(possible.warnings()));
  }

  /**
   * Compares the entities with the database.
   *
   * @param places where each property lived when the migrations were written
   * @param hints what is known of names that changed
   */
  Project.Compared compare(
      Connection connection,
      SortedMap<String, List<TableOrColumn>> places,
      Function<EntityModel, RenameHints> hints) {
    Session session = connection.session();
    if (ahead == null) {
      readAhead();
    }
    ahead.read(session.server().shortVersion());
    try {
      SchemaReader.Live live;
      EntityModel model;
      try (Activity.Stage stage = project.activity().begin("reading the schema and the entities")) {
        live = new SchemaReader(session).read(project.tables());
        project.entities().requireModules(ahead.model(), Mapping.entities(places, live.schema()));
        model = counted(ahead.model(), live, session);
      }
      Comparison comparison =
          Comparison.of(
              session,
              live,
              model.schema(),
              Entities.freeOrderEnums(model)::contains,
              hints.apply(model),
              policy(model, places));
      return new Project.Compared(model, live, comparison);
    } catch (SQLException e) {
      throw Failures.of("reading the schema", e);
    }
  }

  /** What counts of the entities: the tables of the schema itself that the settings count. */
  private EntityModel counted(EntityModel read, SchemaReader.Live live, Session session)
      throws SQLException {
    Comparator<String> order = Spelling.order(session.server());
    String name = session.schema();
    EntityModel model = read.within(schema -> order.compare(schema, name) == 0);
    model =
        model.withSchema(
            model
                .schema()
                .withTables(
                    model.schema().tables().stream()
                        .filter(table -> project.tables().test(table.name()))
                        .toList()));
    return MappedViews.of(live.views(), order).without(model, new SchemaReader(session));
  }

  /** The same, where tables that were not read are not known to be gone. */
  Policy policy(EntityModel model, SortedMap<String, List<TableOrColumn>> places) {
    Policy policy = policy();
    return new Policy(
        policy.equivalences(),
        policy.onlyInDatabase().withUncertain(new UnreadEntities(model, places)),
        policy.accepted(),
        policy.hooked());
  }

  /** What the settings say about differences. */
  Policy policy() {
    return new Policy(
        Equivalences.parse(project.settings().text(SettingKey.EQUIVALENT)),
        OnlyInDatabase.parse(project.settings().text(SettingKey.ONLY_IN_DATABASE)),
        new Accepted(project.acceptedFile().lines()),
        new HookPolicy(project.hooks(), project.hooks()));
  }
}
