package dev.autogen.facts.change;

import dev.autogen.facts.UnsteadyChecks;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.Optional;
import java.util.Set;

/**
 * What a change asks of InnoDB when it is alone in its statement, as measured on MySQL 9.7.4; MySQL
 * 8.0.15 needs more for some. A statement costs what its dearest clause costs, with two exceptions:
 * an instant change that rides with one in place makes both a rebuild, and so does a virtual
 * column, or a functional index, which has one, that is added or dropped together with anything
 * else.
 */
public enum Cost {
  /** The definition alone. */
  INSTANT,
  /** Some work, in place: an index is built, the rows stay where they are. */
  IN_PLACE,
  /** Every row is written anew. */
  REBUILD;

  private static final Set<String> IN_PLACE_OPTIONS =
      Set.of(
          SetOption.COMMENT,
          "STATS_PERSISTENT",
          "STATS_AUTO_RECALC",
          "STATS_SAMPLE_PAGES",
          "ENCRYPTION",
          "COMPRESSION");

  /** What {@code change} of {@code table} asks for. */
  public static Cost of(TableChange change, Table table) {
    return change.match(new Alone(table));
  }

  /**
   * Whether {@code alter} adds foreign keys, and besides them nothing but indexes that come and go
   * in place. Such a statement copies the table only while the server checks foreign keys (1846).
   */
  public static boolean addsKeysOnline(AlterTable alter) {
    return alter.changes().stream().anyMatch(AddForeignKey.class::isInstance)
        && alter.changes().stream().allMatch(Cost::isOnlineBesideKeys);
  }

  private static boolean isOnlineBesideKeys(TableChange change) {
    if (change instanceof AddIndex add) {
      Index.Kind kind = add.index().kind();
      return (kind == Index.Kind.PLAIN || kind == Index.Kind.UNIQUE) && !add.index().isFunctional();
    }
    return change instanceof AddForeignKey
        || (change instanceof DropIndex drop && !drop.isPrimaryKey())
        || (change instanceof Demand demand && !demand.value().equals("COPY"));
  }

  /**
   * Whether the server may copy the table, rather than rebuild it in place, when {@code change} or
   * its inverse is beside others in a statement (measured on MySQL 9.7.4).
   */
  public static boolean mayCopy(TableChange change, Table table) {
    return change.match(new Copying(table));
  }

  private record Alone(Table table) implements TableChangeCases<Cost> {

    @Override
    public Cost addColumn(AddColumn add) {
      return rebuildsForColumns(table)
              || !isInstantlyAdded(add.column())
              || (add.column().isGenerated() && hasHiddenColumn(table))
          ? REBUILD
          : INSTANT;
    }

    @Override
    public Cost dropColumn(DropColumn drop) {
      if (rebuildsForColumns(table) || isIndexed(drop.column(), table)) {
        return REBUILD;
      }
      return isGenerated(drop.column(), table) && hasHiddenColumn(table) ? IN_PLACE : INSTANT;
    }

    @Override
    public Cost modifyColumn(ModifyColumn modify) {
      if (UnsteadyChecks.isIn(table) || !(modify.position() instanceof Position.Unsaid)) {
        return REBUILD;
      }
      return table
          .column(modify.column().name())
          .map(old -> ofModifying(old, modify.column()))
          .orElse(REBUILD);
    }

    @Override
    public Cost renameColumn(RenameColumn rename) {
      return UnsteadyChecks.isIn(table) ? REBUILD : INSTANT;
    }

    @Override
    public Cost setDefault(SetDefault set) {
      return IN_PLACE;
    }

    @Override
    public Cost setColumnVisible(SetColumnVisible set) {
      return IN_PLACE;
    }

    @Override
    public Cost addIndex(AddIndex add) {
      return switch (add.index().kind()) {
        case PRIMARY, FULLTEXT -> REBUILD;
        case UNIQUE ->
            add.index().isFunctional()
                    || clustering(table.with(add.index())).equals(add.index().name())
                ? REBUILD
                : IN_PLACE;
        case PLAIN -> add.index().isFunctional() && hasHiddenColumn(table) ? REBUILD : IN_PLACE;
        case SPATIAL -> IN_PLACE;
      };
    }

