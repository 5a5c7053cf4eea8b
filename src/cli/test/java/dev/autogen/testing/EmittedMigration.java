package dev.autogen.testing;

import dev.autogen.operation.Operation;
import dev.autogen.project.MigrationSteps;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import dev.autogen.source.MigrationDraft;
import dev.autogen.source.MigrationWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The operations that a migration file gives when it is loaded. */
public record EmittedMigration(List<Operation> upgrade, List<Operation> downgrade) {

  /** What a file is written for. */
  public record Plan(Schema before, List<Operation> operations) {}

  /**
   * Writes a file for each plan as autogenerate does, compiles them all at once, and loads them.
   *
   * @return what each plan's file gives, in the order of the plans
   */
  public static List<EmittedMigration> of(List<Plan> plans) throws IOException {
    Path folder = Files.createTempDirectory("autogen-emitted");
    try {
      MigrationWriter writer = MigrationWriter.bundled();
      for (int i = 0; i < plans.size(); i++) {
        writer.write(draft(i, plans.get(i))).writeTo(folder.resolve("migrations"));
      }
      List<RevisionScript> scripts =
          new MigrationLoader(folder.resolve("cache"), List.of())
              .fromSources(folder.resolve("migrations"));
      // Sorted by class name, which ends in the number.
      List<EmittedMigration> emitted = new ArrayList<>();
      for (RevisionScript script : scripts) {
        emitted.add(new EmittedMigration(script.upgradeOperations(), script.downgradeOperations()));
      }
      return emitted;
    } finally {
      delete(folder);
    }
  }

  private static MigrationDraft draft(int number, Plan plan) {
    return MigrationDraft.of(
        String.format("Change %04d", number),
        String.format("r%04d", number),
        List.of(),
        Instant.parse("2026-11-24T08:00:00Z"),
        MigrationSteps.upgrade(plan.operations(), plan.before()),
        MigrationSteps.downgrade(plan.operations(), plan.before()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
