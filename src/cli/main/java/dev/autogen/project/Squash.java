package dev.autogen.project;

import dev.autogen.diff.Planner;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.TableText;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.Transaction;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.Consent;
import dev.autogen.run.OwnTables;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.VersionTable;
import dev.autogen.schema.Schema;
import dev.autogen.source.DraftStep;
import dev.autogen.source.MigrationDraft;
import dev.autogen.source.MigrationWriter;
import dev.autogen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes one revision of several that follow each other. It has the id of the last one, so that a
 * database which has had them all needs nothing.
 *
 * <p>Where the range begins at the base and holds changes of tables alone, what it leads to is
 * planned anew: nothing can be lost there, since there was nothing. Everywhere else its operations
 * are kept as they are and in their order, since two ways to one schema need not do the same to the
 * rows on it. Either is run up, down and up in a schema of its own, and must give what the old
 * revisions give, before a file is touched.
 */
public final class Squash {

  private final Project project;
  private final Supplier<String> ids;

  public Squash(Project project, Supplier<String> ids) {
    this.project = project;
    this.ids = ids;
  }

  /**
   * What came of it.
   *
   * @param file the file written
   * @param moved where the old files are now
   * @param id of the revision
   * @param replaced the ids that are there no more
   */
  public record Result(Path file, Path moved, String id, List<String> replaced) {}

  /** What a schema looks like after each part of a run. */
  private record Course(
      Map<String, String> start,
      Map<String, String> up,
      Map<String, String> down,
      Map<String, String> again) {}

  /**
   * Squashes the revisions from {@code from} to {@code to}, both with them.
   *
   * @param message what the revision does; empty for the words of the last one
   * @throws AutogenException when they are no line, one of them runs code, the database is between
   *     them, or the new revision does not do what they do; nothing is changed then
   */
  public Result squash(String from, String to, String message) {
    project.revisions(); // finishes one that was interrupted
    try (WritingLock lock = project.folders().writing()) {
      return squashed(from, to, message.isEmpty() ? "" : Title.of(message));
    }
  }

  private Result squashed(String from, String to, String message) {
    RevisionGraph revisions = project.revisions();
    List<RevisionScript> range = range(revisions, from, to);
    RevisionScript last = range.get(range.size() - 1);
    List<String> replaced =
        range.stream().map(RevisionScript::id).filter(id -> !id.equals(last.id())).toList();
    try (Connection connection = project.connect();
        Activity.Stage stage = project.activity().begin("trying the squashed revision")) {
      for (String id : new VersionTable(connection.session()).heads()) {
        if (replaced.contains(id)) {
          throw AutogenException.usage(
              "the database is at revision " + id + ", in the middle of the range",
              "run 'autogen upgrade " + last.id() + "' first, here and on every other database");
        }
      }
      List<String> before = range.get(0).parents();
      Course old = course(connection, revisions, before, last.id());
      for (MigrationDraft draft : drafts(range, message, replaced)) {
        SourceFile source = MigrationWriter.from(project.templates()).write(draft);
        Course now = course(connection, with(revisions, range, source), before, last.id());
        if (now.equals(old)) {
          return exchanged(source, revisions, range, replaced);
        }
      }
      throw AutogenException.failure(
          "the squashed revision was tried and does not do what the " + range.size() + " do",
          "leave them as they are");
    } catch (SQLException e) {
      throw Failures.of("trying the squashed revision", e);
    } catch (IOException e) {
      throw AutogenException.usage(
          "the files cannot be exchanged (" + AutogenException.reason(e) + ")",
          "make their folder writable");
    }
  }

