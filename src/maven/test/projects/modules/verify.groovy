String log = new File(basedir, 'build.log').text
File folder = new File(basedir, 'application/generated-migrations')
String initial = folder.listFiles().find { it.name.endsWith('_Initial.java') }.text
for (table in ['Person', 'Purchase', 'Shop']) {
  assert initial.contains('op.createTable("' + table + '"')
}
for (module in ['people', 'orders']) {
  assert !new File(basedir, module + '/generated-migrations').exists()
}
assert log.contains('[INFO] entities, migrations and database agree')
assert log.contains('autogen is skipped')
