package dev.autogen.entity.hibernate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.Generator;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * The members that not every Hibernate that is served has under the same name. A member that is not
 * there answers with nothing.
 */
final class HibernateMembers {

  private static final MethodHandle COLLATION = first(Column.class, "getCollation");
  private static final MethodHandle IDENTITY = first(Column.class, "isIdentity");
  private static final MethodHandle SPECIALIZED =
      first(Column.class, "getSpecializedTypeDeclaration");
  private static final MethodHandle COLUMN_OPTIONS = first(Column.class, "getOptions");
  private static final MethodHandle TABLE_OPTIONS = first(Table.class, "getOptions");
  private static final MethodHandle TABLE_EXTRA = first(Table.class, "getExtraDeclarations");
  private static final MethodHandle INDEX_OPTIONS = first(Index.class, "getOptions");
  private static final MethodHandle CONSTRAINT_OPTIONS = first(Constraint.class, "getOptions");
  private static final MethodHandle CHECK_OPTIONS = first(CheckConstraint.class, "getOptions");
  private static final MethodHandle VIEW = first(Table.class, "isView");
  private static final MethodHandle SELECTABLES =
      first(Index.class, "getSelectables", "getColumns");
  private static final MethodHandle SELECTABLE_ORDER =
      first(Index.class, "getSelectableOrderMap", "getColumnOrderMap");
  private static final MethodHandle INDEX_UNIQUE = first(Index.class, "isUnique");
  private static final MethodHandle FOREIGN_KEYS =
      first(Table.class, "getForeignKeyCollection", "getForeignKeys");

  /** From 7.0 on. */
  private static final Optional<Class<?>> GENERATOR_SETTINGS =
      type("org.hibernate.mapping.GeneratorSettings");

  /** From 7.0; before, it takes a factory and no property. */
  private static final Optional<MethodHandle> GENERATOR =
      GENERATOR_SETTINGS.map(
          settings -> generatorOf(Dialect.class, RootClass.class, Property.class, settings));

  private HibernateMembers() {}

  /** From 6.3. */
  static String collation(Column column) {
    return text(COLLATION, column);
  }

  /** Only in 6.2, where it is the type of an enum column. */
  static String specializedType(Column column) {
    return text(SPECIALIZED, column);
  }

  /** From 7.0. */
  static String options(Column column) {
    return text(COLUMN_OPTIONS, column);
  }

  /** From 7.0. */
  static String options(Table table) {
    return text(TABLE_OPTIONS, table);
  }

  /** From 7.0. */
  static String options(Index index) {
    return text(INDEX_OPTIONS, index);
  }

  /** From 7.0. */
  static String options(Constraint constraint) {
    return text(CONSTRAINT_OPTIONS, constraint);
  }

  /** From 7.0. */
  static String options(CheckConstraint check) {
    return text(CHECK_OPTIONS, check);
  }

  /** Further text inside the parentheses of CREATE TABLE. From 7.0. */
  static String extraDeclarations(Table table) {
    return text(TABLE_EXTRA, table);
  }

  /** From 6.3. */
  static boolean isView(Table table) {
    return flag(VIEW, table);
  }

  /** From 6.3; before, such an index is a unique key. */
  static boolean isUnique(Index index) {
    return flag(INDEX_UNIQUE, index);
  }

  /** Columns, and from 6.3 formulas. */
  static List<Selectable> selectables(Index index) {
    return ((Collection<?>) call(SELECTABLES, index)).stream().map(Selectable.class::cast).toList();
  }

  /** {@code asc} or {@code desc} for a part of {@code index}; empty for neither. */
  static String order(Index index, Selectable part) {
    Object order = ((Map<?, ?>) call(SELECTABLE_ORDER, index)).get(part);
    return order == null ? "" : order.toString();
  }

  /** A map until 7.x, a collection in later ones. */
  static List<ForeignKey> foreignKeys(Table table) {
    Object keys = call(FOREIGN_KEYS, table);
    Collection<?> all = keys instanceof Map<?, ?> map ? map.values() : (Collection<?>) keys;
    return all.stream().map(ForeignKey.class::cast).toList();
  }

