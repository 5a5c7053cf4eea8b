package dev.autogen.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationWriterTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T09:14:07.123Z");

  @TempDir Path dir;

  private final MigrationWriter writer = MigrationWriter.bundled();

  private static MigrationDraft draft(List<Operation> upgrade, List<Operation> downgrade) {
    return MigrationDraft.of(
        "Add user roles",
        "8c1f0a52d9e4",
        List.of("41b7c3aa9f02"),
        CREATED,
        DraftStep.of(upgrade),
        DraftStep.of(downgrade));
  }

  /** Each line is whole: a chain of calls, its beginning or end, a comment, a piece of a text. */
  private static void assertNeat(String text) {
    assertThat(text).endsWith("}\n").doesNotEndWith("\n\n");
    List<String> body = text.substring(text.indexOf("public final class")).lines().toList();
    assertThat(body)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("( {2})*(|//.*|@Override|.*[;{]|.*[{]}|}|}\\).*|\\+ \".*|.*\"|.*,)")
                    .matches("(|.*\\S)"));
  }

  private List<RevisionScript> load(List<SourceFile> files) throws IOException {
    Path folder = dir.resolve("migrations");
    Files.createDirectories(folder);
    for (SourceFile file : files) {
      Files.writeString(folder.resolve(file.fileName()), file.text());
    }
    return new MigrationLoader(dir.resolve("cache"), List.of()).fromSources(folder);
  }

  @Test
  void whateverTheOperationsEachChainOfCallsIsALine() {
    for (int seed = 0; seed < 150; seed++) {
      RandomOperations random = new RandomOperations(seed);
      assertNeat(writer.write(draft(random.operations(8), random.operations(3))).text());
    }
  }

  @Test
  void loadingGivesBackTheOperationsThatWereWritten() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    List<List<Operation>> upgrades = new ArrayList<>();
    List<List<Operation>> downgrades = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      RandomOperations random = new RandomOperations(1000 + seed);
      upgrades.add(random.operations(60));
      downgrades.add(random.operations(20));
      files.add(
          writer.write(
              MigrationDraft.of(
                  String.format("Change %02d", seed),
                  "r" + seed,
                  List.of(),
                  CREATED,
                  DraftStep.of(upgrades.get(seed)),
                  DraftStep.of(downgrades.get(seed)))));
    }

    List<RevisionScript> scripts = load(files);

    assertThat(scripts).hasSize(20);
    for (int i = 0; i < scripts.size(); i++) {
      assertThat(scripts.get(i).upgradeOperations()).isEqualTo(upgrades.get(i));
      assertThat(scripts.get(i).downgradeOperations()).isEqualTo(downgrades.get(i));
    }
  }

  @Test
  void anEmptyBodyIsNeatToo() {
    assertNeat(writer.write(draft(List.of(), List.of())).text());
  }

  @Test
  void aPackageAndSeveralParentsAreNeatToo() {
    for (int parents = 0; parents < 12; parents++) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < parents; i++) {
        ids.add("parent" + "0".repeat(parents) + i);
      }
      MigrationDraft draft =
          MigrationDraft.of("Merge", "r", ids, CREATED, List.of(), List.of())
              .withPackageName("db.migrations");
      assertNeat(writer.write(draft).text());
    }
  }

  @Test
  void theHeadOfTheFileIsRead() throws IOException {
    MigrationDraft draft =
        MigrationDraft.of(
                "Say \"hi\" */ \\u000a & <go> 😀",
                "r1",
                List.of("p1", "p2"),
                CREATED,
                List.of(),
                List.of())
            .withBranch(List.of("shop", "caf"), List.of("d1"));

    RevisionScript script = load(List.of(writer.write(draft))).get(0);

    assertThat(script.id()).isEqualTo("r1");
    assertThat(script.parents()).containsExactly("p1", "p2");
    assertThat(script.labels()).containsExactly("shop", "caf");
    assertThat(script.dependsOn()).containsExactly("d1");
    assertThat(script.message()).isEqualTo(draft.message());
    assertThat(script.created()).isEqualTo("2026-11-22T09:14:07Z");
    assertThat(script.upgradeOperations()).isEmpty();
  }

  @Test
  void nothingInMessageSummaryNotesOrCommentsBreaksTheFile() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (int seed = 0; seed < 60; seed++) {
      RandomOperations random = new RandomOperations(5000 + seed);
      DraftStep step = DraftStep.of(random.operations(1).get(0)).withComment(random.text() + ".");
      MigrationDraft draft =
          new MigrationDraft(
              String.format("n%02d ", seed) + random.text(),
              "r" + seed,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              CREATED,
              "",
              List.of(step.withComment(0, random.text() + "."), DraftStep.of(new ExecuteSql("x"))),
              List.of(step.withComment("was: " + random.text())),
              List.of(random.text(), random.text()),
              List.of(random.text()));
      files.add(writer.write(draft));
      assertNeat(files.get(seed).text());
    }

    assertThat(load(files)).hasSize(60);
  }

  @Test
  void theSameDraftGivesTheSameBytes() {
    String once = writer.write(draft(new RandomOperations(7).operations(50), List.of())).text();
    String again = writer.write(draft(new RandomOperations(7).operations(50), List.of())).text();

    assertThat(again).isEqualTo(once);
  }

  @Tag("nightly")
  @Test
  void twoThousandTablesFitIntoOneFile() throws IOException {
    List<Operation> tables = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Column[] columns = new Column[12];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Column.of("column_" + i + "_" + c, "varchar(64)").notNull();
      }
      Table table = Table.of("table_" + i, columns);
      tables.add(new CreateTable(table.with(Index.plain("ix_" + i, columns[0].name()))));
    }

    SourceFile file = writer.write(draft(tables, List.of()));

    assertThat(load(List.of(file)).get(0).upgradeOperations()).isEqualTo(tables);
  }

  @Test
  void oneHugeOperationFitsIntoOneFile() throws IOException {
    List<SortedMap<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 9000; i++) {
      rows.add(new TreeMap<>(Map.of("id", "" + i, "name", "name " + i)));
    }
    List<Operation> operations =
        List.of(new InsertRows("big", rows), new ExecuteSql("select 'ä€' -- ".repeat(20_000)));

    SourceFile file = writer.write(draft(operations, List.of()));

    assertNeat(file.text());
    assertThat(load(List.of(file)).get(0).upgradeOperations()).isEqualTo(operations);
  }
}