    @Override
    public Cost dropIndex(DropIndex drop) {
      boolean isFunctionalKey =
          table.index(drop.index()).filter(i -> i.isUnique() && i.isFunctional()).isPresent();
      return drop.isPrimaryKey()
              || clustering(table).equalsIgnoreCase(drop.index())
              || isFunctionalKey
          ? REBUILD
          : IN_PLACE;
    }

    @Override
    public Cost renameIndex(RenameIndex rename) {
      return IN_PLACE;
    }

    @Override
    public Cost setIndexVisible(SetIndexVisible set) {
      return IN_PLACE;
    }

    /** As autogen adds it, in a statement of its own: {@link #addsKeysOnline}. */
    @Override
    public Cost addForeignKey(AddForeignKey add) {
      return IN_PLACE;
    }

    @Override
    public Cost dropForeignKey(DropForeignKey drop) {
      return IN_PLACE;
    }

    @Override
    public Cost addCheck(AddCheck add) {
      return add.check().enforced() ? REBUILD : INSTANT;
    }

    @Override
    public Cost dropCheck(DropCheck drop) {
      return INSTANT;
    }

    @Override
    public Cost setCheckEnforced(SetCheckEnforced set) {
      return set.enforced() ? REBUILD : INSTANT;
    }

    @Override
    public Cost setOption(SetOption set) {
      // A new collation alone is set in place, but columns that are to follow it need it in their
      // own statement.
      return IN_PLACE_OPTIONS.contains(set.option()) ? IN_PLACE : REBUILD;
    }

    @Override
    public Cost partition(Partition partition) {
      return REBUILD;
    }

    @Override
    public Cost convertTo(ConvertTo convert) {
      return REBUILD;
    }

    /** It changes nothing; what it asks for holds for the whole statement. */
    @Override
    public Cost demand(Demand demand) {
      return INSTANT;
    }
  }

  private record Copying(Table table) implements TableChangeCases<Boolean> {

    @Override
    public Boolean addColumn(AddColumn add) {
      return isCopied(add.column());
    }

    @Override
    public Boolean dropColumn(DropColumn drop) {
      return table.column(drop.column()).filter(Cost::isCopied).isPresent();
    }

    @Override
    public Boolean modifyColumn(ModifyColumn modify) {
      Column now = modify.column();
      return table
          .column(now.name())
          .filter(
              old ->
                  old.type().equals(now.type())
                      && isStoredAlike(old.withNullable(now.nullable()), now))
          .isEmpty();
    }

    @Override
    public Boolean renameColumn(RenameColumn rename) {
      return isRebuilt(rename);
    }

    @Override
    public Boolean setDefault(SetDefault set) {
      return isRebuilt(set);
    }

    @Override
    public Boolean setColumnVisible(SetColumnVisible set) {
      return isRebuilt(set);
    }

    @Override
    public Boolean addIndex(AddIndex add) {
      return add.index().kind() == Index.Kind.PRIMARY || add.index().isFunctional();
    }

    @Override
    public Boolean dropIndex(DropIndex drop) {
      return drop.isPrimaryKey()
          || table.index(drop.index()).filter(Index::isFunctional).isPresent();
    }

    @Override
    public Boolean renameIndex(RenameIndex rename) {
      return isRebuilt(rename);
    }

    @Override
    public Boolean setIndexVisible(SetIndexVisible set) {
      return isRebuilt(set);
    }

    @Override
    public Boolean addForeignKey(AddForeignKey add) {
      return true;
    }

    @Override
    public Boolean dropForeignKey(DropForeignKey drop) {
      return true;
    }

    @Override
    public Boolean addCheck(AddCheck add) {
      return isRebuilt(add);
    }

    @Override
    public Boolean dropCheck(DropCheck drop) {
      return true;
    }

    @Override
    public Boolean setCheckEnforced(SetCheckEnforced set) {
      return true;
    }

    @Override
    public Boolean setOption(SetOption set) {
      return isRebuilt(set);
    }

    @Override
    public Boolean partition(Partition partition) {
      return isRebuilt(partition);
    }

    @Override
    public Boolean convertTo(ConvertTo convert) {
      return isRebuilt(convert);
    }

    @Override
    public Boolean demand(Demand demand) {
      return isRebuilt(demand);
    }

