package dev.autogen.run.crash;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;

/** Tables that several connections create at once, where they do not wait for each other. */
public final class ManyTables implements Migration {

  private static final int TABLES = 24;

  @Override
  public void upgrade(Operations op) {
    for (int i = 1; i <= TABLES; i++) {
      int number = i;
      op.createTable(
          "box" + i,
          t -> {
            t.column("id", "int").notNull();
            t.column("inside", "int");
            t.primaryKey("id");
            t.foreignKey("fk_box" + number, "inside")
                .references("box" + Math.max(1, number / 2), "id");
          });
    }
    op.insertRow("box1").value("id", 1);
  }

  @Override
  public void downgrade(Operations op) {
    op.deleteRow("box1").value("id", 1);
    for (int i = TABLES; i >= 1; i--) {
      op.dropTable("box" + i);
    }
  }
}
