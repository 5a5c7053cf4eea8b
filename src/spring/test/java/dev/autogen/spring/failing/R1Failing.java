package dev.autogen.spring.failing;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

@Revision(id = "f1", created = "2026-11-20T10:00:00Z", message = "Failing")
public final class R1Failing implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute("insert into nowhere values (1)");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("delete from nowhere");
  }
}
