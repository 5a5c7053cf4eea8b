package dev.autogen.spring.shop.migrations;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

@Revision(id = "c1", created = "2026-11-20T10:00:00Z", message = "Customers")
public final class R1Customers implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "customer",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.primaryKey("id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("customer");
  }
}
