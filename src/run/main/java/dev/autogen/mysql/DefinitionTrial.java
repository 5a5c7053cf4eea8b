package dev.autogen.mysql;

import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks the server whether a table is within its limits, by creating a copy without rows. */
public final class DefinitionTrial {

  /** Characters; the manual, "Identifier Length Limits". */
  private static final int LONGEST_NAME = 64;

  /** Tables in one round trip. */
  private static final int MOST = 100;

  /**
   * What a copy is refused for only where the table itself would be: too many keys, key parts or
   * columns, a name, key, column, row or index column that is too long; no primary key where the
   * server wants one.
   */
  private static final Set<Integer> LIMITS =
      Set.of(1059, 1069, 1070, 1071, 1074, 1117, 1118, 1709, 3057, 3750);

  private final Session session;

  public DefinitionTrial(Session session) {
    this.session = session;
  }

  /**
   * Whether the server takes all of them, as it mostly does; asked in few round trips. Where not,
   * {@link #refusal} tells which and why.
   */
  public boolean takes(List<Table> tables) {
    if (tables.stream().anyMatch(table -> longName(table).isPresent())) {
      return false;
    }
    try {
      for (int i = 0; i < tables.size(); i += MOST) {
        session.batch(
            tables.subList(i, Math.min(i + MOST, tables.size())).stream()
                .flatMap(table -> trial(table).stream())
                .toList());
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** What the server would refuse {@code table} for, in its words; empty where nothing. */
  public Optional<String> refusal(Table table) throws SQLException {
    Optional<String> name = longName(table);
    if (name.isPresent()) {
      return name;
    }
    try {
      session.batch(trial(table));
      return Optional.empty();
    } catch (SQLException e) {
      if (LIMITS.contains(e.getErrorCode())) {
        return Optional.of(RefusedKey.told(session, copy(table), e));
      }
      if (Failures.isPrivilege(e)) {
        throw e;
      }
      // What a temporary table alone is refused for says nothing of the table.
      return Optional.empty();
    }
  }

  private static List<String> trial(Table table) {
    String trial = Sql.name("autogen_trial");
    return List.of(
        "CREATE TEMPORARY TABLE " + trial + " " + DefinitionSql.body(copy(table)),
        "DROP TEMPORARY TABLE " + trial);
  }

  private static Optional<String> longName(Table table) {
    List<String> names = new ArrayList<>();
    names.add(table.name());
    table.columns().forEach(c -> names.add(c.name()));
    table.indexes().forEach(i -> names.add(i.name()));
    table.foreignKeys().forEach(f -> names.add(f.name()));
    table.checks().forEach(c -> names.add(c.name()));
    return names.stream()
        .filter(name -> name.codePointCount(0, name.length()) > LONGEST_NAME)
        .map(
            name ->
                "the name "
                    + name
                    + " has "
                    + name.codePointCount(0, name.length())
                    + " characters, and MySQL takes "
                    + LONGEST_NAME)
        .findFirst();
  }

  /** The table as a temporary one can be: with all that counts for its limits. */
  private static Table copy(Table table) {
    SortedMap<String, String> create = new TreeMap<>();
    String format = table.options().create().getOrDefault("ROW_FORMAT", "");
    if (!format.isEmpty() && !format.toUpperCase(Locale.ROOT).equals("COMPRESSED")) {
      create.put("ROW_FORMAT", format);
    }
    return table
        .withForeignKeys(List.of())
        .withChecks(List.of())
        .withIndexes(table.indexes().stream().filter(i -> i.kind() != Index.Kind.FULLTEXT).toList())
        .withOptions(
            TableOptions.UNSAID
                .withEngine(table.options().engine())
                .withCollation(table.options().collation())
                .withCreate(create));
  }
}
