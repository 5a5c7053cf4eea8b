package dev.autogen.hook;

import dev.autogen.finding.Element;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A migration that a {@link Rule} looks at.
 *
 * @param revision its id
 * @param operations what its upgrade does, in order
 * @param before the schema it begins with
 * @param after the schema it leaves behind
 * @param mappedBefore the entities of the version before, as far as the files say
 * @param mappedAfter the entities of the version it belongs to, as far as the files say
 * @param server the server it will run on
 */
public record ReviewedMigration(
    String revision,
    List<Operation> operations,
    Schema before,
    Schema after,
    Mapped mappedBefore,
    Mapped mappedAfter,
    Facts server) {

  public ReviewedMigration {
    operations = List.copyOf(operations);
  }

  /**
   * Where entities live.
   *
   * @param properties columns or tables, by class and path of the property, such as {@code
   *     com.shop.Customer#address.city}
   * @param stored what a column holds for the values of Java, such as {@code enum NEW=0 PAID=1},
   *     {@code plain int} or {@code converted com.shop.MoneyConverter object}, as far as that is
   *     known
   */
  public record Mapped(SortedMap<String, List<Element>> properties, Map<Element, String> stored) {

    /** Nothing is known. */
    public static final Mapped NOTHING = new Mapped(new TreeMap<>(), Map.of());

    public Mapped {
      properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
      stored = Map.copyOf(stored);
    }
  }

  /**
   * What is known of a server.
   *
   * @param version such as {@code 9.7.4}; empty where none was asked
   * @param bytes about how large tables are, with their indexes; those that are missing are of
   *     unknown size
   */
  public record Facts(String version, Map<String, Long> bytes) {

    /** No server was asked. */
    public static final Facts UNKNOWN = new Facts("", Map.of());

    public Facts {
      bytes = Map.copyOf(bytes);
    }

    /** About how large a table is; empty where that is not known. */
    public OptionalLong bytesOf(String table) {
      Long known = bytes.get(table);
      return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }
  }
}
