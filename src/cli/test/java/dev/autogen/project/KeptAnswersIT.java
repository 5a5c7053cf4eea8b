package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.RenameHints;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the server has said of a definition is not asked again: an account that may ask nothing any
 * more shows it.
 */
@OnMySql
class KeptAnswersIT {

  private static final long PLENTY = 1 << 20;
  private static final String REFUSED = "the account may not create temporary tables";

  @TempDir Path folder;
  private TestSchema schema;

  @BeforeEach
  void aTableThatOnlyTheServerKnows(TestSchema given) throws SQLException {
    schema = given;
    schema.execute(
        "create table note (id bigint primary key, text varchar(20), size int as (length(text)))",
        "create user 'asker'@'%' identified by 'secret'",
        "grant select on `" + schema.name() + "`.* to 'asker'@'%'");
    mayAsk();
  }

  @AfterEach
  void nobodyAsks() throws SQLException {
    schema.execute("drop user 'asker'@'%'");
  }

  @Test
  void nothingUnchangedIsAskedTwice() throws SQLException {
    assertThat(differences("length(text)")).isZero();
    mayAskNothing();
    assertThat(differences("length(text)")).isZero();
  }

  @Test
  void anotherDefinitionIsAnotherQuestion() throws SQLException {
    assertThat(differences("length(text)")).isZero();
    assertThat(differences("length(text) + 1")).isPositive();
    mayAskNothing();
    assertThat(differences("length(text)")).isZero();
    assertThat(differences("length(text) + 1")).isPositive();
    assertAsked("length(text) + 2", PLENTY);
  }

  @Test
  void ofTooManyThoseUsedLastStay() throws SQLException {
    long two = 900;
    assertThat(differences("length(text)", two)).isZero();
    assertThat(differences("length(text) + 1", two)).isPositive();
    assertThat(differences("length(text)", two)).isZero();
    assertThat(differences("length(text) + 2", two)).isPositive();
    assertThat(differences("length(text) + 3", two)).isPositive();
    mayAskNothing();
    assertThat(differences("length(text) + 3", two)).isPositive();
    assertThat(differences("length(text) + 2", two)).isPositive();
    assertAsked("length(text) + 1", two);
  }

  @Test
  void aDamagedFileIsWrittenAnew() throws SQLException, IOException {
    differences("length(text)");
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length - 1] ^= 1;
    Files.write(file(), bytes);
    mayAskNothing();
    assertAsked("length(text)", PLENTY);
    mayAsk();
    assertThat(differences("length(text)")).isZero();
    mayAskNothing();
    assertThat(differences("length(text)")).isZero();
  }

  @Test
  void whereNoneCanBeKeptItIsAskedEachTime() throws SQLException, IOException {
    Files.createDirectories(file().resolve("in-the-way"));
    assertThat(differences("length(text)")).isZero();
    assertThat(differences("length(text)")).isZero();
    mayAskNothing();
    assertAsked("length(text)", PLENTY);
  }

  private Path file() {
    return folder.resolve("answers");
  }

  private void mayAsk() throws SQLException {
    schema.execute("grant create temporary tables on `" + schema.name() + "`.* to 'asker'@'%'");
  }

  private void mayAskNothing() throws SQLException {
    schema.execute("revoke create temporary tables on `" + schema.name() + "`.* from 'asker'@'%'");
  }

  private void assertAsked(String expression, long most) {
    assertThatThrownBy(() -> differences(expression, most))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining(REFUSED);
  }

  private int differences(String expression) throws SQLException {
    return differences(expression, PLENTY);
  }

  /** How many there are where the column is to have that expression. */
  private int differences(String expression, long most) throws SQLException {
    Table note =
        Table.of("note")
            .withColumns(
                List.of(
                    Column.of("id", "bigint").notNull(),
                    Column.of("text", "varchar(20)"),
                    Column.of("size", "int").withGeneration(Generation.virtual(expression))))
            .with(Index.primaryKey("id"));
    try (Session session =
        new Database(schema.jdbcUrl(), "asker", "secret")
            .open()
            .withAnswers(new KeptAnswers(this::file, most))) {
      return Comparison.of(
              session,
              Schema.empty().withTables(List.of(note)),
              column -> false,
              name -> true,
              RenameHints.none())
          .differences()
          .size();
    }
  }
}
