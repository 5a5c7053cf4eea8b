package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autogen.error.AutogenException;
import dev.autogen.migration.Operations;
import dev.autogen.migration.TableAlteration;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows and limits that would stop a step are reported before anything is changed. */
class PreflightIT {

  private static Runs upgrade(TestSchema schema, Consumer<Operations> upgrade) {
    return new Runs(schema).revision("aaaa", upgrade, PreflightIT::nothing);
  }

  private static void nothing(Operations op) {
    // There is no way back, and none is asked for.
    assertThat(op.toList()).isEmpty();
  }

  /** Asserts that nothing is run, with these lines said. */
  private static void refuses(TestSchema schema, Runs runs, String... lines) throws SQLException {
    String before = everything(schema);
    AutogenException refusal =
        catchThrowableOfType(AutogenException.class, () -> runs.upgrade("head"));
    assertThat(refusal).as("nothing was refused").isNotNull();
    assertThat(refusal).hasMessage(String.join("\n", lines));
    assertThat(refusal.remedy()).endsWith("try it all the same with --skip-preflight");
    assertThat(everything(schema)).isEqualTo(before);
    assertThat(schema.query("select count(*) from autogen_journal")).isEqualTo("0");
  }

  /** The same for one step, and that it is run once its rows are mended. */
  private static void mends(
      TestSchema schema, Runs runs, String step, String why, String query, String... mend)
      throws SQLException {
    refuses(
        schema,
        runs,
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 1: " + step,
        "    " + why,
        "    " + query);
    schema.execute(mend);
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
  }

  /** The definitions and rows of all tables but autogen's own. */
  private static String everything(TestSchema schema) throws SQLException {
    String tables =
        schema.query(
            "select coalesce(group_concat(table_name order by table_name), '')"
                + " from information_schema.tables where table_schema = '"
                + schema.name()
                + "' and table_name not like 'autogen%'");
    StringBuilder all = new StringBuilder();
    for (String table : tables.split(",", -1)) {
      if (!table.isEmpty()) {
        all.append(schema.showCreateTable(table));
        all.append(schema.query("checksum table `" + table + "`"));
      }
    }
    return all.toString();
  }

  private static void accounts(TestSchema schema) throws SQLException {
    schema.execute(
        "create table account (id int primary key, name varchar(20), points int)",
        "insert into account values (1, 'a', 7), (2, null, 300), (3, 'b', null), (4, 'A', -1),"
            + " (5, 'abcdef', 12), (6, null, 5)");
  }

  @OnEveryServer
  void nullsStopNotNull(TestSchema schema) throws SQLException {
    accounts(schema);
    mends(
        schema,
        upgrade(
            schema,
            op -> op.alterTable("account", t -> t.modifyColumn("name", "varchar(20)").notNull())),
        "change column account.name: null -> not null",
        "2 rows of account hold NULL: id 2, id 6",
        "SELECT * FROM `account` WHERE `name` IS NULL",
        "update account set name = '' where name is null");
  }

  @OnEveryServer
  void duplicatesStopAUniqueConstraint(TestSchema schema) throws SQLException {
    accounts(schema);
    mends(
        schema,
        upgrade(schema, op -> op.alterTable("account", t -> t.addUnique("uk_name", "name"))),
        "add unique account.uk_name (name)",
        "2 rows of account share their name: id 1 ('a'), id 4 ('A')",
        "SELECT `name`, COUNT(*) FROM `account` WHERE `name` IS NOT NULL GROUP BY `name` HAVING"
            + " COUNT(*) > 1",
        "update account set name = 'c' where id = 4");
  }

