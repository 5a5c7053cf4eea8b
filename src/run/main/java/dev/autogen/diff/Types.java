package dev.autogen.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a column type tells. */
final class Types {

  private static final Pattern MEMBER = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'");

  private Types() {}

  /**
   * The enum type {@code desired} with its members in the order {@code live} has them, new ones
   * last: appending changes no stored row, inserting copies the table.
   */
  static String inOrderOf(String live, String desired) {
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
    List<String> members = new ArrayList<>();
    Matcher matcher = MEMBER.matcher(type);
    while (matcher.find()) {
      members.add(matcher.group());
    }
    return members;
  }
}
