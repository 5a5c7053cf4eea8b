package dev.autogen.split;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** In another package than what follows it. */
@Revision(id = "s1", created = "2026-11-20T10:00:00Z", message = "First")
public class R1First implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute("create table first (id int primary key)");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("drop table first");
  }
}
