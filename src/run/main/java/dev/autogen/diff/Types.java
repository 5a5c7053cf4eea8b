package dev.autogen.diff;

import dev.autogen.facts.text.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** What the text of a column type tells. */
final class Types {

  private Types() {}

  /**
   * The enum type {@code desired} with its members in the order {@code live} has them, new ones
   * last: appending changes no stored row, inserting copies the table.
   */
  public static String inOrderOf(String live, String desired) {
    if (!live.startsWith("enum(") || !desired.startsWith("enum(")) {
      return desired;
    }
    List<String> wanted = members(desired);
    List<String> ordered = new ArrayList<>(members(live));
    ordered.retainAll(wanted);
    wanted.stream().filter(m -> !ordered.contains(m)).forEach(ordered::add);
    return "enum(" + String.join(",", ordered) + ")";
  }

  private static List<String> members(String type) {
    return ColumnType.of(type).map(ColumnType::members).orElse(List.of());
  }
}
