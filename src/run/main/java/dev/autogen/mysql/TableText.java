package dev.autogen.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text SHOW CREATE TABLE gives, without what is no part of a definition: the next
 * AUTO_INCREMENT value.
 */
public final class TableText {

  private TableText() {}

  /** The texts of some tables, by name. */
  public static SortedMap<String, String> of(Session session, List<String> names)
      throws SQLException {
    List<String> shown = ShownTables.texts(session, names);
    SortedMap<String, String> texts = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      texts.put(names.get(i), withoutNextValue(shown.get(i)));
    }
    return Collections.unmodifiableSortedMap(texts);
  }

  /** The texts of all tables of the session's schema, by name. */
  public static SortedMap<String, String> all(Session session) throws SQLException {
    List<String> names =
        session
            .query(
                "SELECT TABLE_NAME FROM information_schema.TABLES"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME",
                session.schema())
            .stream()
            .map(row -> row.get("TABLE_NAME"))
            .toList();
    return of(session, names);
  }

  /** The texts without the order in which keys were added, which a comparison leaves alone. */
  public static SortedMap<String, String> withoutKeyOrder(SortedMap<String, String> texts) {
    SortedMap<String, String> plain = new TreeMap<>();
    texts.forEach((table, text) -> plain.put(table, withoutKeyOrder(text)));
    return Collections.unmodifiableSortedMap(plain);
  }

  private static String withoutKeyOrder(String text) {
    List<String> lines = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String bare = line.replaceAll(",$", "");
      (bare.matches("  (\\w+ )?(KEY|CONSTRAINT) .*") ? keys : lines).add(bare);
    }
    Collections.sort(keys);
    lines.addAll(keys);
    return String.join("\n", lines);
  }

  private static String withoutNextValue(String text) {
    return text.replaceAll("(?m)^(\\) ENGINE=.*?) AUTO_INCREMENT=\\d+", "$1");
  }
}
