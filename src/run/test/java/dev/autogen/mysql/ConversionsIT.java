package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What becomes of values when their column gets another type: the server is asked for all. */
class ConversionsIT {

  private static final Path PAGE = Path.of("src/site/markdown/conversions.md");

  @OnEveryServer
  void commonPairsOfTypesDoWhatIsSaidOfThemAndWhatThePageSays(TestSchema schema)
      throws SQLException, IOException {
    ConversionTable table = measured(schema, false);
    assertThat(table.wrong()).isEmpty();
    List<String> page =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("\\| `.*` \\|.*\\|.*\\|.*\\|.*\\|"))
            .toList();
    assertThat(table.rows()).isEqualTo(page);
  }

  @Tag("nightly")
  @OnEveryServer
  void everyPairOfTypesDoesWhatIsSaidOfIt(TestSchema schema) throws SQLException {
    assertThat(measured(schema, true).wrong()).isEmpty();
  }

  private static ConversionTable measured(TestSchema schema, boolean all) throws SQLException {
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      return ConversionTable.measured(session, all);
    }
  }
}
