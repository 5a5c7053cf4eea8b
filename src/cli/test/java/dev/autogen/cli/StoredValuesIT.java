package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of Java that are stored in another way from now on: rows mean the same, up and down. */
class StoredValuesIT {

  private static final String HEAD =
      """
      package shop;

      import jakarta.persistence.*;
      import java.util.*;
      import org.hibernate.annotations.*;
      import org.hibernate.type.*;

      """;

  @TempDir Path folder;

  private TestSchema schema;
  private CommandLineRun.In shell;

  @OnEveryServer
  void anEnumByNumberBecomesOneByNameAndBack(TestSchema schema) throws Exception {
    on(schema);
    model(ENUMS.replace("KIND", "@Enumerated(EnumType.ORDINAL)"));
    migrate("First");
    schema.execute(
        "insert into Purchase (id, st, required, unsure, state, touched) values"
            + " (1, 0, 0, 0, 0, '2020-01-01'), (2, 1, 1, null, 1, '2020-01-01'),"
            + " (3, 2, 2, 2, 2, '2020-01-01')",
        "insert into Purchase_tags (Purchase_id, tags) values (1, 0), (1, 2)",
        "insert into Purchase_counts (Purchase_id, counts_KEY, counts) values (1, 1, 5), (1, 2, 6)");
    String before = rows("Purchase", "Purchase_tags", "Purchase_counts");

    model(ENUMS.replace("KIND", "@Enumerated(EnumType.STRING)"));
    String file = migrate("Names");
    assertThat(file).contains("WHEN '0' THEN 'NEW'", "WHEN 'NEW' THEN '0'");
    assertThat(rows("Purchase"))
        .isEqualTo(
            """
            1 NEW NEW NEW 2020-01-01 00:00:00 NEW
            2 PAID PAID PAID 2020-01-01 00:00:00 null
            3 CANCELLED CANCELLED CANCELLED 2020-01-01 00:00:00 CANCELLED
            """);
    assertThat(rows("Purchase_tags")).contains("1 NEW\n", "1 CANCELLED\n");
    String after = rows("Purchase", "Purchase_tags", "Purchase_counts");
    run("downgrade", "-1");
    assertThat(rows("Purchase", "Purchase_tags", "Purchase_counts")).isEqualTo(before);
    run("upgrade");
    assertThat(rows("Purchase", "Purchase_tags", "Purchase_counts")).isEqualTo(after);

    model(ENUMS.replace("KIND", "@Enumerated(EnumType.ORDINAL)"));
    migrate("Numbers");
    assertThat(rows("Purchase", "Purchase_tags", "Purchase_counts")).isEqualTo(before);
  }

  private static final String ENUMS =
      """
      @Entity public class Purchase {
        enum State { NEW, PAID, CANCELLED }
        @Embeddable static class Part { KIND State state; }
        @Id Long id;
        KIND State st;
        KIND @Column(nullable = false, unique = true) State required;
        KIND State unsure;
        @Embedded Part part;
        @Column(columnDefinition = "datetime(6) null on update current_timestamp(6)")
        java.time.LocalDateTime touched;
        @ElementCollection @CollectionTable(name = "Purchase_tags",
            joinColumns = @JoinColumn(name = "Purchase_id"))
        KIND Set<State> tags;
        @ElementCollection @CollectionTable(name = "Purchase_counts",
            joinColumns = @JoinColumn(name = "Purchase_id"))
        @MapKeyEnumerated(EnumType.KEYS) @MapKeyColumn(name = "counts_KEY")
        Map<State, Integer> counts;
      }
      """;

  @Tag("nightly")
  @OnMySql
  @Test
  void aNumberThatStandsForNoConstantStopsTheUpgradeBeforeItsFirstStep(TestSchema schema)
      throws Exception {
    on(schema);
    model("@Entity public class P { enum S { B, A } @Id Long id; @Enumerated S s; }");
    migrate("First");
    String checks =
        schema.query(
            "select coalesce(group_concat(constraint_name), '') from"
                + " information_schema.table_constraints where table_schema = database() and"
                + " constraint_type = 'CHECK'");
    for (String check : checks.split(",", -1)) {
      if (!check.isEmpty()) {
        schema.execute("alter table P drop check " + check);
      }
    }
    schema.execute("insert into P values (1, 0), (2, 7)");
    model(
        "@Entity public class P { enum S { B, A } @Id Long id;"
            + " @Enumerated(EnumType.STRING) S s; }");
    written("Names");
    CommandLineRun upgrade = shell.run("upgrade", "--allow-drift");
    assertThat(upgrade.code()).isEqualTo(3);
    assertThat(upgrade.err()).contains("so nothing was run", "id 2");
    assertThat(rows("P")).isEqualTo("1 0\n2 7\n");
  }

