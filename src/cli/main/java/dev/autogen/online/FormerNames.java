package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.Obstacles;
import dev.autogen.mysql.RowSearch;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.TableRows;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.Algorithm;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives foreign keys and indexes back the names, and the tables they lead to, that they had before
 * a tool copied a table: names of foreign keys are the schema's, so that the copy's are others.
 */
final class FormerNames {

  private final Session session;
  private final Shadows shadows;

  FormerNames(Session session, Shadows shadows) {
    this.session = session;
    this.shadows = shadows;
  }

  /**
   * Puts them back.
   *
   * @param before the tables as they were
   * @throws AutogenException when rows have lost their parent while a key led to a copy
   */
  void putBack(List<Table> before) throws SQLException {
    Set<String> names = new TreeSet<>();
    before.forEach(table -> names.add(table.name()));
    Schema now = new SchemaReader(session).readExactly(names::contains);
    List<ForeignKey> led = new ArrayList<>();
    for (Table was : before) {
      Optional<Table> is = now.table(was.name());
      if (is.isPresent()) {
        List<TableChange> changes = keys(was, is.get(), led);
        changes.addAll(indexes(was, is.get()));
        run(was.name(), changes);
        for (ForeignKey key : led) {
          requireParents(was.name(), key);
        }
        led.clear();
      }
    }
  }

  /**
   * The foreign keys to put back.
   *
   * @param led gets those that led to a copy
   */
  private List<TableChange> keys(Table was, Table is, List<ForeignKey> led) {
    List<TableChange> changes = new ArrayList<>();
    for (ForeignKey key : was.foreignKeys()) {
      Optional<ForeignKey> found =
          is.foreignKeys().stream().filter(other -> isCopy(key, other, was)).findFirst();
      boolean isThere = is.foreignKeys().contains(key);
      if (!isThere && found.isPresent()) {
        changes.add(new DropForeignKey(found.get().name()));
        changes.add(new AddForeignKey(key));
        if (!found.get().referencedTable().equals(key.referencedTable())) {
          led.add(key);
        }
      }
    }
    return changes;
  }

  /** Whether a key is what became of another. */
  private boolean isCopy(ForeignKey key, ForeignKey other, Table was) {
    boolean isOfCopy =
        key.referencedTable().equals(shadows.table())
            && shadows.names().contains(other.referencedTable());
    boolean isNew =
        other.name().equals(key.name())
            || was.foreignKeys().stream().noneMatch(known -> known.name().equals(other.name()));
    return isNew
        && (isOfCopy || key.referencedTable().equals(other.referencedTable()))
        && key.referencedSchema().equals(other.referencedSchema())
        && key.columns().equals(other.columns())
        && key.referencedColumns().equals(other.referencedColumns());
  }

  /** The indexes to rename: of a table that is to be as it was, one took the name of its key. */
  private List<TableChange> indexes(Table was, Table is) {
    List<TableChange> changes = new ArrayList<>();
    if (!was.name().equals(shadows.table())) {
      for (Index index : was.indexes()) {
        if (is.index(index.name()).isEmpty()) {
          is.indexes().stream()
              .filter(other -> was.index(other.name()).isEmpty())
              .filter(other -> other.withName(index.name()).equals(index))
              .findFirst()
              .ifPresent(other -> changes.add(new RenameIndex(other.name(), index.name())));
        }
      }
    }
    return changes;
  }

  private void run(String table, List<TableChange> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    session.execute(Ddl.FOREIGN_KEY_CHECKS_OFF);
    try {
      for (String sql :
          Ddl.statements(Algorithm.IN_PLACE.demandedBy(new AlterTable(table, changes)))) {
        session.execute(sql);
      }
    } finally {
      session.execute(Ddl.FOREIGN_KEY_CHECKS_ON);
    }
  }

  private void requireParents(String table, ForeignKey key) throws SQLException {
    Schema now =
        new SchemaReader(session)
            .readExactly(name -> name.equals(table) || name.equals(key.referencedTable()));
    TableRows rows = TableRows.of(now.existing(table));
    Optional<Obstacle> orphans =
        new Obstacles(rows, name -> now.table(name).map(TableRows::of)).orphans(key);
    Optional<RowSearch.Found> found =
        orphans.isEmpty()
            ? Optional.empty()
            : new RowSearch(session, Duration.ZERO).find(orphans.get(), rows, () -> {});
    if (found.isPresent()) {
      throw AutogenException.failure(
          "rows of table "
              + table
              + " have lost their parent while foreign key "
              + key.name()
              + " led to a copy of "
              + key.referencedTable(),
          "fix these rows, which this finds: " + orphans.get().query());
    }
  }
}
