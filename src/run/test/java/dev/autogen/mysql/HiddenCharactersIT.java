package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.diff.Planner;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Default;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.List;

/** Characters that the server does not print are kept all the same. */
class HiddenCharactersIT {

  private static final String TABLE =
      "create table t (id int primary key, c varchar(9) not null default 'x😀y',"
          + " e enum('😀','?') not null default '😀', s set('a','😀') default 'a,😀', q char(9) default '?', b binary(3) default 0xff3f41)"
          + " charset utf8mb4";

  @OnEveryServer
  void anEmojiIsReadFromDefaultsAndMembers(TestSchema schema) throws SQLException {
    schema.execute(TABLE);
    try (Session session = open(schema)) {
      Table table = read(session).existing("t");
      assertThat(table.column("e").orElseThrow().type()).isEqualTo("enum('😀','?')");
      assertThat(table.column("s").orElseThrow().type()).isEqualTo("set('a','😀')");
      assertThat(table.column("q").orElseThrow().defaultValue()).isEqualTo(Default.literal("?"));
    }
  }

  @OnEveryServer
  void aDroppedColumnComesBackWithThem(TestSchema schema) throws SQLException {
    schema.execute(TABLE);
    try (Session session = open(schema)) {
      Schema before = read(session);
      Schema after =
          before.with(
              before.existing("t").withColumns(before.existing("t").columns().subList(0, 1)));
      List<Operation> operations = Planner.plan(before, after);
      run(session, operations);
      run(session, Operation.inverseOf(operations, before));
      session.execute("insert into t (id) values (1)");
      assertThat(
              session.query("select concat(c, e, s, q, hex(b)) as text from t").get(0).get("text"))
          .isEqualTo("x😀y😀a,😀?FF3F41");
      assertThat(Planner.plan(read(session), before)).isEmpty();
    }
  }

  @OnEveryServer
  void oneEmojiIsChangedIntoAnother(TestSchema schema) throws SQLException {
    schema.execute(TABLE);
    try (Session session = open(schema)) {
      Schema before = read(session);
      Table table = before.existing("t");
      Schema after =
          before.with(
              table.withColumns(
                  table.columns().stream()
                      .map(c -> c.withType(c.type().replace("'😀'", "'🐘'")))
                      .map(
                          c ->
                              c.defaultValue() instanceof Default.None || c.name().equals("b")
                                  ? c
                                  : c.withDefault(Default.literal("🐘")))
                      .toList()));
      run(session, Planner.plan(before, after));
      session.execute("insert into t (id) values (1)");
      assertThat(
              session.query("select concat(c, e, s, q, hex(b)) as text from t").get(0).get("text"))
          .isEqualTo("🐘🐘🐘🐘FF3F41");
    }
  }

  @OnEveryServer
  void entitiesThatSayThemAreNoDifference(TestSchema schema) throws SQLException {
    schema.execute(TABLE);
    try (Session session = open(schema)) {
      Table live = read(session).existing("t");
      assertThat(
              new Canonical(session).of(List.of(live), Schema.empty()).tables().get("t").columns())
          .isEqualTo(live.columns());
      Table other =
          live.withColumns(
              live.columns().stream()
                  .map(c -> c.withType(c.type().replace("😀", "🐘")).withDefault(Default.NONE))
                  .toList());
      assertThat(
              new Canonical(session).of(List.of(other), Schema.empty()).tables().get("t").columns())
          .isEqualTo(other.columns());
    }
  }

  @OnEveryServer
  void withoutTemporaryTablesTheColumnIsNamed(TestSchema schema) throws SQLException {
    schema.execute(TABLE, "create user if not exists 'reader'@'%' identified by 'secret'");
    schema.execute("grant select on `" + schema.name() + "`.* to 'reader'@'%'");
    try (Session session = new Database(schema.jdbcUrl(), "reader", "secret").open()) {
      SchemaReader.Exact exact = new SchemaReader(session).exact(List.of("t"));
      assertThat(exact.unmodelled())
          .anyMatch(
              part ->
                  part.finding()
                      .text()
                      .startsWith(
                          "table t, column e: a character that the server shows as ? and that only a"
                              + " temporary table would tell (Access denied"));
    } finally {
      schema.execute("drop user 'reader'@'%'");
    }
  }

  private static Session open(TestSchema schema) {
    return new Database(schema.jdbcUrl(), schema.user(), schema.password()).open();
  }

  private static Schema read(Session session) throws SQLException {
    SchemaReader reader = new SchemaReader(session);
    SchemaReader.Live live = reader.read(table -> true);
    assertThat(live.inexact()).containsExactly("t");
    SchemaReader.Exact exact = reader.exact(List.of("t"));
    assertThat(exact.unmodelled()).isEmpty();
    return live.schema().withTables(List.copyOf(exact.tables().values()));
  }

  private static void run(Session session, List<Operation> operations) throws SQLException {
    for (Operation operation : operations) {
      for (String statement : Ddl.statements(operation)) {
        session.execute(statement);
      }
    }
  }
}
