String initial = new File(basedir, 'generated-migrations').listFiles().find {
  it.name.endsWith('_Initial.java')
}.text
// The strategy that the application's settings name.
assert initial.contains('t.column("itemName", "varchar(255)")')