  /** The revisions, oldest first, which follow each other and nobody else in between. */
  private List<RevisionScript> range(RevisionGraph revisions, String from, String to) {
    RevisionPath nowhere = new RevisionPath(revisions, List.of());
    RevisionScript last = only(nowhere, to);
    List<RevisionScript> range = new ArrayList<>(List.of(last));
    String first = from.isEmpty() || from.equals(Target.BASE) ? "" : only(nowhere, from).id();
    RevisionScript at = last;
    while (!at.id().equals(first) && !at.parents().isEmpty()) {
      if (at.parents().size() > 1) {
        throw refused(at, "joins " + String.join(" and ", at.parents()));
      }
      at = revisions.revision(at.parents().get(0)).orElseThrow();
      range.add(at);
    }
    Collections.reverse(range);
    if (!first.isEmpty() && !at.id().equals(first)) {
      throw AutogenException.usage(
          "revision " + last.id() + " does not follow " + first, "name the older one first");
    }
    if (range.size() < 2) {
      throw AutogenException.usage(
          "there is one revision in the range, " + last.id(), "name two or more, as in FROM:TO");
    }
    range.forEach(script -> check(revisions, range, script));
    return List.copyOf(range);
  }

  private static RevisionScript only(RevisionPath path, String name) {
    List<RevisionScript> found = path.named(name);
    if (found.size() != 1) {
      throw AutogenException.usage(
          name
              + (found.isEmpty() ? " is no revision" : " is " + found.size() + " revisions")
              + ", and a range has one at each end",
          "name one of them");
    }
    return found.get(0);
  }

  private void check(RevisionGraph revisions, List<RevisionScript> range, RevisionScript script) {
    RevisionScript last = range.get(range.size() - 1);
    if (script.parents().size() > 1) {
      throw refused(script, "joins " + String.join(" and ", script.parents()));
    }
    for (RevisionScript child : revisions.children(script.id())) {
      if (!range.contains(child) && !script.equals(last)) {
        throw refused(script, "is followed by " + child.id() + " too");
      }
    }
    if (!revisions.dependencies(script.id()).isEmpty()) {
      throw refused(script, "depends on " + String.join(", ", revisions.dependencies(script.id())));
    }
    for (RevisionScript other : revisions.revisions()) {
      if (!script.equals(last) && revisions.dependencies(other.id()).contains(script.id())) {
        throw refused(script, "is what " + other.id() + " depends on");
      }
    }
    if (!script.source().endsWith(".java") || !Files.isRegularFile(Path.of(script.source()))) {
      throw refused(script, "is a class in " + script.source() + ", not a source");
    }
    for (Operation operation : both(script)) {
      if (operation instanceof Transaction || operation instanceof InChunks) {
        throw refused(
            script,
            "runs code ("
                + String.join(", ", operation.describe(Schema.empty()))
                + "), which cannot be written a second time");
      }
    }
  }

  private static List<Operation> both(RevisionScript script) {
    List<Operation> all = new ArrayList<>(script.upgradeOperations());
    all.addAll(script.downgradeOperations());
    return all;
  }

  private static AutogenException refused(RevisionScript script, String why) {
    return AutogenException.usage(
        "revision " + script.id() + " (" + script.source() + ") cannot be squashed: it " + why,
        "squash what comes before it, and what follows it");
  }

  /** What to try, the shorter one first. */
  private List<MigrationDraft> drafts(
      List<RevisionScript> range, String message, List<String> replaced) {
    RevisionScript last = range.get(range.size() - 1);
    Set<String> labels = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    for (RevisionScript script : range) {
      labels.addAll(script.labels());
      all.addAll(script.replaces());
    }
    all.addAll(replaced);
    MigrationDraft draft =
        MigrationDraft.of(
                message.isEmpty() ? last.message() : message,
                last.id(),
                range.get(0).parents(),
                last.created(),
                List.of(),
                List.of())
            .withBranch(List.copyOf(labels), List.of())
            .withReplaces(List.copyOf(all))
            .withPackageName(last.migration().getClass().getPackageName());
    List<Operation> up = new ArrayList<>();
    List<Operation> down = new ArrayList<>();
    for (RevisionScript script : range) {
      up.addAll(script.upgradeOperations());
      down.addAll(0, script.downgradeOperations());
    }
    List<MigrationDraft> drafts = new ArrayList<>();
    if (range.get(0).parents().isEmpty() && up.stream().allMatch(Squash::isOfTables)) {
      Schema end = Operation.applyAll(up, Schema.empty());
      List<Operation> planned = Planner.plan(Schema.empty(), end);
      drafts.add(
          draft
              .withSteps(
                  MigrationSteps.upgrade(planned, Schema.empty()),
                  MigrationSteps.downgrade(planned, Schema.empty()))
              .withSummary(Operation.describeAll(planned, Schema.empty())));
    }
    drafts.add(draft.withSteps(DraftStep.of(up), DraftStep.of(down)));
    return drafts;
  }

