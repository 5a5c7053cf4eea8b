import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

@Revision(id = "0000", created = "2026-11-19T10:00:00Z", message = "Accounts")
public final class R0_Accounts implements Migration {
  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "team",
        t -> {
          t.column("id", "int").notNull();
          t.primaryKey("id");
        });
    op.createTable(
        "account",
        t -> {
          t.column("id", "int").notNull();
          t.column("email", "varchar(100)");
          t.column("team", "int");
          t.primaryKey("id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("account");
    op.dropTable("team");
  }
}
