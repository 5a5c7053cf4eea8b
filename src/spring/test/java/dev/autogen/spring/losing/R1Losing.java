package dev.autogen.spring.losing;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

@Revision(id = "l1", created = "2026-11-20T10:00:00Z", message = "Losing")
public final class R1Losing implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute("delete from visit");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("do 1");
  }
}
