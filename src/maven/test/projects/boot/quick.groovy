String log = new File(basedir, 'build.log').text
File initial = new File(basedir, 'generated-migrations').listFiles().find { it.name.endsWith('_Initial.java') }
// Spring's names, since the class path has Spring Boot.
assert initial.text.contains('t.column("first_name", "varchar(255)")')
assert log =~ /\[INFO\] .*add column customer\.phone_number/
assert log.contains('[ERROR] Failed to execute goal dev.autogen:autogen-maven-plugin')
