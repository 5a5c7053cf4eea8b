package dev.autogen.entity.hibernate;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** The foreign keys of one table. */
final class ForeignKeyConversion {

  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?is)\\s*(?:constraint\\s+\\S+\\s+)?foreign\\s+key\\s*\\w*\\s*\\(([^)]*)\\)\\s*"
              + "references\\s+([^\\s(]+)\\s*(?:\\(([^)]*)\\))?(.*)");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*(?!!).*?\\*/");
  private static final Pattern ACTION =
      Pattern.compile(
          "(?is)\\bon\\s+(delete|update)\\s+(cascade|restrict|no\\s+action|set\\s+null|set\\s+default)");

  private final Table table;
  private final MetadataImplementor metadata;
  private final String ownSchema;
  private final List<String> warnings;

  ForeignKeyConversion(
      Table table, MetadataImplementor metadata, String ownSchema, List<String> warnings) {
    this.table = table;
    this.metadata = metadata;
    this.ownSchema = ownSchema;
    this.warnings = warnings;
  }

  List<ForeignKey> foreignKeys() {
    List<ForeignKey> result = new ArrayList<>();
    for (org.hibernate.mapping.ForeignKey key : HibernateMembers.foreignKeys(table)) {
      if (key.isCreationEnabled() && key.isPhysicalConstraint()) {
        result.add(convert(key));
      }
    }
    return result;
  }

  private ForeignKey convert(org.hibernate.mapping.ForeignKey key) {
    Table referenced = key.getReferencedTable();
    List<Column> targets =
        key.isReferenceToPrimaryKey()
            ? referenced.getPrimaryKey().getColumns()
            : key.getReferencedColumns();
    String schema = SchemaConversion.schemaOf(referenced);
    ForeignKey result =
        new ForeignKey(
            Names.plain(key.getName()),
            key.getColumns().stream().map(Column::getName).toList(),
            schema.equals(ownSchema) ? "" : schema,
            referenced.getName(),
            targets.stream().map(Column::getName).toList(),
            action(key.getOnDeleteAction()),
            Action.NO_ACTION,
            false);
    if (key.getKeyDefinition() != null && !key.getKeyDefinition().isBlank()) {
      result = defined(result, key.getKeyDefinition());
    }
    result = withActions(result, HibernateMembers.options(key));
    return Names.isGenerated(result.name()) ? result.named(result.name()) : result;
  }

  /** A free {@code foreignKeyDefinition} takes the place of everything but the name. */
  private ForeignKey defined(ForeignKey key, String definition) {
    Matcher matcher = DEFINITION.matcher(COMMENT.matcher(definition).replaceAll(" "));
    String[] target = matcher.matches() ? matcher.group(2).split("\\.", 2) : new String[0];
    List<String> referenced =
        target.length == 0
            ? List.of()
            : matcher.group(3) == null
                ? primaryKey(Names.plain(target[target.length - 1]))
                : names(matcher.group(3));
    if (referenced.isEmpty()) {
      warnings.add(
          "the definition of foreign key " + key.name() + " is not understood: " + definition);
      return key;
    }
    return withActions(
        key.withColumns(names(matcher.group(1)))
            .withReferencedSchema(target.length == 2 ? Names.plain(target[0]) : "")
            .withReferencedTable(Names.plain(target[target.length - 1]))
            .withReferencedColumns(referenced)
            .withActions(Action.NO_ACTION, Action.NO_ACTION),
        matcher.group(4));
  }

  /** What a definition without columns refers to, from MySQL 9.0 on. Empty where unknown. */
  private List<String> primaryKey(String name) {
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (Table candidate : namespace.getTables()) {
        if (candidate.getName().equalsIgnoreCase(name) && candidate.hasPrimaryKey()) {
          return candidate.getPrimaryKey().getColumns().stream().map(Column::getName).toList();
        }
      }
    }
    return List.of();
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).map(Names::plain).toList();
  }

  private static ForeignKey withActions(ForeignKey key, String clauses) {
    ForeignKey result = key;
    Matcher matcher = ACTION.matcher(clauses);
    while (matcher.find()) {
      Action action = action(matcher.group(2));
      result =
          matcher.group(1).equalsIgnoreCase("delete")
              ? result.withActions(action, result.onUpdate())
              : result.withActions(result.onDelete(), action);
    }
    return result;
  }

  private static Action action(OnDeleteAction action) {
    return action == null ? Action.NO_ACTION : action(action.name());
  }

  private static Action action(String words) {
    return switch (words.toUpperCase(Locale.ROOT).replaceAll("[\\s_]+", " ")) {
      case "CASCADE" -> Action.CASCADE;
      case "SET NULL" -> Action.SET_NULL;
      case "SET DEFAULT" -> Action.SET_DEFAULT;
      default -> Action.NO_ACTION;
    };
  }
}