  @OnEveryServer
  void duplicatesAndNullsStopAPrimaryKey(TestSchema schema) throws SQLException {
    schema.execute(
        "create table tag (a int, b varchar(5))",
        "insert into tag values (1, 'x'), (1, 'x'), (null, 'y'), (2, 'x')");
    Runs runs = upgrade(schema, op -> op.alterTable("tag", t -> t.addPrimaryKey("a", "b")));
    refuses(
        schema,
        runs,
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 1: add primary key of tag (a, b)",
        "    1 row of tag holds NULL",
        "    SELECT * FROM `tag` WHERE `a` IS NULL",
        "    2 rows of tag share their a, b: (a 1, b 'x'), (a 1, b 'x')",
        "    SELECT `a`, `b`, COUNT(*) FROM `tag` WHERE `a` IS NOT NULL AND `b` IS NOT NULL GROUP"
            + " BY `a`, `b` HAVING COUNT(*) > 1");
    schema.execute("delete from tag where a is null", "delete from tag where b = 'x' limit 1");
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
  }

  @OnEveryServer
  void duplicatesStopACollationThatSeesNoDifference(TestSchema schema) throws SQLException {
    schema.execute(
        "create table word (id int primary key, w varchar(9) collate utf8mb4_bin, unique uk (w))",
        "insert into word values (1, 'a'), (2, 'A'), (3, 'b')");
    mends(
        schema,
        upgrade(
            schema,
            op ->
                op.alterTable(
                    "word",
                    t -> t.modifyColumn("w", "varchar(9)").collation("utf8mb4_0900_ai_ci"))),
        "change column word.w: collate utf8mb4_bin -> collate utf8mb4_0900_ai_ci",
        "2 rows of word share their w: id 1 ('a'), id 2 ('A')",
        "SELECT `w`, COUNT(*) FROM (SELECT `id`, `w` COLLATE `utf8mb4_0900_ai_ci` AS `w` FROM"
            + " `word`) AS `word` WHERE `w` IS NOT NULL GROUP BY `w` HAVING COUNT(*) > 1",
        "delete from word where id = 2");
  }

  @OnEveryServer
  void duplicatesStopTheConversionOfATableToSuchACollation(TestSchema schema) throws SQLException {
    schema.execute(
        "create table word (id int primary key, w varchar(9), unique uk (w))"
            + " collate utf8mb4_bin",
        "insert into word values (1, 'a'), (2, 'A'), (3, 'b')");
    mends(
        schema,
        upgrade(schema, op -> op.alterTable("word", t -> t.convertTo("utf8mb4_0900_ai_ci"))),
        "convert table word to utf8mb4_0900_ai_ci",
        "2 rows of word share their w: id 1 ('a'), id 2 ('A')",
        "SELECT `w`, COUNT(*) FROM (SELECT `id`, `w` COLLATE `utf8mb4_0900_ai_ci` AS `w` FROM"
            + " `word`) AS `word` WHERE `w` IS NOT NULL GROUP BY `w` HAVING COUNT(*) > 1",
        "delete from word where id = 2");
  }

  @OnEveryServer
  void valuesThatAreTooLongStopAShorterText(TestSchema schema) throws SQLException {
    accounts(schema);
    mends(
        schema,
        upgrade(schema, op -> op.alterTable("account", t -> t.modifyColumn("name", "varchar(3)"))),
        "change column account.name: varchar(20) -> varchar(3)",
        "1 row of account holds a value that does not fit: id 5 ('abcdef')",
        "SELECT * FROM `account` WHERE CHAR_LENGTH(`name`) > 3",
        "update account set name = 'abc' where id = 5");
  }

  @OnEveryServer
  void valuesOutOfItsRangeStopASmallerNumber(TestSchema schema) throws SQLException {
    accounts(schema);
    mends(
        schema,
        upgrade(
            schema,
            op -> op.alterTable("account", t -> t.modifyColumn("points", "tinyint unsigned"))),
        "change column account.points: int -> tinyint unsigned",
        "2 rows of account hold a value that does not fit: id 2 (300), id 4 (-1)",
        "SELECT * FROM `account` WHERE `points` < 0 OR `points` >= 256",
        "update account set points = 255 where id = 2",
        "update account set points = 0 where id = 4");
  }

