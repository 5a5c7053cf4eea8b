package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autogen.error.AutogenException;
import dev.autogen.event.RunEvent;
import dev.autogen.event.RunEventText;
import dev.autogen.migration.Operations;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;

/** How far a statement is that takes long. */
class StatementMonitorIT {

  private static final String SETTINGS =
      "select concat(group_concat(name, enabled order by name), (select group_concat(name, enabled,"
          + " timed order by name) from performance_schema.setup_instruments where name like"
          + " 'stage/%')) from performance_schema.setup_consumers";

  /** A table of 10 MB, each row of which takes the server a while to copy. */
  private static void big(TestSchema schema) throws SQLException {
    schema.execute(
        "create table big (id int primary key auto_increment, pad varchar(500) charset latin1)",
        "set session cte_max_recursion_depth = 30000",
        "insert into big (pad) with recursive s (i) as (select 1 union all select i + 1 from s where"
            + " i < 20000) select repeat(char(97 + mod(i, 26)), 500) from s",
        "analyze table big");
  }

  private static void hash(Operations op) {
    op.alterTable(
        "big",
        t -> t.addColumn("hash", "char(128)").generatedStored("sha2(repeat(pad, 100), 512)"));
  }

  private static Runs upgrade(TestSchema schema, Consumer<Operations> upgrade) {
    return new Runs(schema).revision("aaaa", upgrade, op -> {});
  }

  @Tag("nightly")
  @OnEveryServer
  void aStatementThatCopiesABigTableSaysHowFarItIsAndTheServerIsLeftAsItWas(TestSchema schema)
      throws SQLException {
    big(schema);
    String settings = schema.query(SETTINGS);
    List<String> screen = new ArrayList<>();

    Runs runs = upgrade(schema, StatementMonitorIT::hash);
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(runs.said())
        .anyMatch(
            line ->
                line.matches(
                    "step 1 of aaaa: \\d+ % after \\d+ s(, about \\d+ s left)?"
                        + " \\(table big, 1\\d MB\\)"));
    assertThat(schema.query(SETTINGS)).isEqualTo(settings);

    Runs seen =
        upgrade(schema, StatementMonitorIT::hash)
            .revision(
                "bbbb",
                op -> {
                  op.alterTable("big", t -> t.dropColumn("hash"));
                  hash(op);
                  op.execute("insert into big (id) values (1)");
                },
                op -> {})
            .with(RunOptions.usual().withLiveProgress())
            .told(
                event -> {
                  if (event instanceof RunEvent.StepProgressed progress) {
                    screen.add(RunEventText.bar(progress));
                  }
                });
    assertThat(catchThrowableOfType(AutogenException.class, () -> seen.upgrade("head")))
        .hasMessageContaining("failed at step 3 of 3: Duplicate entry");
    assertThat(screen)
        .anyMatch(
            line ->
                line.matches(
                    "step 2 of bbbb: \\[#*-*] \\d+ %(, about \\d+ s left)?, table big, \\d+ MB"));
    assertThat(schema.query(SETTINGS)).isEqualTo(settings);
  }

  @OnEveryServer
  void shortStatementsLeaveThePerformanceSchemaAlone(TestSchema schema) throws SQLException {
    schema.execute("create table small (id int primary key)");
    Runs runs =
        upgrade(
            schema,
            op -> {
              op.alterTable("small", t -> t.addColumn("x", "int"));
              op.transaction(
                  "see that nothing is switched on",
                  connection ->
                      assertThat(
                              schema.query(
                                  "select enabled from performance_schema.setup_consumers where"
                                      + " name = 'events_stages_current'"))
                          .isEqualTo("NO"));
            });
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(runs.said()).containsExactly("upgrade aaaa");
  }
}
