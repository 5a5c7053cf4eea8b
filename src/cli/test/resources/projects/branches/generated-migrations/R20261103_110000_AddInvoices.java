import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/** Add invoices. */
@Revision(
    id = "c4d17e0b6a92",
    parent = "1f0c2a9b7d35",
    labels = "billing",
    created = "2026-11-03T11:00:00Z",
    message = "Add invoices")
public final class R20261103_110000_AddInvoices implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.execute("CREATE TABLE invoice (id bigint NOT NULL PRIMARY KEY)");
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("invoice");
  }
}
