package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Unmodelled;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.TableChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What columns have that autogen has no word for: a MODIFY takes it away without a word. */
final class UnknownParts {

  private UnknownParts() {}

  /**
   * Makes sure that no column loses such a part.
   *
   * @throws AutogenException when one would
   */
  static void refuse(Session session, Comparison comparison) throws SQLException {
    List<AlterTable> changing = new ArrayList<>();
    comparison
        .operations()
        .forEach(
            operation -> {
              if (operation instanceof AlterTable alter
                  && alter.changes().stream().anyMatch(ModifyColumn.class::isInstance)
                  && comparison.live().table(alter.table()).isPresent()) {
                changing.add(alter);
              }
            });
    if (changing.isEmpty()) {
      return;
    }
    List<Unmodelled> unknown =
        new SchemaReader(session)
            .exact(changing.stream().map(AlterTable::table).distinct().toList())
            .unmodelled();
    for (AlterTable alter : changing) {
      for (TableChange change : alter.changes()) {
        for (Unmodelled part : unknown) {
          if (change instanceof ModifyColumn modify
              && part.table().equals(alter.table())
              && part.column().equalsIgnoreCase(modify.column().name())) {
            throw AutogenException.failure(
                "a change of column "
                    + part.table()
                    + "."
                    + part.column()
                    + " would take away what autogen has no word for ("
                    + part.text()
                    + ")",
                "change the column in a migration of your own with op.execute, where you can say"
                    + " that again");
          }
        }
      }
    }
  }
}
