package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.entity.HibernateVersions;
import dev.autogen.testing.HibernateItself;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each Hibernate itself creates of a model is no difference to what autogen reads of it. */
@OnMySql
class HibernateVersionsIT {

  private static final Path KITCHEN = Path.of("src/cli/test/models/kitchen");

  @TempDir Path folder;

  static Stream<Arguments> ends() {
    List<String> ends = HibernateVersions.ends();
    return Stream.of(
        Arguments.of(ends.get(0), Path.of("sample-models")), Arguments.of(ends.get(1), KITCHEN));
  }

  static Stream<Arguments> others() {
    List<String> ends = HibernateVersions.ends();
    return Stream.concat(
        withEachModel(HibernateVersions.between()),
        Stream.of(
            Arguments.of(ends.get(0), KITCHEN),
            Arguments.of(ends.get(1), Path.of("sample-models"))));
  }

  private static Stream<Arguments> withEachModel(List<String> versions) {
    return versions.stream()
        .flatMap(
            version ->
                Stream.of(
                    Arguments.of(version, Path.of("sample-models")),
                    Arguments.of(version, KITCHEN)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("others")
  @Tag("nightly")
  void theExportOfEachOtherIsNoDifference(String version, Path model, TestSchema schema)
      throws SQLException, IOException {
    itsOwnExportIsNoDifference(version, model, schema);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ends")
  void itsOwnExportIsNoDifference(String version, Path model, TestSchema schema)
      throws SQLException, IOException {
    List<Path> classPath = HibernateVersions.classPath(version);
    Path models = model.toAbsolutePath();
    new HibernateItself(classPath, folder.resolve("own")).sourcesIn(models).create(schema);

    Path listed = folder.resolve("class-path.txt");
    Files.writeString(
        listed, classPath.stream().map(Path::toString).collect(Collectors.joining("\n")));
    CommandLineRun check =
        CommandLineRun.In.on(folder, schema)
            .run("check", "--models", models.toString(), "--classpath", listed.toString());
    assertThat(check.out()).isEmpty();
    assertThat(check.err()).isEqualTo("entities, migrations and database agree\n");
    assertThat(check.code()).isZero();
  }

  @Tag("nightly")
  @Test
  void theNextHibernateIsReadToo(TestSchema schema) throws SQLException, IOException {
    Path models = Files.createDirectories(folder.resolve("models/shop")).getParent();
    Files.writeString(
        models.resolve("shop/Purchase.java"),
        """
        package shop;

        import jakarta.persistence.*;
        import jakarta.validation.constraints.*;
        import java.time.*;
        import java.util.*;
        import org.hibernate.annotations.*;

        @Entity
        @jakarta.persistence.Table(
            indexes = @jakarta.persistence.Index(columnList = "placed desc, status"))
        @Inheritance(strategy = InheritanceType.JOINED)
        public class Purchase {
          enum Status { PAID, OPEN }
          @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
          @Enumerated(EnumType.STRING) Status status;
          @NotNull @Size(max = 40) @Column(unique = true) String number;
          @Column(precision = 12, scale = 3) @Min(0) java.math.BigDecimal total;
          @CreationTimestamp LocalDateTime placed;
          @Formula("total * 2") java.math.BigDecimal twice;
          @ColumnDefault("'x'") String note;
          @ElementCollection @OrderColumn(name = "pos") List<String> items;
          @ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) Purchase replaces;
          @ManyToMany Set<Gift> gifts;
          @Embedded Address address;
        }

        @Embeddable
        class Address {
          String street;
          @Column(nullable = false) String town;
        }

        @Entity
        class Gift extends Purchase {
          @Lob String greeting;
        }

        @Entity
        class Voucher {
          @EmbeddedId VoucherId id;
          @GeneratedColumn("concat(state, '!')") String loud;
          String state;
        }

        @Embeddable
        record VoucherId(String series, long number) implements java.io.Serializable {}
        """);
    List<Path> classPath = HibernateVersions.nextClassPath();
    new HibernateItself(classPath, folder.resolve("own")).sourcesIn(models).create(schema);

    CommandLineRun check =
        CommandLineRun.In.on(folder, schema)
            .run("check", "--models", models.toString(), "--classpath", joined(classPath));
    assertThat(check)
        .isEqualTo(new CommandLineRun(0, "", "entities, migrations and database agree\n"));
  }

  @Tag("nightly")
  @ParameterizedTest
  @ValueSource(strings = {"7.1.14", "7.4.1"})
  void tablesThatHibernateMakesForBulkStatementsAreKept(String version, TestSchema schema)
      throws SQLException, IOException {
    Path models = Files.createDirectories(folder.resolve("models/shop")).getParent();
    Files.writeString(
        models.resolve("shop/Party.java"),
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        @Inheritance(strategy = InheritanceType.JOINED)
        public class Party {
          @Id Long id;
          String name;
        }

        @Entity
        class Doctor extends Party {
          String title;
        }

        @Entity
        class Contract {
          @Id Long id;
        }

        @Entity
        class Lease extends Contract {
          String house;
        }
        """);
    Files.writeString(
        Files.createDirectories(folder.resolve("settings")).resolve("hibernate.properties"),
        Stream.of("Mutation", "Insert")
            .map(
                what ->
                    "hibernate.query.%s_strategy = org.hibernate.query.sqm.mutation.internal.temptable.PersistentTable%sStrategy\n"
                        .formatted(what.toLowerCase(Locale.ROOT), what))
            .collect(Collectors.joining()));
    List<Path> classPath = new ArrayList<>(List.of(folder.resolve("settings")));
    classPath.addAll(HibernateVersions.classPath(version));
    new HibernateItself(classPath, folder.resolve("own")).sourcesIn(models).create(schema);
    schema.execute("create table HT_other (id int)");
    assertThat(schema.showCreateTable("HT_Party")).contains("`hib_sess_id`");

    CommandLineRun check =
        CommandLineRun.In.on(folder, schema)
            .run("check", "--models", models.toString(), "--classpath", joined(classPath), "-v");
    assertThat(check.out()).isEqualTo("drop table HT_other\n");
    assertThat(check.err())
        .contains(
            "set aside: table HT_Party is not known to be gone: Hibernate notes rows in it while a"
                + " bulk statement runs\n");
  }

  @Tag("nightly")
  @Test
  void theHistoryThatHibernateItselfKeeps(TestSchema schema) throws SQLException, IOException {
    Path models = Files.createDirectories(folder.resolve("models/shop")).getParent();
    Files.writeString(
        models.resolve("shop/Purchase.java"),
        """
        package shop;

        import jakarta.persistence.*;
        import java.time.*;
        import java.util.*;
        import org.hibernate.annotations.Audited;
        import org.hibernate.annotations.Changelog;

        @Entity
        @Audited
        public class Purchase {
          @Id Long id;
          String number;
          @Audited.Excluded String draft;
          @Audited @ElementCollection Set<String> items;
        }

        @Entity
        @Changelog
        class Changes {
          @Id @GeneratedValue @Changelog.ChangesetId @Column(name = "REV") int id;
          @Changelog.Timestamp Instant at;
          String author;
        }

        @Entity
        @org.hibernate.annotations.Temporal(rowStart = "valid_from", rowEnd = "valid_to")
        @org.hibernate.annotations.Temporal.HistoryPartitioning
        class Price {
          @Id long id;
          @Version int version;
          long cents;
        }
        """);
    Files.writeString(
        Files.createDirectories(folder.resolve("settings")).resolve("hibernate.properties"),
        "hibernate.temporal.table_strategy = SINGLE_TABLE\n");
    List<Path> classPath = new ArrayList<>(List.of(folder.resolve("settings")));
    classPath.addAll(HibernateVersions.classPath("7.4.1"));
    new HibernateItself(classPath, folder.resolve("own")).sourcesIn(models).create(schema);
    assertThat(schema.showCreateTable("Price")).contains("`valid_to_null`", "PARTITION BY LIST");
    assertThat(schema.showCreateTable("Purchase_AUD")).contains("`REVTYPE`");

    CommandLineRun check =
        CommandLineRun.In.on(folder, schema)
            .run("check", "--models", models.toString(), "--classpath", joined(classPath));
    assertThat(check)
        .isEqualTo(new CommandLineRun(0, "", "entities, migrations and database agree\n"));
  }

  @Tag("nightly")
  @Test
  void aSchemaOfAnOldHibernateIsAdoptedByRules(TestSchema schema) throws SQLException, IOException {
    Path models = Files.createDirectories(folder.resolve("models/shop")).getParent();
    Path entity = models.resolve("shop/Purchase.java");
    String before =
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        public class Purchase {
          enum Status { PAID, OPEN }
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          @Column(nullable = false, columnDefinition = "tinyint(1)") Boolean express;
          @Enumerated(EnumType.STRING) @Column(columnDefinition = "varchar(20)") Status status;
          @Column(columnDefinition = "datetime") java.time.LocalDateTime placed;
          java.time.LocalDateTime sent;
        }
        """;
    Files.writeString(entity, before);
    new HibernateItself(HibernateVersions.classPath("6.2.49"), folder.resolve("old"))
        .sourcesIn(models)
        .create(schema);
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    List<String> current =
        List.of(
            "--models",
            models.toString(),
            "--classpath",
            joined(HibernateVersions.classPath("7.4.1")));
    Files.writeString(
        entity,
        before.replaceAll("(, )?columnDefinition = \"[^\"]*\"", "").replace("@Column() ", ""));
    Files.writeString(
        folder.resolve("autogen.properties"),
        """
        equivalent = datetime(6)=datetime, bit(1)=tinyint(1), enum(**)=varchar(**)
        only-in-database = check=keep
        """);
    assertThat(shell.runWith(current, "revision", "--from-database", "-m", "Baseline").code())
        .isZero();
    assertThat(shell.run("stamp", "head").code()).isZero();
    CommandLineRun check = shell.runWith(current, "check", "-v");
    assertThat(check.err())
        .contains(
            "set aside: column Purchase.express: tinyint(1) counts as bit(1)\n",
            "set aside: column Purchase.placed: datetime counts as datetime(6)\n",
            "set aside: column Purchase.status: varchar(20) counts as enum('OPEN','PAID')\n")
        .doesNotContain("Purchase.sent");
    assertThat(check.out()).isEmpty();
    assertThat(check.code()).isZero();

    Files.writeString(
        entity,
        Files.readString(entity).replace("LocalDateTime sent", "LocalDate sent; String note"));
    CommandLineRun changed = shell.runWith(current, "check");
    assertThat(changed.out())
        .isEqualTo(
            """
            change column Purchase.sent: datetime(6) -> date
            add column Purchase.note varchar(255) null
            """);
    assertThat(changed.code()).isEqualTo(1);
  }

  @Tag("nightly")
  @Test
  void whatAnUpgradeOfHibernateWouldDo(TestSchema schema) {
    CommandLineRun compare =
        CommandLineRun.In.on(folder, schema)
            .run(
                "compare",
                "--models",
                KITCHEN.toAbsolutePath().toString(),
                "--classpath",
                joined(HibernateVersions.classPath("6.6.53")),
                "--hibernate",
                joined(HibernateVersions.classPath("7.4.1")));
    assertThat(compare.err()).endsWith("differences from Hibernate 6.6.53.Final to 7.4.1.Final\n");
    assertThat(compare.out())
        .contains("change column customer.created: null -> not null\n")
        .doesNotContain("gauge", "fk_orders_customer");
    assertThat(compare.code()).isEqualTo(1);

    CommandLineRun same =
        CommandLineRun.In.on(folder, schema)
            .run(
                "compare",
                "--models",
                KITCHEN.toAbsolutePath().toString(),
                "--classpath",
                joined(HibernateVersions.classPath("7.4.1")),
                "--hibernate",
                joined(HibernateVersions.classPath("7.4.1")));
    assertThat(same)
        .isEqualTo(
            new CommandLineRun(0, "", "no difference from Hibernate 7.4.1.Final to 7.4.1.Final\n"));
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(":"));
  }
}
