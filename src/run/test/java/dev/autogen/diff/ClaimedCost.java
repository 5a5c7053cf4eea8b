package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.facts.change.Cost;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.GeneratedKeys;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the server to what {@link Cost} says of a statement: an instant one is run with {@code
 * ALGORITHM=INSTANT}, and one in place with {@code ALGORITHM=INPLACE}, after which InnoDB must know
 * the table under the same number, that is, not have written it anew.
 */
record ClaimedCost(Session session, AlterTable alter, Table before) {

  void execute(String statement) throws SQLException {
    Set<Cost> costs = EnumSet.noneOf(Cost.class);
    alter.changes().forEach(change -> costs.add(Cost.of(change, before)));
    if (!isInnoDb() || !isClaimed() || costs.size() != 1 || costs.contains(Cost.REBUILD)) {
      GeneratedKeys.execute(session, alter, statement);
    } else if (costs.contains(Cost.INSTANT)) {
      GeneratedKeys.execute(session, alter, statement + ",\n  ALGORITHM = INSTANT");
    } else {
      String number = number();
      boolean addsKeys = Cost.addsKeysOnline(alter);
      if (addsKeys) {
        session.execute(Ddl.FOREIGN_KEY_CHECKS_OFF);
      }
      GeneratedKeys.execute(session, alter, statement + ",\n  ALGORITHM = INPLACE, LOCK = SHARED");
      if (addsKeys) {
        session.execute(Ddl.FOREIGN_KEY_CHECKS_ON);
      }
      assertThat(number()).as("not written anew by: " + statement).isEqualTo(number);
    }
  }

  private boolean isInnoDb() {
    return before.options().engine().isEmpty()
        || before.options().engine().equalsIgnoreCase("InnoDB");
  }

  /**
   * Cost speaks of 9.7: before 8.0.29 only a column at the end was added at once, none dropped. It
   * speaks of single changes: a virtual column together with others makes them all a rebuild.
   */
  private boolean isClaimed() {
    boolean addsKeys = alter.changes().stream().anyMatch(AddForeignKey.class::isInstance);
    return (!addsKeys || Cost.addsKeysOnline(alter))
        && (session.server().number() >= 80029
            || alter.changes().stream().noneMatch(ClaimedCost::isInstantOnlyLater))
        && (alter.changes().size() == 1 || alter.changes().stream().noneMatch(this::isVirtual));
  }

  private boolean isVirtual(TableChange change) {
    return (change instanceof AddColumn add && add.column().isGenerated())
        || (change instanceof DropColumn drop
            && before.column(drop.column()).filter(Column::isGenerated).isPresent())
        || (change instanceof AddIndex index && index.index().isFunctional())
        || (change instanceof DropIndex index
            && before.index(index.index()).filter(Index::isFunctional).isPresent());
  }

  private static boolean isInstantOnlyLater(TableChange change) {
    return change instanceof DropColumn
        || change instanceof RenameColumn
        || (change instanceof AddColumn add && !(add.position() instanceof Position.Unsaid));
  }

  /** InnoDB's number of the table; empty for one of partitions, or with a name it spells anew. */
  private String number() throws SQLException {
    List<Map<String, String>> rows =
        session.query(
            "SELECT TABLE_ID AS id FROM information_schema.INNODB_TABLES WHERE NAME = ?",
            session.schema() + "/" + before.name());
    return rows.isEmpty() ? "" : rows.get(0).get("id");
  }
}
