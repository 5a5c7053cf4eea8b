package dev.autogen.erd;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Schemas to draw. */
public final class Models {

  private static final List<String> WORDS =
      List.of(
          "customer",
          "order",
          "invoice",
          "product",
          "supplier",
          "stock",
          "shipment",
          "address",
          "payment",
          "refund",
          "employee",
          "department",
          "role",
          "permission",
          "session",
          "audit");
  private static final List<String> TYPES =
      List.of("varchar(255)", "bigint", "datetime(6)", "decimal(38,2)", "bit(1)", "int");

  private Models() {}

  /** A schema of so many tables, most of which lead to one or two others; always the same. */
  public static Schema of(int tables) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(tables);
    List<Table> all = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      List<Column> columns = new ArrayList<>();
      columns.add(Column.of("id", "bigint").notNull().withAutoIncrement(true));
      int others = 2 + random.nextInt(8);
      for (int c = 0; c < others; c++) {
        Column column = Column.of(WORDS.get(c) + "_" + i, TYPES.get(random.nextInt(6)));
        columns.add(random.nextBoolean() ? column.notNull() : column);
      }
      Table table = Table.of(name(i), columns.toArray(new Column[0]));
      table = table.with(Index.primaryKey("id"));
      int parents = i == 0 ? 0 : random.nextInt(3);
      for (int p = 0; p < parents; p++) {
        String parent = name(random.nextInt(Math.max(1, i / 2 + 1)));
        String column = parent + "_id_" + p;
        columns.add(Column.of(column, "bigint"));
        table =
            table
                .withColumns(columns)
                .with(ForeignKey.of("fk_" + i + "_" + p, List.of(column), parent, List.of("id")));
      }
      all.add(table);
    }
    return new Schema("utf8mb4_0900_ai_ci", all);
  }

  private static String name(int table) {
    return WORDS.get(table % WORDS.size()) + (table < WORDS.size() ? "" : "_" + table);
  }
}
