package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A DDL statement that somebody wrote: what can be told about it from its first words. */
public final class FreeDdl {

  private static final String NAME = "(`(?:[^`]|``)+`|[\\w$\\u0080-\\uffff]+)";

  /** Changes something of the schema's own, so that it shows in the definitions once it is done. */
  private static final Pattern VISIBLE =
      Pattern.compile(
          "(?:CREATE|ALTER|DROP|RENAME) (?:OR REPLACE )?(?:ALGORITHM ?= ?\\w+ )?"
              + "(?:DEFINER ?= ?\\S+(?: ?@ ?\\S+)? )?(?:SQL SECURITY \\w+ )?"
              + "(?:UNIQUE |FULLTEXT |SPATIAL |AGGREGATE )?"
              + "(?:TABLE|VIEW|INDEX|TRIGGER|PROCEDURE|FUNCTION|EVENT) "
              + "(?:IF (?:NOT )?EXISTS )?"
              + NAME
              + "(?! ?\\.).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Moves rows, which no definition shows. */
  private static final Pattern ROWS =
      Pattern.compile(
          ".*\\b(?:EXCHANGE|TRUNCATE|IMPORT|DISCARD)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Gives the same when it is run again. */
  private static final Pattern REPEATABLE =
      Pattern.compile(
          "(?:ANALYZE|CACHE|CHECK|FLUSH|GRANT|LOAD INDEX|OPTIMIZE|REPAIR|SET) .*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String sql;

  public FreeDdl(String sql) {
    this.sql = new SqlText(sql).normal();
  }

  /** The tables that it drops with all their rows; none for most statements. */
  public List<TableName> droppedTables() {
    return read(
        List.of(),
        tokens -> {
          List<TableName> names = new ArrayList<>();
          if (tokens.takeWords("DROP", "TABLE") || tokens.takeWords("DROP", "TABLES")) {
            tokens.takeWords("IF", "EXISTS");
            do {
              names.add(TableName.take(tokens));
            } while (tokens.takeSymbol(','));
          }
          return names;
        });
  }

  /** The table that loses all its rows, and stays; empty for most statements. */
  public Optional<TableName> emptiedTable() {
    return read(
        Optional.empty(),
        tokens -> {
          if (!tokens.takeWords("TRUNCATE")) {
            return Optional.empty();
          }
          tokens.takeWords("TABLE");
          return Optional.of(TableName.take(tokens));
        });
  }

  /**
   * A table gets another name.
   *
   * @param from the name it has
   * @param to the name it gets
   */
  public record Renamed(TableName from, TableName to) {}

  /**
   * A table swaps its rows with those of a partition.
   *
   * @param table the table that is divided
   * @param partition the name of the partition
   * @param other the table it swaps them with
   */
  public record Exchanged(TableName table, String partition, TableName other) {}

  /** What it swaps; empty for most statements. */
  public Optional<Exchanged> exchanged() {
    return read(
        Optional.empty(),
        tokens -> {
          if (!tokens.takeWords("ALTER", "TABLE")) {
            return Optional.empty();
          }
          TableName table = TableName.take(tokens);
          if (!tokens.takeWords("EXCHANGE", "PARTITION")) {
            return Optional.empty();
          }
          String partition = tokens.takeName();
          return tokens.takeWords("WITH", "TABLE")
              ? Optional.of(new Exchanged(table, partition, TableName.take(tokens)))
              : Optional.empty();
        });
  }

  /** The tables that it gives another name, in order. */
  public List<Renamed> renamedTables() {
    return read(
        List.of(),
        tokens -> {
          List<Renamed> renamed = new ArrayList<>();
          if (tokens.takeWords("RENAME", "TABLE") || tokens.takeWords("RENAME", "TABLES")) {
            do {
              TableName from = TableName.take(tokens);
              tokens.takeWords("TO");
              renamed.add(new Renamed(from, TableName.take(tokens)));
            } while (tokens.takeSymbol(','));
          } else if (tokens.takeWords("ALTER", "TABLE")) {
            TableName from = TableName.take(tokens);
            alteredName(tokens).ifPresent(to -> renamed.add(new Renamed(from, to)));
          }
          return renamed;
        });
  }

  /** What one of the clauses of ALTER TABLE calls the table from then on. */
  private static Optional<TableName> alteredName(Tokens tokens) {
    boolean isBeginning = true;
    for (int depth = 0; !tokens.atEnd(); ) {
      if (isBeginning && tokens.takeWords("RENAME") && !isPart(tokens.peek())) {
        if (!tokens.takeWords("TO") && !tokens.takeWords("AS")) {
          tokens.takeSymbol('=');
        }
        return Optional.of(TableName.take(tokens));
      }
      Tokens.Token token = tokens.take();
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
      isBeginning = depth == 0 && token.isSymbol(',');
    }
    return Optional.empty();
  }

  private static boolean isPart(Tokens.Token token) {
    return token.isWord("COLUMN") || token.isWord("INDEX") || token.isWord("KEY");
  }

  /** Reads the statement; {@code otherwise} where it is none that the server would take. */
  private <T> T read(T otherwise, Function<Tokens, T> reading) {
    try {
      return reading.apply(new Tokens(sql));
    } catch (IllegalStateException unreadable) {
      return otherwise;
    }
  }

  /** Whether it names a thing of a {@link Snapshot}, such as {@code table note}. */
  public boolean mentions(String thing) {
    String name = thing.substring(thing.indexOf(' ') + 1);
    return Pattern.compile(
            "(?<![\\w$])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\w$])")
        .matcher(sql.toLowerCase(Locale.ROOT))
        .find();
  }

  /**
   * Whether it may be run again where the definitions are what they were before it: it was not
   * carried out, or it changes nothing the second time.
   */
  public boolean mayRunAgain(Session session) throws SQLException {
    Optional<TableName> emptied = emptiedTable();
    if (emptied.isPresent()) {
      // Rows there may have come since.
      return session.query("SELECT 1 FROM " + emptied.get().sql() + " LIMIT 1").isEmpty();
    }
    return REPEATABLE.matcher(sql).matches()
        || (VISIBLE.matcher(sql).matches() && !ROWS.matcher(sql).matches());
  }
}
