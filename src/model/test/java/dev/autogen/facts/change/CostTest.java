package dev.autogen.facts.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each change costs on MySQL 9.7.4, as measured. */
class CostTest {

  private static final Column A = Column.of("a", "int");
  private static final Column B = Column.of("b", "int");
  private static final Table TABLE = Table.of("t", A, B).with(Index.plain("k", "a"));
  private static final Check CHECK = Check.of("c", "`a` > 0");
  private static final Column NEW = Column.of("n", "int");

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(new AddColumn(NEW), Cost.INSTANT),
        Arguments.of(new AddColumn(NEW, Position.first()), Cost.INSTANT),
        Arguments.of(new AddColumn(NEW.withAutoIncrement(true)), Cost.REBUILD),
        Arguments.of(new AddColumn(NEW.withGeneration(Generation.stored("1"))), Cost.REBUILD),
        Arguments.of(new AddColumn(NEW.withGeneration(Generation.virtual("1"))), Cost.INSTANT),
        Arguments.of(new AddColumn(NEW.withDefault(Default.expression("(1)"))), Cost.REBUILD),
        Arguments.of(new AddColumn(NEW.withDefault(Default.expression("b'1'"))), Cost.INSTANT),
        Arguments.of(new DropColumn("b"), Cost.INSTANT),
        Arguments.of(new DropColumn("A"), Cost.REBUILD),
        Arguments.of(new RenameColumn("a", "z"), Cost.INSTANT),
        Arguments.of(new ModifyColumn(B.withDefault(Default.literal("1"))), Cost.INSTANT),
        Arguments.of(new ModifyColumn(B.withComment("c")), Cost.INSTANT),
        Arguments.of(new ModifyColumn(B, Position.first()), Cost.REBUILD),
        Arguments.of(new ModifyColumn(B.notNull()), Cost.REBUILD),
        Arguments.of(new ModifyColumn(B.withAutoIncrement(true)), Cost.REBUILD),
        Arguments.of(new ModifyColumn(B.withGeneration(Generation.stored("1"))), Cost.REBUILD),
        Arguments.of(new ModifyColumn(B.withCollation("ascii_bin")), Cost.REBUILD),
        Arguments.of(new ModifyColumn(B.withSrid(0)), Cost.REBUILD),
        Arguments.of(new ModifyColumn(B.withType("bigint")), Cost.REBUILD),
        Arguments.of(new ModifyColumn(NEW), Cost.REBUILD),
        Arguments.of(new AddIndex(Index.primaryKey("a")), Cost.REBUILD),
        Arguments.of(new AddIndex(Index.plain("n", "a")), Cost.IN_PLACE),
        Arguments.of(new AddIndex(Index.unique("n", "a")), Cost.IN_PLACE),
        Arguments.of(
            new AddIndex(Index.plain("n", "a").withKind(Index.Kind.FULLTEXT)), Cost.REBUILD),
        Arguments.of(
            new AddIndex(Index.plain("n", "a").withKind(Index.Kind.SPATIAL)), Cost.IN_PLACE),
        Arguments.of(new DropIndex("k"), Cost.IN_PLACE),
        Arguments.of(new DropIndex("PRIMARY"), Cost.REBUILD),
        Arguments.of(new RenameIndex("k", "l"), Cost.IN_PLACE),
        Arguments.of(new AddCheck(CHECK), Cost.REBUILD),
        Arguments.of(new AddCheck(CHECK.withEnforced(false)), Cost.INSTANT),
        Arguments.of(new DropCheck("c"), Cost.INSTANT),
        Arguments.of(new SetCheckEnforced("c", true), Cost.REBUILD),
        Arguments.of(new SetCheckEnforced("c", false), Cost.INSTANT),
        Arguments.of(
            new AddForeignKey(ForeignKey.of("f", List.of("a"), "p", List.of("x"))), Cost.IN_PLACE),
        Arguments.of(new DropForeignKey("f"), Cost.IN_PLACE),
        Arguments.of(new SetOption("COMMENT", "c"), Cost.IN_PLACE),
        Arguments.of(new SetOption("COLLATE", "ascii_bin"), Cost.REBUILD),
        Arguments.of(new SetOption("ENGINE", "MyISAM"), Cost.REBUILD),
        Arguments.of(new Partition("KEY (`a`)"), Cost.REBUILD));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeCosts(TableChange change, Cost cost) {
    assertThat(Cost.of(change, TABLE)).isEqualTo(cost);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          enum('a')       | enum('a','b')    | INSTANT
          set('a')        | set('a','b')     | INSTANT
          enum('a','b')   | enum('b','a')    | REBUILD
          enum('a')       | enum('ab','b')   | REBUILD
          varchar(9)      | varchar(63)      | IN_PLACE
          varchar(9)      | varchar(64)      | REBUILD
          varchar(64)     | varchar(65)      | IN_PLACE
          varchar(63)     | varchar(64)      | REBUILD
          varchar(63)     | varchar(9)       | REBUILD
          varchar(9)      | text             | REBUILD
          varchar(9)      | char(9)          | REBUILD
          varbinary(9)    | varbinary(255)   | IN_PLACE
          varbinary(255)  | varbinary(256)   | REBUILD
          varbinary(256)  | varbinary(300)   | IN_PLACE
          char(9)         | char(10)         | REBUILD
          """)
  void aNewTypeCosts(String old, String now, Cost cost) {
    Table table = Table.of("t", Column.of("c", old));

    assertThat(Cost.of(new ModifyColumn(Column.of("c", now)), table)).isEqualTo(cost);
  }

  /** A type of {@code count} members, one of which has a comma. */
  private static String members(String word, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> i == 0 ? "'a,b'" : "'m" + i + "'")
        .collect(Collectors.joining(",", word + "(", ")"));
  }

  @ParameterizedTest
  @CsvSource({
    "enum, 254, 255, INSTANT",
    "enum, 255, 256, REBUILD",
    "enum, 256, 257, INSTANT",
    "set, 7, 8, INSTANT",
    "set, 8, 9, REBUILD",
    "set, 15, 16, INSTANT",
    "set, 16, 17, REBUILD",
    "set, 32, 33, REBUILD",
    "set, 33, 64, INSTANT",
    "set, 31, 32, INSTANT",
  })
  void aMemberThatNeedsAFurtherByteCosts(String word, int old, int now, Cost cost) {
    Table table = Table.of("t", Column.of("c", members(word, old)));

    assertThat(Cost.of(new ModifyColumn(Column.of("c", members(word, now))), table))
        .isEqualTo(cost);
  }

  @Test
  void noColumnComesOrGoesInstantlyInACompressedOrFullTextTable() {
    Table compressed =
        TABLE.withOptions(
            TableOptions.UNSAID.withCreate(new TreeMap<>(Map.of("ROW_FORMAT", "compressed"))));
    Table fullText = TABLE.with(Index.plain("x", "b").withKind(Index.Kind.FULLTEXT));

    for (Table table : List.of(compressed, fullText)) {
      assertThat(Cost.of(new AddColumn(NEW), table)).isEqualTo(Cost.REBUILD);
      assertThat(Cost.of(new DropColumn("b"), table)).isEqualTo(Cost.REBUILD);
    }
  }
}
