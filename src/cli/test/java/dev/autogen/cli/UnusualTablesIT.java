package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are not as most are: the server is asked what they are, and all of it is kept. */
class UnusualTablesIT {

  private static final String AGREE = "entities, migrations and database agree\n";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private void writesAndAgrees() {
    Cli.Outcome written = cli.run("-m", "Change");
    assertThat(written.err()).isEmpty();
    assertThat(written.code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    agrees();
    assertThat(cli.run("downgrade", "-1").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    agrees();
  }

  /** The tables that were there before the first migration leave it a warning. */
  private void agrees() {
    Cli.Outcome check = cli.run("check");
    assertThat(check.out()).isEmpty();
    assertThat(check.err()).endsWith(AGREE);
    assertThat(check.code()).isZero();
  }

  @OnEveryServer
  void aTableTheServerRefusesIsNamedAndTheOthersAreCompared(TestSchema schema) throws SQLException {
    schema.execute(
        "create table wide (id bigint primary key)",
        "create table was_wrong (id bigint primary key)");
    cli.entity(
            """
            @Entity
            @Table(
                indexes = @Index(name = "ix_free", columnList = "free"),
                uniqueConstraints = @UniqueConstraint(name = "uk_text", columnNames = "text"))
            class wide {
              @Id Long id;
              @Column(length = 1000) String text;
              @Column(columnDefinition = "varchar(9) default 'a'") String free;
            }
            """)
        .entity("@Entity\nclass plain { @Id Long id; @ManyToOne wide other; }")
        .entity(
            "@Entity\nclass wrong { @Id Long id; @Column(columnDefinition = \"no type\") Long x; }")
        .entity("@Entity\nclass child { @Id Long id; @ManyToOne wrong parent; }");
    Cli.Outcome check = cli.run("check");
    assertThat(check.out())
        .contains(
            "not compared: MySQL refuses the definition of table wide: Specified key was too long;"
                + " max key length is 3072 bytes, in unique uk_text (text): shorten its columns, of"
                + " which a character may take up to 4 bytes, or leave some out\n",
            "not compared: MySQL refuses the definition of table wrong: ",
            "create table plain (2 columns)\n",
            "create table child (2 columns)\n")
        .doesNotContain("drop", "create table w");
    assertThat(check.err())
        .isEqualTo(
            "2 differences, and 2 tables are not compared: correct the mapping of their"
                + " entities\n");
    assertThat(check.code()).isEqualTo(3);
    assertThat(cli.run("check", "--format", "json").out()).contains("\"notCompared\" : [ \"MySQL");
    Cli.Outcome doctor = cli.run("doctor");
    assertThat(doctor.out() + doctor.err())
        .contains(
            "MySQL refuses the definition of table wide: ",
            "MySQL refuses the definition of table wrong: ",
            "differ in 2 points");

    Cli.Outcome write = cli.run("-m", "Half");
    assertThat(write.err()).contains("MySQL refuses the definition of table wide: ", "wrong");
    assertThat(write.code()).isEqualTo(3);
    assertThat(cli.migrations()).isEmpty();
  }

  @OnEveryServer
  void theKeyThatTheServerRefusesIsNamedWithWhatHelps(TestSchema schema) throws SQLException {
    cli.entity(
            """
            @Entity
            class tagged {
              @Id Long id;
              @ElementCollection
              @CollectionTable(
                  name = "tagged_tags",
                  joinColumns = @JoinColumn(name = "tagged_id"),
                  uniqueConstraints =
                      @UniqueConstraint(name = "uk_tag", columnNames = {"tag", "tagged_id"}))
              @Column(name = "tag", columnDefinition = "text")
              java.util.List<String> tags;
            }
            """)
        .entity(
            """
            @Entity
            @org.hibernate.annotations.Check(name = "is_far", constraints = "rand() > id")
            class far { @Id Long id; }
            """)
        .entity("@Entity\nclass keyed { @Id @Column(length = 900) String id; }");
    assertThat(cli.run("check").out())
        .contains(
            "table tagged_tags: BLOB/TEXT column 'tag' used in key specification without a key"
                + " length, in unique uk_tag (tag, tagged_id): a key takes a varchar, not a text",
            "table keyed: Specified key was too long; max key length is 3072 bytes, in the primary"
                + " key (id): shorten its columns")
        .doesNotContain("autogen_");
  }

  @OnEveryServer
  void aTableThatCannotBeShownIsNamed(TestSchema schema) throws SQLException {
    schema.execute(
        "create table part (a int) engine = MyISAM",
        "create table parts (a int) engine = MRG_MyISAM union = (part)",
        "drop table part");
    cli.entity("@Entity\nclass plain { @Id Long id; }");
    Cli.Outcome check = cli.run("check");
    assertThat(check.err())
        .contains("MySQL cannot show table parts: ", "name it in exclude")
        .hasLineCount(1);
    assertThat(check.code()).isEqualTo(3);
    assertThat(cli.run("check", "--exclude", "parts").out())
        .isEqualTo("create table plain (1 column)\n");
  }

  @OnEveryServer
  void aTableTheServerWouldRefuseTodayStopsNoRun(TestSchema schema) throws SQLException {
    cli.migration(
            "aaaa",
            "",
            """
            op.createTable("wide", t -> {
              t.column("id", "int").notNull();
              t.column("asked", "int").defaultExpression("(1 + 1)");
              for (int i = 0; i < 45; i++) {
                t.column("c" + i, "char(200)").collation("latin1_swedish_ci");
              }
              t.primaryKey("id");
            });
            op.createTable("other", t -> {
              t.column("id", "int").notNull();
              t.primaryKey("id");
            });
            """,
            "")
        .migration(
            "bbbb",
            "aaaa",
            """
            op.alterTable("other", t -> t.addColumn("more", "int"));
            op.dropTable("wide");
            """,
            "");
    cli.variable("AUTOGEN_URL", schema.jdbcUrl() + "&sessionVariables=innodb_strict_mode=OFF");
    assertThat(cli.run("upgrade", "aaaa").err()).doesNotContain("error");
    cli.on(schema);
    Cli.Outcome upgrade = cli.run("upgrade");
    assertThat(upgrade.err())
        .contains(
            "not compared with what the migrations made of them: wide (MySQL refuses what they made"
                + " it: Row size too large");
    assertThat(upgrade.code()).isZero();
    schema.execute("alter table other add behind int");
    cli.migration(
        "cccc", "bbbb", "op.alterTable(\"other\", t -> t.addColumn(\"third\", \"int\"));", "");
    assertThat(cli.run("upgrade").err()).contains("nothing was run", "add column other.behind");
  }

  @OnEveryServer
  void anEngineThatHibernateDoesNotWriteIsADifference(TestSchema schema) throws SQLException {
    schema.execute("create table note (id bigint primary key) engine = MyISAM");
    cli.entity("@Entity\nclass note { @Id Long id; }");
    assertThat(cli.run("check").out())
        .isEqualTo("change table note: engine 'MyISAM' -> 'InnoDB'\n");
    writesAndAgrees();
    assertThat(schema.showCreateTable("note")).contains("ENGINE=InnoDB");
  }

  @OnEveryServer
  void aReferenceHasTheCollationOfWhatItRefersTo(TestSchema schema) throws SQLException {
    schema.execute(
        "create table user (username varchar(64) not null primary key, code char(4) not null,"
            + " unique key uk_user_code (code)) charset latin1",
        "create table old (id bigint primary key, named varchar(64))",
        "create table place (country char(2) charset ascii not null,"
            + " city varchar(40) collate utf8mb4_bin not null, primary key (country, city))");
    cli.entity(
            """
            @Entity
            class user {
              @Id @Column(length = 64) String username;
              @Column(columnDefinition = "char(4)", nullable = false, unique = true) String code;
              @ManyToMany @JoinTable(name = "friends") java.util.Set<user> friends;
              @ElementCollection @CollectionTable(name = "nicks") java.util.List<String> nicks;
            }
            """)
        .entity(
            """
            @Entity
            class token {
              @Id @OneToOne @JoinColumn(name = "owner") user owner;
              @ManyToOne @JoinColumn(name = "c", referencedColumnName = "code") user byCode;
            }
            """)
        .entity("@Entity\nclass further { @Id Long id; @ManyToOne token token; }")
        .entity(
            """
            @Entity
            class old {
              @Id Long id;
              @Column(length = 64) String named;
              @ManyToOne @JoinColumn(name = "owner") user owner;
            }
            """)
        .entity(
            """
            @Entity
            class again {
              @Id Long id;
              @ManyToOne @JoinColumn(name = "named") user named;
            }
            """)
        .entity(
            """
            @Entity
            @IdClass(place.Key.class)
            class place {
              @Id @Column(columnDefinition = "char(2)") String country;
              @Id @Column(length = 40) String city;
              static class Key { String country; String city; }
            }
            """)
        .entity(
            """
            @Entity
            class visit {
              @Id @ManyToOne
              @JoinColumn(name = "land", referencedColumnName = "country")
              @JoinColumn(name = "town", referencedColumnName = "city")
              place place;
              @ManyToMany @JoinTable(name = "company") java.util.Set<user> with;
            }
            """)
        .entity(
            """
            @Entity
            class photo {
              @Id Long id;
              @ManyToOne
              @JoinColumn(name = "of_land", referencedColumnName = "land")
              @JoinColumn(name = "of_town", referencedColumnName = "town")
              visit visit;
            }
            """);
    writesAndAgrees();
    assertThat(schema.showCreateTable("old"))
        .contains("latin1")
        .contains("`named` varchar(64) DEF");
    assertThat(schema.showCreateTable("further")).contains("latin1");
    assertThat(schema.showCreateTable("photo")).contains("ascii", "utf8mb4_bin");
    assertThat(schema.showCreateTable("company")).contains("ascii", "utf8mb4_bin", "latin1");
  }

  @OnEveryServer
  void generatedColumnsUseLaterOnes(TestSchema schema) throws SQLException {
    String entity =
        """
        @Entity
        class NAME {
          @Id Long id;
          int c;
          @Column(columnDefinition = "int as (b + 1)", insertable = false, updatable = false) Integer a;
          @Column(columnDefinition = "int as (c + 1)", insertable = false, updatable = false) Integer b;
        }
        """;
    schema.execute(
        "create table o1 (id bigint primary key, c int not null, b int as (c + 1), a int as (b + 1))",
        "create table o2 (id bigint primary key, c int not null)");
    cli.entity(entity.replace("NAME", "o1"))
        .entity(entity.replace("NAME", "o2"))
        .entity(entity.replace("NAME", "o3"));
    assertThat(cli.run("check").out()).doesNotContain("o1");
    writesAndAgrees();
  }

  @OnEveryServer
  void aPrimaryKeyInFreeTextIsTheOneThatHibernateAdds(TestSchema schema) throws SQLException {
    schema.execute("create table counted (id int primary key auto_increment)");
    String entity =
        """
        @Entity
        class NAME {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY)
          @Column(columnDefinition = "int primary key auto_increment") Integer id;
          Integer n;
        }
        """;
    cli.entity(entity.replace("NAME", "counted")).entity(entity.replace("NAME", "anew"));
    assertThat(cli.run("check").out())
        .isEqualTo("create table anew (2 columns)\nadd column counted.n int null\n");
    writesAndAgrees();
    cli.entity(
        "@Entity\nclass two { @Id Long id; @Column(columnDefinition = \"int primary key\") int n; }");
    assertThat(cli.run("check").out())
        .isEqualTo(
            "not compared: MySQL refuses the definition of table two: Multiple primary key"
                + " defined\n");
  }

  /** However it is written: the names of columns know no case, and have backquotes in them. */
  @OnMySql
  @Test
  void aColumnThatIsKeptKeepsItsChecks(TestSchema schema) throws SQLException {
    cli.entity("@Entity @Table(name = \"t\")\nclass T { @Id Long id; }");
    writesAndAgrees();
    schema.execute(
        "alter table t add `we``ird` int, add Amount int, add check (`we``ird` > 0),"
            + " add check (amount > 0)");
    cli.run("check", "--only-in-database", "column=keep")
        .is(0, "", "entities, migrations and database agree, but for 2 differences set aside\n");
    schema.execute("alter table t drop column amount, drop check t_chk_2");
    assertThat(cli.run("check", "--only-in-database", "check=keep").out())
        .contains("drop column t.we`ird")
        .contains("drop check");
  }

  /** A part that is an expression names no column that anybody could have left out. */
  @OnEveryServer
  void indexesOnExpressions(TestSchema schema) throws SQLException {
    cli.entity(
        """
        @Entity
        @Table(name = "t", indexes = @Index(name = "fx", columnList = "(lower(n))"))
        class T { @Id Long id; @Column(length = 50) String n; Integer m; }
        """);
    writesAndAgrees();
    schema.execute("alter table t add index gx ((m + 1), n)");
    assertThat(cli.run("check").out()).contains("drifted: drop index t.gx ");
    cli.run("check", "--only-in-database", "index=keep")
        .is(0, "", "entities, migrations and database agree, but for 1 difference set aside\n");
    cli.entity(
        "@Entity @Table(name = \"t\")\nclass T { @Id Long id; @Column(length = 50) String n;"
            + " Integer m; }");
    assertThat(cli.run("check").out()).contains("drop index t.fx ");
    assertThat(cli.run("check", "--only-in-database", "index=forbid").code()).isEqualTo(1);
  }

  @OnEveryServer
  void whatIsKeptMustStillBePossible(TestSchema schema) throws SQLException {
    String parent = "@Entity @Table(name = \"p\")\nclass P { @Id Integer id; }";
    cli.entity(parent);
    cli.entity(
        "@Entity @Table(name = \"t\")\nclass T { @Id Long id; @Column(length = 50) String n;"
            + " Integer p; }");
    writesAndAgrees();
    schema.execute(
        "alter table t add index kept (n), add constraint fk foreign key (p) references p (id)");
    cli.entity(
        "@Entity @Table(name = \"t\")\nclass T { @Id Long id; @Column(columnDefinition ="
            + " \"text\") String n; Long p; }");
    String remedy =
        "; correct the entities, or what only-in-database, equivalent or a hook sets aside, which 'autogen"
            + " check --verbose' lists";
    cli.refuses(
        2,
        "with what is set aside index t.kept cannot be on column n as that is" + remedy,
        "check",
        "--only-in-database",
        "index=keep");
    cli.refuses(
        2,
        "with what is set aside foreign key t.fk leads to a column of another type" + remedy,
        "check",
        "--only-in-database",
        "foreign-key=keep");
  }

  @OnEveryServer
  void twoFullTextIndexesGoOneWithItsColumn(TestSchema schema) throws SQLException {
    schema.execute(
        "create table d (id bigint primary key, a varchar(100), b varchar(100), fulltext key f1 (a),"
            + " fulltext key f2 (b))");
    cli.entity("@Entity\nclass d { @Id Long id; @Column(length = 100) String a; }");
    writesAndAgrees();
  }

  @OnEveryServer
  void partitionsInAPersonsWordsAreNoDrift(TestSchema schema) throws SQLException {
    cli.migration(
            "aaaa",
            "",
            """
            op.createTable("part", t -> {
              t.column("y", "int").notNull();
              t.column("d", "date").notNull();
              t.primaryKey("y", "d");
              t.partitionBy("range (y) (partition p0 values less than (2010 + 10), "
                  + "partition pmax values less than (maxvalue))");
            });
            op.createTable("days", t -> {
              t.column("y", "int").notNull();
              t.column("d", "date").notNull();
              t.primaryKey("y", "d");
              t.partitionBy("RANGE (TO_DAYS(d)) (PARTITION p0 VALUES LESS THAN"
                  + " (TO_DAYS('2020-01-01')), PARTITION p1 VALUES LESS THAN MAXVALUE)");
            });
            op.createTable("parts", t -> {
              t.column("y", "int").notNull();
              t.column("d", "date").notNull();
              t.primaryKey("y", "d");
              t.partitionBy("LIST COLUMNS (y) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN"
                  + " (3) COMMENT 'x')");
            });
            op.createTable("subs", t -> {
              t.column("y", "int").notNull();
              t.column("d", "date").notNull();
              t.primaryKey("y", "d");
              t.partitionBy("range (year(d) + 1) subpartition by hash (to_days(d)) subpartitions 2"
                  + " (partition p0 values less than (1990), partition p1 values less than maxvalue)");
            });
            op.createTable("keyed", t -> {
              t.column("y", "int").notNull();
              t.primaryKey("y");
            });
            """,
            "")
        .migration(
            "bbbb",
            "aaaa",
            """
            op.alterTable("part", t -> t.addColumn("z", "int"));
            op.alterTable("keyed", t -> t.partitionBy("Key ( y ) partitions 3"));
            """,
            "")
        .migration(
            "cccc",
            "bbbb",
            """
            for (String table : new String[] {"part", "days", "parts", "subs", "keyed"}) {
              op.alterTable(table, t -> t.addColumn("w", "int"));
            }
            """,
            "");
    assertThat(cli.run("upgrade", "aaaa").code()).isZero();
    assertThat(cli.run("upgrade", "bbbb").err()).doesNotContain("nothing was run");
    Cli.Outcome upgrade = cli.run("upgrade");
    assertThat(upgrade.err()).isEqualTo("upgrade cccc By hand\n");
    assertThat(upgrade.code()).isZero();
    cli.entity("@Entity\nclass part { @Id int y; java.time.LocalDate d; Integer z; Integer w; }");
    assertThat(cli.run("check", "--include", "none").out()).doesNotContain("partition");
    assertThat(cli.run("check").out()).doesNotContain("partition table");
  }

  @OnEveryServer
  void aBaselineStartsTheNumbersOfAnEmptyTableWhereTheyWere(TestSchema schema) throws SQLException {
    schema.execute(
        "create table fresh (id bigint primary key auto_increment) auto_increment = 1000",
        "create table used (id bigint primary key auto_increment) auto_increment = 1000",
        "insert into used values ()");
    cli.run("revision", "--from-database", "-m", "Baseline");
    assertThat(cli.files().get("generated-migrations/R20261122_091407_Baseline.java"))
        .containsOnlyOnce("t.option(\"AUTO_INCREMENT\", \"1000\");");
    schema.execute("drop table fresh, used");
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(schema.showCreateTable("fresh")).contains("AUTO_INCREMENT=1000");
  }
}