  @OnEveryServer
  void valuesThatOnlyTheServerCanConvertAreConvertedByIt(TestSchema schema) throws SQLException {
    schema.execute(
        "create table event (id int primary key, day varchar(20))",
        "insert into event values (1, '2024-02-28'), (2, 'soon'), (3, null), (4, '2024-02-30')");
    Runs runs = upgrade(schema, op -> op.alterTable("event", t -> t.modifyColumn("day", "date")));
    refuses(
        schema,
        runs,
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 1: change column event.day: varchar(20) -> date",
        "    2 rows of event hold a value that does not fit: id 2 ('soon'), id 4"
            + " ('2024-02-30')");
    schema.execute("delete from event where id in (2, 4)");
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
  }

  @OnEveryServer
  void aCharacterSetThatIsDeprecatedStopsNothingAndAValueItHasNotDoes(TestSchema schema)
      throws SQLException {
    schema.execute(
        "create table word (id int primary key, a varchar(9), b varchar(9), c varchar(9))"
            + " charset utf8mb4",
        "insert into word values (1, 'a', 'b', 'c'), (2, 'ä', 'ß', '😀')");
    Runs runs =
        upgrade(
            schema,
            op ->
                op.alterTable(
                    "word",
                    t -> {
                      t.modifyColumn("a", "varchar(9)").collation("ucs2_general_ci");
                      t.modifyColumn("b", "varchar(9)").collation("utf8_general_ci");
                      t.modifyColumn("c", "varchar(9)").collation("ucs2_general_ci");
                    }));
    refuses(
        schema,
        runs,
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 1: change column word.c: -> collate ucs2_general_ci",
        "    1 row of word holds a value that does not fit: id 2 ('😀')");
    schema.execute("update word set c = 'd' where id = 2");
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
  }

  @OnEveryServer
  void orphansStopAForeignKey(TestSchema schema) throws SQLException {
    accounts(schema);
    schema.execute(
        "create table purchase (no int, shop int, owner int, primary key (shop, no))",
        "insert into purchase values (1, 1, 1), (2, 1, 99), (1, 2, null), (2, 2, 0)");
    mends(
        schema,
        upgrade(
            schema,
            op ->
                op.alterTable(
                    "purchase",
                    t -> t.addForeignKey("fk_owner", "owner").references("account", "id"))),
        "add foreign key purchase.fk_owner (owner) -> account (id)",
        "2 rows of purchase have no parent: (shop 1, no 2) (99), (shop 2, no 2) (0)",
        "SELECT c.* FROM `purchase` AS c WHERE c.`owner` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
            + " `account` AS p WHERE p.`id` = c.`owner`)",
        "update purchase set owner = null where owner in (0, 99)");
  }

