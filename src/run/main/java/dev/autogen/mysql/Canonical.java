package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.PartitionExpression;
import dev.autogen.mysql.Server.MissingKeys;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
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

  private static final String CHECK = "autogen_check_";

  private static final String PARTITION = "autogen_partition";

  private static final String KEY = "autogen_key";

  /** The table has none, and sql_require_primary_key is on. */
  private static final int NO_PRIMARY_KEY = 3750;

  /** The primary key is said twice: by free text too, which for the server is once too many. */
  private static final int TWO_PRIMARY_KEYS = 1068;

  private final Session session;
  private final Spelling spelling;

  public Canonical(Session session) {
    this(session, Spelling.EXACT);
  }

  /**
   * @param spelling of the tables that free texts refer to
   */
  public Canonical(Session session, Spelling spelling) {
    this.session = session;
    this.spelling = spelling;
  }

  /**
   * What the server makes of definitions.
   *
   * @param tables as the server would write them, by name
   * @param refused why the server refuses the others, by name: of those nothing is known
   */
  public record Answer(SortedMap<String, Table> tables, SortedMap<String, String> refused) {

    public Answer {
      tables = Collections.unmodifiableSortedMap(tables);
      refused = Collections.unmodifiableSortedMap(refused);
    }
  }

  /**
   * The tables as the server would write them, with no more options than they say.
   *
   * @param tables definitions, free {@code columnDefinition} texts and expressions included
   * @param live has the collations that tables leave unsaid: of the table of that name, or of all
   */
  public Answer of(Collection<Table> tables, Schema live) throws SQLException {
    SortedMap<String, Table> canonical = new TreeMap<>();
    SortedMap<String, String> refused = new TreeMap<>();
    boolean areKeyed = session.server().missingKeys() == MissingKeys.REFUSES;
    List<Trial> trials =
        tables.stream()
            .map(table -> Trial.of(table, live))
            .map(trial -> areKeyed && trial.isKeyless() ? trial.keyed() : trial)
            .toList();
    List<Trial> open = new ArrayList<>();
    for (Trial trial : trials) {
      Optional<String> known =
          trial.isComplete() ? session.answers().to(question(trial)) : Optional.empty();
      if (known.isPresent()) {
        canonical.put(trial.asked().name(), read(trial, parsed(known.get())));
      } else {
        open.add(trial);
      }
    }
    Map<String, String> learned = new TreeMap<>();
    ask(open, canonical, refused, learned);
    if (!learned.isEmpty()) {
      session.answers().keep(learned);
    }
    return new Answer(canonical, refused);
  }

  private String question(Trial trial) {
    return session.meaning() + "\n" + trial.statements().get(0);
  }

  private Table parsed(String text) {
    return CreateTableParser.parse(text, session.server().defaultCollations()).table();
  }

  /** Asks for all at once, and where one is refused in halves: there may be thousands. */
  private void ask(
      List<Trial> trials,
      SortedMap<String, Table> canonical,
      SortedMap<String, String> refused,
      Map<String, String> learned)
      throws SQLException {
    List<List<Map<String, String>>> results;
    try {
      results = session.batch(trials.stream().flatMap(t -> t.statements().stream()).toList());
    } catch (SQLException e) {
      if (Failures.isPrivilege(e)) {
        throw mayNot(e);
      }
      if (e.getErrorCode() == 0) {
        throw Failures.of("asking the server for its form of a definition", e);
      }
      session.execute("DROP TEMPORARY TABLE IF EXISTS " + Sql.name(NAME));
      if (trials.size() == 1 && e.getErrorCode() == NO_PRIMARY_KEY && !trials.get(0).isKeyed()) {
        ask(List.of(trials.get(0).keyed()), canonical, refused, learned);
        return;
      }
      if (trials.size() == 1 && e.getErrorCode() == TWO_PRIMARY_KEYS && trials.get(0).isKeyed()) {
        SortedMap<String, Table> without = new TreeMap<>();
        ask(List.of(trials.get(0).withoutKey()), without, refused, learned);
        Table asked = trials.get(0).asked();
        without
            .values()
            .forEach(
                table -> {
                  if (table.primaryKey().equals(asked.primaryKey())) {
                    canonical.put(asked.name(), table);
                  } else {
                    refused.put(asked.name(), Failures.oneLine(e));
                  }
                });
        return;
      }
      if (trials.size() == 1 && trials.get(0).temporary().column(PARTITION).isPresent()) {
        ask(List.of(trials.get(0).withoutPartition()), canonical, refused, learned);
        return;
      }
      if (trials.size() == 1) {
        refused.put(trials.get(0).asked().name(), trials.get(0).refusal(session, e));
        return;
      }
      ask(trials.subList(0, trials.size() / 2), canonical, refused, learned);
      ask(trials.subList(trials.size() / 2, trials.size()), canonical, refused, learned);
      return;
    }
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      String text = results.get(i).get(0).get("Create Table");
      Table told = parsed(text);
      if (told.columns().stream().anyMatch(HiddenCharacters::maybeIn)) {
        told = unhidden(trial, told);
      } else if (trial.isComplete()) {
        learned.put(question(trial), text);
      }
      canonical.put(trial.asked().name(), read(trial, told));
    }
  }

  private static AutogenException mayNot(SQLException e) {
    return AutogenException.failure(
        "the account may not create temporary tables, which autogen needs to ask the server how"
            + " it writes a definition: "
            + Failures.oneLine(e),
        "grant it CREATE TEMPORARY TABLES on the schema");
  }

  /**
   * A table and what of it a temporary table takes.
   *
   * @param asked with its columns in an order that can be made
   * @param temporary with its checks numbered, to be found again
   * @param references the foreign keys that free text holds
   */
  private record Trial(Table asked, Table temporary, List<ForeignKey> references) {

    static Trial of(Table table, Schema live) {
      Table asked = table.withColumns(ColumnOrder.of(table.columns()));
      List<Column> columns = new ArrayList<>();
      List<ForeignKey> references = new ArrayList<>();
      for (Column column : asked.columns()) {
        InlineReference reference = InlineReference.of(column);
        columns.add(reference.column());
        reference.key().ifPresent(references::add);
      }
      PartitionExpression.of(table.options().partitioning())
          .map(sql -> Column.of(PARTITION, "bigint").withGeneration(Generation.virtual(sql)))
          .ifPresent(columns::add);
      List<Check> checks = new ArrayList<>();
      for (Check check : table.checks()) {
        checks.add(check.withName(CHECK + checks.size()));
      }
      String collation =
          live.table(table.name()).map(t -> t.options().collation()).orElse(live.collation());
      return new Trial(
          asked,
          asked
              .withColumns(columns)
              .withForeignKeys(List.of())
              .withChecks(checks)
              .withIndexes(
                  table.indexes().stream().filter(i -> i.kind() != Index.Kind.FULLTEXT).toList())
              .withOptions(TrialOptions.asked(table.options(), collation)),
          references);
    }

    /**
     * Whether its text says all that the answer depends on: values of partitions are asked for by
     * themselves, and a table without a collation has the schema's.
     */
    boolean isComplete() {
      TableOptions options = temporary.options();
      return asked.options().partitioning().isEmpty()
          && (!options.collation().isEmpty()
              || options.create().containsKey(DefinitionSql.CHARACTER_SET));
    }

    /** Without the column whose expression divides the rows, which a column may not have. */
    Trial withoutPartition() {
      return new Trial(
          asked,
          temporary.withColumns(
              temporary.columns().stream().filter(c -> !c.name().equals(PARTITION)).toList()),
          references);
    }

    /** Whether it certainly has no primary key; free text may hold one. */
    boolean isKeyless() {
      return temporary.primaryKey().isEmpty()
          && temporary.columns().stream().noneMatch(Column::isFreeText);
    }

    boolean isKeyed() {
      return temporary.primaryKey().isPresent();
    }

    /** With a key that nobody asked for, for a server that takes no table without. */
    Trial keyed() {
      List<Column> columns = new ArrayList<>(temporary.columns());
      columns.add(Column.of(KEY, "bigint").notNull());
      return new Trial(
          asked, temporary.withColumns(columns).with(Index.primaryKey(KEY)), references);
    }

    /** With no key but one in free text. */
    Trial withoutKey() {
      return new Trial(
          asked,
          temporary.withIndexes(
              temporary.indexes().stream().filter(i -> i.kind() != Index.Kind.PRIMARY).toList()),
          references);
    }

    /** Why the server refuses it, and in which column, key or check, where it can be told. */
    String refusal(Session session, SQLException e) {
      String line =
          statements()
              .get(0)
              .lines()
              .skip(Math.max(0, Failures.syntaxLine(e) - 1))
              .findFirst()
              .orElse("")
              .strip();
      return named(RefusedKey.told(session, temporary, e))
          + temporary.columns().stream()
              .map(Column::name)
              .filter(name -> line.startsWith(Sql.name(name) + " "))
              .findFirst()
              .map(name -> " in column " + name)
              .orElse("");
    }

    /** With the names of what was asked for instead of those it was tried under. */
    private String named(String text) {
      String named = text.replace(NAME, asked.name());
      for (int i = temporary.checks().size() - 1; i >= 0; i--) {
        Check check = asked.checks().get(i);
        named =
            named.replace(
                "'" + CHECK + i + "'",
                check.name().isEmpty() ? check.expression() : "'" + check.name() + "'");
      }
      return named;
    }

    List<String> statements() {
      return List.of(
          "CREATE TEMPORARY TABLE " + Sql.name(NAME) + " " + DefinitionSql.body(temporary),
          "SHOW CREATE TABLE " + Sql.name(NAME),
          "DROP TEMPORARY TABLE " + Sql.name(NAME));
    }
  }

  /** What the server told of a temporary table in which it hid a character, asked once more. */
  private Table unhidden(Trial trial, Table told) throws SQLException {
    session.execute(trial.statements().get(0));
    Table found = new HiddenCharacters(session).found(told.withName(NAME), new ArrayList<>());
    session.execute(trial.statements().get(2));
    return found;
  }

  private Table read(Trial trial, Table told) throws SQLException {
    Table asked = trial.asked();
    List<Column> columns = new ArrayList<>();
    for (Column column : asked.columns()) {
      columns.add(told.column(column.name()).orElse(column));
    }
    List<ForeignKey> foreignKeys = new ArrayList<>(asked.foreignKeys());
    if (session.server().hasInlineReferences()) {
      trial.references().stream().map(spelling::of).forEach(foreignKeys::add);
    }
    return asked
        .withColumns(columns)
        .withIndexes(indexes(asked, told))
        .withChecks(checks(asked, told))
        .withForeignKeys(foreignKeys)
        .withOptions(
            TrialOptions.told(asked.options(), told.options())
                .withPartitioning(partitioning(asked, told)));
  }

  /** With the values the server keeps, and the expression as it writes it. */
  private String partitioning(Table asked, Table told) throws SQLException {
    String clause = new PartitionValues(session).in(asked.options().partitioning());
    return told.column(PARTITION)
        .map(column -> PartitionExpression.replaced(clause, column.generation().expression()))
        .orElse(clause);
  }

  /** Those of free text, under names the server gave them, then those that were asked for. */
  private static List<Index> indexes(Table asked, Table told) {
    List<Index> indexes = new ArrayList<>();
    for (Index index : told.indexes()) {
      // A server may give a table without a primary key one of its own; that nobody asked for.
      boolean isSaid =
          index.columns().stream()
              .allMatch(name -> asked.column(name).filter(Column::isFreeText).isPresent());
      if (isSaid && asked.index(index.name()).isEmpty()) {
        indexes.add(index.kind() == Index.Kind.PRIMARY ? index : index.named(index.name()));
      }
    }
    for (Index index : asked.indexes()) {
      indexes.add(told.index(index.name()).map(i -> index.withParts(i.parts())).orElse(index));
    }
    return indexes;
  }

  /** Those of free text, in the order the server numbers them, then those that were asked for. */
  private static List<Check> checks(Table asked, Table told) {
    String prefix = NAME + "_chk_";
    SortedMap<Integer, Check> numbered = new TreeMap<>();
    List<Check> checks = new ArrayList<>();
    for (Check check : told.checks()) {
      if (check.name().startsWith(prefix)) {
        numbered.put(Integer.valueOf(check.name().substring(prefix.length())), check.withName(""));
      } else if (!check.name().startsWith(CHECK)) {
        checks.add(check);
      }
    }
    checks.addAll(numbered.values());
    for (int i = 0; i < asked.checks().size(); i++) {
      Check check = asked.checks().get(i);
      told.check(CHECK + i).ifPresent(c -> checks.add(check.withExpression(c.expression())));
    }
    return checks;
  }
}
