// before
op.createTable("tags", t -> {
  t.column("a", "bigint").notNull();
  t.column("b", "bigint").notNull();
  t.primaryKey("a", "b");
});
// migration
op.alterTable("tags", t -> { t.dropPrimaryKey(); t.addPrimaryKey("a"); });