  /**
   * What a statement is held against is the server's to say: each is tried there, and the test
   * before the run must have foreseen just that.
   */
  @OnEveryServer
  void orphansUnderAKeyStopWhateverCopiesTheirTable(TestSchema schema) throws SQLException {
    Map<String, Consumer<TableAlteration>> changes = new LinkedHashMap<>();
    changes.put("type", t -> t.modifyColumn("note", "int"));
    changes.put("longer", t -> t.modifyColumn("note", "varchar(60)"));
    changes.put("much longer", t -> t.modifyColumn("note", "varchar(300)"));
    changes.put("shorter", t -> t.modifyColumn("note", "varchar(10)"));
    changes.put("not null", t -> t.modifyColumn("note", "varchar(50)").notNull());
    changes.put("key not null", t -> t.modifyColumn("p", "int").notNull());
    changes.put("default", t -> t.modifyColumn("note", "varchar(50)").defaultValue("x"));
    changes.put("collation", t -> t.modifyColumn("note", "varchar(50)").collation("utf8mb4_bin"));
    changes.put(
        "collation of key", t -> t.modifyColumn("code", "varchar(9)").collation("utf8mb4_bin"));
    changes.put(
        "charset", t -> t.modifyColumn("note", "varchar(50)").collation("latin1_swedish_ci"));
    changes.put("convert all", t -> t.convertTo("latin1_swedish_ci"));
    changes.put(
        "demand",
        t -> {
          t.addColumn("d", "int");
          t.algorithm("COPY");
        });
    changes.put("last", t -> t.modifyColumn("note", "varchar(50)").first());
    changes.put("convert", t -> t.convertTo("utf8mb4_bin"));
    changes.put("column", t -> t.addColumn("more", "int"));
    changes.put("number", t -> t.addColumn("n", "int").notNull().defaultValue("1"));
    changes.put("stored", t -> t.addColumn("s", "int").generatedStored("id + 1"));
    changes.put("virtual", t -> t.addColumn("v", "int").generatedVirtual("id + 1"));
    changes.put("drop", t -> t.dropColumn("note"));
    changes.put("rename", t -> t.renameColumn("note", "text"));
    changes.put("index", t -> t.addIndex("ix", "note"));
    changes.put("unique", t -> t.addUnique("uk", "note"));
    changes.put("check", t -> t.addCheck("ck", "id > 0"));
    changes.put("key", t -> t.addForeignKey("fk_q", "q").references("parent", "id"));
    changes.put("no key", t -> t.dropForeignKey("fk_p"));
    changes.put(
        "type without key",
        t -> {
          t.dropForeignKey("fk_p");
          t.modifyColumn("note", "int");
        });
    changes.put("primary", t -> t.dropPrimaryKey());
    changes.put("comment", t -> t.comment("x"));
    SortedMap<String, String> foreseen = new TreeMap<>();
    SortedMap<String, String> happened = new TreeMap<>();
    for (Map.Entry<String, Consumer<TableAlteration>> change : changes.entrySet()) {
      Consumer<Operations> upgrade = op -> op.alterTable("child", change.getValue());
      orphan(schema);
      AutogenException before =
          catchThrowableOfType(
              AutogenException.class, () -> upgrade(schema, upgrade).upgrade("head"));
      foreseen.put(change.getKey(), before == null ? "runs" : orphans(before));
      orphan(schema);
      AutogenException at =
          catchThrowableOfType(
              AutogenException.class,
              () ->
                  upgrade(schema, upgrade)
                      .with(RunOptions.usual().withConsent(Consent.given()).withoutPreflight())
                      .upgrade("head"));
      happened.put(change.getKey(), at == null ? "runs" : orphans(at));
    }
    assertThat(foreseen).isEqualTo(happened);
  }

  private static String orphans(AutogenException e) {
    return e.getMessage().contains("1 row of child has no parent")
            || e.getMessage().contains("foreign key constraint fails")
        ? "orphans"
        : e.getMessage();
  }

  private static void orphan(TestSchema schema) throws SQLException {
    schema.execute(
        "drop table if exists child, parent, autogen_journal, autogen_version, autogen_run",
        "create table parent (id int primary key)",
        "create table child (id int primary key, p int, q int, note varchar(50),"
            + " code varchar(9), key (code),"
            + " constraint fk_p foreign key (p) references parent (id))",
        "set foreign_key_checks = 0",
        "insert into child values (1, 99, null, '7', 'c')",
        "set foreign_key_checks = 1");
  }

  @OnEveryServer
  void rowsThatBreakItStopACheckWhereTheServerHasChecks(TestSchema schema) throws SQLException {
    accounts(schema);
    Runs runs =
        upgrade(
            schema, op -> op.alterTable("account", t -> t.addCheck("ck_points", "points >= 0")));
    if (schema.server().version().startsWith("8.0.15")) {
      assertThat(runs.upgrade("head")).containsExactly("aaaa");
      return;
    }
    mends(
        schema,
        runs,
        "add check account.ck_points (points >= 0)",
        "1 row of account breaks it: id 4",
        "SELECT * FROM `account` WHERE NOT (points >= 0)",
        "update account set points = 0 where id = 4");
  }

