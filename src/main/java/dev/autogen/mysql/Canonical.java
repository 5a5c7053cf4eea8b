package dev.autogen.mysql;

import dev.autogen.AutogenException;
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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks the server what it makes of a definition: creates it as a TEMPORARY table, which commits
 * nothing and no other session sees, and reads the text of that back. What temporary tables refuse
 * (foreign keys, full-text indexes, partitioning) needs no rewriting and stays as it is.
 */
public final class Canonical {

  private static final int BATCH = 40;

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
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Table> some = all.subList(from, Math.min(from + BATCH, all.size()));
      List<String> statements = new ArrayList<>();
      for (int i = 0; i < some.size(); i++) {
        statements.addAll(statements(some.get(i), i));
      }
      List<List<Map<String, String>>> results;
      try {
        results = session.batch(statements);
      } catch (SQLException e) {
        throw refused(some, e);
      }
      for (int i = 0; i < some.size(); i++) {
        canonical.put(some.get(i).name(), read(some.get(i), told(some.get(i), results.get(i))));
      }
    }
    return Collections.unmodifiableSortedMap(canonical);
  }

  private static List<String> statements(Table table, int number) {
    String name = Sql.name(temporaryName(number));
    return List.of(
        "CREATE TEMPORARY TABLE " + name + " " + Definitions.body(temporary(table)),
        "SHOW CREATE TABLE " + name,
        "DROP TEMPORARY TABLE " + name);
  }

  private static String temporaryName(int number) {
    return "autogen_canonical_" + number;
  }

  /** What of the table a temporary table takes; checks are numbered to be found again. */
  private static Table temporary(Table table) {
    List<Check> checks = new ArrayList<>();
    for (Check check : table.checks()) {
      checks.add(check.withName(checkName(checks.size())));
    }
    return table
        .withForeignKeys(List.of())
        .withChecks(checks)
        .withIndexes(table.indexes().stream().filter(i -> i.kind() != Index.Kind.FULLTEXT).toList())
        .withOptions(TableOptions.UNSAID.withCollation(table.options().collation()));
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
    List<String> statements = statements(asked, 0);
    session.execute(statements.get(0));
    Table found =
        new HiddenCharacters(session).found(told.withName(temporaryName(0)), new ArrayList<>());
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
    for (Table table : tables) {
      try {
        for (int i = 0; i < tables.size(); i++) {
          session.execute("DROP TEMPORARY TABLE IF EXISTS " + Sql.name(temporaryName(i)));
        }
        session.batch(statements(table, 0));
      } catch (SQLException e) {
        return AutogenException.failure(
            "MySQL refuses the definition of table " + table.name() + ": " + Failures.oneLine(e),
            "correct the mapping of its entity");
      }
    }
    return Failures.of("asking the server for its form of a definition", first);
  }
}
