// before
op.createTable("we\"ird`t", t -> {
  t.column("id", "bigint").notNull().autoIncrement();
  t.column("class", "varchar(190)").notNull();
  t.column("a\\u000ab", "int").notNull();
  t.column("größe\u2028x", "varchar(20)");
  t.primaryKey("id");
});
// migration
op.alterTable("we\"ird`t", t -> { t.modifyColumn("größe\u2028x", "varchar(20)").notNull(); });
