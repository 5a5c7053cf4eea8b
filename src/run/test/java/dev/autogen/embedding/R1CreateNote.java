package dev.autogen.embedding;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Compiled with the application that it belongs to. */
@Revision(id = "1", created = "2026-11-20T10:00:00Z", message = "Create note")
public final class R1CreateNote implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "note",
        t -> {
          t.column("id", "int").notNull();
          t.primaryKey("id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("note");
  }
}
