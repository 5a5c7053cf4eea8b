package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A foreign key that the server refuses is named with its columns, their types, and what helps. */
class RefusedForeignKeyIT {

  @OnEveryServer
  void itIsNamedWithWhatHelps(TestSchema schema) throws SQLException {
    schema.execute(
        "create table author (id bigint unsigned primary key, code varchar(9) collate utf8mb4_bin"
            + " unique, name varchar(50))",
        "create table post (id int primary key, author_id int not null, code varchar(20) collate"
            + " utf8mb4_general_ci)",
        "create table note (author_id bigint unsigned, constraint of_author foreign key (author_id)"
            + " references author (id))");
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put(
        "alter table post add constraint fk foreign key (author_id) references author (id)",
        "foreign key fk leads from post (author_id int) to author (id bigint unsigned), so give"
            + " both the same type, with the same sign, character set and collation");
    cases.put(
        "alter table `post` add constraint `fk` foreign key (`code`) references `author` (`code`)",
        "foreign key fk leads from post (code varchar(20) utf8mb4_general_ci) to author (code"
            + " varchar(9) utf8mb4_bin), so give both the same type, with the same sign, character"
            + " set and collation");
    cases.put(
        "create table c (a int not null, b bigint unsigned, constraint ok foreign key (b) references"
            + " author (id), constraint fk foreign key (a) references author (id))",
        "foreign key fk leads from c (a int) to author (id bigint unsigned), so give both the same"
            + " type, with the same sign, character set and collation");
    cases.put(
        "alter table post add column n varchar(50), add constraint fk foreign key (n) references"
            + " author (name)",
        "foreign key fk leads from post (n varchar(50)) to author (name varchar(50)"
            + " utf8mb4_0900_ai_ci), so add a unique key of author (name) first");
    cases.put(
        "alter table post add constraint fk foreign key (author_id) references author (nr)",
        "foreign key fk leads from post (author_id int) to author (nr), so add author.nr first, or"
            + " correct its name");
    cases.put(
        "alter table post add constraint fk foreign key (author_id) references person (id)",
        "foreign key fk leads from post (author_id int) to person (id), so create person first, or"
            + " correct its name");
    cases.put(
        "alter table post modify author_id bigint unsigned not null, add constraint fk foreign key"
            + " (author_id) references author (id) on delete set null",
        "foreign key fk leads from post (author_id bigint unsigned) to author (id bigint unsigned),"
            + " so let its columns be NULL, or leave SET NULL out");
    cases.put(
        "alter table author modify id bigint",
        "foreign key of_author leads from note (author_id bigint unsigned) to author (id bigint),"
            + " so drop the key, give both sides the new type, and add it again");
    cases.put(
        "drop table author",
        "foreign key of_author leads from note (author_id bigint unsigned) to author (id bigint"
            + " unsigned), so drop the key or the table it leads from first");
    cases.put(
        "alter table author drop column id",
        "foreign key of_author leads from note (author_id bigint unsigned) to author (id bigint"
            + " unsigned), so drop the key first");
    cases.put(
        "create table d (a bigint unsigned, constraint of_author foreign key (a) references author"
            + " (id))",
        "foreign key of_author leads from d (a bigint unsigned) to author (id bigint unsigned), so"
            + " give it a name that no other foreign key of the schema has");
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      for (Map.Entry<String, String> one : cases.entrySet()) {
        Throwable refusal = catchThrowable(() -> session.execute(one.getKey()));
        assertThat(refusal).as(one.getKey()).isInstanceOf(SQLException.class);
        assertThat(refusal.getMessage()).as(one.getKey()).endsWith(": " + one.getValue());
      }
    }
  }
}