  private static boolean isOfTables(Operation operation) {
    return operation instanceof CreateTable
        || operation instanceof AlterTable
        || operation instanceof DropTable
        || operation instanceof RenameTable;
  }

  /** The history with the squashed revision in the place of {@code range}. */
  private RevisionGraph with(RevisionGraph revisions, List<RevisionScript> range, SourceFile source)
      throws IOException {
    Path folder = project.cache().resolve("squash").resolve(ids.get());
    source.writeTo(folder.resolve("source"));
    List<RevisionScript> scripts =
        new ArrayList<>(revisions.revisions().stream().filter(s -> !range.contains(s)).toList());
    RevisionScript script =
        new MigrationLoader(folder.resolve("classes"), List.of())
            .fromSources(folder.resolve("source"))
            .get(0);
    // Asked now: a large migration has classes that are only loaded when it is.
    both(script);
    CacheFolders.delete(folder);
    scripts.add(script);
    return RevisionGraph.of(scripts);
  }

  /** Runs what comes before, the range, the way back and the range again, in a new schema. */
  private Course course(
      Connection connection, RevisionGraph revisions, List<String> before, String end)
      throws SQLException {
    Database place = project.databases().scratch(connection);
    if (place.isContainer()) {
      throw AutogenException.usage(
          "every opening of the URL is another server, so nothing can be tried there",
          "name a server to try it on with --scratch");
    }
    try (ScratchSchema scratch = ScratchSchema.create(place, ids.get(), "")) {
      Runner runner =
          project.runner(
              scratch.session(),
              revisions,
              RunOptions.usual().withDriftAllowed().withConsent(Consent.given()),
              line -> {});
      if (!before.isEmpty()) {
        runner.upgrade(before.get(0));
      }
      Map<String, String> start = texts(scratch);
      runner.upgrade(end);
      Map<String, String> up = texts(scratch);
      runner.downgrade(before.isEmpty() ? Target.BASE : before.get(0));
      Map<String, String> down = texts(scratch);
      runner.upgrade(end);
      return new Course(start, up, down, texts(scratch));
    } catch (AutogenException e) {
      throw AutogenException.failure(
          "the revisions to " + end + " cannot be run up, down and up again: " + e.getMessage(),
          "correct them first");
    }
  }

  /** Without the tables of autogen itself. */
  private static Map<String, String> texts(ScratchSchema scratch) throws SQLException {
    SortedMap<String, String> texts =
        new TreeMap<>(TableText.withoutKeyOrder(TableText.all(scratch.session())));
    texts.keySet().removeIf(OwnTables::contains);
    return texts;
  }

  private Result exchanged(
      SourceFile source, RevisionGraph revisions, List<RevisionScript> range, List<String> replaced)
      throws IOException {
    RevisionScript last = range.get(range.size() - 1);
    List<RevisionScript> before =
        revisions.revisions().stream().filter(script -> !range.contains(script)).toList();
    List<RevisionScript> now = new ArrayList<>(before);
    now.addAll(range);
    project.interruption().heed("the files were exchanged");
    Path kept = project.cache().resolve("squashed").resolve(last.id());
    List<Path> old = new ArrayList<>();
    for (RevisionScript script : range) {
      Path file = Path.of(script.source());
      Stream.of(file, MappingFile.beside(file)).filter(Files::exists).forEach(old::add);
    }
    Path file = Path.of(last.source()).resolveSibling(source.fileName());
    SortedMap<Path, String> texts = new TreeMap<>(Map.of(file, source.text()));
    String mapping = MappingFile.text(MappingFile.read(before), MappingFile.read(now));
    if (!mapping.isEmpty()) {
      texts.put(MappingFile.beside(file), mapping);
    }
    Path folder =
        project.migrations().stream().filter(file::startsWith).findFirst().orElse(file.getParent());
    new Exchange(folder).carryOut(old, kept, texts);
    return new Result(file, kept, last.id(), replaced);
  }
}
