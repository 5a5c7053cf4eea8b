package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RenamesTest {

  private static final int MANY = 3_000;

  private static final Column ID = Column.of("id", "int").notNull();
  private static final Column A = Column.of("a", "int");
  private static final Column B = Column.of("b", "bigint");

  private TreeMap<String, List<Place>> before = new TreeMap<>();
  private TreeMap<String, List<Place>> now = new TreeMap<>();
  private final List<Rename> stated = new ArrayList<>();
  private Set<Place> dropped = Set.of();
  private Predicate<Rename> probable = rename -> false;
  private final List<String> asked = new ArrayList<>();

  private List<Operation> between(Schema live, Schema desired) {
    return Renames.between(
        live, desired, new RenameHints(before, now, stated, dropped, this::isProbable));
  }

  private boolean isProbable(Rename rename) {
    asked.add(rename.toString());
    return probable.test(rename);
  }

  private static Place place(String text) {
    String[] parts = text.split("[.]", -1);
    return parts.length == 1 ? Place.table(text) : new Place(parts[0], parts[1]);
  }

  private void property(String name, String was, String is) {
    before.put(name, places(was));
    now.put(name, places(is));
  }

  private static List<Place> places(String texts) {
    return texts.isEmpty()
        ? List.of()
        : java.util.Arrays.stream(texts.split(" ", -1)).map(RenamesTest::place).toList();
  }

  private void stated(String from, String to) {
    stated.add(new Rename(place(from), place(to)));
  }

  @Test
  void aTableWhosePropertiesAreNowInANewOneIsRenamed() {
    property("User.id", "users.id", "people.id");
    property("User.name", "users.a", "people.a");

    assertThat(between(Schema.of(Table.of("users", ID, A)), Schema.of(Table.of("people", ID, A))))
        .containsExactly(new RenameTable("users", "people"));
    assertThat(asked).isEmpty();
  }

  @Test
  void severalTablesAreRenamedEachByItsOwnProperties() {
    property("User.id", "users.id", "people.id");
    property("Order.id", "orders.id", "purchases.id");

    assertThat(
            between(
                Schema.of(Table.of("users", ID), Table.of("orders", ID)),
                Schema.of(Table.of("people", ID), Table.of("purchases", ID))))
        .containsExactly(
            new RenameTable("orders", "purchases"), new RenameTable("users", "people"));
  }

  @Test
  void aTableWhosePropertiesWentTwoWaysIsNot() {
    property("User.id", "users.id", "people.id");
    property("User.name", "users.a", "names.a");

    assertThat(
            between(
                Schema.of(Table.of("users", ID, A)),
                Schema.of(Table.of("people", ID), Table.of("names", A))))
        .isEmpty();
  }

  @Test
  void aTableThatIsStillWantedIsNotRenamed() {
    property("User.id", "users.id", "people.id");
    Table users = Table.of("users", ID);

    assertThat(between(Schema.of(users), Schema.of(users, Table.of("people", ID)))).isEmpty();
    assertThat(between(Schema.of(users, Table.of("people", ID)), Schema.of(Table.of("people", ID))))
        .isEmpty();
  }

  @Test
  void aStatedRenameOfATableHolds() {
    stated("users", "people");

    assertThat(between(Schema.of(Table.of("users", ID)), Schema.of(Table.of("people", A))))
        .containsExactly(new RenameTable("users", "people"));
    assertThat(between(Schema.of(Table.of("others", ID)), Schema.of(Table.of("people", A))))
        .isEmpty();
    assertThat(between(Schema.of(Table.of("users", ID)), Schema.of(Table.of("other", A))))
        .isEmpty();
  }

  @Test
  void twoTablesCannotBecomeOne() {
    stated("a", "c");
    stated("b", "c");

    assertThat(
            between(Schema.of(Table.of("a", ID), Table.of("b", ID)), Schema.of(Table.of("c", ID))))
        .containsExactly(new RenameTable("a", "c"));
  }

  @Test
  void aTableThatLooksLikeADroppedOneIsAskedAbout() {
    Schema live = Schema.of(Table.of("users", ID, A));
    Schema desired = Schema.of(Table.of("other", ID), Table.of("people", A, ID));

    assertThat(between(live, desired)).isEmpty();
    assertThat(asked).containsExactly("users to people");
    probable = rename -> true;
    assertThat(between(live, desired)).containsExactly(new RenameTable("users", "people"));
    dropped = Set.of(Place.table("users"));
    assertThat(between(live, desired)).isEmpty();
  }

  @Test
  void aTableWithAnotherTypeOrNullabilityDoesNotLookAlike() {
    probable = rename -> true;
    Schema live = Schema.of(Table.of("users", ID, A));

    assertThat(between(live, Schema.of(Table.of("people", ID, A.withType("bigint"))))).isEmpty();
    assertThat(between(live, Schema.of(Table.of("people", ID, A.notNull())))).isEmpty();
    assertThat(between(live, Schema.of(Table.of("people", ID, A.withName("z"))))).isEmpty();
  }

  @Test
  void aPropertyWhoseColumnIsCalledOtherwiseIsARename() {
    property("T.x", "t.a", "t.z");

    assertThat(
            between(
                Schema.of(Table.of("t", ID, A)),
                Schema.of(Table.of("t", ID, Column.of("z", "bigint")))))
        .containsExactly(new AlterTable("t", new RenameColumn("a", "z")));
    assertThat(asked).isEmpty();
  }

  @Test
  void aColumnIsRenamedInATableThatIsRenamedToo() {
    property("T.id", "t.id", "u.id");
    property("T.x", "t.a", "u.z");

    assertThat(
            between(Schema.of(Table.of("t", ID, A)), Schema.of(Table.of("u", ID, A.withName("z")))))
        .containsExactly(
            new AlterTable("t", new RenameColumn("a", "z")), new RenameTable("t", "u"));
  }

  @Test
  void twoPropertiesThatSwapTheirColumnsAreTwoRenames() {
    property("T.x", "t.a", "t.b");
    property("T.y", "t.b", "t.a");
    Schema schema = Schema.of(Table.of("t", ID, A, B));

    assertThat(between(schema, schema))
        .containsExactly(
            new AlterTable("t", new RenameColumn("a", "b"), new RenameColumn("b", "a")));
  }

  @Test
  void aPropertyThatMovedToAColumnThatStaysIsNoRename() {
    property("T.x", "t.a", "t.b");
    property("T.y", "t.b", "t.b");

    assertThat(between(Schema.of(Table.of("t", ID, A, B)), Schema.of(Table.of("t", ID, B))))
        .isEmpty();
  }

  @Test
  void aPropertyInOtherTablesOrWithOtherCountsOfColumnsTellsNothing() {
    property("T.x", "t.a", "other.z");
    property("T.y", "other.a", "t.z");
    property("T.z", "t.a", "t.z t.y");
    property("T.w", "t", "t");
    before.put("T.gone", List.of(place("t.a")));

    assertThat(
            between(Schema.of(Table.of("t", ID, A)), Schema.of(Table.of("t", ID, B.withName("z")))))
        .isEmpty();
  }

  @Test
  void anotherCaseOfTheNameIsNoRename() {
    property("T.x", "t.a", "t.A");
    Schema live = Schema.of(Table.of("t", ID, A));

    assertThat(between(live, Schema.of(Table.of("t", ID, A.withName("A"))))).isEmpty();
  }

  @Test
  void aStatedRenameOfAColumnHolds() {
    stated("t.a", "t.z");
    stated("t.missing", "t.b");
    stated("t.b", "t.missing");
    stated("other.b", "other.z");

    assertThat(
            between(
                Schema.of(Table.of("t", ID, A, B)),
                Schema.of(Table.of("t", ID, B.withName("z"), B))))
        .containsExactly(new AlterTable("t", new RenameColumn("a", "z")));
  }

  @Test
  void aColumnIsRenamedOnceAndANameIsTakenOnce() {
    stated("t.a", "t.y");
    stated("t.a", "t.z");
    stated("t.b", "t.y");

    assertThat(
            between(
                Schema.of(Table.of("t", ID, A, B)),
                Schema.of(Table.of("t", ID, A.withName("y"), A.withName("z")))))
        .containsExactly(new AlterTable("t", new RenameColumn("a", "y")));
  }

  @Test
  void aColumnThatLooksLikeADroppedOneIsAskedAbout() {
    Schema live = Schema.of(Table.of("t", ID, A, B));
    Schema desired = Schema.of(Table.of("t", ID, A.withName("x"), B.withName("y")));

    assertThat(between(live, desired)).isEmpty();
    assertThat(asked).containsExactly("t.a to t.x", "t.b to t.y");
    probable = rename -> rename.from().column().equals("a");
    assertThat(between(live, desired))
        .containsExactly(new AlterTable("t", new RenameColumn("a", "x")));
    probable = rename -> true;
    dropped = Set.of(place("t.a"));
    assertThat(between(live, desired))
        .containsExactly(new AlterTable("t", new RenameColumn("b", "y")));
  }

  @Test
  void ofTwoThatLookAlikeEachIsTakenOnce() {
    probable = rename -> true;

    assertThat(
            between(
                Schema.of(Table.of("t", ID, A, A.withName("b"))),
                Schema.of(Table.of("t", ID, A.withName("x"), A.withName("y")))))
        .containsExactly(
            new AlterTable("t", new RenameColumn("a", "x"), new RenameColumn("b", "y")));
  }

  @Test
  void aColumnOfAnotherDefinitionIsNotAskedAbout() {
    Schema live = Schema.of(Table.of("t", ID, A));

    for (Column other :
        List.of(
            A.withType("bigint"),
            A.notNull(),
            A.withDefault(Default.literal("1")),
            A.withGeneration(Generation.virtual("1")),
            A.withAutoIncrement(true))) {
      between(live, Schema.of(Table.of("t", ID, other.withName("z"))));
    }

    assertThat(asked).isEmpty();
  }

  @Test
  void whatComputesWithARenamedColumnGoesFirst() {
    stated("t.a", "t.z");
    Index functional = Index.of("k", Index.Kind.PLAIN, List.of(KeyPart.expression("abs(`a`)")));
    Table live =
        Table.of(
                "t",
                ID,
                A,
                B.withGeneration(Generation.virtual("`A` + 1")),
                B.withName("c").withGeneration(Generation.virtual("`id` + 1")))
            .with(Check.of("c1", "`a` > 0"))
            .with(Check.of("c2", "`id` > 0"))
            .with(functional)
            .with(Index.plain("k2", "a"));

    assertThat(between(Schema.of(live), Schema.of(Table.of("t", ID, A.withName("z")))))
        .containsExactly(
            new AlterTable("t", new DropCheck("c1"), new DropIndex("k"), new DropColumn("b")),
            new AlterTable("t", new RenameColumn("a", "z")));
  }

  @Test
  void nothingIsRenamedWhereNothingIsKnown() {
    assertThat(
            Renames.between(
                Schema.of(Table.of("t", ID, A)),
                Schema.of(Table.of("u", ID, A)),
                RenameHints.none()))
        .isEmpty();
  }

  @Test
  void thousandsOfTablesAreLookedThroughInASecond() {
    Schema live = many("t");
    // It took a minute to look through every property for each table.
    assertWithin(live, live, 0);
    Schema renamed = many("s");
    // Without what the properties say, each old table may be any of the new ones.
    assertWithin(live, renamed, 0);
    for (int t = 0; t < MANY; t++) {
      property("E" + t + "#", "t" + t, "s" + t);
    }
    assertWithin(live, renamed, MANY);
  }

  /** Tables with columns of which each is that of a property, and stays where it is. */
  private Schema many(String prefix) {
    List<Table> tables = new ArrayList<>();
    for (int t = 0; t < MANY; t++) {
      String table = prefix + t;
      List<Column> columns = new ArrayList<>();
      for (int c = 0; c < 12; c++) {
        String column = table + "_" + c;
        columns.add(Column.of(column, "int"));
        property("E" + table + "#p" + c, table + "." + column, table + "." + column);
      }
      tables.add(Table.of(table, columns.toArray(Column[]::new)));
    }
    return Schema.of(tables.toArray(Table[]::new));
  }

  private void assertWithin(Schema live, Schema desired, int renames) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(between(live, desired)).hasSize(renames));
  }
}
