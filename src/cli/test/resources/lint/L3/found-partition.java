// before
op.createTable("users", t -> {
  t.column("id", "bigint").notNull().autoIncrement();
  t.column("mail", "varchar(190)").notNull();
  t.column("fax", "varchar(20)");
  t.column("state", "enum('NEW','PAID')").notNull().defaultValue("NEW");
  t.column("age", "int").notNull();
  t.primaryKey("id");
});
op.createTable("orders", t -> {
  t.column("id", "bigint").notNull().autoIncrement();
  t.column("user_id", "bigint").notNull();
  t.column("note", "text");
  t.primaryKey("id");
  t.index("ix_orders_user", "user_id");
});
op.createTable("logs", t -> {
  t.column("day", "date").notNull();
  t.partitionBy("RANGE (year(`day`)) (PARTITION p0 VALUES LESS THAN (2020) ENGINE = InnoDB, PARTITION p1 VALUES LESS THAN (2021) ENGINE = InnoDB)");
});
// migration
op.alterPartitions("logs", p -> p.drop("p0"));
