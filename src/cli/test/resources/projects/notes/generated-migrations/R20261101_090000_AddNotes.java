import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Add notes. */
@Revision(id = "1f0c2a9b7d35", created = "2026-11-01T09:00:00Z", message = "Add notes")
public final class R20261101_090000_AddNotes implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "note",
        t -> {
          t.column("id", "int").notNull();
          t.column("text", "varchar(80)");
          t.primaryKey("id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("note");
  }
}
