package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a check waits for the server, and how long where that is far away. */
@OnMySql
class SlowLinkIT {

  private static final int FEW = 10;
  private static final int MANY = 300;
  private static final int OVERLAPS = 2;
  private static final int MOST_TURNS = 20;

  @TempDir Path folder;

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

  /** Adds tables, with entities for them, some with what only the server can confirm. */
  private int turnsOfACheck(TestSchema schema, SlowLink link, int from, int to) throws Exception {
    List<String> tables = new ArrayList<>();
    for (int i = from; i < to; i++) {
      tables.add(
          "create table T%d (id bigint not null primary key, name varchar(20) default 'x')"
              .formatted(i));
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
    schema.execute(tables.toArray(new String[0]));
    assertThat(check(schema, link).code()).isZero();
    link.turns();
    CommandLineRun warm = check(schema, link);
    assertThat(warm).isEqualTo(new CommandLineRun(0, "", warm.err()));
    return link.turns();
  }

  private CommandLineRun check(TestSchema schema, SlowLink link) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AUTOGEN_URL", schema.jdbcUrl().replaceFirst(":\\d+/", ":" + link.port() + "/"));
    variables.put("AUTOGEN_USER", schema.user());
    variables.put("AUTOGEN_PASSWORD", schema.password());
    variables.put("AUTOGEN_MODELS", folder.resolve("models").toString());
    return new CommandLineRun.In(folder, variables).run("check");
  }
}
