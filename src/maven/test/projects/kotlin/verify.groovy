String log = new File(basedir, 'build.log').text
String initial = new File(basedir, 'generated-migrations').listFiles().find {
  it.name.endsWith('_Initial.java')
}.text
assert initial.contains('op.createTable("Book"')
assert log.contains('the database is the development server in')