  @OnEveryServer
  void rowsWithAMemberThatGoesStopAnEnum(TestSchema schema) throws SQLException {
    schema.execute(
        "create table task (id int primary key, state enum('new','done','it''s'))",
        "insert into task values (1, 'new'), (2, 'it''s'), (3, null)");
    mends(
        schema,
        upgrade(
            schema,
            op -> op.alterTable("task", t -> t.modifyColumn("state", "enum('NEW','done')"))),
        "change column task.state: enum('new','done','it''s') -> enum('NEW','done')",
        "1 row of task holds a value that is no more: id 2 ('it's')",
        "SELECT * FROM `task` WHERE `state` IN ('it''s')",
        "update task set state = 'done' where id = 2");
  }

  @OnEveryServer
  void rowsWithAMemberThatGoesStopASet(TestSchema schema) throws SQLException {
    schema.execute(
        "create table task (id int primary key, flags set('a','b','c'))",
        "insert into task values (1, 'a,b'), (2, 'b,c'), (3, '')");
    mends(
        schema,
        upgrade(schema, op -> op.alterTable("task", t -> t.modifyColumn("flags", "set('a','b')"))),
        "change column task.flags: set('a','b','c') -> set('a','b')",
        "1 row of task holds a value that is no more: id 2 ('b,c')",
        "SELECT * FROM `task` WHERE FIND_IN_SET('c', `flags`) > 0",
        "update task set flags = 'b' where id = 2");
  }

  @OnEveryServer
  void anyRowStopsADateThatIsNotNullAndHasNoDefault(TestSchema schema) throws SQLException {
    accounts(schema);
    mends(
        schema,
        upgrade(
            schema,
            op -> op.alterTable("account", t -> t.addColumn("since", "datetime").notNull())),
        "add column account.since datetime not null",
        "6 rows of account would get 0000-00-00 for a date: id 1, id 2, id 3 and 3" + " more",
        "SELECT * FROM `account`",
        "delete from account");
  }

  @OnEveryServer
  void limitsOfTheServerStopAKeyARowAndAName(TestSchema schema) throws SQLException {
    accounts(schema);
    String name = "n".repeat(65);
    Runs runs =
        upgrade(
            schema,
            op -> {
              op.alterTable(
                  "account",
                  t -> {
                    t.addColumn("url", "varchar(1000)");
                    t.addIndex("ix_url", "url");
                  });
              op.alterTable(
                  "account",
                  t -> {
                    t.dropIndex("ix_url");
                    t.addColumn("a", "varchar(9000)");
                    t.addColumn("b", "varchar(9000)");
                  });
              op.createTable(name, t -> t.column("id", "int"));
            });
    refuses(
        schema,
        runs,
        "3 steps would be stopped, so nothing was run:",
        "  aaaa step 1: change table account",
        "    Specified key was too long; max key length is 3072 bytes, in index ix_url (url): shorten"
            + " its columns, of which a character may take up to 4 bytes, or leave some out",
        "  aaaa step 2: change table account",
        "    Row size too large. The maximum row size for the used table type, not counting BLOBs,"
            + " is 65535. This includes storage overhead, check the manual. You have to change some"
            + " columns to TEXT or BLOBs",
        "  aaaa step 3: create table " + name,
        "    the name " + name + " has 65 characters, and MySQL takes 64");
  }

