package dev.autogen.mysql;

import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the server says of things at one moment, as a text that can be kept: to see later whether
 * something has happened to them.
 *
 * @param texts the definition of each thing that was there, by name
 * @param names of all that were looked at, whether they were there or not
 */
public record Snapshot(SortedMap<String, String> texts, SortedSet<String> names) {

  private static final String SEPARATOR = "\n;\n";
  private static final String ABSENT = "-- absent: ";

  public Snapshot {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  /** The definitions of tables. */
  public static Snapshot of(Session session, Collection<String> tables) throws SQLException {
    SortedSet<String> there = there(session, tables);
    List<String> names = tables.stream().filter(there::contains).distinct().toList();
    return new Snapshot(TableText.of(session, names), new TreeSet<>(tables));
  }

  /** Those of the tables that are there, in whatever case the server has their names. */
  private static SortedSet<String> there(Session session, Collection<String> tables)
      throws SQLException {
    if (tables.isEmpty()) {
      return Collections.emptySortedSet();
    }
    // Where the case of a table's name does not count, the server may have it in another.
    List<String> there =
        session
            .query(
                "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                    + Sql.text(session.schema())
                    + " AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME IN ("
                    + tables.stream().map(Sql::text).collect(Collectors.joining(", "))
                    + ")")
            .stream()
            .map(row -> row.get("name"))
            .toList();
    return Spelling.names(session.server(), there);
  }

  /** The part of it that is about these. */
  public Snapshot only(Collection<String> things) {
    SortedMap<String, String> some = new TreeMap<>(texts);
    some.keySet().retainAll(things);
    return new Snapshot(some, new TreeSet<>(things));
  }

  /**
   * Of everything in the schema but autogen's own tables: tables, views, triggers, routines,
   * events. Names are {@code table note}, {@code trigger note_bi} and so on.
   */
  public static Snapshot ofSchema(Session session) throws SQLException {
    SortedMap<String, String> texts = new TreeMap<>();
    TableText.all(session).forEach((name, text) -> texts.put("table " + name, text));
    texts.keySet().removeIf(name -> name.startsWith("table autogen_"));
    things(
        session,
        texts,
        "view",
        "SELECT TABLE_NAME AS name, VIEW_DEFINITION AS text FROM information_schema.VIEWS"
            + " WHERE TABLE_SCHEMA = ?");
    things(
        session,
        texts,
        "trigger",
        "SELECT TRIGGER_NAME AS name, CONCAT_WS(' ', ACTION_TIMING, EVENT_MANIPULATION,"
            + " EVENT_OBJECT_TABLE, ACTION_ORDER, ACTION_STATEMENT) AS text"
            + " FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?");
    things(
        session,
        texts,
        "routine",
        "SELECT ROUTINE_NAME AS name, CONCAT_WS(' ', ROUTINE_TYPE, DTD_IDENTIFIER,"
            + " IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE, ROUTINE_COMMENT,"
            + " ROUTINE_DEFINITION) AS text FROM information_schema.ROUTINES"
            + " WHERE ROUTINE_SCHEMA = ?");
    things(
        session,
        texts,
        "event",
        "SELECT EVENT_NAME AS name, CONCAT_WS(' ', EVENT_TYPE, EXECUTE_AT, INTERVAL_VALUE,"
            + " INTERVAL_FIELD, STARTS, ENDS, STATUS, ON_COMPLETION, EVENT_COMMENT,"
            + " EVENT_DEFINITION) AS text FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?");
    return new Snapshot(texts, new TreeSet<>(texts.keySet()));
  }

  private static void things(
      Session session, SortedMap<String, String> texts, String kind, String query)
      throws SQLException {
    for (Map<String, String> row : session.query(query, session.schema())) {
      texts.put(kind + " " + row.get("name"), row.get("text"));
    }
  }

  /** The same with a short fingerprint in the place of each text: to tell that, but not what. */
  public Snapshot abridged() {
    SortedMap<String, String> prints = new TreeMap<>();
    texts.forEach((name, text) -> prints.put(name, Fingerprint.of(text).substring(0, 16)));
    return new Snapshot(prints, names);
  }

  /** What came, went or changed between this and {@code later}, by name. */
  public SortedSet<String> changedIn(Snapshot later) {
    SortedSet<String> changed = new TreeSet<>(texts.keySet());
    changed.addAll(later.texts.keySet());
    changed.removeIf(
        name -> texts.getOrDefault(name, "").equals(later.texts.getOrDefault(name, "")));
    return changed;
  }

  /** As one text; the inverse of {@link #parse}. */
  public String text() {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String text = texts.get(name);
      parts.add(text == null ? ABSENT + name : name + "\n" + text);
    }
    return String.join(SEPARATOR, parts);
  }

  public static Snapshot parse(String text) {
    SortedMap<String, String> texts = new TreeMap<>();
    SortedSet<String> names = new TreeSet<>();
    for (String part : text.split(SEPARATOR, -1)) {
      if (part.startsWith(ABSENT)) {
        names.add(part.substring(ABSENT.length()));
      } else if (!part.isEmpty()) {
        int line = part.indexOf('\n');
        names.add(part.substring(0, line));
        texts.put(part.substring(0, line), part.substring(line + 1));
      }
    }
    return new Snapshot(texts, names);
  }

  /**
   * The tables of a snapshot that is not abridged.
   *
   * @param server whose snapshot it is
   */
  public List<Table> tables(Server server) {
    Spelling spelling = Spelling.on(server, names);
    return texts.values().stream()
        .map(text -> CreateTableParser.parse(text, server.defaultCollations()).table())
        .map(spelling::of)
        .toList();
  }
}
