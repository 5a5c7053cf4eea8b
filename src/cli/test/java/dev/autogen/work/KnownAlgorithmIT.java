package dev.autogen.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.Database;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the findings of group B say of MySQL is what MySQL does. */
class KnownAlgorithmIT {

  private static final String TABLE =
      "create table a (id bigint not null, n int not null, s varchar(20), w varchar(100) not null,"
          + " e enum('X','Y') not null default 'X', at timestamp null, p bigint not null,"
          + " t text, ix int, primary key (id), key ix_ix (ix),"
          + " key ix_w (w), key ix_p (p)%s) %s";

  private record Case(
      TableChange change, String more, String options, boolean unchecked, boolean needsNew) {

    static Case of(TableChange change) {
      return new Case(change, "", "", false, false);
    }

    Case unchecked(boolean is) {
      return new Case(change, more, options, is, needsNew);
    }

    Case on(String clause) {
      return new Case(change, clause, options, unchecked, needsNew);
    }

    Case compressed() {
      return new Case(change, more, "row_format = compressed", unchecked, needsNew);
    }

    /** Of what MySQL 8.0.15 has not. */
    Case isNew() {
      return new Case(change, more, options, unchecked, true);
    }
  }

  private static Column column(String name, String type) {
    return Column.of(name, type);
  }

  private static List<Case> cases() {
    ForeignKey key = ForeignKey.of("fk", List.of("p"), "parent", List.of("id"));
    return List.of(
        Case.of(new AddColumn(column("x", "int"))),
        Case.of(new AddColumn(column("x", "int"), Position.first())),
        Case.of(new AddColumn(column("x", "int").notNull().withDefault(Default.literal("1")))),
        Case.of(new AddColumn(column("x", "int").withGeneration(Generation.virtual("`n` + 1")))),
        Case.of(new AddColumn(column("x", "int").withGeneration(Generation.stored("`n` + 1")))),
        Case.of(new AddColumn(column("x", "int").withDefault(Default.expression("(1 + 1)"))))
            .isNew(),
        Case.of(new AddColumn(column("x", "int"))).on(", fulltext key ft (t)"),
        Case.of(new DropColumn("n")).on(", fulltext key ft (t)"),
        Case.of(new ModifyColumn(column("s", "varchar(20)").notNull())).on(", fulltext key ft (t)"),
        Case.of(new AddIndex(Index.of("i", Index.Kind.FULLTEXT, "w"))).on(", fulltext key ft (t)"),
        Case.of(new AddColumn(column("x", "int"))).compressed(),
        Case.of(new DropColumn("n")).compressed(),
        Case.of(new DropColumn("n")),
        Case.of(new DropColumn("ix")),
        Case.of(new RenameColumn("n", "m")),
        Case.of(new ModifyColumn(column("n", "bigint").notNull())),
        Case.of(new ModifyColumn(column("n", "int"))),
        Case.of(new ModifyColumn(column("s", "varchar(20)").notNull())),
        Case.of(new ModifyColumn(column("s", "varchar(60)"))),
        Case.of(new ModifyColumn(column("s", "varchar(64)"))),
        Case.of(new ModifyColumn(column("s", "varchar(10)"))),
        Case.of(new ModifyColumn(column("n", "int").notNull(), Position.first())),
        Case.of(
            new ModifyColumn(
                column("e", "enum('X','Y','Z')").notNull().withDefault(Default.literal("X")))),
        Case.of(
            new ModifyColumn(
                column("e", "enum('X','Z','Y')").notNull().withDefault(Default.literal("X")))),
        Case.of(new ModifyColumn(column("at", "datetime"))),
        Case.of(new SetDefault("n", Default.literal("3"))),
        Case.of(new AddIndex(Index.plain("i", "n"))),
        Case.of(new AddIndex(Index.unique("i", "n"))),
        Case.of(new AddIndex(Index.of("i", Index.Kind.FULLTEXT, "t"))),
        Case.of(new AddIndex(Index.of("i", Index.Kind.SPATIAL, "g")))
            .on(", g geometry not null srid 0"),
        Case.of(
                new AddIndex(
                    Index.of(
                        "i",
                        Index.Kind.PLAIN,
                        List.of(new KeyPart.OfExpression("(`n` + 1)", false)))))
            .isNew(),
        Case.of(new DropIndex("ix_w")),
        Case.of(new RenameIndex("ix_w", "ix_v")),
        Case.of(new AddForeignKey(key)),
        Case.of(new AddForeignKey(key)).unchecked(true),
        Case.of(new DropForeignKey("fk"))
            .on(", constraint fk foreign key (p) references parent (id)"),
        Case.of(new AddCheck(Check.of("c", "`n` >= 0"))).isNew(),
        Case.of(new AddCheck(new Check("c", "`n` >= 0", false))).isNew(),
        Case.of(new DropCheck("c")).on(", constraint c check (n >= 0)").isNew(),
        Case.of(new Partition("HASH (`id`) PARTITIONS 2")),
        Case.of(new SetOption(SetOption.COMMENT, "x")),
        Case.of(new SetOption("ROW_FORMAT", "COMPRESSED")),
        Case.of(new ConvertTo("utf8mb4_bin")));
  }

