package dev.autogen.compare;

import dev.autogen.diff.Change;
import dev.autogen.diff.Completion;
import dev.autogen.diff.Differ;
import dev.autogen.diff.RenameHints;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Canonical;
import dev.autogen.mysql.ForeignChildren;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.SeedReader;
import dev.autogen.mysql.Server;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.mysql.Typed;
import dev.autogen.mysql.Unmodelled;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.policy.Policy;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the entities ask for against what a live schema has. Tables that are certainly equal are
 * settled by comparing values; every other one is compared in the server's own canonical form, so
 * that no difference is reported that the server does not confirm.
 *
 * @param live the schema as it is, exact for every table that differs
 * @param target the complete schema the entities ask for
 * @param operations what turns the one into the other, in order, renames first; empty when they
 *     agree
 * @param asked the tables of which the server was asked for its own form
 * @param policy what was set aside of the differences, and what could be
 * @param unmodelled what the tables have that autogen has no word for, as far as they were looked
 *     into: every one that an operation alters is
 * @param warnings what could not be compared
 * @param refused why the server refuses the definition of a table, by its name: whether that one
 *     differs is unknown, so nothing of it is among the operations
 */
public record Comparison(
    Schema live,
    Schema target,
    List<Operation> operations,
    SortedSet<String> asked,
    Policy.Applied policy,
    List<Unmodelled> unmodelled,
    List<Finding> warnings,
    SortedMap<String, String> refused) {

  /** Compares with the live tables that {@code included} accepts, and sets nothing aside. */
  public static Comparison of(
      Session session,
      Schema desired,
      Predicate<String> freeEnumOrder,
      Predicate<String> included,
      RenameHints hints)
      throws SQLException {
    return of(
        session,
        new SchemaReader(session).read(included),
        desired,
        freeEnumOrder,
        hints,
        Policy.NONE);
  }

  /**
   * Compares with what was read of the live schema already.
   *
   * @param read the live tables that count
   * @param desired what the entities say
   * @param freeEnumOrder whether the members of the enum column {@code table.column} may stand in
   *     any order
   * @param hints what is known of names that changed
   * @param policy what is done about differences
   */
  public static Comparison of(
      Session session,
      SchemaReader.Live read,
      Schema desired,
      Predicate<String> freeEnumOrder,
      RenameHints hints,
      Policy policy)
      throws SQLException {
    Spelling.requireDistinct(session.server(), desired);
    List<String> names = new ArrayList<>(desired.tables().stream().map(Table::name).toList());
    names.addAll(hints.tables());
    Spelling spelling = Spelling.on(session.server(), names);
    return spelled(
        session,
        spelling,
        read.spelled(spelling),
        spelling.of(desired),
        freeEnumOrder,
        hints.spelled(spelling::of),
        policy);
  }

  private static Comparison spelled(
      Session session,
      Spelling spelling,
      SchemaReader.Live read,
      Schema wanted,
      Predicate<String> freeEnumOrder,
      RenameHints hints,
      Policy policy)
      throws SQLException {
    SchemaReader reader = new SchemaReader(session, spelling);
    Completion completion = new Completion(freeEnumOrder);

    List<Table> open = new ArrayList<>();
    List<Table> settled = new ArrayList<>();
    Schema seeded = new SeedReader(session).seeded(read.schema(), wanted);
    // The longest part once both sides are read; each table is for itself.
    List<Optional<Table>> same =
        wanted.tables().parallelStream()
            .map(
                table ->
                    seeded
                        .table(table.name())
                        .filter(old -> !read.inexact().contains(old.name()))
                        .filter(old -> areSame(table, old, completion, session.server()))
                        .map(old -> old.withSeedRows(table.seedRows())))
            .toList();
    for (int i = 0; i < same.size(); i++) {
      Table table = wanted.tables().get(i);
      same.get(i).ifPresentOrElse(settled::add, () -> open.add(table));
    }

    Canonical.Answer canonical = new Canonical(session, spelling).of(open, read.schema());
    SortedSet<String> asked = new TreeSet<>();
    open.stream().map(Table::name).forEach(asked::add);
    read.schema().tables().stream()
        .map(Table::name)
        .filter(name -> wanted.table(name).isEmpty())
        .forEach(asked::add);
    SortedSet<String> unlike = new TreeSet<>(asked);
    for (Table told : canonical.tables().values()) {
      seeded
          .table(told.name())
          .filter(old -> !read.inexact().contains(old.name()))
          .filter(old -> Differ.same(old, completion.over(told, old)))
          .ifPresent(
              old -> {
                settled.add(old.withSeedRows(told.seedRows()));
                unlike.remove(told.name());
              });
    }
    SchemaReader.Exact exact =
        reader.exact(
            unlike.stream().filter(name -> read.schema().table(name).isPresent()).toList());
    Sides sides = new Sides(seeded, settled).exactly(exact);
    List<Table> stated = new ArrayList<>(settled);
    for (Table table : open.stream().filter(t -> unlike.contains(t.name())).toList()) {
      Optional.ofNullable(canonical.tables().get(table.name()))
          .or(() -> sides.live().table(table.name()))
          .ifPresent(stated::add);
    }
    stated.addAll(perhapsRenamed(sides.live(), wanted, canonical.refused().keySet()));
    Sides told = new Sides(sides.live(), stated);
    Aligned aligned = told.aligned(completion, hints, policy);
    List<Unmodelled> unmodelled = new ArrayList<>(exact.unmodelled());
    List<String> besides =
        aligned.operations(target -> target).stream()
            .filter(AlterTable.class::isInstance)
            .map(alter -> ((AlterTable) alter).table())
            .filter(name -> !unlike.contains(name) && read.schema().table(name).isPresent())
            .distinct()
            .toList();
    Schema live = told.live();
    if (!besides.isEmpty()) {
      // A table that agrees is altered all the same where a key that it refers to changes; the
      // order of its keys, which a downgrade restores, is known only now.
      SchemaReader.Exact more = reader.exact(besides);
      unmodelled.addAll(more.unmodelled());
      Sides all = told.exactly(more);
      aligned = all.aligned(completion, hints, policy);
      live = all.live();
    }
    List<Operation> operations = aligned.operations(target -> target);
    List<Finding> warnings = new ArrayList<>(unmodelled.stream().map(Unmodelled::finding).toList());
    warnings.addAll(bound(session, live, operations));
    return new Comparison(
        live,
        aligned.policy().target(),
        operations,
        asked,
        aligned.policy(),
        List.copyOf(unmodelled),
        List.copyOf(warnings),
        canonical.refused());
  }

  /**
   * What is compared.
   *
   * @param live what is there
   * @param stated what is asked for, in the server's form
   */
  private record Sides(Schema live, List<Table> stated) {

    /** The same where tables that agree, and those that are there, are as exact as can be. */
    Sides exactly(SchemaReader.Exact exact) {
      return new Sides(
          live.withAll(
              exact.tables().values().stream()
                  .map(table -> table.withSeedRows(live.existing(table.name()).seedRows()))
                  .toList()),
          stated.stream()
              .map(
                  table ->
                      Optional.ofNullable(exact.tables().get(table.name()))
                          .map(there -> there.withSeedRows(table.seedRows()))
                          .orElse(table))
              .toList());
    }

    Aligned aligned(Completion completion, RenameHints hints, Policy policy) {
      return Aligned.of(live, live.withTables(stated), completion, hints, policy);
    }
  }

  /**
   * The tables that nobody asks for, where one that was refused is not there: it may be one of them
   * under a new name.
   */
  private static List<Table> perhapsRenamed(Schema live, Schema wanted, Set<String> refused) {
    return refused.stream().allMatch(name -> live.table(name).isPresent())
        ? List.of()
        : live.tables().stream().filter(table -> wanted.table(table.name()).isEmpty()).toList();
  }

  /** What foreign keys of other schemas do not let happen. */
  private static List<Finding> bound(Session session, Schema live, List<Operation> operations)
      throws SQLException {
    List<Operation> changing =
        operations.stream()
            .filter(o -> o.definedTables().stream().anyMatch(name -> live.table(name).isPresent()))
            .toList();
    if (changing.isEmpty()) {
      return List.of();
    }
    ForeignChildren children = ForeignChildren.of(session);
    return changing.stream()
        .flatMap(operation -> children.against(operation, live).stream())
        .distinct()
        .map(why -> Finding.warning("bound-elsewhere", Element.schema(), why))
        .toList();
  }

  /**
   * This comparison, where it is one of all tables.
   *
   * @throws AutogenException when the server refused the definition of one
   */
  public Comparison whole() {
    if (!refused.isEmpty()) {
      throw refused(refused);
    }
    return this;
  }

  /** What to say where the server refused the definitions of these tables. */
  public static AutogenException refused(SortedMap<String, String> refused) {
    return AutogenException.failure(
        String.join("; ", Finding.texts(refusals(refused))),
        "correct the mapping of " + (refused.size() == 1 ? "its entity" : "their entities"));
  }

  /** Each table the server refused, and why. */
  public List<Finding> refusals() {
    return refusals(refused);
  }

  private static List<Finding> refusals(SortedMap<String, String> refused) {
    return refused.entrySet().stream()
        .map(
            e ->
                Finding.error(
                        "refused",
                        Element.table(e.getKey()),
                        "MySQL refuses the definition of table " + e.getKey() + ": " + e.getValue())
                    .withRemedy("correct the mapping of its entity"))
        .toList();
  }

  /** This comparison with other operations, and what they lead to. */
  public Comparison withOperations(List<Operation> others) {
    return new Comparison(
        live,
        Operation.applyAll(others, live),
        others,
        asked,
        policy,
        unmodelled,
        warnings,
        refused);
  }

  /** Whether a live table is certainly what is wanted. */
  private static boolean areSame(Table wanted, Table live, Completion completion, Server server) {
    return Typed.certain(wanted, server)
        .filter(typed -> Differ.same(live, completion.over(typed, live)))
        .isPresent();
  }

  /** Which tables were settled by comparing values, and which by asking the server, in one line. */
  public String method() {
    long byValue = target.tables().stream().filter(t -> !asked.contains(t.name())).count();
    return "compared by value: "
        + byValue
        + (byValue == 1 ? " table" : " tables")
        + (asked.isEmpty() ? "" : "; in the server's own form: " + String.join(", ", asked));
  }

  /** The same with further warnings. */
  public Comparison warning(List<Finding> more) {
    List<Finding> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new Comparison(
        live, target, operations, asked, policy, unmodelled, List.copyOf(all), refused);
  }

  /** Each difference; what the operations do besides for the sake of these is none. */
  public List<Change> differences() {
    return Change.differences(operations, live);
  }

  /** Each change that the operations make. */
  public List<Change> changes() {
    return Change.of(operations, live);
  }
}
