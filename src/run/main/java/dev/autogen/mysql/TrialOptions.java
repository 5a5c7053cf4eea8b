package dev.autogen.mysql;

import dev.autogen.schema.TableOptions;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the server makes of a table's options. An option that temporary tables refuse, or that the
 * server prints otherwise, is as it is said; so is a value that begins a count of rows.
 */
final class TrialOptions {

  private static final Set<String> AS_SAID =
      Set.of(
          TableOptions.AUTO_INCREMENT,
          "AUTOEXTEND_SIZE",
          "COMPRESSION",
          "CONNECTION",
          "DATA DIRECTORY",
          "ENCRYPTION",
          "ENGINE_ATTRIBUTE",
          "INDEX DIRECTORY",
          "INSERT_METHOD",
          "KEY_BLOCK_SIZE",
          "SECONDARY_ENGINE",
          "SECONDARY_ENGINE_ATTRIBUTE");

  /** Engines no temporary table can have. */
  private static final Set<String> NOT_TEMPORARY =
      Set.of("FEDERATED", "NDB", "NDBCLUSTER", "MERGE");

  private TrialOptions() {}

  /**
   * What a temporary table is to be made with.
   *
   * @param collation what the table has where it says none
   */
  static TableOptions asked(TableOptions said, String collation) {
    SortedMap<String, String> create = new TreeMap<>(said.create());
    create.entrySet().removeIf(e -> isAsSaid(e.getKey(), e.getValue()));
    boolean isSaid = !said.collation().isEmpty() || create.containsKey(DefinitionSql.CHARACTER_SET);
    boolean canBe = !NOT_TEMPORARY.contains(said.engine().toUpperCase(Locale.ROOT));
    return TableOptions.UNSAID
        .withEngine(canBe ? said.engine() : "")
        .withCollation(isSaid ? said.collation() : collation)
        .withCreate(create);
  }

  /** What the table's options are, as far as {@code said} says them. */
  static TableOptions told(TableOptions said, TableOptions told) {
    SortedMap<String, String> create = new TreeMap<>();
    said.create()
        .forEach(
            (name, value) ->
                create.put(
                    name, isAsSaid(name, value) ? value : told.create().getOrDefault(name, "")));
    boolean hasSet = create.remove(DefinitionSql.CHARACTER_SET) != null;
    return said.withEngine(
            said.engine().isEmpty() || told.engine().isEmpty() ? said.engine() : told.engine())
        .withCollation(hasSet || !said.collation().isEmpty() ? told.collation() : "")
        .withCreate(create);
  }

  private static boolean isAsSaid(String name, String value) {
    return AS_SAID.contains(name)
        || (name.equals("ROW_FORMAT") && value.equalsIgnoreCase("COMPRESSED"));
  }
}
