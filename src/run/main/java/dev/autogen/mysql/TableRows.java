package dev.autogen.mysql;

import dev.autogen.facts.CharacterSets;
import dev.autogen.facts.TypeFit;
import dev.autogen.facts.ValueChange;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.Quoting;
import dev.autogen.facts.text.SqlPieces;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.operation.UpdateRows;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Table;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a table as a later change of it finds them, in terms of the rows that are there now:
 * a column may have had another name, or may be added by a change before and hold the same in every
 * row.
 *
 * @param now the name the table has now; empty where it is yet to be created and so has no rows
 * @param table the table as the change finds it
 * @param values what each of its columns holds, an expression over the columns it has now; without
 *     those of which that cannot be said
 */
public record TableRows(String now, Table table, SortedMap<String, String> values) {

  /** A text, a name in quotes, a word. */
  public TableRows {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    values = Collections.unmodifiableSortedMap(copy);
  }

  /** The rows of a table that is there, unchanged. */
  public static TableRows of(Table table) {
    SortedMap<String, String> values = new TreeMap<>();
    table.columns().forEach(c -> values.put(c.name(), Sql.name(c.name())));
    return new TableRows(table.name(), table, values);
  }

  /** The rows of a table that is yet to be created: none. */
  public static TableRows none(Table table) {
    return new TableRows("", table, of(table).values());
  }

  public boolean isEmpty() {
    return now.isEmpty();
  }

  /** Whether it can be said what all of {@code columns} hold. */
  public boolean knows(Collection<String> columns) {
    return values.keySet().containsAll(columns);
  }

  /** What stands behind {@code FROM}: a name, or a query in parentheses with an alias. */
  public String from() {
    return isAsItIs() ? Sql.name(now) : query() + " AS " + Sql.name(table.name());
  }

  /** As {@link #from()}, with an alias of the caller's. */
  String from(String alias) {
    return (isAsItIs() ? Sql.name(now) : query()) + " AS " + alias;
  }

  private String query() {
    return values.entrySet().stream()
        .map(
            v ->
                v.getValue().equals(Sql.name(v.getKey()))
                    ? v.getValue()
                    : v.getValue() + " AS " + Sql.name(v.getKey()))
        .collect(Collectors.joining(", ", "(SELECT ", " FROM " + Sql.name(now) + ")"));
  }

  private boolean isAsItIs() {
    return values.entrySet().stream().allMatch(v -> v.getValue().equals(Sql.name(v.getKey())));
  }

  /** The columns that tell a row from the others: those of the primary key, where that is known. */
  public List<String> keys() {
    return table.primaryKey().map(key -> key.columns()).filter(this::knows).orElse(List.of());
  }

  /** The same rows where a column may hold something else. */
  public TableRows without(Collection<String> columns) {
    SortedMap<String, String> known = copy();
    columns.forEach(known::remove);
    return new TableRows(now, table, known);
  }

  /** The rows of the table under another name. */
  public TableRows renamed(Table renamed) {
    return new TableRows(now, renamed, values);
  }

  /** The rows after {@code change}, which makes {@code after} of the table. */
  public TableRows after(TableChange change, Table after) {
    return new TableRows(now, after, change.match(new Changed()));
  }

  /** What the columns hold after a change. */
  private final class Changed implements TableChangeCases<SortedMap<String, String>> {

    private final SortedMap<String, String> changed = copy();

    @Override
    public SortedMap<String, String> addColumn(AddColumn add) {
      value(add.column()).ifPresent(v -> changed.put(add.column().name(), v));
      return changed;
    }

    @Override
    public SortedMap<String, String> dropColumn(DropColumn drop) {
      changed.remove(drop.column());
      return changed;
    }

    @Override
    public SortedMap<String, String> modifyColumn(ModifyColumn modify) {
      convert(modify.column());
      return changed;
    }

    @Override
    public SortedMap<String, String> renameColumn(RenameColumn rename) {
      changed.remove(rename.from());
      Optional.ofNullable(values.get(rename.from())).ifPresent(v -> changed.put(rename.to(), v));
      return changed;
    }

    @Override
    public SortedMap<String, String> setDefault(SetDefault set) {
      return changed;
    }

    @Override
    public SortedMap<String, String> setColumnVisible(SetColumnVisible set) {
      return changed;
    }

    @Override
    public SortedMap<String, String> addIndex(AddIndex add) {
      return changed;
    }

    @Override
    public SortedMap<String, String> dropIndex(DropIndex drop) {
      return changed;
    }

    @Override
    public SortedMap<String, String> renameIndex(RenameIndex rename) {
      return changed;
    }

    @Override
    public SortedMap<String, String> setIndexVisible(SetIndexVisible set) {
      return changed;
    }

    @Override
    public SortedMap<String, String> addForeignKey(AddForeignKey add) {
      return changed;
    }

    @Override
    public SortedMap<String, String> dropForeignKey(DropForeignKey drop) {
      return changed;
    }

    @Override
    public SortedMap<String, String> addCheck(AddCheck add) {
      return changed;
    }

    @Override
    public SortedMap<String, String> dropCheck(DropCheck drop) {
      return changed;
    }

