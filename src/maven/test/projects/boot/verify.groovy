String log = new File(basedir, 'build.log').text
String written(File folder, String name) {
  return new File(folder, 'generated-migrations').listFiles().find { it.name.endsWith(name) }.text
}
assert log.contains('no database is named, neither in')
// Spring's names, since the class path has Spring Boot.
assert written(basedir, '_Initial.java').contains('t.column("first_name", "varchar(255)")')
assert written(basedir, '_Phone.java').contains('"phone_number"')
assert log =~ /\[INFO\] .*add column customer\.phone_number/
assert log.contains('[ERROR] Failed to execute goal dev.autogen:autogen-maven-plugin')
assert log.contains('entities, migrations and database do not agree (1 line above)')
assert new File(basedir, 'target/upgrade.sql').text.contains('autogen_version')
assert log.contains('1 migration looked at')
assert new File(basedir, 'target/review.html').text.contains('phone_number')
