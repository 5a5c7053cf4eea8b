package dev.autogen.project;

import dev.autogen.run.Journal;
import dev.autogen.run.VersionTable;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which tables count. Those where tools keep their own history do not, unless a pattern asks for
 * them by name.
 */
final class TableFilter implements Predicate<String> {

  private static final Set<String> OWN = Set.of(VersionTable.NAME, Journal.NAME);
  private static final Set<String> OF_OTHER_TOOLS =
      Set.of(
          "alembic_version",
          "flyway_schema_history",
          "schema_version",
          "databasechangelog",
          "databasechangeloglock");

  private final List<String> included;
  private final List<Pattern> include;
  private final List<Pattern> exclude;

  /**
   * A filter.
   *
   * @param included names in which {@code *} stands for anything and {@code ?} for one character;
   *     empty for all tables
   * @param excluded names of the same kind; they win
   */
  TableFilter(List<String> included, List<String> excluded) {
    this.included = List.copyOf(included);
    this.include = included.stream().map(TableFilter::pattern).toList();
    this.exclude = excluded.stream().map(TableFilter::pattern).toList();
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  @Override
  public boolean test(String table) {
    if (OWN.contains(table) || exclude.stream().anyMatch(p -> p.matcher(table).matches())) {
      return false;
    }
    if (OF_OTHER_TOOLS.contains(table.toLowerCase(java.util.Locale.ROOT))) {
      return included.stream().anyMatch(table::equalsIgnoreCase);
    }
    return include.isEmpty() || include.stream().anyMatch(p -> p.matcher(table).matches());
  }
}
