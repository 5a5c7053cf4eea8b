package dev.autogen.entity.hibernate;

import dev.autogen.entity.ColumnRef;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Value;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.BasicType;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;
import org.hibernate.type.descriptor.converter.spi.JpaAttributeConverter;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;

/**
 * What the database holds for each value of a Java type that has few of them, an enum or a boolean,
 * and in which form it holds others. Hibernate itself is asked, converters of the application
 * included.
 */
final class StoredValues {

  // Of java.sql.Types and SqlTypes.
  private static final List<Integer> TEXTS = List.of(1, 12, -1, -15, -9, -16, 4001, 4002);
  private static final List<Integer> NUMBERS = List.of(-7, -6, 5, 4, -5, 16);
  private static final List<Integer> BYTES = List.of(-2, -3);
  private static final List<Integer> MOMENTS = List.of(92, 93, 2013, 2014, 3003, 3007);
  private static final List<Integer> UTC = List.of(3003, 3007);
  private static final int UUID_TYPE = 3000;
  private static final int ENUM = 6000;

  /** Before what a column holds not by itself, but within a text or bytes of its own form. */
  private static final String WITHIN = "within ";

  private StoredValues() {}

  /**
   * Such as {@code enum NEW=0 PAID=1}, {@code boolean false=N true=Y} or {@code uuid bytes}; of
   * types with many values {@code plain String}, {@code plain Instant UTC} or {@code converted
   * com.shop.MoneyConverter}. Empty where nobody can say.
   *
   * @param zone the time zone of the application's connections; empty where none is set
   */
  static String of(Value value, String zone) {
    String few = few(value);
    try {
      return few.isEmpty() && value instanceof BasicValue basic && basic.getColumnSpan() == 1
          ? many(basic.getResolution(), zone)
          : few;
    } catch (RuntimeException | LinkageError e) {
      return "";
    }
  }

  /** What it holds of a type that has few values; empty for others. */
  private static String few(Value value) {
    if (!(value instanceof BasicValue basic) || basic.getColumnSpan() != 1) {
      return "";
    }
    try {
      BasicValue.Resolution<?> resolution = basic.getResolution();
      if (resolution.getLegacyResolvedBasicType() instanceof BasicPluralType<?, ?> list) {
        BasicType<?> type = list.getElementType();
        String elements =
            of(
                new Stored(
                    type.getJavaTypeDescriptor(), type.getValueConverter(), type.getJdbcType()));
        return elements.isEmpty() ? "" : WITHIN + elements;
      }
      return of(
          new Stored(
              resolution.getDomainJavaType(),
              resolution.getValueConverter(),
              resolution.getJdbcType()));
    } catch (RuntimeException | LinkageError e) {
      // A converter is the application's code, which may want more than there is here.
      return "";
    }
  }

  /**
   * The same of an embeddable that is one JSON text, such as {@code within state enum NEW=0
   * PAID=1}; empty for others.
   */
  static String within(Column column) {
    SortedSet<String> parts = new TreeSet<>();
    if (column instanceof AggregateColumn aggregate) {
      parts(aggregate.getComponent(), "", parts);
    }
    return parts.isEmpty() ? "" : WITHIN + String.join(" / ", parts);
  }

  private static void parts(Component component, String prefix, SortedSet<String> parts) {
    for (Property property : component.getProperties()) {
      String path = prefix + property.getName();
      if (property.getValue() instanceof Component inner) {
        parts(inner, path + ".", parts);
      } else {
        String stored = few(property.getValue());
        if (!stored.isEmpty()) {
          parts.add(path + " " + stored);
        }
      }
    }
  }

  /** How values of a Java type get into a column. */
  private record Stored(JavaType<?> java, BasicValueConverter<?, ?> converter, JdbcType jdbc) {}

  /**
   * What columns hold for properties of several subclasses that mean other things by it, such as
   * {@code several enum NEW=0 PAID=1 / enum A=0 B=1}.
   */
  static SortedMap<ColumnRef, String> ofSeveral(MetadataImplementor metadata) {
    SortedMap<ColumnRef, SortedSet<String>> forms = new TreeMap<>();
    for (Properties.Place place : Properties.of(metadata)) {
      Value value = place.property().getValue();
      if (value instanceof BasicValue && value.getTable() != null) {
        for (Column column : HibernateMembers.columns(value)) {
          forms
              .computeIfAbsent(
                  new ColumnRef(value.getTable().getName(), column.getName()),
                  key -> new TreeSet<>())
              .add(few(value));
        }
      }
    }
    SortedMap<ColumnRef, String> several = new TreeMap<>();
    forms.forEach(
        (column, all) -> {
          if (all.size() > 1) {
            several.put(column, "several " + String.join(" / ", all));
          }
        });
    return several;
  }

