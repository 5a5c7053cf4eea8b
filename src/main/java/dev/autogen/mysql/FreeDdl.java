package dev.autogen.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
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

  private static final Pattern TRUNCATE =
      Pattern.compile("TRUNCATE (?:TABLE )?" + NAME, Pattern.CASE_INSENSITIVE);

  private static final Pattern DROP =
      Pattern.compile(
          "DROP TABLES? (?:IF EXISTS )?("
              + NAME
              + "(?: ?, ?"
              + NAME
              + ")*)(?: (?:RESTRICT|CASCADE))?",
          Pattern.CASE_INSENSITIVE);

  /** Gives the same when it is run again. */
  private static final Pattern REPEATABLE =
      Pattern.compile(
          "(?:ANALYZE|CACHE|CHECK|FLUSH|GRANT|LOAD INDEX|OPTIMIZE|REPAIR|SET) .*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String sql;

  public FreeDdl(String sql) {
    this.sql = new SqlText(sql).normal();
  }

  /**
   * The tables of the schema itself that it drops with all their rows; none for most statements.
   */
  public List<String> droppedTables() {
    Matcher drop = DROP.matcher(sql);
    if (!drop.matches()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (Matcher name = Pattern.compile(NAME).matcher(drop.group(1)); name.find(); ) {
      String text = name.group();
      names.add(
          text.startsWith("`") ? text.substring(1, text.length() - 1).replace("``", "`") : text);
    }
    return List.copyOf(names);
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
    Matcher truncate = TRUNCATE.matcher(sql);
    if (truncate.matches()) {
      // Rows there may have come since.
      return session.query("SELECT 1 FROM " + truncate.group(1) + " LIMIT 1").isEmpty();
    }
    return REPEATABLE.matcher(sql).matches()
        || (VISIBLE.matcher(sql).matches() && !ROWS.matcher(sql).matches());
  }
}
