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
op.createTable("users_seq", t -> t.column("next_val", "bigint"));
// migration
op.alterTable("users", t -> t.addColumn("nick", "varchar(20)"));
// mapped before
shop.User#id.{generator} users_seq next_val ids shop.User#id=1
// mapped after
shop.User#id.{generator} users_seq next_val ids shop.User#id=50