  private static String many(BasicValue.Resolution<?> resolution, String zone) {
    if (resolution.getValueConverter() instanceof JpaAttributeConverter<?, ?> converter) {
      return "converted " + escaped(converter.getConverterBean().getBeanClass().getName());
    }
    if (resolution.getValueConverter() != null) {
      return "";
    }
    Class<?> type = resolution.getDomainJavaType().getJavaTypeClass();
    int code = resolution.getJdbcType().getDefaultSqlTypeCode();
    boolean isTime =
        type.getName().startsWith("java.time.")
            || Date.class.isAssignableFrom(type)
            || Calendar.class.isAssignableFrom(type);
    boolean isMoment = isTime && MOMENTS.contains(code);
    return "plain "
        + escaped(type.getSimpleName())
        + (isMoment ? " " + (UTC.contains(code) ? "UTC" : zone.isEmpty() ? "session" : zone) : "");
  }

  /** Such as {@code classes Car=C Truck=T}. */
  static String pairs(String word, Map<String, String> pairs) {
    StringBuilder text = new StringBuilder(word);
    pairs.forEach(
        (name, value) -> text.append(' ').append(escaped(name)).append('=').append(escaped(value)));
    return text.toString();
  }

  private static String of(Stored how) {
    JavaType<?> java = how.java();
    Class<?> type = java.getJavaTypeClass();
    int code = how.jdbc().getDefaultSqlTypeCode();
    if (type == UUID.class && how.converter() == null) {
      // MySQL has no type of its own for them, so that Hibernate's has another behind it.
      int kind = code == UUID_TYPE ? how.jdbc().getJdbcTypeCode() : code;
      return BYTES.contains(kind) ? "uuid bytes" : TEXTS.contains(kind) ? "uuid text" : "";
    }
    List<Object> values =
        type == Boolean.class || type == boolean.class
            ? List.of(false, true)
            : type.isEnum() ? List.of(type.getEnumConstants()) : List.of();
    List<String> pairs = new ArrayList<>();
    for (Object value : values) {
      String stored = stored(how, value, code);
      if (stored.isEmpty()) {
        return "";
      }
      pairs.add(
          escaped(value instanceof Enum<?> constant ? constant.name() : value.toString())
              + "="
              + escaped(stored));
    }
    return pairs.isEmpty() ? "" : (type.isEnum() ? "enum " : "boolean ") + String.join(" ", pairs);
  }

  /** The text of what is stored for {@code value}; empty where that is not known. */
  @SuppressWarnings({"unchecked", "rawtypes", "EnumOrdinal"}) // the ordinal is what is stored
  private static String stored(Stored how, Object value, int code) {
    BasicValueConverter converter = how.converter();
    Object stored = converter == null ? value : converter.toRelationalValue(value);
    if (stored instanceof Boolean truth && !TEXTS.contains(code)) {
      return truth ? "1" : "0";
    }
    if (stored instanceof Boolean && converter == null) {
      return text(((JavaType) how.java()).unwrap(value, String.class, null));
    }
    if (stored instanceof Enum<?> constant) {
      return TEXTS.contains(code) || code >= ENUM
          ? constant.name()
          : NUMBERS.contains(code) ? String.valueOf(constant.ordinal()) : "";
    }
    return text(stored);
  }

  private static String text(Object stored) {
    return stored instanceof CharSequence
            || stored instanceof Character
            || stored instanceof Long
            || stored instanceof Integer
            || stored instanceof Short
            || stored instanceof Byte
        ? stored.toString()
        : "";
  }

  /** Without blanks, equals signs and control characters. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '%'
                  || c == ';'
                  || c == '='
                  || Character.isWhitespace(c)
                  || Character.isISOControl(c)
                  || Character.isSpaceChar(c)) {
                escaped.append("%%%04x;".formatted(c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
