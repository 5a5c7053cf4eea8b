package dev.autogen.project;

import dev.autogen.run.OwnTables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which tables count. Those where tools keep their own history do not, unless a pattern asks for
 * them by name.
 */
final class TableFilter implements Predicate<String> {

  private static final Set<String> OF_OTHER_TOOLS =
      Set.of(
          "alembic_version",
          "flyway_schema_history",
          "schema_version",
          "databasechangelog",
          "databasechangeloglock");

  private final List<String> included;
  private final List<Pattern> include;
  private final List<String> excluded;

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
    this.excluded = List.copyOf(excluded);
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
    return reasonAgainst(table).isEmpty();
  }

  /** Why a table does not count, as a clause; empty where it does. */
  Optional<String> reasonAgainst(String table) {
    if (OwnTables.contains(table)) {
      return Optional.of("it is autogen's own");
    }
    Optional<String> rule =
        excluded.stream().filter(glob -> pattern(glob).matcher(table).matches()).findFirst();
    if (rule.isPresent()) {
      return Optional.of("exclude has " + rule.get());
    }
    if (OF_OTHER_TOOLS.contains(table.toLowerCase(Locale.ROOT))) {
      return included.stream().anyMatch(table::equalsIgnoreCase)
          ? Optional.empty()
          : Optional.of("it is another tool's own; include would have to name it");
    }
    return include.isEmpty() || include.stream().anyMatch(p -> p.matcher(table).matches())
        ? Optional.empty()
        : Optional.of("include has nothing like it");
  }
}
