package dev.autogen.embedding;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Follows {@link R1CreateNote}. */
@Revision(id = "2", parent = "1", created = "2026-11-21T10:00:00Z", message = "Fill note")
public final class R2FillNote implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.alterTable("note", t -> t.addColumn("text", "varchar(20)"));
    op.execute("insert into note values (1, 'a'), (2, 'b'), (3, 'c')");
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("delete from note");
    op.alterTable("note", t -> t.dropColumn("text"));
  }
}