  /**
   * The columns among what {@code value} is mapped to. {@code getColumns} of a value throws where a
   * formula is among them.
   */
  static List<Column> columns(Value value) {
    return value.getSelectables().stream()
        .filter(Column.class::isInstance)
        .map(Column.class::cast)
        .toList();
  }

  /** Whether {@code column} of {@code table} is AUTO_INCREMENT. */
  static boolean isIdentity(Column column, Table table, MetadataImplementor metadata) {
    if (IDENTITY != null) {
      return flag(IDENTITY, column);
    }
    return Before66.isIdentity(column, table, metadata);
  }

  /**
   * The generator of an identifier, which reading the mapping made. A part of a composite one may
   * ask for its property.
   *
   * @param property null for the identifier of a collection
   */
  static Generator generator(
      SimpleValue identifier, Property property, RootClass entity, MetadataImplementor metadata) {
    Dialect dialect = metadata.getDatabase().getDialect();
    if (GENERATOR.isEmpty()) {
      return Before70.generator(identifier, entity, metadata, dialect);
    }
    try {
      Object settings = generatorSettings(metadata);
      return (Generator) GENERATOR.get().invoke(identifier, dialect, entity, property, settings);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** No default schema, for the names of tables as they are in it. */
  private static Object generatorSettings(MetadataImplementor metadata) {
    Database database = metadata.getDatabase();
    Class<?> type = GENERATOR_SETTINGS.orElseThrow();
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getReturnType() == SqlStringGenerationContext.class
                ? SqlStringGenerationContextImpl.fromExplicit(
                    database.getJdbcEnvironment(), database, null, null)
                : null);
  }

  /** Apart, because its classes are gone in 7.0 and must not be linked there. */
  private static final class Before70 {

    static Generator generator(
        SimpleValue identifier, RootClass entity, MetadataImplementor metadata, Dialect dialect) {
      return identifier.createGenerator(
          metadata.getMetadataBuildingOptions().getIdentifierGeneratorFactory(), dialect, entity);
    }
  }

  /** Apart, because its classes are gone in 7.0 and must not be linked there. */
  private static final class Before66 {

    @SuppressWarnings("deprecation")
    static boolean isIdentity(Column column, Table table, MetadataImplementor metadata) {
      KeyValue identifier = table.getIdentifierValue();
      return table.hasPrimaryKey()
          && identifier != null
          && table.getPrimaryKey().getColumns().get(0).equals(column)
          && identifier.isIdentityColumn(
              metadata.getMetadataBuildingOptions().getIdentifierGeneratorFactory(),
              metadata.getDatabase().getDialect());
    }
  }

  /** Whether Hibernate has the setting with this constant. */
  static boolean hasSetting(String constant) {
    return Arrays.stream(AvailableSettings.class.getFields())
        .anyMatch(field -> field.getName().equals(constant));
  }

  private static MethodHandle first(Class<?> owner, String... names) {
    for (String name : names) {
      for (Method method : owner.getMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0) {
          return generic(method);
        }
      }
    }
    return null;
  }

  private static Optional<Class<?>> type(String name) {
    try {
      return Optional.of(Class.forName(name, false, HibernateMembers.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static MethodHandle generatorOf(Class<?>... parameters) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              SimpleValue.class,
              "createGenerator",
              MethodType.methodType(Generator.class, parameters));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle generic(Method method) {
    try {
      return MethodHandles.publicLookup()
          .unreflect(method)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is not public", e);
    }
  }

  private static String text(MethodHandle handle, Object target) {
    Object value = handle == null ? null : call(handle, target);
    return value == null ? "" : value.toString().strip();
  }

  private static boolean flag(MethodHandle handle, Object target) {
    return handle != null && (boolean) call(handle, target);
  }

  private static Object call(MethodHandle handle, Object target) {
    try {
      return handle.invokeExact(target);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
