package dev.autogen.entity.hibernate;

import dev.autogen.entity.ColumnRef;
import dev.autogen.entity.EntityException;
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import java.util.Locale;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Table;

/** One column of Hibernate's as a Column. */
final class ColumnConversion {

  // Of SqlTypes, from 6.5 on.
  private static final int ORDINAL_ENUM = 6002;
  private static final int NAMED_ORDINAL_ENUM = 6003;

  private final org.hibernate.mapping.Column column;
  private final Table table;
  private final MetadataImplementor metadata;
  private final boolean typeGiven;
  private final String type;

  ColumnConversion(
      org.hibernate.mapping.Column column,
      Table table,
      MetadataImplementor metadata,
      PropertyColumns properties) {
    this.column = column;
    this.table = table;
    this.metadata = metadata;
    // Asked before the next line, which leaves its answer in the same place.
    this.typeGiven = column.getSqlType() != null;
    this.type = type(properties);
  }

  private String type(PropertyColumns properties) {
    String special = HibernateMembers.specializedType(column);
    if (!special.isEmpty()) {
      return special;
    }
    try {
      return column.getSqlType(metadata);
    } catch (RuntimeException e) {
      String property = properties.at(new ColumnRef(table.getName(), column.getName()));
      throw new EntityException(
          "column "
              + column.getName()
              + " of table "
              + table.getName()
              + (property.isEmpty() ? "" : " (" + property + ")")
              + " has no type on MySQL: "
              + e.getMessage(),
          "give it a type MySQL has, with @JdbcTypeCode or @Column(columnDefinition = …)",
          e);
    }
  }

  Column column() {
    Column result = Column.of(column.getName(), typeText()).withNullable(column.isNullable());
    result = result.withComment(column.getComment() == null ? "" : column.getComment());
    if (HibernateMembers.isIdentity(column, table, metadata)) {
      return result.notNull().withAutoIncrement(true);
    }
    DefaultText defaultText = DefaultText.of(column.getDefaultValue());
    return result
        .withDefault(defaultText.value())
        .withOnUpdate(defaultText.onUpdate())
        .withGeneration(generation())
        .withCollation(HibernateMembers.collation(column));
  }

  private String typeText() {
    String options = HibernateMembers.options(column);
    return options.isEmpty() ? type : type + " " + options;
  }

  private Generation generation() {
    String expression = column.getGeneratedAs();
    if (expression == null) {
      return Generation.NONE;
    }
    Dialect dialect = metadata.getDatabase().getDialect();
    boolean stored = dialect.generatedAs("x").toLowerCase(Locale.ROOT).contains("stored");
    return stored ? Generation.stored(expression) : Generation.virtual(expression);
  }

  /**
   * Whether it is an ENUM whose members are in Hibernate's order, which is that of the alphabet.
   */
  boolean isFreeOrderEnum() {
    return !typeGiven
        && type.toLowerCase(Locale.ROOT).startsWith("enum")
        && !(column.getValue() instanceof BasicValue basic && isOrdinal(basic));
  }

  private static boolean isOrdinal(BasicValue value) {
    int code = value.getResolution().getJdbcType().getDefaultSqlTypeCode();
    return code == ORDINAL_ENUM || code == NAMED_ORDINAL_ENUM;
  }
}
