import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Add products. */
@Revision(
    id = "58b3e6c41f20",
    parent = "1f0c2a9b7d35",
    created = "2026-11-02T10:00:00Z",
    message = "Add products")
public final class R20261102_100000_AddProducts implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable(
        "Product",
        t -> {
          t.column("id", "bigint").notNull();
          t.column("name", "varchar(80)").notNull();
          t.primaryKey("id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("Product");
  }
}
