package dev.autogen.spring.shop.migrations;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

@Revision(id = "c2", parent = "c1", created = "2026-11-21T10:00:00Z", message = "Names")
public final class R2FirstName implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.alterTable("customer", t -> t.addColumn("first_name", "varchar(255)"));
  }

  @Override
  public void downgrade(Operations op) {
    op.alterTable("customer", t -> t.dropColumn("first_name"));
  }
}