    @Override
    public SortedMap<String, String> setCheckEnforced(SetCheckEnforced set) {
      return changed;
    }

    @Override
    public SortedMap<String, String> setOption(SetOption set) {
      return changed;
    }

    @Override
    public SortedMap<String, String> partition(Partition partition) {
      return changed;
    }

    @Override
    public SortedMap<String, String> convertTo(ConvertTo convert) {
      table.columns().stream()
          .filter(Column::isText)
          .forEach(column -> convert(column.withCollation(convert.collation())));
      return changed;
    }

    @Override
    public SortedMap<String, String> demand(Demand demand) {
      return changed;
    }

    private void convert(Column column) {
      converted(column)
          .ifPresentOrElse(v -> changed.put(column.name(), v), () -> changed.remove(column.name()));
    }
  }

  /** The rows after {@code update}; empty where it cannot be said what they hold then. */
  public Optional<TableRows> after(UpdateRows update) {
    Optional<String> met =
        inTermsOfNow(
            update.conditions().stream().map(Rows::condition).collect(Collectors.joining(" AND ")));
    if (met.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, String> changed = copy();
    for (UpdateRows.Assignment assignment : update.assignments()) {
      Optional<String> value =
          assignment.sql().isEmpty()
              ? Optional.of(Sql.value(assignment.value()))
              : inTermsOfNow(assignment.sql());
      String old = values.get(assignment.column());
      if (value.isEmpty() || (old == null && !met.get().isEmpty())) {
        return Optional.empty();
      }
      changed.put(
          assignment.column(),
          met.get().isEmpty()
              ? value.get()
              : "CASE WHEN " + met.get() + " THEN " + value.get() + " ELSE " + old + " END");
    }
    return Optional.of(new TableRows(now, table, changed));
  }

  /**
   * An expression over the columns as the change finds them as one over those there are now; empty
   * where it names a column without quotes, or one of which that cannot be said.
   */
  private Optional<String> inTermsOfNow(String sql) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < sql.length(); ) {
      int end = SqlPieces.end(sql, i);
      while (end < sql.length()
          && SqlPieces.isWordPart(sql.charAt(i))
          && SqlPieces.isWordPart(sql.charAt(end))) {
        end++;
      }
      String text = sql.substring(i, end);
      if (text.startsWith("`")) {
        String value = values.get(Quoting.plainName(text));
        if (value == null) {
          return Optional.empty();
        }
        result.append('(').append(value).append(')');
      } else if (Stream.of(text.split("\\.")).anyMatch(word -> table.column(word).isPresent())) {
        return Optional.empty();
      } else {
        result.append(text);
      }
      i = end;
    }
    return Optional.of(result.toString());
  }

  private SortedMap<String, String> copy() {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    return copy;
  }

  /** What a new column holds in the rows that are there. */
  private Optional<String> value(Column column) {
    if (column.isGenerated() || column.autoIncrement()) {
      return isAsItIs() && column.isGenerated()
          ? Optional.of("(" + column.generation().expression() + ")")
          : Optional.empty();
    }
    if (column.defaultValue() instanceof Default.Literal literal) {
      return Optional.of(Sql.text(literal.value()));
    }
    if (column.defaultValue() instanceof Default.Expression expression) {
      return expression.sql().startsWith("(") ? Optional.empty() : Optional.of(expression.sql());
    }
    return column.nullable() ? Optional.of("NULL") : Values.implicitDefault(column);
  }

  /** What a column holds once it has another definition. */
  private Optional<String> converted(Column column) {
    Column old = table.column(column.name()).orElse(column);
    String value = values.get(column.name());
    if (value == null || column.isGenerated()) {
      return Optional.empty();
    }
    String from = table.collationOf(old);
    String to = table.collationOf(column);
    TypeFit fit = TypeFit.of(old, column, from, to);
    ValueChange change = ValueChange.of(old, column, from, to);
    if (ColumnType.sortOf(old.type()) == Sort.TEXT
        && ColumnType.of(column.type()).filter(ColumnType::isVarbinary).isPresent()) {
      return Optional.of("CAST(" + value + " AS BINARY)");
    }
    Sort sort = ColumnType.sortOf(column.type());
    if (ColumnType.sortOf(old.type()) == Sort.TEXT) {
      // A text that is no such number, or no such member, stops the change.
      if (sort == Sort.INTEGER || sort == Sort.BIT) {
        return Optional.of("CAST(" + value + " AS DECIMAL(65,0))");
      }
      if (sort == Sort.ENUM) {
        return Optional.of(value);
      }
    }
    if (fit instanceof TypeFit.Unsure || !(change instanceof ValueChange.Keeps)) {
      return Optional.empty();
    }
    if (!column.isText() || to.isEmpty() || from.equals(to)) {
      return Optional.of(value);
    }
    if (ColumnType.sortOf(old.type()) == Sort.BIT) {
      return Optional.of("CONVERT(" + value + " + 0 USING utf8mb4)");
    }
    String text =
        CharacterSets.of(from).equals(CharacterSets.of(to))
            ? value
            : "CONVERT(" + value + " USING " + Sql.name(CharacterSets.of(to)) + ")";
    return Optional.of(text + " COLLATE " + Sql.name(to));
  }
}
