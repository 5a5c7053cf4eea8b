package dev.autogen.mysql;

import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of CREATE TABLE and ALTER TABLE: columns, indexes, constraints, options. */
final class DefinitionSql {

  /** The option that says a character set; the collation of a table implies it. */
  static final String CHARACTER_SET = "CHARACTER SET";

  private DefinitionSql() {}

  /** Everything behind the name of the table in {@code CREATE TABLE}. */
  static String body(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(column(c)));
    table.indexes().forEach(i -> lines.add(index(i)));
    table.foreignKeys().forEach(f -> lines.add(foreignKey(f)));
    table.checks().forEach(c -> lines.add(check(c)));
    return "(\n  " + String.join(",\n  ", lines) + "\n)" + options(table.options());
  }

  static String column(Column column) {
    if (column.isFreeText()) {
      return Sql.name(column.name()) + " " + column.definition();
    }
    StringBuilder sql = new StringBuilder(Sql.name(column.name()));
    sql.append(' ').append(column.type());
    if (!column.collation().isEmpty()) {
      sql.append(" COLLATE ").append(Sql.name(column.collation()));
    }
    Generation generation = column.generation();
    if (column.isGenerated()) {
      sql.append(" GENERATED ALWAYS AS (").append(generation.expression()).append(") ");
      sql.append(generation.kind().name());
    }
    // TIMESTAMP is NOT NULL by default on servers without explicit_defaults_for_timestamp.
    sql.append(column.nullable() ? " NULL" : " NOT NULL");
    if (column.srid() >= 0) {
      sql.append(" SRID ").append(column.srid());
    }
    if (column.defaultValue() instanceof Default.Literal literal) {
      sql.append(" DEFAULT ").append(Sql.text(literal.value()));
    } else if (column.defaultValue() instanceof Default.Expression expression) {
      sql.append(" DEFAULT ").append(expression.sql());
    }
    if (!column.onUpdate().isEmpty()) {
      sql.append(" ON UPDATE ").append(column.onUpdate());
    }
    if (column.autoIncrement()) {
      sql.append(" AUTO_INCREMENT");
    }
    if (column.invisible()) {
      sql.append(" INVISIBLE");
    }
    if (!column.comment().isEmpty()) {
      sql.append(" COMMENT ").append(Sql.text(column.comment()));
    }
    return sql.toString();
  }

  /** What gives a column another default, behind its name. */
  static String newDefault(Default value) {
    if (value instanceof Default.Literal literal) {
      return " SET DEFAULT " + Sql.text(literal.value());
    }
    return value instanceof Default.Expression expression
        ? " SET DEFAULT " + expression.sql()
        : " DROP DEFAULT";
  }

  static String index(Index index) {
    StringBuilder sql =
        new StringBuilder(
            switch (index.kind()) {
              case PRIMARY -> "PRIMARY KEY";
              case UNIQUE -> "UNIQUE INDEX " + Sql.name(index.name());
              case PLAIN -> "INDEX " + Sql.name(index.name());
              case FULLTEXT -> "FULLTEXT INDEX " + Sql.name(index.name());
              case SPATIAL -> "SPATIAL INDEX " + Sql.name(index.name());
            });
    sql.append(
        index.parts().stream()
            .map(DefinitionSql::keyPart)
            .collect(Collectors.joining(", ", " (", ")")));
    if (!index.using().isEmpty()) {
      sql.append(" USING ").append(index.using());
    }
    if (!index.parser().isEmpty()) {
      sql.append(" WITH PARSER ").append(Sql.name(index.parser()));
    }
    if (!index.comment().isEmpty()) {
      sql.append(" COMMENT ").append(Sql.text(index.comment()));
    }
    if (!index.visible()) {
      sql.append(" INVISIBLE");
    }
    return sql.toString();
  }

  private static String keyPart(KeyPart part) {
    String key =
        part instanceof KeyPart.OfColumn column
            ? Sql.name(column.column()) + (column.prefix() > 0 ? "(" + column.prefix() + ")" : "")
            : "(" + ((KeyPart.OfExpression) part).sql() + ")";
    return key + (part.descending() ? " DESC" : "");
  }

  static String foreignKey(ForeignKey key) {
    StringBuilder sql = new StringBuilder("CONSTRAINT ").append(Sql.name(key.name()));
    sql.append(" FOREIGN KEY (").append(Sql.names(key.columns())).append(") REFERENCES ");
    if (!key.referencedSchema().isEmpty()) {
      sql.append(Sql.name(key.referencedSchema())).append('.');
    }
    sql.append(Sql.name(key.referencedTable()));
    sql.append(" (").append(Sql.names(key.referencedColumns())).append(')');
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      sql.append(" ON DELETE ").append(key.onDelete().sql());
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      sql.append(" ON UPDATE ").append(key.onUpdate().sql());
    }
    return sql.toString();
  }

  static String check(Check check) {
    return (check.name().isEmpty() ? "" : "CONSTRAINT " + Sql.name(check.name()) + " ")
        + "CHECK ("
        + check.expression()
        + ")"
        + (check.enforced() ? "" : " NOT ENFORCED");
  }

  private static String options(TableOptions options) {
    List<String> words = new ArrayList<>();
    if (!options.engine().isEmpty()) {
      words.add(option(SetOption.ENGINE, options.engine()));
    }
    // Behind a collation a character set gives its own first one, on 8.0.15.
    String characterSet = options.create().getOrDefault(CHARACTER_SET, "");
    if (!characterSet.isEmpty()) {
      words.add(option(CHARACTER_SET, characterSet));
    }
    if (!options.collation().isEmpty()) {
      words.add(option(SetOption.COLLATE, options.collation()));
    }
    options
        .create()
        .forEach(
            (name, value) -> {
              if (!name.equals(CHARACTER_SET)) {
                words.add(option(name, value));
              }
            });
    if (!options.comment().isEmpty()) {
      words.add(option(SetOption.COMMENT, options.comment()));
    }
    String sql = words.isEmpty() ? "" : " " + String.join(" ", words);
    return options.partitioning().isEmpty()
        ? sql
        : sql + "\nPARTITION BY " + options.partitioning();
  }

  /** One table option; an empty value gives the server's default back. */
  static String option(String name, String value) {
    return switch (name) {
      case SetOption.ENGINE -> "ENGINE = " + Sql.name(value.isEmpty() ? "InnoDB" : value);
      case SetOption.COLLATE -> "DEFAULT COLLATE = " + Sql.name(value);
      case SetOption.COMMENT -> "COMMENT = " + Sql.text(value);
      default -> name + " = " + (value.isEmpty() ? defaultOf(name) : value);
    };
  }

  private static String defaultOf(String option) {
    return switch (option) {
      case "AUTOEXTEND_SIZE", "KEY_BLOCK_SIZE", "MIN_ROWS", "MAX_ROWS", "AVG_ROW_LENGTH" -> "0";
      case "COMPRESSION", "CONNECTION" -> "''";
      case "ENCRYPTION" -> "'N'";
      case "CHECKSUM", "DELAY_KEY_WRITE" -> "0";
      // The server takes the next number that is free.
      case TableOptions.AUTO_INCREMENT -> "1";
      default -> "DEFAULT";
    };
  }
}