  @OnEveryServer
  void aBooleanIsStoredInAnotherWay(TestSchema schema) throws Exception {
    on(schema);
    List<String> kinds =
        List.of(
            "",
            "@Convert(converter = YesNoConverter.class)",
            "@Convert(converter = NumericBooleanConverter.class)",
            "@Convert(converter = TrueFalseConverter.class)",
            "");
    List<String> stored = List.of("10", "YN", "10", "TF", "10");
    for (int i = 0; i < kinds.size(); i++) {
      model("@Entity public class F { @Id Long id; " + kinds.get(i) + " Boolean f; }");
      migrate("Step " + i);
      if (i == 0) {
        schema.execute("insert into F values (1, 1), (2, 0), (3, null)");
      }
      String value = i == 0 || i == 4 ? "f + 0" : "f";
      assertThat(schema.query("select group_concat(" + value + " order by id separator '') from F"))
          .isEqualTo(stored.get(i));
    }
    for (int i = kinds.size() - 2; i >= 0; i--) {
      run("downgrade", "-1");
      String value = i == 0 ? "f + 0" : "f";
      assertThat(schema.query("select group_concat(" + value + " order by id separator '') from F"))
          .isEqualTo(stored.get(i));
    }
  }

  @Tag("nightly")
  @OnEveryServer
  void aUuidBecomesBytesWithAllThatRefersToIt(TestSchema schema) throws Exception {
    on(schema);
    model(UUIDS.replace("KIND", "@JdbcTypeCode(SqlTypes.CHAR)"));
    migrate("First");
    String id = "550e8400-e29b-41d4-a716-446655440000";
    schema.execute(
        "insert into Owner (id) values ('" + id + "')",
        "insert into Pet (id, owner_id) values (1, '" + id + "'), (2, null)");
    String before = rows("Owner", "Pet");
    model(UUIDS.replace("KIND", ""));
    migrate("Bytes");
    assertThat(schema.query("select hex(owner_id) from Pet where id = 1"))
        .isEqualTo("550E8400E29B41D4A716446655440000");
    assertThat(schema.query("select count(*) from Pet join Owner on Owner.id = owner_id"))
        .isEqualTo("1");
    run("downgrade", "-1");
    assertThat(rows("Owner", "Pet")).isEqualTo(before);
    run("upgrade");
    run("downgrade", "-1");
    schema.execute("insert into Owner (id) values ('not one')");
    CommandLineRun upgrade = shell.run("upgrade");
    assertThat(upgrade.code()).isEqualTo(3);
    assertThat(upgrade.err()).contains("so nothing was run", "id 0x6E6F74206F6E65");
  }

  private static final String UUIDS =
      """
      @Entity public class Owner { @Id KIND UUID id; }
      @Entity class Pet { @Id Long id; @ManyToOne @JoinColumn(name = "owner_id") Owner owner; }
      """;

  @OnEveryServer
  void aUuidInALongTextIsOneToo(TestSchema schema) throws Exception {
    on(schema);
    schema.execute(
        "create table Owner (id varchar(255) not null primary key)",
        "insert into Owner values ('550e8400-e29b-41d4-a716-446655440000')");
    model("@Entity public class Owner { @Id UUID id; }");
    migrate("Bytes");
    assertThat(schema.query("select hex(id) from Owner"))
        .isEqualTo("550E8400E29B41D4A716446655440000");
    run("downgrade", "-1");
    assertThat(rows("Owner")).isEqualTo("550e8400-e29b-41d4-a716-446655440000\n");
  }

  @Tag("nightly")
  @OnEveryServer
  void ordinalsThatNothingRecordsAreTakenForTheConstantsAsTheyAreNow(TestSchema schema)
      throws Exception {
    on(schema);
    schema.execute(
        "create table P (id bigint not null primary key, s tinyint null)",
        "insert into P values (1, 1), (2, 0), (3, null)");
    model(
        "@Entity public class P { enum S { B, A } @Id Long id;"
            + " @Enumerated(EnumType.STRING) S s; }");
    assertThat(migrate("Names"))
        .contains(
            "TODO: see that 0, 1 stood for B, A, since nothing records how the values were stored.");
    assertThat(rows("P")).isEqualTo("1 A\n2 B\n3 null\n");
    run("downgrade", "-1");
    assertThat(rows("P")).isEqualTo("1 1\n2 0\n3 null\n");
  }

  @Tag("nightly")
  @OnMySql
  @Test
  void namesInTextThatNothingRecordsBecomeOrdinals(TestSchema schema) throws Exception {
    on(schema);
    schema.execute(
        "create table P (id bigint not null primary key, s varchar(10) null)",
        "insert into P values (1, 'A'), (2, 'B'), (3, null)");
    model("@Entity public class P { enum S { B, A } @Id Long id; @Enumerated S s; }");
    assertThat(migrate("Numbers")).contains("TODO: see that B, A stood for B, A");
    assertThat(rows("P")).isEqualTo("1 1\n2 0\n3 null\n");
    run("downgrade", "-1");
    assertThat(rows("P")).isEqualTo("1 A\n2 B\n3 null\n");
  }

