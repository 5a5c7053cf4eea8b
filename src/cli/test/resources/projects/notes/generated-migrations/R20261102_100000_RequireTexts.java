import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Require texts. */
@Revision(
    id = "58b3e6c41f20",
    parent = "1f0c2a9b7d35",
    created = "2026-11-02T10:00:00Z",
    message = "Require texts")
public final class R20261102_100000_RequireTexts implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.alterTable("note", t -> t.modifyColumn("text", "varchar(80)").notNull());
  }

  @Override
  public void downgrade(Operations op) {
    op.alterTable("note", t -> t.modifyColumn("text", "varchar(80)"));
  }
}
