package dev.autogen.mysql;

import dev.autogen.operation.Phrases;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Which key of a table the server refuses, where it says no more than that there is one. */
final class RefusedKey {

  private static final String NAME = "autogen_refused";

  /** "Specified key was too long". */
  private static final int TOO_LONG = 1071;

  /** "BLOB/TEXT column used in key specification without a key length". */
  private static final int WITHOUT_LENGTH = 1170;

  private final Session session;
  private final Table table;
  private final int code;

  private RefusedKey(Session session, Table table, int code) {
    this.session = session;
    this.table = table;
    this.code = code;
  }

  /**
   * What the server says, with the key it says it of and what helps.
   *
   * @param table as it was to be made as a temporary one
   */
  static String told(Session session, Table table, SQLException e) {
    return Failures.oneLine(e)
        + new RefusedKey(session, table, e.getErrorCode())
            .found()
            .map(index -> ", in " + words(index) + hint(e.getErrorCode()))
            .orElse("");
  }

  private static String words(Index index) {
    String definition = Phrases.definition(index);
    return index.kind() == Index.Kind.PRIMARY
        ? "the " + definition
        : definition.replaceFirst(" \\(", " " + Matcher.quoteReplacement(index.name()) + " (");
  }

  private static String hint(int code) {
    return switch (code) {
      case TOO_LONG ->
          ": shorten its columns, of which a character may take up to 4 bytes, or leave some out";
      case WITHOUT_LENGTH -> ": a key takes a varchar, not a text";
      default -> "";
    };
  }

  private Optional<Index> found() {
    List<Index> primary = indexes(true);
    if (isRefused(primary)) {
      return isRefused(List.of()) ? Optional.empty() : primary.stream().findFirst();
    }
    return indexes(false).stream()
        .filter(index -> isRefused(Stream.concat(primary.stream(), Stream.of(index)).toList()))
        .findFirst();
  }

  private List<Index> indexes(boolean primary) {
    return table.indexes().stream()
        .filter(index -> primary == (index.kind() == Index.Kind.PRIMARY))
        .toList();
  }

  /** Whether the table with these keys alone is refused for the same reason. */
  private boolean isRefused(List<Index> indexes) {
    Table tried =
        table
            .withIndexes(indexes)
            .withColumns(table.columns().stream().map(c -> c.withAutoIncrement(false)).toList());
    try {
      session.execute("CREATE TEMPORARY TABLE " + Sql.name(NAME) + " " + DefinitionSql.body(tried));
      session.execute("DROP TEMPORARY TABLE " + Sql.name(NAME));
      return false;
    } catch (SQLException e) {
      return e.getErrorCode() == code;
    }
  }
}
