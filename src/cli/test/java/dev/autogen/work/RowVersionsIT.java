package dev.autogen.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.List;

/** A server takes as many instant changes of a table as is said of it, and then none. */
class RowVersionsIT {

  private static final String CHANGE = "alter table a add column c%d int, algorithm = instant";

  @OnEveryServer
  void theLastOfThemIsTakenAndOneMoreIsRefused(TestSchema schema) throws SQLException {
    schema.execute("create table a (id int primary key)");
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      long most = RowVersions.of(session, List.of("a")).most();
      if (session.server().shortVersion().equals("8.0.15")) {
        // It notes nothing of them in the rows, and takes as many as there is room for columns.
        for (int i = 0; i < 70; i++) {
          session.execute(CHANGE.formatted(i));
        }
        assertThat(RowVersions.of(session, List.of("a"))).isEqualTo(RowVersions.NONE);
        return;
      }
      for (int i = 0; i < most; i++) {
        assertThat(RowVersions.of(session, List.of("a")).isUsedUp("a")).isFalse();
        session.execute(CHANGE.formatted(i));
      }
      assertThat(RowVersions.of(session, List.of("a")).isUsedUp("a")).isTrue();
      assertThatThrownBy(() -> session.execute(CHANGE.formatted(most)))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(4092));
      session.execute("optimize table a");
      assertThat(RowVersions.of(session, List.of("a")).of("a")).isZero();
      session.execute(CHANGE.formatted(most));
    }
  }
}