    private boolean isRebuilt(TableChange change) {
      return of(change, table) == REBUILD;
    }
  }

  private static boolean isCopied(Column column) {
    return column.isGenerated() || !isInstantlyAdded(column);
  }

  /**
   * The index the rows are kept in: the primary key, or the first unique one without a part that
   * may be NULL, a prefix or an expression; empty where there is none.
   */
  private static String clustering(Table table) {
    return table.indexes().stream()
        .filter(
            index -> index.isUnique() && index.parts().stream().allMatch(p -> identifies(p, table)))
        .findFirst()
        .map(Index::name)
        .orElse("");
  }

  private static boolean identifies(KeyPart part, Table table) {
    return part instanceof KeyPart.OfColumn of
        && of.prefix() == 0
        && table.column(of.column()).filter(column -> !column.nullable()).isPresent();
  }

  private static boolean rebuildsForColumns(Table table) {
    return table.options().create().getOrDefault("ROW_FORMAT", "").equalsIgnoreCase("COMPRESSED")
        || table.indexes().stream().anyMatch(index -> index.kind() == Index.Kind.FULLTEXT);
  }

  /** Whether a functional index has a virtual column, which others do not come and go beside. */
  private static boolean hasHiddenColumn(Table table) {
    return table.indexes().stream().anyMatch(Index::isFunctional);
  }

  private static boolean isGenerated(String column, Table table) {
    return table.column(column).filter(Column::isGenerated).isPresent();
  }

  private static boolean isInstantlyAdded(Column column) {
    return !column.autoIncrement()
        && column.generation().kind() != Generation.Kind.STORED
        && !(column.defaultValue() instanceof Default.Expression e && e.sql().startsWith("("));
  }

  static boolean isIndexed(String column, Table table) {
    return table.indexes().stream()
        .flatMap(index -> index.columns().stream())
        .anyMatch(column::equalsIgnoreCase);
  }

  private static Cost ofModifying(Column old, Column now) {
    if (!isStoredAlike(old, now)) {
      return REBUILD;
    }
    if (old.type().equals(now.type()) || isAppended(old.type(), now.type())) {
      return INSTANT;
    }
    return isWidened(old.type(), now.type()) ? IN_PLACE : REBUILD;
  }

  /** Whether rows hold other bytes for {@code now}; a new place of the column is not looked at. */
  static boolean isStoredOtherwise(Column old, Column now) {
    return ofModifying(old, now) == REBUILD;
  }

  private static boolean isStoredAlike(Column old, Column now) {
    return old.nullable() == now.nullable()
        && old.autoIncrement() == now.autoIncrement()
        && old.generation().equals(now.generation())
        && old.collation().equals(now.collation())
        && old.srid() == now.srid();
  }

  /** Whether an enum or set only gets members behind those it has, in as many bytes as before. */
  private static boolean isAppended(String old, String now) {
    if (!now.startsWith(old.substring(0, old.length() - 1) + ",")) {
      return false;
    }
    Optional<ColumnType> before = ColumnType.of(old).filter(ColumnType::hasMembers);
    if (before.isEmpty()) {
      return false;
    }
    int from = before.get().members().size();
    int to = ColumnType.of(now).map(type -> type.members().size()).orElse(0);
    return before.get().sort() == ColumnType.Sort.ENUM
        ? to <= 255 || from > 255
        : setBytes(to) == setBytes(from);
  }

  /** A set has a bit for each member, in 1, 2, 3, 4 or 8 bytes. */
  private static int setBytes(int members) {
    return members > 32 ? 8 : (members + 7) / 8;
  }

  private static boolean isWidened(String old, String now) {
    Optional<ColumnType> from = ColumnType.of(old);
    Optional<ColumnType> to = ColumnType.of(now);
    if (from.isEmpty()
        || !from.get().word().startsWith("var")
        || !to.map(ColumnType::word).equals(from.map(ColumnType::word))) {
      return false;
    }
    long before = from.get().length();
    long after = to.get().length();
    // The length takes one byte for up to 255 bytes; a character has up to four.
    int bytes = from.get().countsCharacters() ? 4 : 1;
    return after >= before && (after * bytes <= 255 || before * bytes > 255);
  }
}
