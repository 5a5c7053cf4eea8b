package dev.autogen.source;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.Position;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.Value;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Operations of every kind with every attribute, the same ones for the same seed. */
final class RandomOperations {

  /** Names and texts that have broken a generator of source before. */
  static final List<String> NASTY =
      List.of(
          "order",
          "back`tick",
          "it's",
          "say \"x\"",
          "two words",
          "größe",
          "名前",
          "😀",
          "a\nb",
          "\r\n\t\f\b\0",
          "*/ end",
          "/* begin",
          "// line",
          "\\u000a",
          "\\",
          "\\\\u0022",
          "\u2028\u2029\u0085",
          "\u202e\u200b\ufeff\u00a0",
          "\ud83d",
          "100%",
          "{0}",
          "$L $S $$ $T",
          "{{mustache}}",
          "<p>@param {@code",
          "",
          " lead and trail ");

  private final Random random;

  RandomOperations(long seed) {
    random = new Random(seed);
  }

  List<Operation> operations(int count) {
    return list(count, this::operation);
  }

  private Operation operation() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> new CreateTable(table());
      case 2, 3 -> new AlterTable(name(), list(1 + random.nextInt(6), this::change));
      case 4 -> new DropTable(name());
      case 5 -> new RenameTable(name(), name());
      case 6 -> new InsertRows(name(), list(random.nextInt(4), () -> row(0)));
      case 7 -> new DeleteRows(name(), list(random.nextInt(4), () -> row(1)));
      case 8 -> new CreateTableIfAbsent(table());
      case 9 -> new DropTableIfExists(name());
      case 10 -> new AlterPartitions(name(), partitionChange());
      case 11 ->
          new CreateOrReplace(
              new StoredObject(pick(List.of(StoredObject.Kind.values())), name(), text()));
      case 12 -> new DropStoredObject(pick(List.of(StoredObject.Kind.values())), name());
      case 13 -> {
        List<String> columns = list(1 + random.nextInt(4), this::name);
        yield new BulkInsert(
            name(), columns, list(random.nextInt(4), () -> list(columns.size(), this::value)));
      }
      case 14 ->
          new UpdateRows(
              name(),
              list(1 + random.nextInt(3), this::assignment),
              list(random.nextInt(3), this::condition));
      case 15 -> new ExecuteSql(text(), list(random.nextInt(3), this::value));
      case 16 ->
          new WithoutForeignKeyChecks(list(1 + random.nextInt(3), () -> new DropTable(name())));
      case 18 ->
          new AlterTableWhereNeeded(
              name(),
              List.of(
                  new AlterTableWhereNeeded.Clause(new AddColumn(column(), position()), true),
                  new AlterTableWhereNeeded.Clause(new DropCheck(name()), true),
                  new AlterTableWhereNeeded.Clause(new AddIndex(index()), true),
                  new AlterTableWhereNeeded.Clause(new DropIndex(Index.PRIMARY), true),
                  new AlterTableWhereNeeded.Clause(new DropIndex(name()), false)));
      case 17 ->
          new UpdateInChunks(
              new UpdateRows(name(), list(1, this::assignment), list(1, this::condition)), 500);
      default -> new ExecuteSql(text());
    };
  }

  private UpdateRows.Assignment assignment() {
    return random.nextBoolean()
        ? new UpdateRows.Assignment(name(), value(), "")
        : new UpdateRows.Assignment(name(), Value.NULL, "x" + text());
  }

  private UpdateRows.Condition condition() {
    return random.nextBoolean()
        ? new UpdateRows.Condition.OneOf(name(), list(1 + random.nextInt(3), this::value))
        : new UpdateRows.Condition.Sql(text(), list(random.nextInt(3), this::value));
  }

  private Value value() {
    return switch (random.nextInt(6)) {
      case 0 -> Value.NULL;
      case 1 -> Value.of(random.nextLong());
      case 2 -> Value.of(new BigDecimal("-0.10"));
      case 3 -> Value.of(new byte[] {0, -1, 39});
      case 4 -> Value.of(random.nextInt(1000));
      default -> Value.text(text());
    };
  }

  private PartitionChange partitionChange() {
    List<String> some = list(1 + random.nextInt(3), this::name);
    return switch (random.nextInt(7)) {
      case 0 -> new PartitionChange.Add(some);
      case 1 -> new PartitionChange.AddCount(2);
      case 2 -> new PartitionChange.Drop(some);
      case 3 -> new PartitionChange.Truncate(some);
      case 4 -> new PartitionChange.Reorganize(some, list(2, this::text));
      case 5 -> new PartitionChange.Exchange(name(), name(), random.nextBoolean());
      default -> new PartitionChange.Coalesce(3);
    };
  }

  private SortedMap<String, String> row(int least) {
    SortedMap<String, String> row = new TreeMap<>();
    for (int i = random.nextInt(5) + least; i > 0; i--) {
      row.put(name(), text());
    }
    return row;
  }

  private Table table() {
    return new Table(
        name(),
        list(random.nextInt(8), this::column),
        list(random.nextInt(4), this::index),
        list(random.nextInt(3), this::foreignKey),
        list(random.nextInt(3), this::check),
        new TableOptions(maybe(), maybe(), maybe(), options(), maybe()),
        List.of());
  }

  private SortedMap<String, String> options() {
    SortedMap<String, String> options = new TreeMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      options.put(optionName(), text());
    }
    return options;
  }

  private String optionName() {
    return (random.nextBoolean() ? "ROW_FORMAT" : name()).toUpperCase(Locale.ROOT);
  }

  private Column column() {
    return new Column(
        name(),
        random.nextInt(5) == 0 ? text() : pick(List.of("bigint", "varchar(64)", "datetime(6)")),
        random.nextBoolean(),
        switch (random.nextInt(5)) {
          case 0 -> Default.literal(text());
          case 1 -> Default.expression(text());
          default -> Default.NONE;
        },
        maybe(),
        switch (random.nextInt(6)) {
          case 0 -> Generation.virtual(text());
          case 1 -> Generation.stored(text());
          default -> Generation.NONE;
        },
        random.nextInt(6) == 0,
        maybe(),
        maybe(),
        random.nextInt(6) == 0,
        pick(List.of(-1L, -1L, -1L, 0L, 4326L, 4294967295L)),
        "");
  }

  private Index index() {
    Index.Kind kind = pick(List.of(Index.Kind.values()));
    String name = kind == Index.Kind.PRIMARY ? Index.PRIMARY : name();
    boolean simple = random.nextBoolean();
    List<KeyPart> parts =
        list(1 + random.nextInt(5), () -> simple ? KeyPart.column(name()) : keyPart());
    return new Index(name, kind, parts, random.nextInt(5) > 0, maybe(), maybe(), maybe(), false);
  }

  private KeyPart keyPart() {
    return random.nextInt(3) == 0
        ? new KeyPart.OfExpression(text(), random.nextBoolean())
        : new KeyPart.OfColumn(name(), random.nextInt(3) * 10, random.nextBoolean());
  }

  private ForeignKey foreignKey() {
    int columns = 1 + random.nextInt(3);
    return new ForeignKey(
        name(),
        list(columns, this::name),
        maybe(),
        "p" + name(),
        list(columns, this::name),
        pick(List.of(ForeignKey.Action.values())),
        pick(List.of(ForeignKey.Action.values())),
        false);
  }

  private Check check() {
    return new Check(name(), text(), random.nextInt(4) > 0);
  }

  private Position position() {
    return switch (random.nextInt(4)) {
      case 0 -> Position.first();
      case 1 -> Position.after(name());
      default -> Position.unsaid();
    };
  }

  private TableChange change() {
    return switch (random.nextInt(19)) {
      case 0 -> new AddColumn(column(), position());
      case 1 -> new ModifyColumn(column(), position());
      case 2 -> new DropColumn(name());
      case 3 -> new RenameColumn(name(), name());
      case 4, 5 -> new AddIndex(index());
      case 6 -> new DropIndex(random.nextBoolean() ? Index.PRIMARY : name());
      case 7 -> new RenameIndex(name(), name());
      case 8 -> new SetIndexVisible(name(), random.nextBoolean());
      case 9 -> new AddForeignKey(foreignKey());
      case 10 -> new DropForeignKey(name());
      case 11 -> new AddCheck(check());
      case 12 -> new DropCheck(name());
      case 13 -> new SetCheckEnforced(name(), random.nextBoolean());
      case 14 -> new Partition(maybe());
      case 15 ->
          new SetDefault(
              name(),
              pick(List.of(Default.NONE, Default.literal(text()), Default.expression("x"))));
      case 16 -> new SetColumnVisible(name(), random.nextBoolean());
      case 17 -> new Demand(Demand.LOCK, "NONE");
      default ->
          new SetOption(pick(List.of("ENGINE", "COLLATE", "COMMENT", optionName())), maybe());
    };
  }

  private String name() {
    return switch (random.nextInt(6)) {
      case 0 -> pick(NASTY);
      case 1 -> "a".repeat(1 + random.nextInt(64));
      case 2 -> pick(List.of("t", "id", "ix", "fk_x"));
      default -> pick(List.of("users", "role_id", "created_at", "appointment_reminder_log"));
    };
  }

  private String maybe() {
    return random.nextInt(5) == 0 ? text() : "";
  }

  /** A text of any length, up to some that fill many lines. */
  String text() {
    int words = pick(List.of(1, 1, 2, 5, 12, 40));
    List<String> text = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      text.add(
          switch (random.nextInt(8)) {
            case 0 -> pick(NASTY);
            case 1 -> "x".repeat(1 + random.nextInt(140));
            case 2 -> "\n";
            default -> pick(List.of("select", "a,b,c", "`users`", "=", "42", "coalesce(x,'y')"));
          });
    }
    return String.join(random.nextInt(6) == 0 ? "," : " ", text);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static <T> List<T> list(int count, Supplier<T> supplier) {
    return Stream.generate(supplier).limit(count).toList();
  }
}