  @OnMySql
  @Test
  void whatIsStoredInAnUnknownWayIsMarkedAndStopped(TestSchema schema) throws Exception {
    on(schema);
    schema.execute(
        "create table P (id bigint not null primary key, s char(1) null)",
        "insert into P values (1, 'Y'), (2, 'N')");
    model("@Entity public class P { @Id Long id; Boolean s; }");
    assertThat(written("Numbers"))
        .contains("TODO: map the values, which are those of a boolean from now on");
    CommandLineRun upgrade = shell.run("upgrade");
    assertThat(upgrade.code()).isEqualTo(3);
    assertThat(upgrade.err()).contains("so nothing was run", "id 1");
    assertThat(rows("P")).isEqualTo("1 Y\n2 N\n");
  }

  @Tag("nightly")
  @OnMySql
  @Test
  void constantsAreMappedAsTheyWereRecorded(TestSchema schema) throws Exception {
    on(schema);
    model("@Entity public class P { enum S { NEW, PAID, GONE } @Id Long id; @Enumerated S s; }");
    migrate("First");
    schema.execute("insert into P values (1, 0), (2, 1)");
    model(
        "@Entity public class P { enum S { PAID, REFUNDED, NEW } @Id Long id;"
            + " @Enumerated(EnumType.STRING) @Column(columnDefinition = \"varchar(12)\") S s; }");
    assertThat(migrate("Names")).doesNotContain("TODO").contains("WHEN '0' THEN 'NEW'");
    assertThat(rows("P")).isEqualTo("1 NEW\n2 PAID\n");
    run("downgrade", "-1");
    assertThat(rows("P")).isEqualTo("1 0\n2 1\n");
    run("upgrade");
    schema.execute("insert into P values (3, 'REFUNDED')");
    CommandLineRun downgrade = shell.run("downgrade", "-1");
    assertThat(downgrade.code()).isEqualTo(3);
    assertThat(downgrade.err()).contains("id 3 ('REFUNDED')");
  }

  @OnMySql
  @Test
  void roundingStopsTheUpgradeUntilItIsAllowed(TestSchema schema) throws Exception {
    on(schema);
    model(
        "@Entity public class P { @Id Long id; @Column(precision = 10, scale = 4)"
            + " java.math.BigDecimal d; }");
    migrate("First");
    schema.execute("insert into P values (1, 0.0049), (2, 1.5)");
    model(
        "@Entity public class P { @Id Long id; @Column(precision = 10, scale = 2)"
            + " java.math.BigDecimal d; }");
    Path file = folder.resolve(writtenPath("Rounded"));
    assertThat(Files.readString(file))
        .contains("Changes values, so it is stopped by rows whose value is rounded");
    CommandLineRun upgrade = shell.run("upgrade");
    assertThat(upgrade.code()).isEqualTo(3);
    assertThat(upgrade.err()).contains("id 1 (0.0049)");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("decimal\\(10,2\\)\"\\)", "decimal(10,2)\").valuesMayChange()"));
    run("upgrade");
    assertThat(rows("P")).isEqualTo("1 0.00\n2 1.50\n");
  }

  private void on(TestSchema on) throws IOException {
    schema = on;
    shell = CommandLineRun.In.on(folder, schema);
    Files.createDirectories(folder.resolve("models/shop"));
  }

  private void model(String text) throws IOException {
    String name = text.replaceFirst("(?s).*?public class (\\w+).*", "$1");
    Files.writeString(
        folder.resolve("models/shop/" + name + ".java"),
        HEAD
            + text.replace(
                "EnumType.KEYS",
                text.contains("EnumType.STRING") ? "EnumType.STRING" : "EnumType.ORDINAL"));
  }

  private String writtenPath(String message) {
    CommandLineRun written =
        shell.runWith(List.of("--models", "models", "--naming", "jpa"), "-m", message);
    assertThat(written.code()).as(written.err()).isZero();
    return written.out().strip();
  }

  private String written(String message) throws IOException {
    return Files.readString(folder.resolve(writtenPath(message)));
  }

  /** Writes a migration, runs it, and has entities and database agree; the file. */
  private String migrate(String message) throws IOException {
    String file = written(message);
    run("upgrade");
    CommandLineRun check = shell.runWith(List.of("--models", "models", "--naming", "jpa"), "check");
    assertThat(check.code()).as(check.out() + check.err() + file).isZero();
    return file;
  }

  private void run(String... words) {
    CommandLineRun run = shell.run(words);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private String rows(String... tables) throws SQLException {
    StringBuilder all = new StringBuilder();
    for (String table : tables) {
      SortedSet<String> lines = new TreeSet<>();
      try (var connection = schema.connection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("select * from " + table)) {
        while (rows.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            cells.add(rows.getString(i));
          }
          lines.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
        }
      }
      lines.forEach(line -> all.append(line).append('\n'));
    }
    return all.toString();
  }
}
