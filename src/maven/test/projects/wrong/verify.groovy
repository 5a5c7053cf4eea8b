String log = new File(basedir, 'build.log').text
for (sentence in [
  'a migration needs a message; say what it does with -Dmessage="Add user roles"',
  'settings.xml has no server nobody; add it there, or correct serverId',
  "the scope compile is none of autogen's; say runtime or test",
  'a:b is named in modules and is no dependency of empty; write it as groupId:artifactId',
  'there is no option --no-such-option',
  'autogen:downgrade needs a target; name it, such as -Dtarget=-1',
]) {
  assert log.contains(sentence)
}
assert !log.contains('secret')