  @Tag("nightly")
  @OnMySql
  @Test
  void whereOnlyTheFirstRowsAreConvertedItIsSaid(TestSchema schema) throws SQLException {
    schema.execute(
        "create table day (id int primary key auto_increment, d varchar(20))",
        "set @@session.cte_max_recursion_depth = 200000",
        "insert into day (d) with recursive s (i) as (select 1 union all select i + 1 from s where i"
            + " < 100001) select '2024-02-28' from s");
    Runs runs = upgrade(schema, op -> op.alterTable("day", t -> t.modifyColumn("d", "date")));
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(runs.said())
        .contains(
            "step 1 of aaaa was tested for rows whose value is no date to MySQL among the first"
                + " 100,000 of day alone");

    schema.execute("alter table day modify d varchar(20)", "delete from day where id = 1");
    Runs all = upgrade(schema, op -> op.alterTable("day", t -> t.modifyColumn("d", "date")));
    schema.execute("delete from autogen_version");
    assertThat(all.upgrade("head")).containsExactly("aaaa");
    assertThat(all.said()).noneMatch(line -> line.contains("was tested for"));
  }

  @OnEveryServer
  void manyRowsAreNotCountedToTheLast(TestSchema schema) throws SQLException {
    schema.execute(
        "create table n (id int primary key auto_increment, v varchar(60))",
        "insert into n (v) values ('" + "x".repeat(50) + "')",
        "set @@session.cte_max_recursion_depth = 3000",
        "insert into n (v) with recursive s (i) as (select 1 union all select i + 1 from s where i <"
            + " 2000) select concat('"
            + "y".repeat(45)
            + "', i) from s");
    refuses(
        schema,
        upgrade(schema, op -> op.alterTable("n", t -> t.modifyColumn("v", "varchar(10)"))),
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 1: change column n.v: varchar(60) -> varchar(10)",
        "    more than 1,000 rows of n hold a value that does not fit: id 1 ('"
            + "x".repeat(40)
            + "…'), id 2 ('"
            + "y".repeat(40)
            + "…'), id 3 ('"
            + "y".repeat(40)
            + "…'), …",
        "    SELECT * FROM `n` WHERE CHAR_LENGTH(`v`) > 10");
  }

  @OnEveryServer
  void allProblemsOfAllRevisionsAreReportedAtOnce(TestSchema schema) throws SQLException {
    accounts(schema);
    Runs runs =
        upgrade(schema, op -> op.alterTable("account", t -> t.addUnique("uk_name", "name")))
            .revision(
                "bbbb",
                op -> op.alterTable("account", t -> t.modifyColumn("points", "int").notNull()),
                PreflightIT::nothing);
    refuses(
        schema,
        runs,
        "2 steps would be stopped, so nothing was run:",
        "  aaaa step 1: add unique account.uk_name (name)",
        "    2 rows of account share their name: id 1 ('a'), id 4 ('A')",
        "    SELECT `name`, COUNT(*) FROM `account` WHERE `name` IS NOT NULL GROUP BY `name` HAVING"
            + " COUNT(*) > 1",
        "  bbbb step 1: change column account.points: null -> not null",
        "    1 row of account holds NULL: id 3",
        "    SELECT * FROM `account` WHERE `points` IS NULL");
  }

  @OnEveryServer
  void aStepBeforeMayMendTheRowsOfItsColumnsAndNoOthers(TestSchema schema) throws SQLException {
    accounts(schema);
    Runs runs =
        upgrade(
                schema,
                op -> {
                  op.alterTable("account", t -> t.addColumn("since", "date"));
                  op.execute("update account set since = date('2024-01-01') where since is null");
                  op.execute("update account a set a.name = concat('x', id), points = 0");
                  op.alterTable(
                      "account",
                      t -> {
                        t.modifyColumn("since", "date").notNull();
                        t.modifyColumn("points", "int").notNull();
                        t.addUnique("uk_name", "name");
                        t.addUnique("uk_since", "since");
                      });
                })
            .with(RunOptions.usual().withVerbose(true));
    assertThat(schema.query("select count(*) from account where name is null")).isEqualTo("2");
    assertThat(
            catchThrowableOfType(AutogenException.class, () -> runs.upgrade("head")).getMessage())
        .contains("failed at step 4 of 4: Duplicate entry '2024-01-01'");
    assertThat(runs.said())
        .contains(
            "step 4 of aaaa (change column account.points: null -> not null) is not tested for rows"
                + " with NULL, since an earlier step may fix them",
            "step 4 of aaaa (add unique account.uk_name (name)) is not tested for rows"
                + " that share a value, since an earlier step may fix them");
  }

