package dev.autogen.operation;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Renames a table; foreign keys that point to it follow. */
public record RenameTable(String from, String to) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    if (before.table(to).isPresent()) {
      throw new IllegalStateException("there is a table " + to + " here already");
    }
    Schema after = before.without(from).with(withServerNames(before.existing(from).withName(to)));
    // Those that refer to it, and not all: a schema may have thousands, and each be renamed.
    for (Table table : after.tables()) {
      if (!table.foreignKeys().isEmpty()
          && table.foreignKeys().stream().anyMatch(this::leadsToIt)) {
        after =
            after.with(
                table.withForeignKeys(
                    table.foreignKeys().stream()
                        .map(key -> leadsToIt(key) ? key.withReferencedTable(to) : key)
                        .toList()));
      }
    }
    return after;
  }

  private boolean leadsToIt(ForeignKey key) {
    return key.referencedSchema().isEmpty() && key.referencedTable().equals(from);
  }

  /** Constraint names that the server made from the table's name follow it to the new one. */
  private Table withServerNames(Table table) {
    return table
        .withForeignKeys(
            table.foreignKeys().stream()
                .map(fk -> fk.withName(follow(fk.name(), "_ibfk_")))
                .toList())
        .withChecks(
            table.checks().stream().map(c -> c.withName(follow(c.name(), "_chk_"))).toList());
  }

  private String follow(String name, String infix) {
    // A server that keeps tables in lower case names constraints after that.
    return name.matches(Pattern.quote(from + infix) + "\\d+")
            || name.matches(Pattern.quote(from.toLowerCase(Locale.ROOT) + infix) + "\\d+")
        ? to + name.substring(from.length())
        : name;
  }

  @Override
  public List<String> definedTables() {
    return List.of(from, to);
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return List.of(new RenameTable(to, from));
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of("rename table " + from + " to " + to);
  }

  @Override
  public List<String> touchedTables() {
    return List.of(from);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.renameTable(this);
  }
}
