package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How tables are spelled. A server may take names in any case for one, and keep them in lower case
 * (lower_case_table_names 1) or as they were first written (2); the entities and migrations spell
 * them so that a server with 0 finds them too. So what such a server says is given their spelling
 * as it is read, and nothing else need ever ask.
 */
public final class Spelling {

  /** As the server has it. */
  public static final Spelling EXACT = new Spelling(Map.of());

  /** The spelling, by the name in lower case; of other tables the server's own is kept. */
  private final Map<String, String> byName;

  private Spelling(Map<String, String> byName) {
    this.byName = byName;
  }

  /**
   * The spelling of {@code names} where {@code server} takes them in any case; of several that are
   * one to it, the first.
   */
  public static Spelling on(Server server, Collection<String> names) {
    if (!server.foldsTableNames()) {
      return EXACT;
    }
    Map<String, String> byName = new HashMap<>();
    names.forEach(name -> byName.putIfAbsent(key(name), name));
    return new Spelling(byName);
  }

  /**
   * Sees that all tables of {@code schema} can be on {@code server}.
   *
   * @throws AutogenException when two are one to it
   */
  public static void requireDistinct(Server server, Schema schema) {
    Spelling spelling = on(server, schema.tables().stream().map(Table::name).toList());
    for (Table table : schema.tables()) {
      String other = spelling.of(table.name());
      if (!other.equals(table.name())) {
        throw AutogenException.usage(
            "tables "
                + other
                + " and "
                + table.name()
                + " of the entities differ in case alone, and are one to this server"
                + " (lower_case_table_names)",
            "have one of them called otherwise with @Table(name = …), or use a server with 0");
      }
    }
  }

  /**
   * An order of the names of tables in which two are equal where they are one to {@code server}.
   */
  public static Comparator<String> order(Server server) {
    return server.foldsTableNames() ? String.CASE_INSENSITIVE_ORDER : Comparator.naturalOrder();
  }

  /** Names of tables, told apart as {@code server} does. */
  public static SortedSet<String> names(Server server, Collection<String> names) {
    SortedSet<String> set = new TreeSet<>(order(server));
    set.addAll(names);
    return Collections.unmodifiableSortedSet(set);
  }

  /** The spelling of a table's name. */
  public String of(String table) {
    return byName.isEmpty() ? table : byName.getOrDefault(key(table), table);
  }

  /** A table under its spelling, with what its foreign keys lead to. */
  public Table of(Table table) {
    return byName.isEmpty()
        ? table
        : table
            .withName(of(table.name()))
            .withForeignKeys(table.foreignKeys().stream().map(this::of).toList());
  }

  /** A foreign key that leads to a table under its spelling. */
  ForeignKey of(ForeignKey key) {
    return key.referencedSchema().isEmpty()
        ? key.withReferencedTable(of(key.referencedTable()))
        : key;
  }

  /** A schema with all of its tables so. */
  public Schema of(Schema schema) {
    return byName.isEmpty() ? schema : schema.map(this::of);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
