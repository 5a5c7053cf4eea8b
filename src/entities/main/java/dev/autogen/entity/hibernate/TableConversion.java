package dev.autogen.entity.hibernate;

import dev.autogen.entity.ColumnRef;
import dev.autogen.facts.text.SqlPieces;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** One table of Hibernate's as a Table. */
final class TableConversion {

  private static final Pattern COLUMN = Pattern.compile("(?s)(`[^`]+`|[\\w$]+)\\s+(\\w.*)");
  private static final Set<String> NO_COLUMN =
      Set.of(
          "check",
          "constraint",
          "foreign",
          "fulltext",
          "index",
          "key",
          "like",
          "period",
          "primary",
          "spatial",
          "unique");

  private final MetadataImplementor metadata;
  private final Dialect dialect;
  private final SqlStringGenerationContext context;
  private final org.hibernate.mapping.Table table;
  private final String ownSchema;
  private final PropertyColumns properties;
  private final SortedSet<ColumnRef> freeOrderEnums;
  private final List<String> warnings;
  private final List<Column> columns;

  /** Reads the columns, whose order Hibernate changes before it makes keys of them. */
  TableConversion(
      Boot boot,
      org.hibernate.mapping.Table table,
      String ownSchema,
      PropertyColumns properties,
      SortedSet<ColumnRef> freeOrderEnums,
      List<String> warnings) {
    this.metadata = boot.metadata();
    this.dialect = metadata.getDatabase().getDialect();
    this.context =
        SqlStringGenerationContextImpl.fromExplicit(
            boot.registry().getService(JdbcEnvironment.class), metadata.getDatabase(), null, null);
    this.table = table;
    this.ownSchema = ownSchema;
    this.properties = properties;
    this.freeOrderEnums = freeOrderEnums;
    this.warnings = warnings;
    this.columns = columns();
  }

  Table table() {
    // From here on Hibernate's exporter has run, which adds unique keys to the table.
    ExportedTable exported =
        ExportedTable.of(
            dialect.getTableExporter().getSqlCreateStrings(table, metadata, context)[0]);
    List<Column> defined = new ArrayList<>(new FreeText(table, dialect, exported).in(columns));
    defined.addAll(declared());
    List<Check> checks = new CheckConversion(table, defined, exported).checks();
    return new Table(
        table.getName(),
        defined,
        new IndexConversion(table, dialect, warnings).indexes(),
        new ForeignKeyConversion(table, metadata, ownSchema, warnings).foreignKeys(),
        checks,
        options(),
        seedRows());
  }

  private List<Column> columns() {
    List<Column> found = new ArrayList<>();
    for (org.hibernate.mapping.Column column : table.getColumns()) {
      ColumnConversion conversion = new ColumnConversion(column, table, metadata, properties);
      if (conversion.isFreeOrderEnum()) {
        freeOrderEnums.add(new ColumnRef(table.getName(), column.getName()));
      }
      found.add(conversion.column());
    }
    return found;
  }

  /** Columns that are in no mapping, only in a text of the table. */
  private List<Column> declared() {
    List<Column> found = new ArrayList<>();
    String declarations = HibernateMembers.extraDeclarations(table);
    for (String declaration :
        declarations.isEmpty() ? List.<String>of() : SqlPieces.split(declarations)) {
      Matcher matcher = COLUMN.matcher(declaration.strip());
      if (matcher.matches() && !NO_COLUMN.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
        String definition = matcher.group(2);
        found.add(Column.of(Names.plain(matcher.group(1)), definition).withDefinition(definition));
      } else {
        warnings.add(
            "table "
                + table.getName()
                + " has a declaration autogen does not read: "
                + declaration.strip());
      }
    }
    return found;
  }

  /** The engine that the dialect writes with every table, then what was given. */
  private TableOptions options() {
    String text = dialect.getTableTypeString() + " " + HibernateMembers.options(table);
    TableOptions options = OptionsText.table(text, table.getName(), warnings);
    return options.comment().isEmpty() && table.getComment() != null
        ? options.withComment(table.getComment())
        : options;
  }

  private List<SeedRow> seedRows() {
    List<SeedRow> rows = new ArrayList<>();
    for (InitCommand command : table.getInitCommands(context)) {
      for (String sql : command.getInitCommands()) {
        SeedRows.parse(sql, table)
            .ifPresentOrElse(
                rows::add,
                () ->
                    warnings.add(
                        "table "
                            + table.getName()
                            + " is left without the row that Hibernate starts a generator with,"
                            + " since its statement does not fit the table: "
                            + sql));
      }
    }
    return rows.stream().distinct().toList();
  }
}
