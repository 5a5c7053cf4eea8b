package dev.autogen.mysql;

import dev.autogen.facts.text.Quoting;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that gives rows without a value of a column one, the same to each: what a migration
 * says before a column becomes NOT NULL. Any other stays a text that is not understood.
 */
public final class FilledNulls {

  private static final String NAME = "(`(?:[^`]|``)+`|\\w+)";

  private static final String LITERAL =
      "(-?\\d+(?:\\.\\d+)?|'(?:[^'\\\\]|'')*'|[xXbB]'[0-9a-fA-F]*'|TRUE|FALSE)";

  private static final Pattern FILL =
      Pattern.compile(
          "\\s*UPDATE\\s+"
              + NAME
              + "\\s+SET\\s+"
              + NAME
              + "\\s*=\\s*"
              + LITERAL
              + "\\s+WHERE\\s+"
              + NAME
              + "\\s+IS\\s+NULL\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE);

  private FilledNulls() {}

  /** The same as an operation; empty where {@code sql} is something else. */
  public static Optional<UpdateRows> by(String sql) {
    Matcher fill = FILL.matcher(sql);
    if (!fill.matches()) {
      return Optional.empty();
    }
    String column = name(fill.group(2));
    return column.equalsIgnoreCase(name(fill.group(4)))
        ? Optional.of(
            new UpdateRows(
                name(fill.group(1)),
                List.of(new Assignment(column, Value.NULL, fill.group(3))),
                List.of(new Condition.OneOf(column, List.of(Value.NULL)))))
        : Optional.empty();
  }

  private static String name(String written) {
    return written.startsWith("`") ? Quoting.plainName(written) : written;
  }
}
