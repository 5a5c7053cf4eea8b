import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Add customers. */
@Revision(id = "1f0c2a9b7d35", created = "2026-11-01T09:00:00Z", message = "Add customers")
public final class R20261101_090000_AddCustomers implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "Customer",
        t -> {
          t.column("id", "bigint").notNull();
          t.column("email", "varchar(120)").notNull();
          t.primaryKey("id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("Customer");
  }
}
