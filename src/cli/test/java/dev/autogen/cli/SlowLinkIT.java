package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a command waits for the server, and how long where that is far away. */
@OnMySql
class SlowLinkIT {

  private static final int FEW = 10;
  private static final int SOME = 60;
  private static final int MANY = 300;
  private static final int OVERLAPS = 2;
  private static final int MOST_TURNS = 20;

  @TempDir Path folder;

  @Tag("nightly")
  @Test
  void aCheckAsksAsOftenForThreeHundredTablesAsForTen(TestSchema schema) throws Exception {
    try (SlowLink link = new SlowLink(schema.server().port(), Duration.ZERO)) {
      int forFew = turnsOfACheck(schema, link, 0, FEW);
      int forMany = turnsOfACheck(schema, link, FEW, MANY);
      // The answer to a long question begins while the question is still on its way.
      assertThat(forMany).isLessThanOrEqualTo(forFew + OVERLAPS).isLessThan(MOST_TURNS);
    }
  }

  @Test
  void aCheckOfAServerFarAwayIsDoneInTwoSeconds(TestSchema schema) throws Exception {
    try (SlowLink link = new SlowLink(schema.server().port(), Duration.ofMillis(50))) {
      turnsOfACheck(schema, link, 0, FEW);
      long start = System.nanoTime();
      assertThat(check(schema, link).code()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Tag("nightly")
  @Test
  void aMigrationOfManyTablesIsWrittenAndProvenAsOneOfFewIs(TestSchema schema) throws Exception {
    try (SlowLink link = new SlowLink(schema.server().port(), Duration.ZERO)) {
      entities(0, FEW);
      int forFew = turnsOfAMigration(schema, link, "few");
      entities(FEW, SOME);
      int forSome = turnsOfAMigration(schema, link, "some");
      assertThat(forSome).isLessThanOrEqualTo(forFew + OVERLAPS);
    }
  }

  /** Writes the migration of all entities, which nothing is made of yet. */
  private int turnsOfAMigration(TestSchema schema, SlowLink link, String migrations) {
    link.turns();
    CommandLineRun written =
        run(schema, link, "-m", "Initial", "--migrations", folder.resolve(migrations).toString());
    assertThat(written.code()).as(written.err()).isZero();
    return link.turns();
  }

  /** Adds tables, with entities for them, some with what only the server can confirm. */
  private int turnsOfACheck(TestSchema schema, SlowLink link, int from, int to) throws Exception {
    List<String> tables = new ArrayList<>();
    for (int i = from; i < to; i++) {
      tables.add(
          "create table T%d (id bigint not null primary key, name varchar(20) default 'x')"
              .formatted(i));
    }
    entities(from, to);
    schema.execute(tables.toArray(new String[0]));
    assertThat(check(schema, link).code()).isZero();
    link.turns();
    CommandLineRun warm = check(schema, link);
    assertThat(warm).isEqualTo(new CommandLineRun(0, "", warm.err()));
    return link.turns();
  }

  private void entities(int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      Path file = folder.resolve("models/shop/T%d.java".formatted(i));
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          package shop;

          import jakarta.persistence.*;

          @Entity
          public class T%d {
            @Id Long id;
            @Column(columnDefinition = "varchar(20) default 'x'") String name;
          }
          """
              .formatted(i));
    }
  }

  private CommandLineRun check(TestSchema schema, SlowLink link) {
    return run(schema, link, "check");
  }

  private CommandLineRun run(TestSchema schema, SlowLink link, String... arguments) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AUTOGEN_URL", schema.jdbcUrl().replaceFirst(":\\d+/", ":" + link.port() + "/"));
    variables.put("AUTOGEN_USER", schema.user());
    variables.put("AUTOGEN_PASSWORD", schema.password());
    variables.put("AUTOGEN_MODELS", folder.resolve("models").toString());
    return new CommandLineRun.In(folder, variables).run(arguments);
  }
}
