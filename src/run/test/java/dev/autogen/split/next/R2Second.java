package dev.autogen.split.next;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Follows one of the package above. */
@Revision(id = "s2", parent = "s1", created = "2026-11-21T10:00:00Z", message = "Second")
public class R2Second implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute("create table second (id int primary key)");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("drop table second");
  }
}
