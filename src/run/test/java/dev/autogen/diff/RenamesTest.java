package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
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

  private TreeMap<String, List<TableOrColumn>> before = new TreeMap<>();
  private TreeMap<String, List<TableOrColumn>> now = new TreeMap<>();
  private final List<Rename> stated = new ArrayList<>();
  private Set<TableOrColumn> dropped = Set.of();
  private Predicate<Rename> probable = rename -> false;
  private final List<String> asked = new ArrayList<>();

  private List<Operation> between(Schema live, Schema desired) {
    return Renames.between(
            live,
            desired,
            new RenameHints(
                before,
                now,
                stated,
                dropped,
                (gone, candidates) ->
                    candidates.stream()
                        .filter(candidate -> isProbable(new Rename(gone, candidate)))
                        .findFirst()))
        .operations();
  }

  private boolean isProbable(Rename rename) {
    asked.add(rename.toString());
    return probable.test(rename);
  }

  private static TableOrColumn place(String text) {
    String[] parts = text.split("[.]", -1);
    return parts.length == 1 ? TableOrColumn.table(text) : new TableOrColumn(parts[0], parts[1]);
  }

  private void property(String name, String was, String is) {
    before.put(name, places(was));
    now.put(name, places(is));
  }

  private static List<TableOrColumn> places(String texts) {
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
  void aTableMovesThoughItsOldNameIsTakenAnew() {
    property("User#", "users", "people");
    property("User#id", "users.id", "people.id");
    now.put("Login#", List.of(place("users")));

    assertThat(
            between(
                Schema.of(Table.of("users", ID)),
                Schema.of(Table.of("users", ID), Table.of("people", ID))))
        .containsExactly(new RenameTable("users", "people"));
    assertThat(asked).isEmpty();
  }

  @Test
  void aTableThatAnotherEntityStillLivesInIsNotRenamed() {
    property("User#", "users", "people");
    property("Login#", "users", "users");
    Table users = Table.of("users", ID);

    assertThat(between(Schema.of(users), Schema.of(users, Table.of("people", ID)))).isEmpty();
  }

  @Test
  void aTableThatNoPropertyIsKnownToHaveLivedInKeepsItsName() {
    property("User#", "users", "people");

    assertThat(
            between(
                Schema.of(Table.of("users", ID), Table.of("people", ID)),
                Schema.of(Table.of("people", ID))))
        .isEmpty();
  }

  @Test
  void whereTheOldNamesTableIsMoreLikeItTheRenameIsAskedAbout() {
    property("User#", "users", "people");
    Schema live = Schema.of(Table.of("users", ID, A, B));
    Schema desired = Schema.of(Table.of("users", ID, A, B), Table.of("people", ID));

    assertThat(between(live, desired)).isEmpty();
    assertThat(asked).containsExactly("users to people");
    probable = rename -> true;
    assertThat(between(live, desired)).containsExactly(new RenameTable("users", "people"));
  }

  @Test
  void twoEntitiesThatSwapTheirTablesGoByAThirdName() {
    property("Dog#", "t1", "t2");
    property("Cat#", "t2", "t1");
    Schema schema = Schema.of(Table.of("t1", ID, A), Table.of("t2", ID, B));

    assertThat(between(schema, Schema.of(Table.of("t2", ID, A), Table.of("t1", ID, B))))
        .containsExactly(
            new RenameTable("t1", "t1_renamed"),
            new RenameTable("t2", "t1"),
            new RenameTable("t1_renamed", "t2"));
    assertThat(asked).isEmpty();
  }

  @Test
  void theNameInBetweenIsOneNobodyHas() {
    property("Dog#", "t1", "t2");
    property("Cat#", "t2", "t1");
    Schema schema = Schema.of(Table.of("t1", ID), Table.of("t2", ID), Table.of("t1_renamed", ID));

    assertThat(between(schema, schema)).contains(new RenameTable("t1", "t1_renamed2"));
  }

  @Test
  void tablesThatMoveInAChainGoFromItsEnd() {
    property("A#", "a", "b");
    property("B#", "b", "c");
    property("C#", "c", "d");

    assertThat(
            between(
                Schema.of(Table.of("a", ID), Table.of("b", ID), Table.of("c", ID)),
                Schema.of(Table.of("b", ID), Table.of("c", ID), Table.of("d", ID))))
        .containsExactly(
            new RenameTable("c", "d"), new RenameTable("b", "c"), new RenameTable("a", "b"));
  }

  @Test
  void aTableWhoseEntityIsGoneMakesRoomForTheOneThatTakesItsName() {
    property("Dog#", "dogs", "cats");
    before.put("Cat#", List.of(place("cats")));

    assertThat(
            between(
                Schema.of(Table.of("dogs", ID, A), Table.of("cats", ID)),
                Schema.of(Table.of("cats", ID, A))))
        .containsExactly(new DropTable("cats"), new RenameTable("dogs", "cats"));
  }

  @Test
  void aTableThatMakesRoomMayBeRenamedToo() {
    property("Dog#", "dogs", "cats");
    before.put("Cat#", List.of(place("cats")));
    probable = rename -> true;

    assertThat(
            between(
                Schema.of(Table.of("dogs", ID), Table.of("cats", ID, A, B)),
                Schema.of(Table.of("cats", ID), Table.of("felines", ID, A, B))))
        .containsExactly(new RenameTable("cats", "felines"), new RenameTable("dogs", "cats"));
    assertThat(asked).containsExactly("cats to felines");
  }

  @Test
  void ofTwoTablesThatBecomeOneSomebodyDecides() {
    property("Dog#", "dogs", "animals");
    property("Cat#", "cats", "animals");
    Schema live = Schema.of(Table.of("dogs", ID), Table.of("cats", ID));
    Schema desired = Schema.of(Table.of("animals", ID));

    assertThat(between(live, desired)).isEmpty();
    assertThat(asked).contains("cats to animals", "dogs to animals");
    probable = rename -> rename.from().table().equals("dogs");
    assertThat(between(live, desired)).containsExactly(new RenameTable("dogs", "animals"));
  }

  @Test
  void aTableOfNoEntityOfItsOwnGoesWithWhatLivesInItsColumns() {
    property("Dog#", "dogs", "hounds");
    property("Dog#tags.{element}", "dog_tags.tag", "hound_tags.tag");
    property("Dog#note", "details.note", "hounds.note");
    property("Dog#more", "details.more", "infos.more");

    assertThat(
            between(
                Schema.of(Table.of("dogs", ID), Table.of("dog_tags", ID), Table.of("details", ID)),
                Schema.of(
                    Table.of("hounds", ID), Table.of("hound_tags", ID), Table.of("infos", ID))))
        .containsExactly(
            new RenameTable("details", "infos"),
            new RenameTable("dog_tags", "hound_tags"),
            new RenameTable("dogs", "hounds"));
  }

  @Test
  void aRenameThatWasStatedAndDoneIsNotDoneBack() {
    stated("users", "people");
    property("User#", "people", "people");
    property("Login#", "users", "users");
    Schema schema = Schema.of(Table.of("users", ID), Table.of("people", ID));

    assertThat(between(schema, schema)).isEmpty();
  }

  @Test
  void swapsCanBeStated() {
    stated("a", "b");
    stated("b", "a");
    Schema schema = Schema.of(Table.of("a", ID), Table.of("b", ID));

    assertThat(between(schema, schema)).hasSize(3);
  }

  @Test
  void aTableThatSharesMostColumnsIsAskedAboutTheLikeliestFirst() {
    Schema live = Schema.of(Table.of("customer", ID, A, B));
    Column c = Column.of("c", "int");

    between(
        live,
        Schema.of(
            Table.of("client", ID, A, c),
            Table.of("patron", ID, A, B, c),
            Table.of("other", ID, c)));
    assertThat(asked).containsExactly("customer to patron", "customer to client");
  }

  @Test
  void aJoinTableIsAskedAboutWithTheTableItJoins() {
    Table live =
        Table.of("customer_tag", Column.of("customer_id", "int"), Column.of("tag_id", "int"))
            .with(ForeignKey.of("f1", List.of("customer_id"), "customer", List.of("id")))
            .with(ForeignKey.of("f2", List.of("tag_id"), "tag", List.of("id")));
    Table desired =
        Table.of("client_tag", Column.of("client_id", "int"), Column.of("tag_id", "int"))
            .with(ForeignKey.of("g1", List.of("client_id"), "client", List.of("id")))
            .with(ForeignKey.of("g2", List.of("tag_id"), "tag", List.of("id")));
    Table tag = Table.of("tag", ID);
    probable = rename -> true;

    assertThat(
            between(
                Schema.of(Table.of("customer", ID, A), live, tag),
                Schema.of(Table.of("client", ID, A), desired, tag)))
        .containsExactly(
            new AlterTable("customer_tag", new RenameColumn("customer_id", "client_id")),
            new RenameTable("customer", "client"),
            new RenameTable("customer_tag", "client_tag"));
    assertThat(asked)
        .containsExactly(
            "customer to client",
            "customer_tag to client_tag",
            "customer_tag.customer_id to client_tag.client_id");
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
    dropped = Set.of(TableOrColumn.table("users"));
    assertThat(between(live, desired)).isEmpty();
  }

  @Test
  void aTableThatSharesHalfOfItsColumnsDoesNotLookAlike() {
    probable = rename -> true;
    Schema live = Schema.of(Table.of("users", ID, A));

    assertThat(between(live, Schema.of(Table.of("people", ID, A.withName("z"))))).isEmpty();
    assertThat(between(live, Schema.of(Table.of("people", ID, A.withType("bigint")))))
        .containsExactly(new RenameTable("users", "people"));
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
  void threeColumnsInACircleAreRenamedAtOnce() {
    Column c = Column.of("c", "int");
    property("T.x", "t.a", "t.b");
    property("T.y", "t.b", "t.c");
    property("T.z", "t.c", "t.a");
    Schema schema = Schema.of(Table.of("t", ID, A, B, c));

    assertThat(between(schema, schema))
        .containsExactly(
            new AlterTable(
                "t",
                new RenameColumn("a", "b"),
                new RenameColumn("b", "c"),
                new RenameColumn("c", "a")));
  }

  @Test
  void aColumnWhosePropertyIsGoneMakesRoomForTheOneThatTakesItsName() {
    property("T.x", "t.a", "t.b");
    before.put("T.y", List.of(place("t.b")));

    assertThat(between(Schema.of(Table.of("t", ID, A, B)), Schema.of(Table.of("t", ID, B))))
        .containsExactly(
            new AlterTable("t", new DropColumn("b")),
            new AlterTable("t", new RenameColumn("a", "b")));
  }

  @Test
  void aColumnThatAnotherPropertyStillLivesInIsNotRenamed() {
    property("T.x", "t.a", "t.z");
    property("T.y", "t.a", "t.a");

    assertThat(
            between(
                Schema.of(Table.of("t", ID, A)), Schema.of(Table.of("t", ID, A, A.withName("z")))))
        .isEmpty();
  }

  @Test
  void aColumnWhosePropertyHasGoneToOneThatStaysMakesRoomToo() {
    Column c = Column.of("c", "int");
    property("T.x", "t.a", "t.b");
    property("T.y", "t.b", "t.c");
    property("T.z", "t.c", "t.c");

    assertThat(between(Schema.of(Table.of("t", ID, A, B, c)), Schema.of(Table.of("t", ID, B, c))))
        .containsExactly(
            new AlterTable("t", new DropColumn("b")),
            new AlterTable("t", new RenameColumn("a", "b")));
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
            new AlterTable("t", new DropCheck("c1")),
            new AlterTable("t", new DropIndex("k"), new DropColumn("b")),
            new AlterTable("t", new RenameColumn("a", "z")));
  }

  @Test
  void whatIsTakenOffForARenameIsKnownUnderTheNewName() {
    stated("t.a", "t.z");
    Table live =
        Table.of(
                "t",
                ID,
                A,
                B.withDefault(Default.expression("(`a` + 1)")),
                B.withName("g").withGeneration(Generation.virtual("(`A` + 1)")),
                B.withName("h").withGeneration(Generation.virtual("(`g` + 1)")))
            .with(Check.of("c1", "(`a` <> _utf8mb4'`a`')"))
            .with(Index.plain("k", "h"));
    Renames.Found found =
        Renames.between(
            Schema.of(live),
            Schema.of(Table.of("t", ID, A.withName("z"))),
            new RenameHints(before, now, stated, dropped, RenameChoice.NONE));

    assertThat(Operation.describeAll(found.operations(), Schema.of(live)))
        .containsExactly(
            "drop check t.c1 ((`a` <> _utf8mb4'`a`'))",
            "drop index t.k (h)",
            "drop column t.h",
            "change column t.b: default (`a` + 1) -> no longer",
            "drop column t.g",
            "rename column t.a to z");
    Table renamed = found.renamed().existing("t");
    assertThat(renamed.check("c1").orElseThrow().expression()).isEqualTo("(`z` <> _utf8mb4'`a`')");
    assertThat(renamed.column("b").orElseThrow().defaultValue())
        .isEqualTo(Default.expression("(`z` + 1)"));
    assertThat(renamed.column("g").orElseThrow().generation().expression()).isEqualTo("(`z` + 1)");
    assertThat(renamed.column("h")).isPresent();
    assertThat(renamed.index("k")).isPresent();
  }

  @Test
  void nothingIsRenamedWhereNothingIsKnown() {
    assertThat(
            Renames.between(
                    Schema.of(Table.of("t", ID, A)),
                    Schema.of(Table.of("u", ID, A)),
                    RenameHints.none())
                .operations())
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
        Duration.ofSeconds(20), () -> assertThat(between(live, desired)).hasSize(renames));
  }
}
