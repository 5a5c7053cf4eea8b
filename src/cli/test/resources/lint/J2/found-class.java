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
// migration
op.alterTable("users", t -> t.addColumn("nick", "varchar(20)"));
// mapped before
shop.User#{discriminator} users state classes shop.User=NEW shop.Boss=PAID
// mapped after
shop.User#{discriminator} users state classes shop.User=NEW
