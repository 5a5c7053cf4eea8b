package dev.autogen.mysql;

import dev.autogen.AutogenException;
import dev.autogen.mysql.Server.MissingKeys;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks the server what it makes of a definition: creates it as a TEMPORARY table, which commits
 * nothing and no other session sees, and reads the text of that back. What temporary tables refuse
 * (foreign keys, full-text indexes, partitioning) needs no rewriting and stays as it is.
 */
public final class Canonical {

  private static final String NAME = "autogen_canonical";

  /** The primary key of a table that has none, on a server that wants one. */
  private static final String KEY = "autogen_key";

  private final Session session;

  public Canonical(Session session) {
    this.session = session;
  }

  /**
   * The tables as the server would write them.
   *
   * @param tables definitions, free {@code columnDefinition} texts and expressions included; the
   *     collation of each is that of the table it is compared with
   * @return by name
   * @throws AutogenException when the server refuses a definition, naming the table
   */
  public SortedMap<String, Table> of(Collection<Table> tables) throws SQLException {
    SortedMap<String, Table> canonical = new TreeMap<>();
    List<Table> all = List.copyOf(tables);
    List<List<Map<String, String>>> results;
    try {
      results = session.batch(statements(all));
    } catch (SQLException e) {
      throw refused(all, e);
    }
    for (int i = 0; i < all.size(); i++) {
      canonical.put(all.get(i).name(), read(all.get(i), told(all.get(i), results.get(i))));
    }
    return Collections.unmodifiableSortedMap(canonical);
  }

  private List<String> statements(List<Table> tables) {
    List<String> statements = new ArrayList<>();
    for (Table table : tables) {
      statements.add(
          "CREATE TEMPORARY TABLE " + Sql.name(NAME) + " " + Definitions.body(temporary(table)));
      statements.add("SHOW CREATE TABLE " + Sql.name(NAME));
      statements.add("DROP TEMPORARY TABLE " + Sql.name(NAME));
    }
    return statements;
  }

  /** What of the table a temporary table takes; checks are numbered to be found again. */
  private Table temporary(Table table) {
    List<Check> checks = new ArrayList<>();
    for (Check check : table.checks()) {
      checks.add(check.withName(checkName(checks.size())));
    }
    Table temporary =
        table
            .withForeignKeys(List.of())
            .withChecks(checks)
            .withIndexes(
                table.indexes().stream().filter(i -> i.kind() != Index.Kind.FULLTEXT).toList())
            .withOptions(TableOptions.UNSAID.withCollation(table.options().collation()));
    // What the server makes of the columns does not depend on it.
    return session.server().missingKeys() == MissingKeys.REFUSES && table.primaryKey().isEmpty()
        ? temporary.withColumns(withKey(table)).with(Index.primaryKey(KEY))
        : temporary;
  }

  private static List<Column> withKey(Table table) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(Column.of(KEY, "int").withNullable(false));
    return columns;
  }

  private static String checkName(int number) {
    return "autogen_check_" + number;
  }

  /** What the server told of a temporary table; where it hid a character, asked once more. */
  private Table told(Table asked, List<Map<String, String>> rows) throws SQLException {
    Table told =
        CreateTableParser.parse(
                rows.get(0).get("Create Table"), session.server().defaultCollations())
            .table();
    if (told.columns().stream().noneMatch(HiddenCharacters::maybeIn)) {
      return told;
    }
    List<String> statements = statements(List.of(asked));
    session.execute(statements.get(0));
    Table found = new HiddenCharacters(session).found(told.withName(NAME), new ArrayList<>());
    session.execute(statements.get(2));
    return found;
  }

  private Table read(Table asked, Table told) {
    List<Column> columns = new ArrayList<>();
    for (Column column : asked.columns()) {
      columns.add(told.column(column.name()).orElse(column));
    }
    List<Index> indexes = new ArrayList<>();
    for (Index index : asked.indexes()) {
      indexes.add(told.index(index.name()).map(i -> index.withParts(i.parts())).orElse(index));
    }
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < asked.checks().size(); i++) {
      Check check = asked.checks().get(i);
      told.check(checkName(i)).ifPresent(c -> checks.add(check.withExpression(c.expression())));
    }
    return asked.withColumns(columns).withIndexes(indexes).withChecks(checks);
  }

  /** Finds the one table of the batch the server refuses, and says so. */
  private AutogenException refused(List<Table> tables, SQLException first) {
    if (Failures.isPrivilege(first)) {
      return AutogenException.failure(
          "the account may not create temporary tables, which autogen needs to ask the server how"
              + " it writes a definition: "
              + Failures.oneLine(first),
          "grant it CREATE TEMPORARY TABLES on the schema");
    }
    List<Table> suspects = tables;
    SQLException refusal = first;
    try {
      // In halves: there may be thousands.
      while (suspects.size() > 1) {
        List<Table> half = suspects.subList(0, suspects.size() / 2);
        Optional<SQLException> inHalf = refusal(half);
        suspects = inHalf.isPresent() ? half : suspects.subList(half.size(), suspects.size());
        refusal = inHalf.orElse(refusal);
      }
      Optional<SQLException> inOne = refusal(suspects);
      if (inOne.isPresent()) {
        return AutogenException.failure(
            "MySQL refuses the definition of table "
                + suspects.get(0).name()
                + ": "
                + Failures.oneLine(inOne.get()),
            "correct the mapping of its entity");
      }
    } catch (SQLException e) {
      refusal = e;
    }
    return Failures.of("asking the server for its form of a definition", refusal);
  }

  /** Why the server refuses one of them; empty where it takes all. */
  private Optional<SQLException> refusal(List<Table> tables) throws SQLException {
    session.execute("DROP TEMPORARY TABLE IF EXISTS " + Sql.name(NAME));
    try {
      session.batch(statements(tables));
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }
}