  @OnEveryServer
  void whatIsSaidToCopyToRebuildAndToLockDoes(TestSchema schema) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      session.execute("create table parent (id bigint not null primary key)");
      for (Case one : cases()) {
        if (one.needsNew() && !session.server().hasChecks()) {
          continue;
        }
        String create = TABLE.formatted(one.more(), one.options());
        session.execute(create);
        Table table = new SchemaReader(session).readExactly("a"::equals).existing("a");
        session.execute("drop table a");
        Algorithm algorithm =
            KnownAlgorithm.of(one.change(), table, session.server().number(), one.unchecked());
        for (Demanded demanded : demanded(algorithm)) {
          session.execute(create);
          String refusal = refusal(session, one, demanded);
          session.execute("drop table a");
          if (refusal.isEmpty() != demanded.taken()) {
            wrong.add(
                one.change().describe(table) + " is " + algorithm + ", but " + demanded + refusal);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private record Demanded(String algorithm, String lock, boolean taken) {}

  /** What a server takes of a change of that kind, and what it refuses. */
  private static List<Demanded> demanded(Algorithm algorithm) {
    return switch (algorithm) {
      // Before 8.0.28 a few of them are made in place, of the definition alone all the same.
      case INSTANT, IN_PLACE, PROVEN -> List.of(new Demanded("INPLACE", "NONE", true));
      case BLOCKING ->
          List.of(new Demanded("INPLACE", "NONE", false), new Demanded("INPLACE", "SHARED", true));
      case REBUILD ->
          List.of(new Demanded("INSTANT", "", false), new Demanded("INPLACE", "NONE", true));
      case COPY ->
          List.of(
              new Demanded("INPLACE", "", false),
              new Demanded("COPY", "NONE", false),
              new Demanded("COPY", "SHARED", true));
    };
  }

  private static String refusal(Session session, Case one, Demanded demanded) throws SQLException {
    List<TableChange> changes = new ArrayList<>();
    changes.add(one.change());
    changes.add(new Demand(Demand.ALGORITHM, demanded.algorithm()));
    if (!demanded.lock().isEmpty()) {
      changes.add(new Demand(Demand.LOCK, demanded.lock()));
    }
    AlterTable alter = new AlterTable("a", changes);
    try {
      session.execute("set foreign_key_checks = " + (one.unchecked() ? 0 : 1));
      for (String sql : Ddl.statements(alter)) {
        session.execute(sql);
      }
      return "";
    } catch (SQLException e) {
      return ": " + e.getMessage();
    } finally {
      session.execute("set foreign_key_checks = 1");
    }
  }
}