  @OnEveryServer
  void whatTheRowsWithoutAValueAreGivenIsTested(TestSchema schema) throws SQLException {
    accounts(schema);
    schema.execute("create table team (id int primary key)", "insert into team values (7)");
    Runs runs =
        upgrade(
            schema,
            op -> {
              op.alterTable("account", t -> t.addColumn("team", "int"));
              op.execute("UPDATE `account` SET `team` = 0 WHERE `team` IS NULL");
              op.update("account").set("points", 7).where("points", null);
              op.alterTable(
                  "account",
                  t -> {
                    t.modifyColumn("team", "int").notNull();
                    t.modifyColumn("points", "int").notNull();
                    t.addUnique("uk_points", "points");
                    t.addForeignKey("fk_team", "team").references("team", "id");
                  });
            });
    String found =
        "(SELECT `id`, `name`, CASE WHEN (`points`) IS NULL THEN 7 ELSE `points` END AS `points`,"
            + " CASE WHEN (NULL) IS NULL THEN 0 ELSE NULL END AS `team` FROM `account`)";
    refuses(
        schema,
        runs,
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 4: add unique account.uk_points (points)",
        "    2 rows of account share their points: id 1 (7), id 3 (7)",
        "    SELECT `points`, COUNT(*) FROM "
            + found
            + " AS `account` WHERE `points` IS NOT NULL GROUP BY `points` HAVING COUNT(*) > 1",
        "  aaaa step 4: add foreign key account.fk_team (team) -> team (id)",
        "    6 rows of account have no parent: id 1 (0), id 2 (0), id 3 (0) and 3 more",
        "    SELECT c.* FROM "
            + found
            + " AS c WHERE c.`team` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `team` AS p WHERE"
            + " p.`id` = c.`team`)");
  }

  @OnEveryServer
  void aCheckOfColumnsThatNoStepBeforeSetsIsTestedAndAnotherIsNamed(TestSchema schema)
      throws SQLException {
    if (schema.server().version().startsWith("8.0.15")) {
      // It has no checks, which the case of a check alone shows.
      return;
    }
    accounts(schema);
    schema.execute("alter table account add changed timestamp null on update current_timestamp");
    Runs runs =
        upgrade(
            schema,
            op -> {
              op.alterTable("account", t -> t.addColumn("since", "date"));
              op.execute("update account set since = date('2024-01-01') where since is null");
              op.alterTable(
                  "account",
                  t -> {
                    t.addCheck("ck_points", "points >= 0");
                    t.addCheck("ck_since", "since > '2024-06-01'");
                    t.addCheck("ck_changed", "changed is not null");
                  });
            });
    refuses(
        schema,
        runs,
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 3: add check account.ck_points (points >= 0)",
        "    1 row of account breaks it: id 4",
        "    SELECT * FROM (SELECT `changed`, `id`, `name`, `points`, NULL AS `since` FROM"
            + " `account`) AS `account` WHERE NOT (points >= 0)");
    assertThat(runs.said())
        .contains(
            "step 3 of aaaa (add check account.ck_since (since > '2024-06-01')) is not"
                + " tested for rows that break it, since an earlier step may fix them",
            "step 3 of aaaa (add check account.ck_changed (changed is not null)) is not"
                + " tested for rows that break it, since an earlier step may fix them");
  }

