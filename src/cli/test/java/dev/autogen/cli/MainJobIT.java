package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.entity.HibernateVersions;
import dev.autogen.testing.HibernateItself;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the sample models: from an empty schema there and back. */
class MainJobIT {

  private static final Path MODELS = Path.of("sample-models").toAbsolutePath();

  @TempDir Path folder;

  @OnEveryServer
  void anEmptySchemaBecomesWhatTheEntitiesSayAndGoesBack(TestSchema schema) throws SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    List<String> models = List.of("--models", MODELS.toString());

    CommandLineRun initial = shell.runWith(models, "-m", "Initial");
    assertThat(initial.err()).isEmpty();
    assertThat(initial.code()).isZero();
    assertThat(initial.out()).isEqualTo("generated-migrations/R20261122_090100_Initial.java\n");

    assertThat(shell.run("upgrade").code()).isZero();
    Map<String, String> created = texts(schema);
    CommandLineRun check = shell.runWith(models, "check");
    assertThat(check.out()).isEmpty();
    assertThat(check.code()).isZero();
    assertThat(shell.runWith(models, "-m", "Again"))
        .isEqualTo(new CommandLineRun(0, "", "nothing to do: entities and database agree\n"));

    assertThat(shell.run("downgrade", "base").code()).isZero();
    assertThat(texts(schema).keySet()).containsExactly("autogen_journal", "autogen_version");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(texts(schema)).isEqualTo(created);
  }

  @OnEveryServer
  void whatIsCreatedIsWhatHibernatesOwnExportCreates(TestSchema ours, TestSchema hibernates)
      throws SQLException, IOException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, ours);
    List<String> models = List.of("--models", MODELS.toString());
    assertThat(shell.runWith(models, "-m", "Initial").code()).isZero();
    assertThat(shell.run("upgrade").code()).isZero();

    new HibernateItself(HibernateVersions.classPath("7.4.1"), folder.resolve("own"))
        .sourcesIn(MODELS)
        .create(hibernates);

    Map<String, String> expected = sortedLines(texts(hibernates));
    Map<String, String> actual = sortedLines(texts(ours));
    actual.keySet().removeIf(table -> table.startsWith("autogen_"));
    assertThat(actual).isEqualTo(expected);
    for (String table : List.of("messages_seq", "number_ranges")) {
      String rows = "select group_concat(concat_ws('|', t.*)) from " + table + " t";
      assertThat(ours.query(rows.replace("t.*", columns(table))))
          .isEqualTo(hibernates.query(rows.replace("t.*", columns(table))));
    }
  }

  private static String columns(String table) {
    return table.equals("messages_seq") ? "next_val" : "range_name, last_number";
  }

  /** The order of columns aside, each table's text as a set of lines. */
  private static Map<String, String> sortedLines(Map<String, String> texts) {
    Map<String, String> sorted = new TreeMap<>();
    texts.forEach(
        (table, text) ->
            sorted.put(
                table,
                text.lines()
                    .map(line -> line.replaceAll(",$", ""))
                    .sorted()
                    .collect(Collectors.joining("\n"))));
    return sorted;
  }

  private static Map<String, String> texts(TestSchema schema) throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    try (Connection connection = schema.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show tables")) {
      while (rows.next()) {
        String text = schema.showCreateTable(rows.getString(1));
        texts.put(rows.getString(1), text.replaceAll(" AUTO_INCREMENT=\\d+", ""));
      }
    }
    return texts;
  }
}
