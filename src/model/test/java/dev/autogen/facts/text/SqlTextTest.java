package dev.autogen.facts.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.facts.text.SqlText.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table t add c int",
        "  -- why\n create view v as select 1",
        "/* why */ drop table t",
        "truncate t",
        "flush tables",
        "flush tables `with read lock`",
        "flush privileges",
        "kill 7",
        "# why\nrename table a to b",
        "set global max_connections = 10",
        "set password = 'x'",
        "set @@global.max_connections=10",
        "analyze table t",
        "/*!80000 create table t (id int) */"
      })
  void ddlCommitsByItself(String sql) {
    assertThat(new SqlText(sql).kind()).isEqualTo(Kind.DDL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update t set c = 1",
        "insert into t select * from u",
        "with x as (select 1) delete from t",
        "(select 1)",
        "call p()",
        "load data infile 'x' into table t",
        "create temporary table t (id int)",
        "drop temporary table t"
      })
  void rowsAreChangedInATransaction(String sql) {
    assertThat(new SqlText(sql).kind()).isEqualTo(Kind.DML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set foreign_key_checks = 0",
        "SET @x = 1",
        "set names utf8mb4",
        "set session x=1",
        "set @autocommit = 1",
        "set @x = 'autocommit = 0'",
        "set session sql_mode = ''"
      })
  void aSettingOfTheSessionIsOne(String sql) {
    assertThat(new SqlText(sql).kind()).isEqualTo(Kind.SETTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start transaction",
        "begin",
        "commit",
        "set autocommit=0",
        "set @@autocommit = 1",
        "set session autocommit = 0",
        "set @@local.autocommit = 0",
        "set @x = 1, autocommit = 0",
        "flush tables with read lock",
        "flush tables t, u for export",
        "flush no_write_to_binlog tables t with read lock",
        "lock instance for backup",
        "lock tables t write",
        "unlock tables"
      })
  void aTransactionOfItsOwnIsTold(String sql) {
    assertThat(new SqlText(sql).kind()).isEqualTo(Kind.TRANSACTION_CONTROL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"use other", "USE`other`", "/* go */ use other", "/*!50000 use other */"})
  void leavingTheSchemaIsTold(String sql) {
    assertThat(new SqlText(sql).kind()).isEqualTo(Kind.ANOTHER_SCHEMA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shutdown",
        "RESTART",
        "drop database shop",
        "/* all of it */ DROP  SCHEMA IF EXISTS `shop`",
        "/*!50000 drop database shop */"
      })
  void whatEndsTheServerOrASchemaIsTold(String sql) {
    assertThat(new SqlText(sql).kind()).isEqualTo(Kind.END);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table t (id int)",
        "alter\ttable t add c int",
        "DROP TABLES t, u",
        "rename tables t to u",
        "create unique index k on t (c)",
        "create fulltext index k on t (c)",
        "create /* soon */ spatial  index k on t (c)",
        "drop index k on t",
        "alter database collate utf8mb4_bin",
        "alter schema shop character set latin1",
        "/*!80000 create table t (id int) */"
      })
  void whatMayChangeATableIsTold(String sql) {
    assertThat(new SqlText(sql).changesTables()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create temporary table t (id int)",
        "drop temporary table t",
        "create view v as select * from t",
        "create trigger x before insert on t for each row set new.a = 1",
        "truncate table t",
        "analyze table t",
        "insert into t values ('alter table t')",
        "-- alter table t\nselect 1",
        "create tablespace s add datafile 's.ibd'",
        "alter undo tablespace s set inactive"
      })
  void whatLeavesTablesAsTheyAreIsNot(String sql) {
    assertThat(new SqlText(sql).changesTables()).isFalse();
  }

  @Test
  void statementsEndAtSemicolonsThatAreNotQuotedOrInComments() {
    assertThat(
            new SqlText(
                    "insert into t values (';', 'it''s; \\';'); -- one; two\nselect `;` from t;\n")
                .statements())
        .containsExactly(
            "insert into t values (';', 'it''s; \\';')", "-- one; two\nselect `;` from t");
    assertThat(new SqlText("select 1").statements()).isEqualTo(List.of("select 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create trigger x before insert on t for each row begin set new.a = 1; set new.b = 2; end",
        "create definer = 'a'@'b' procedure p() begin select 1; select 2; end",
        "CREATE DEFINER=`a`@`b` FUNCTION f() returns int begin declare x int; return 1; end"
      })
  void aStoredProgramIsOneStatement(String sql) {
    assertThat(new SqlText(sql).statements()).containsExactly(sql);
  }

  @Test
  void blanksAndCommentsCountForNothingUnlessQuoted() {
    assertThat(new SqlText("update  t -- that\n set a = 'x  y' /* so */").normal())
        .isEqualTo("update t set a = 'x  y'");
    assertThat(new SqlText("select /*+ MAX_EXECUTION_TIME(1) */ 1").normal())
        .isEqualTo("select /*+ MAX_EXECUTION_TIME(1) */ 1");
  }

  @Test
  void passwordsAreLeftOut() {
    assertThat(new SqlText("create user a identified by 'geh''eim' account lock").withoutSecrets())
        .isEqualTo("create user a identified by '…' account lock");
    assertThat(
            new SqlText("alter user a identified with caching_sha2_password by \"geheim\"")
                .withoutSecrets())
        .isEqualTo("alter user a identified with caching_sha2_password by '…'");
    assertThat(new SqlText("set password for a = 'geheim'").withoutSecrets())
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter user s1 identified by 'geheim' replace 'geheim'",
        "alter user s1 identified /* x */ by 'geheim'",
        "alter user s1 identified -- x\n by 'geheim'",
        "create user a@b identified with 'mysql_native_password' as 'geheim'",
        "create user a identified by 'x' and identified with p by 'geheim'",
        "create user a identified by /*!80000 'geheim' */",
        "/*!80000 create user a identified by 'geheim' */",
        "create user a identified by _utf8mb4'geheim'",
        "create user a identified by 'x' 'geheim'",
        "create user a identified by \"geheim\"",
        "create user a identified with p as 0xgeheim",
        "create user a identified with p as X'geheim'",
        "set password = 'geheim'",
        "set password for 'a'@'b' = 'geheim' replace 'geheim'",
        "set password for a to random, password = password('geheim')",
        "change replication source to source_host = 'h', source_password='geheim'",
        "change master to master_user='u', master_password = /* x */ 'geheim'",
        "start replica user='u' password='geheim'",
        "create server s foreign data wrapper mysql options (user 'u', password 'geheim')",
        "clone instance from 'u'@'h':3306 identified by 'geheim'",
        "set @db_password := concat('geheim', 'x')",
        "update users set `password` = 'geheim' where id = 1",
        "update users u set u.password = sha2(concat('x', 'geheim'), 256)",
        "insert into users (name, password_hash) values ('a', 'geheim')",
        "select aes_decrypt(c, 'geheim') from t",
        "prepare s from 'alter user a identified by ''geheim'''",
        "create user a identified by 'geheim",
      })
  void noPasswordIsKeptHoweverItIsWritten(String sql) {
    assertThat(new SqlText(sql).withoutSecrets()).doesNotContain("geheim");
    assertThat(new SqlText(sql).withoutSecretsAndRows()).doesNotContain("geheim");
  }

  @Test
  void whatIsNoPasswordIsKept() {
    for (String sql :
        List.of(
            "create table u (password varchar(64) default 'x', n enum('a', 'b') comment 'c')",
            "alter user a password expire interval 90 day",
            "create user 'a'@'b' comment 'c'",
            "update note set text = 'a' where id = 1",
            "create table t (id int, key k (password(10)))")) {
      assertThat(new SqlText(sql).withoutSecrets()).isEqualTo(sql);
    }
  }

  @Test
  void valuesOfRowsAreNotShown() {
    assertThat(
            new SqlText(
                    "insert into note (id, text) values (1, 'Ada'), (2, 'x)''y'), row(3, now())"
                        + " on duplicate key update text = 'Ada'")
                .withoutSecretsAndRows())
        .isEqualTo("insert into note (id, text) values (…) on duplicate key update text = '…'");
    assertThat(
            new SqlText("update note set text = 'Ada', n = 7 where b = 0xAda")
                .withoutSecretsAndRows())
        .isEqualTo("update note set text = '…', n = 7 where b = '…'");
    assertThat(new SqlText("alter table t alter n set default 'Ada'").withoutSecretsAndRows())
        .isEqualTo("alter table t alter n set default 'Ada'");
  }
}
