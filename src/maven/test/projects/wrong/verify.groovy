String log = new File(basedir, 'build.log').text
for (sentence in [
  'there is no @Entity class in ',
  'Hibernate 6.1.7.Final is on the class path, but autogen reads with 6.2 and later; use one of these versions of Hibernate',
  'a migration needs a message; say what it does with -Dmessage="Add user roles"',
  'settings.xml has no server nobody; add it there, or correct serverId',
  "the scope compile is none of autogen's; say runtime or test",
  'a:b is named in modules and is no dependency of empty; write it as groupId:artifactId',
  'there is no option -Dautogen.no-such-option',
  'no database is named, neither in ',
  'name it there or with -Dautogen.url, or say -Dautogen.url=development for a server of the project\'s own',
  'autogen:downgrade needs a target; name it, such as -Dtarget=-1',
]) {
  assert log.contains(sentence)
}
assert !log.contains('secret')
