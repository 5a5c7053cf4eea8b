package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a table's rows goes by a statement is read from it. */
class LostRowsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "truncate a|a ALL",
        "truncate table `s`.`a`|s.a ALL",
        "/*!50000 truncate a */|a ALL",
        "delete /*! low_priority */ from a|a ALL",
        "/* all */ delete from a -- of them|a ALL",
        "delete from a where 1|a ALL",
        "delete from a where true|a ALL",
        "delete from a order by id|a ALL",
        "with b as (select 1 as n) delete from a|a ALL",
        "delete a from a|a ALL",
        "delete a.* from a|a ALL",
        "delete x from a as x|a ALL",
        "delete x, b from a x, b|a ALL b ALL",
        "delete from x using s.a x, b|s.a ALL",
        "delete from a partition (p, q)|a[p, q] ALL",
        "alter table a truncate partition p|a[p] ALL",
        "alter table a drop partition p, q|a[p, q] ALL",
        "alter table a truncate partition all|a ALL",
        "alter table a add b int, engine = blackhole|a ALL",
        "replace into a select * from b|a REPLACED",
        "replace a (id, n) select * from b|a REPLACED",
        "replace into a table b|a REPLACED",
        "replace into a (id) values (1)|a NAMED",
        "replace a partition (p) set id = 1|a[p] NAMED",
        "load data infile 'x' replace into table a|a REPLACED",
        "delete from a where id = 1|",
        "delete from a limit 1|",
        "delete a from a join b on a.id = b.id|",
        "delete from a using a left join b on a.id = b.id|",
        "delete a from a, b where a.id = b.id|",
        "with b as (select 1 as n) delete from a where id in (select n from b)|",
        "insert into a select * from b|",
        "load data infile 'x' into table a|",
        "alter table a coalesce partition 2|",
        "alter table a comment 'truncate partition p'|",
        "select 'delete from a'|",
        "delete from|",
      })
  void rowsThatGoAreRead(String sql, String expected) {
    StringBuilder found = new StringBuilder();
    for (LostRows lost : LostRows.by(sql)) {
      found
          .append(found.isEmpty() ? "" : " ")
          .append(lost.table())
          .append(lost.partitions().isEmpty() ? "" : lost.partitions())
          .append(' ')
          .append(lost.extent());
    }
    assertThat(found.toString()).isEqualTo(Optional.ofNullable(expected).orElse(""));
  }

  @Test
  void aPreparedStatementIsWhatItWasPreparedFrom() {
    PreparedStatements statements = new PreparedStatements();
    assertThat(statements.run("PREPARE s FROM 'truncate a'")).isPresent();
    assertThat(statements.run("execute S")).contains("truncate a");
    statements.run("set @t = 'delete from a'");
    statements.run("prepare s from @t");
    assertThat(statements.run("EXECUTE s USING @id")).contains("delete from a");
    statements.run("set @t = concat('drop table ', @name)");
    statements.run("prepare s from @t");
    assertThat(statements.run("execute s")).isEmpty();
    assertThat(statements.run("execute other")).isEmpty();
    assertThat(statements.run("call clean()")).isEmpty();
    assertThat(statements.run("select 1")).contains("select 1");
  }
}
