package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntityReader;
import dev.autogen.entity.EntitySettings;
import dev.autogen.entity.OtherModules;
import dev.autogen.entity.Survey;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Session;
import dev.autogen.run.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The entities of a project: where its settings find them, and what they say. */
public final class Entities {

  private static final int MOST_NAMES = 5;

  private final Settings settings;
  private final Path cache;
  private final Activity activity;

  /**
   * Nothing is read yet.
   *
   * @param cache the folder for what can be made again
   */
  Entities(Settings settings, Path cache, Activity activity) {
    this.settings = settings;
    this.cache = cache;
    this.activity = activity;
  }

  /** Reads the entities as they would be mapped to a server of {@code serverVersion}. */
  EntityModel read(String serverVersion) {
    return read(serverVersion, classPath());
  }

  /** The same where there is a place to look for them; empty otherwise. */
  Optional<EntityModel> readIfAny(String serverVersion) {
    return settings.isSet(SettingKey.MODELS)
            || !ClassPaths.usualModelsIfAny(settings.directory()).isEmpty()
        ? Optional.of(read(serverVersion))
        : Optional.empty();
  }

  /**
   * What another version of a library would do to the schema of the entities.
   *
   * @param from the version of Hibernate the project has
   * @param to the version it would have
   * @param differences what would change
   * @param properties whose property each element is that differs
   * @param warnings what the other version could not read
   */
  public record Upgrade(
      String from,
      String to,
      List<Change> differences,
      MappedProperties properties,
      List<Finding> warnings) {}

  /**
   * Reads the entities as they are and with some libraries of the project replaced.
   *
   * @param connection a server to ask for its form of things; nothing in its schema counts
   * @param libraries the class path of these, such as another Hibernate with all it needs
   */
  public Upgrade upgrade(Connection connection, List<Path> libraries) throws SQLException {
    Session session = connection.session();
    String server = session.server().shortVersion();
    List<Path> classPath = classPath();
    List<Path> others = ClassPaths.expand(ClassPaths.withJarsOf(libraries));
    if (!EntityReader.isHibernateIn(others)) {
      throw AutogenException.usage(
          "there is no Hibernate in "
              + String.join(", ", libraries.stream().map(Path::toString).toList()),
          "name its jars, or a text file that lists them, with --hibernate");
    }
    EntityModel now = read(server, classPath).within(session.schema()::equals);
    EntityModel then =
        read(server, ClassPaths.replaced(classPath, others)).within(session.schema()::equals);
    return new Upgrade(
        now.hibernateVersion(),
        then.hibernateVersion(),
        ModelComparison.between(
            session, now.schema(), then.schema(), freeOrderEnums(then)::contains),
        MappedProperties.of(then, Mapping.places(now)),
        then.findings());
  }

  private EntityModel read(String serverVersion, List<Path> classPath) {
    try (Activity.Stage stage = activity.begin("reading the entities")) {
      return reader().read(entitySettings(classPath).withServerVersion(serverVersion));
    }
  }

  private EntityReader reader() {
    Version.require(EntityReader.class);
    return settings.readsCache()
        ? EntityReader.cachingIn(cache.resolve("entities"))
        : new EntityReader();
  }

  /** Begins to read them, as far as that needs no server. */
  EntityReader.Prepared prepare() {
    return reader().prepare(entitySettings(classPath()));
  }

  /**
   * Sees that no entity of a module was left out by mistake: one that migrations knew, and that is
   * on the class path but not among the models by now.
   *
   * @param known the entities whose tables are there
   * @throws AutogenException when there is one
   */
  void requireModules(EntityModel model, Collection<String> known) {
    SortedSet<String> missing = new TreeSet<>(known);
    missing.removeAll(model.entities());
    missing.removeAll(model.leftOut());
    List<String> elsewhere = OtherModules.entitiesAmong(missing, classPath());
    if (!elsewhere.isEmpty()) {
      throw AutogenException.usage(
          (elsewhere.size() == 1
                  ? "an entity that the migrations know is"
                  : elsewhere.size() + " entities that the migrations know are")
              + " on the class path but not among the models: "
              + String.join(", ", elsewhere.subList(0, Math.min(MOST_NAMES, elsewhere.size())))
              + (elsewhere.size() > MOST_NAMES ? ", …" : ""),
          "add the module to models, or take its tables out with exclude");
    }
  }

  /** Which classes are looked at. */
  Survey survey() {
    return Survey.of(entitySettings(classPath()));
  }

  /** Where the entities are. */
  List<Path> places() {
    List<Path> models = settings.paths(SettingKey.MODELS);
    return models.isEmpty() ? ClassPaths.usualModels(settings.directory()) : models;
  }

  private EntitySettings entitySettings(List<Path> classPath) {
    String naming = settings.text(SettingKey.NAMING);
    return new EntitySettings(
        places(),
        classPath,
        settings.words(SettingKey.PACKAGE),
        naming.isEmpty() ? "jpa" : naming,
        settings.properties(),
        settings.wordsOrFiles(SettingKey.MAPPING_FILES),
        EntitySettings.DEFAULT_SERVER_VERSION,
        cache);
  }

  private List<Path> classPath() {
    return ClassPaths.expand(settings.paths(SettingKey.CLASSPATH));
  }

  /** The columns, as {@code table.column}, of enums whose members may stand in any order. */
  static Set<String> freeOrderEnums(EntityModel model) {
    return model.freeOrderEnums().stream()
        .map(ref -> ref.table() + "." + ref.column())
        .collect(Collectors.toSet());
  }
}