  @OnEveryServer
  void columnsThatAreAddedOrRenamedOnTheWayAreTestedAsTheyWillBe(TestSchema schema)
      throws SQLException {
    accounts(schema);
    String boss =
        "(SELECT 0 AS `boss`, `id`, `points` AS `name`, `name` AS `points` FROM `account`)";
    refuses(
        schema,
        upgrade(
            schema,
            op -> {
              op.renameTable("account", "person");
              op.alterTable(
                  "person",
                  t -> {
                    t.renameColumn("name", "points");
                    t.renameColumn("points", "name");
                  });
              op.alterTable("person", t -> t.addColumn("boss", "int").notNull());
              op.alterTable("person", t -> t.modifyColumn("points", "varchar(20)").notNull());
              op.alterTable(
                  "person", t -> t.addForeignKey("fk_boss", "boss").references("person", "id"));
            }),
        "2 steps would be stopped, so nothing was run:",
        "  aaaa step 4: change column person.points: null -> not null",
        "    2 rows of person hold NULL: id 2, id 6",
        "    SELECT * FROM (SELECT 0 AS `boss`, `id`, `points` AS `name`, `name` AS `points` FROM"
            + " `account`) AS `person` WHERE `points` IS NULL",
        "  aaaa step 5: add foreign key person.fk_boss (boss) -> person (id)",
        "    6 rows of person have no parent: id 1 (0), id 2 (0), id 3 (0) and 3 more",
        "    SELECT c.* FROM "
            + boss
            + " AS c WHERE c.`boss` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
            + boss
            + " AS p WHERE p.`id` = c.`boss`)");
  }

  @OnEveryServer
  void tablesOfThisRunHaveNoRowsUntilAStepPutsSomeThere(TestSchema schema) throws SQLException {
    accounts(schema);
    Consumer<Operations> tables =
        op -> {
          op.createTable(
              "team",
              t -> {
                t.column("id", "int").notNull();
                t.primaryKey("id");
              });
          op.alterTable("team", t -> t.addColumn("since", "date").notNull());
        };
    Consumer<Operations> key =
        op ->
            op.alterTable(
                "account", t -> t.addForeignKey("fk_team", "points").references("team", "id"));
    refuses(
        schema,
        upgrade(schema, tables.andThen(key)),
        "1 step would be stopped, so nothing was run:",
        "  aaaa step 3: add foreign key account.fk_team (points) -> team (id)",
        "    5 rows of account have no parent: id 1 (7), id 2 (300), id 4 (-1) and 2 more",
        "    SELECT c.* FROM `account` AS c WHERE c.`points` IS NOT NULL");
    assertThat(
            upgrade(
                    schema,
                    tables
                        .andThen(
                            op ->
                                op.execute(
                                    "insert into team select distinct points, now() from account"
                                        + " where points is not null"))
                        .andThen(key))
                .upgrade("head"))
        .containsExactly("aaaa");
  }

  @OnEveryServer
  void theSkippedPreflightLetsTheServerRefuse(TestSchema schema) throws SQLException {
    accounts(schema);
    Runs runs =
        upgrade(schema, op -> op.alterTable("account", t -> t.addUnique("uk_name", "name")))
            .with(RunOptions.usual().withoutPreflight());
    assertThat(
            catchThrowableOfType(AutogenException.class, () -> runs.upgrade("head")).getMessage())
        .contains("failed at step 1 of 1: Duplicate entry");
  }

  @OnEveryServer
  void aDowngradeIsTestedToo(TestSchema schema) throws SQLException {
    Runs runs =
        new Runs(schema)
            .revision(
                "aaaa",
                op ->
                    op.createTable(
                        "note",
                        t -> {
                          t.column("id", "int").notNull();
                          t.column("text", "varchar(50)");
                          t.primaryKey("id");
                        }),
                op -> op.alterTable("note", t -> t.modifyColumn("text", "varchar(5)")));
    runs.upgrade("head");
    schema.execute("insert into note values (1, 'too long'), (2, 'short')");
    assertThat(catchThrowableOfType(AutogenException.class, () -> runs.downgrade("base")))
        .hasMessageContaining("1 row of note holds a value that does not fit: id 1 ('too long')");
  }
}
