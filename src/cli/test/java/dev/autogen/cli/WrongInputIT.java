package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What autogen says to wrong usage and wrong configuration: one sentence, exit code 2. */
@OnMySql
class WrongInputIT {

  private static final int USAGE = 2;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void aMistypedCommandIsGuessed() throws SQLException {
    cli.refuses(USAGE, "there is no command chek; did you mean 'autogen check'?", "chek");
    cli.refuses(USAGE, "there is no command frobnicate; see 'autogen --help'", "frobnicate");
  }

  @Test
  void aMistypedOptionIsGuessedAndItsValueNotRepeated() throws SQLException {
    String sentence = "there is no option --pasword; did you mean '--password'?";
    cli.refuses(USAGE, sentence, "--pasword=geheim", "check");
    cli.refuses(USAGE, sentence, "check", "--pasword", "geheim");
    cli.refuses(USAGE, sentence, "upgrade", "--pasword", "geheim");
    cli.refuses(USAGE, sentence, "downgrade", "--pasword=geheim");
    cli.refuses(USAGE, "there is no option --ulr; did you mean '--url'?", "--ulr", "x");
    cli.refuses(USAGE, "there is no option --frob; see 'autogen check --help'", "check", "--frob");
    cli.refuses(USAGE, "there is no option -x; see 'autogen history --help'", "history", "-x");
  }

  @Test
  void aLibraryThatIsNotThereOrNotWholeIsNamed() throws Exception {
    cli.file(
        "src/main/java/shop/A.java",
        "package shop;\n@jakarta.persistence.Entity class A {"
            + " @jakarta.persistence.Id int id; }\n");
    cli.file("cp.txt", "target/not-built\ntarget/lib/no.jar\n");
    cli.refuses(
        USAGE,
        "there is no PROJECT/target/lib/no.jar, which the class path in PROJECT/cp.txt lists; fetch it"
            + " again, or write the list again",
        "check",
        "--classpath",
        "cp.txt");
    Files.createDirectories(folder.resolve("target/lib"));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve("target/lib/whole.jar")))) {
      jar.putNextEntry(new ZipEntry("words.txt"));
      jar.write("abcdefgh".repeat(500).getBytes(StandardCharsets.UTF_8));
      jar.setComment("a comment");
    }
    byte[] whole = Files.readAllBytes(folder.resolve("target/lib/whole.jar"));
    cli.file("cp.txt", "target/not-built:target/lib/whole.jar\n");
    assertThat(cli.run("check", "--classpath", "cp.txt").code()).isEqualTo(1);
    for (byte[] broken : List.of(new byte[0], Arrays.copyOf(whole, whole.length - 40))) {
      Files.write(folder.resolve("target/lib/broken.jar"), broken);
      cli.file("cp.txt", "target/lib/broken.jar\n");
      for (String path : List.of("cp.txt", "target/lib/broken.jar", "target/lib/*")) {
        cli.refuses(
            USAGE,
            "PROJECT/target/lib/broken.jar on the class path is no whole jar; fetch it again",
            "check",
            "--classpath",
            path);
      }
      assertThat(cli.run("doctor", "--classpath", "cp.txt").out())
          .contains(
              "error    class path  PROJECT/target/lib/broken.jar on the class path is no whole");
    }
  }

  @Test
  void whatIsMissingOrTooMuchIsNamed() throws SQLException {
    cli.refuses(
        USAGE, "missing required parameter: 'TARGET'; see 'autogen downgrade --help'", "downgrade");
    cli.refuses(
        USAGE,
        "missing required option: '--message=TEXT'; see 'autogen revision --help'",
        "revision");
    cli.refuses(
        USAGE,
        "missing required parameter for option '--message' (TEXT); see 'autogen --help'",
        "-m");
    cli.refuses(
        USAGE, "unexpected argument 'b'; see 'autogen upgrade --help'", "upgrade", "head", "b");
    cli.refuses(USAGE, "--url has no value; give it a value or omit it", "check", "--url=");
    cli.refuses(
        USAGE,
        "-m before check says nothing, since it writes a migration by itself;"
            + " see 'autogen check --help'",
        "-m",
        "Add notes",
        "check");
  }

  @Test
  void aFormThereIsNotIsRefused() throws SQLException {
    cli.refuses(
        USAGE,
        "invalid value for option '--format': expected one of [text, json, sarif, github, gitlab]"
            + " (case-insensitive) but was 'nonsense'; see 'autogen check --help'",
        "check",
        "--format",
        "nonsense");
  }

  @Test
  void anUnknownSettingIsGuessedOrTheirListNamed() throws SQLException {
    cli.file("autogen.properties", "modles = src\n");
    String sentence = "there is no setting modles (PROJECT/autogen.properties);";
    cli.refuses(USAGE, sentence + " did you mean 'models'?", "heads");
    cli.file("autogen.properties", "frobnicate = yes\n");
    cli.refuses(
        USAGE,
        "there is no setting frobnicate (PROJECT/autogen.properties); see 'autogen help settings'"
            + " for those there are, or use one of Hibernate's, such as hibernate.dialect",
        "-m",
        "Add notes");
  }

  @Test
  void aSettingsFileThatCannotBeReadIsNamed() throws SQLException {
    String remedy = "; name another file with --config";
    cli.refuses(
        USAGE,
        "the settings in PROJECT/no.properties cannot be read (it does not exist)" + remedy,
        "check",
        "--config",
        "no.properties");
    cli.refuses(
        USAGE,
        "the settings in PROJECT/. cannot be read (Is a directory)" + remedy,
        "check",
        "--config",
        ".");
    cli.file("autogen.properties", "url = \\u00g\n");
    cli.refuses(
        USAGE,
        "the settings in PROJECT/autogen.properties cannot be read (Malformed \\uxxxx encoding)"
            + remedy,
        "check");
  }

  @Test
  void pathsThatLeadNowhereAreNamed() throws SQLException {
    cli.refuses(
        USAGE,
        "the models path PROJECT/no/classes does not exist; build the project first, or correct"
            + " --models",
        "check",
        "--models",
        "no/classes");
    cli.refuses(
        USAGE,
        "there is no PROJECT/no.jar on the class path; correct --classpath",
        "check",
        "--classpath",
        "no.jar");
    cli.run("upgrade", "--quiet", "--migrations", "no/migrations")
        .is(0, "", "warning: there are no migrations in PROJECT/no/migrations\n");
  }

  @Test
  void aProjectWithoutClassesIsToldWhereTheyWereLookedFor() throws SQLException {
    cli.refuses(
        USAGE,
        "there are no classes in PROJECT (looked for target/classes, build/classes/java/main,"
            + " build/classes/kotlin/main, out/production/classes, src/main/java); compile the"
            + " project, or name its class directories, jars or source directories with --models",
        "check");
  }

  @Test
  void aFolderThatIsNoProjectGetsNoServer() throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    cli.from("empty").without("AUTOGEN_URL");
    String sentence =
        "PROJECT/empty holds no project (no autogen.properties there or above, no migrations, no"
            + " classes and no build), and no url is set; change to the project's folder, or name"
            + " the database with --url";
    cli.refuses(USAGE, sentence, "status");
    cli.refuses(USAGE, sentence, "check");
    assertThat(folder.resolve("empty")).isEmptyDirectory();
  }

  @Test
  void aWrongUrlIsCorrectedWhereItWasSaid() throws SQLException {
    cli.without("AUTOGEN_URL")
        .file("res/application.properties", "")
        .file(
            "res/application-mysql.properties",
            "spring.datasource.url=jdbc:mysql://127.0.0.1:1/shop\n");
    cli.refuses(
        3,
        "no MySQL server answers at jdbc:mysql://127.0.0.1:1/shop (Connection refused); start it,"
            + " or correct spring.datasource.url in application-mysql.properties",
        "status",
        "--spring=res",
        "--spring-profiles=mysql");
    cli.refuses(
        USAGE,
        "no database is named, neither in PROJECT/res nor anywhere else; name it there or with"
            + " --url, or say --url development for a server of the project's own",
        "status",
        "--spring=res");
  }

  @Test
  void classesWithoutAnEntityAreCounted() throws SQLException {
    cli.file("src/main/java/shop/Plain.java", "package shop;\n\nclass Plain {}\n");
    cli.refuses(
        USAGE,
        "there is no @Entity class in PROJECT/src/main/java (1 class, 1 source file seen); name"
            + " with --models the directory that the packages start in, such as target/classes or"
            + " src/main/java",
        "-m",
        "Add notes");
  }

  @Test
  void anEntityThatDoesNotCompileIsNamedWithItsLine() throws SQLException {
    cli.entity("@Entity\nclass Note {\n  @Id long id = ;\n}\n");
    cli.refuses(
        USAGE,
        "PROJECT/src/main/java/shop/Note.java:7 does not compile: illegal start of expression;"
            + " correct the source, or name the libraries it needs with --classpath",
        "-m",
        "Add notes");
  }

  @Test
  void anEntityHibernateRejectsIsNamedWithHibernatesReason() throws SQLException {
    cli.entity("@Entity\nclass Note {\n  String text;\n}\n");
    cli.refuses(
        USAGE,
        "Hibernate rejects the entities: Entity 'shop.Note' has no identifier (every '@Entity'"
            + " class must declare or inherit at least one '@Id' or '@EmbeddedId' property);"
            + " correct the mapping, with which the application would not start either",
        "-m",
        "Add notes");
    assertThat(cli.run("check", "--stacktrace").err())
        .contains("Caused by: org.hibernate.AnnotationException");
  }

  @Test
  void aColumnDefinitionMySqlRefusesIsNamedWithItsTable() throws SQLException {
    cli.entity(
        "@Entity\nclass Note { @Id long id; @Column(columnDefinition = \"txet\") String t; }");
    cli.refuses(
        3,
        "MySQL refuses the definition of table Note: syntax error near 'txet NULL,' in column t;"
            + " correct the mapping of its entity",
        "-m",
        "Add notes");
    cli.entity(
        "@Entity\nclass Note { @Id long id; @Column(columnDefinition = \"varchar\") String t; }");
    cli.refuses(
        3,
        "MySQL refuses the definition of table Note: syntax error near 'NULL,' in column t;"
            + " correct the mapping of its entity",
        "-m",
        "Add notes");
  }

  @Test
  void migrationsThatDoNotCompileAreNamedWithTheirLine() throws SQLException {
    cli.file("generated-migrations/Broken.java", "public class Broken {\n  int x = ;\n}\n");
    String sentence =
        "PROJECT/generated-migrations/Broken.java:2 does not compile: illegal start of expression;"
            + " correct the migration";
    cli.refuses(USAGE, sentence, "history");
    cli.refuses(USAGE, sentence, "upgrade");
    cli.refuses(USAGE, sentence, "-m", "Add notes");
  }

  @Test
  void aMigrationThatThrowsIsAFailureNotMisuse() throws SQLException {
    cli.migration("aaaa", "", "throw new IllegalStateException(\"no luck\");", "");
    cli.run("upgrade")
        .is(
            3,
            "",
            "error: upgrade() of revision aaaa (PROJECT/generated-migrations/Raaaa.java) fails:"
                + " IllegalStateException: no luck; correct the migration, or the code it calls\n");
    assertThat(cli.run("current").out()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws SQLException {
    cli.file("taken", "a file");
    String remedy = "; make the folder writable, or name another with --migrations";
    cli.refuses(
        USAGE,
        "PROJECT/taken is not a folder; name the folder that holds the migrations",
        "revision",
        "-m",
        "Add notes",
        "--migrations",
        "taken");
    cli.refuses(
        USAGE,
        "the migration cannot be written to PROJECT/taken/below (Not a directory)" + remedy,
        "revision",
        "-m",
        "Add notes",
        "--migrations",
        "taken/below");
    assertThat(cli.run("revision", "-m", "Add notes", "--migrations", "/proc/below").code())
        .isEqualTo(USAGE);
  }

  @Test
  void aMessageWithoutWordsIsRefused() throws SQLException {
    String remedy = "gives no class name; say in words what the migration does";
    cli.refuses(USAGE, "the message '😀🎉' " + remedy, "-m", "😀🎉");
    cli.refuses(USAGE, "the message '' " + remedy, "revision", "-m", "");
    cli.refuses(USAGE, "the message '' " + remedy, "revision", "-m", " \n\t ");
    cli.refuses(USAGE, "the message '*/' " + remedy, "revision", "-m", "*/");
  }

  @Test
  void anyOtherMessageGivesAFileThatCompilesAndKeepsItsWords() {
    String[] messages = {
      "class",
      "123 456",
      "x".repeat(300),
      "one two ".repeat(40),
      "Größe ändern",
      "日本語",
      "two\nlines",
      "\\u000a */ \" + evil + \"",
      "add 😀"
    };
    for (String message : messages) {
      assertThat(cli.run("revision", "-m", message).code()).isZero();
    }
    assertThat(cli.migrations())
        .containsExactly(
            "generated-migrations/R20261122_091407_Class.java",
            "generated-migrations/R20261122_091507_123456.java",
            "generated-migrations/R20261122_091607_X" + "x".repeat(39) + ".java",
            "generated-migrations/R20261122_091707_OneTwoOneTwoOneTwoOneTwoOneTwoOneTwoOneTwo.java"
                .replaceFirst("(OneTwo){7}", "OneTwo".repeat(6) + "One"),
            "generated-migrations/R20261122_091807_GroEAndern.java",
            "generated-migrations/R20261122_091907_Migration.java",
            "generated-migrations/R20261122_092007_TwoLines.java",
            "generated-migrations/R20261122_092107_U000aEvil.java",
            "generated-migrations/R20261122_092207_Add.java");
    assertThat(cli.run("history").out())
        .contains(" class\n", " Größe ändern\n", " two lines\n", " \\u000a */ \" + evil + \"\n");
    assertThat(cli.run("upgrade").code()).isZero();
  }

  @Test
  void twoMigrationsOfOneMomentAreTwoFiles() {
    cli.run("revision", "-m", "Same");
    cli.atTheSameTime().run("revision", "-m", "Same");
    assertThat(cli.migrations())
        .containsExactly(
            "generated-migrations/R20261122_091407_Same.java",
            "generated-migrations/R20261122_091408_Same.java");
  }

  @Test
  void anUnknownRevisionIsGuessedOrPointedToTheHistory() throws SQLException {
    cli.run("revision", "-m", "One");
    cli.refuses(
        USAGE,
        "can't locate revision identified by 'beef'; see 'autogen history' for those there are",
        "upgrade",
        "beef");
    cli.refuses(
        USAGE,
        "can't locate revision identified by '8c1f00000009'; did you mean 8c1f00000001"
            + " (PROJECT/generated-migrations/R20261122_091407_One.java)?",
        "stamp",
        "8c1f00000009");
    cli.refuses(
        USAGE,
        "can't locate revision identified by '8c1'; give at least 4 characters of its id",
        "downgrade",
        "8c1");
  }

  @Test
  void theBeginningOfSeveralRevisionsIsAnErrorThatListsThem() throws SQLException {
    cli.run("revision", "-m", "One");
    cli.run("revision", "-m", "Two");
    cli.refuses(
        USAGE,
        "8c1f is the beginning of several revisions: 8c1f00000001"
            + " (PROJECT/generated-migrations/R20261122_091407_One.java), 8c1f00000002"
            + " (PROJECT/generated-migrations/R20261122_091507_Two.java); say more of the id",
        "upgrade",
        "8c1f");
  }

  @Test
  void stepsBeyondTheEndsAreRefused() throws SQLException {
    cli.run("revision", "-m", "One");
    cli.refuses(
        USAGE,
        "there is only 1 revision up from here, not 2; say 'autogen upgrade head'",
        "upgrade",
        "+2");
    cli.refuses(
        USAGE,
        "there is no revision down from here; see 'autogen status' for where the database is",
        "downgrade",
        "-1");
    cli.refuses(USAGE, "-1 leads down, not up; say 'autogen downgrade -1'", "upgrade", "-1");
    cli.refuses(
        USAGE,
        "base is the state before the first revision, so nothing leads up to it;"
            + " say 'autogen downgrade base'",
        "upgrade",
        "base");
  }

  @Test
  void aHeadWhereThereIsNoneCannotBeStamped() throws SQLException {
    cli.refuses(
        USAGE,
        "there are no migrations, so head is nowhere; write one, or stamp base",
        "stamp",
        "head");
  }

  @Test
  void aDatabaseAtARevisionNobodyHasIsLeftAlone(TestSchema schema) throws SQLException {
    cli.run("revision", "-m", "One");
    cli.run("upgrade");
    schema.execute("update autogen_version set revision = 'deadbeef'");
    String sentence =
        "the database is at revision deadbeef, which is not among the migrations; get the"
            + " migrations that belong to this database, or say where it is with 'autogen stamp"
            + " --purge REVISION'";
    cli.refuses(USAGE, sentence, "upgrade");
    cli.refuses(USAGE, sentence, "downgrade", "-1");
    cli.refuses(USAGE, sentence, "check");
    cli.refuses(USAGE, sentence, "-m", "Two");
    cli.run("current").is(0, "deadbeef (not among the migrations)\n", "");
    cli.refuses(USAGE, sentence, "stamp", "head");
    cli.run("stamp", "--purge", "head").is(0, "", "stamped head\n");
    cli.run("current").is(0, "8c1f00000001 (head) 2026-11-22 One\n", "");
  }

  @Test
  void aDatabaseThatIsBehindIsNotComparedWith() throws SQLException {
    cli.run("revision", "-m", "One");
    cli.run("revision", "-m", "Two");
    cli.refuses(
        USAGE,
        "target database is not up to date: it is 2 revisions behind (next: 8c1f00000001 One); run 'autogen upgrade' first",
        "-m",
        "Three");
    cli.refuses(
        USAGE,
        "target database is not up to date: it is 2 revisions behind (next: 8c1f00000001 One); run 'autogen upgrade' first",
        "revision",
        "--autogenerate",
        "-m",
        "Three");
  }

  @Test
  void namesAndMessagesOfOthersCannotWriteIntoTheLines(TestSchema schema) throws SQLException {
    String name = "a\u001b[2J\nerror: forged\u202e";
    schema.execute("create table `" + name + "` (id int primary key)");
    cli.entity("@Entity\nclass Note { @Id long id; }\n");
    Cli.Outcome check = cli.run("check");
    assertThat(check.out())
        .contains("drop table a\\u001b[2J\\nerror: forged\\u202e\n")
        .doesNotContain("\u001b", "\u202e", "\nerror");
    assertThat(cli.run("check", "--format", "json").out())
        .contains("drop table a\\u001B[2J\\nerror: forged\u202e");

    cli.file(
        "generated-migrations/R1.java",
        """
        import dev.autogen.migration.*;
        @Revision(id = "aaaa", created = "2026-11-20T10:00:00Z", message = "x\\u001b[31m\\nforged")
        public final class R1 implements Migration {
          public void upgrade(Operations op) { op.execute("do sleep(0) /* %s */ oops"); }
          public void downgrade(Operations op) {}
        }
        """
            .formatted("y".repeat(3000)));
    for (String command : new String[] {"history", "heads", "status"}) {
      assertThat(cli.run(command).out())
          .contains("x\\u001b[31m\\nforged")
          .doesNotContain("\u001b", "\nforged");
    }
    String failed = cli.run("upgrade").err();
    assertThat(failed).doesNotContain("\u001b", "\nforged").hasSizeLessThan(1500);
  }

  @Test
  void smallSlipsAreSaidAsWhatTheyAre() throws Exception {
    Files.createDirectories(folder.resolve("folder"));
    cli.entity("@Entity\nclass Note { @Id long id; }\n");
    cli.refuses(
        USAGE,
        "the accepted differences in PROJECT/folder cannot be read (it is no file); make it"
            + " readable, or name another with --accepted",
        "check",
        "--accepted=folder");
    cli.refuses(
        USAGE,
        "'..' can be neither an id nor a label; use 1 to 64 ASCII letters, digits, dots and"
            + " underscores, at least one of them no dot, and none of head, heads, base, current",
        "revision",
        "--rev-id=..",
        "-m",
        "One");
    cli.refuses(
        USAGE, "-D =x names no setting; write it as -D hibernate.NAME=VALUE", "heads", "-D", "=x");
    assertThat(cli.run("repair", "--done", "--not-done").err())
        .startsWith("error: --done")
        .doesNotContain("error: error");
    cli.file("templates/Migration.java.mustache", "");
    Files.write(folder.resolve("templates/Migration.java.mustache"), new byte[] {(byte) 0xff, 0});
    assertThat(cli.run("revision", "-m", "One").err())
        .isEqualTo(
            "error: PROJECT/templates/Migration.java.mustache cannot be read (line 1 is not in UTF-8:"
                + " it holds byte 0xFF);"
                + " correct the template or the message\n");
    Files.delete(folder.resolve("templates/Migration.java.mustache"));
    Files.createDirectories(folder.resolve("generated-migrations"));
    Path pipe = folder.resolve("generated-migrations/Pipe.java");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(cli.run("history").err())
        .isEqualTo(
            "error: the migrations in PROJECT/generated-migrations cannot be read: PROJECT/"
                + "generated-migrations/Pipe.java is no file; make the folder readable\n");
    Files.delete(pipe);
  }

  @Test
  void aTextInAnotherEncodingIsRefusedWithItsLine() throws IOException {
    cli.migration("a1", "", "op.insertRow(\"t\", r -> r.value(\"s\", \"Müller\"));", "");
    latin1("generated-migrations/Ra1.java");
    for (String command : List.of("upgrade", "history", "check")) {
      cli.run(command)
          .is(
              USAGE,
              "",
              "error: PROJECT/generated-migrations/Ra1.java:7 is not in UTF-8: it holds byte 0xFC;"
                  + " save it in UTF-8\n");
    }
    Files.delete(folder.resolve("generated-migrations/Ra1.java"));
    cli.entity("@Entity\nclass Note {\n  @Id long id;\n  @Column(name = \"größe\") int g;\n}\n");
    latin1("src/main/java/shop/Note.java");
    assertThat(cli.run("check").err())
        .contains("src/main/java/shop/Note.java:8 is not in UTF-8: it holds byte 0xF6; save it");
    Files.delete(folder.resolve("src/main/java/shop/Note.java"));
    cli.entity("@Entity\nclass Note {\n  @Id long id;\n}\n");
    cli.file("templates/Migration.java.mustache", "// für\n");
    latin1("templates/Migration.java.mustache");
    cli.file("autogen.properties", "naming = jpa\nuser = jürgen\n");
    latin1("autogen.properties");
    cli.run("history")
        .is(
            USAGE,
            "",
            "error: the settings in PROJECT/autogen.properties cannot be read (line 2 is not in"
                + " UTF-8: it holds byte 0xFC); name another file with --config\n");
  }

  private void latin1(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, Files.readString(file).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aMessageThatIsTooLongOrDidNotArriveIsRefused() throws SQLException {
    cli.refuses(
        USAGE,
        "the message has 70,000 characters, and 1,000 are the most; say in a sentence what the"
            + " migration does, and the rest in a comment of its file",
        "revision",
        "-m",
        "x".repeat(70_000));
    cli.refuses(
        USAGE,
        "the message 'Gr\ufffd\ufffde' holds a letter that could not be read in this locale; set"
            + " LC_ALL=C.UTF-8, or say it in ASCII",
        "revision",
        "-m",
        "Gr\ufffd\ufffde");
  }

  @Test
  void anotherHibernateMustBeOne() throws SQLException {
    cli.entity("@Entity\nclass Note {\n  @Id long id;\n}\n");
    cli.refuses(
        USAGE,
        "there is no Hibernate in PROJECT/src; name its jars, or a text file that lists them, with"
            + " --hibernate",
        "compare",
        "--hibernate",
        "src");
  }

  /** MySQL 9.7 has masking policies, which autogen does not know. */
  @Test
  void whatAutogenHasNoWordForIsNamedAndNotTakenAway(TestSchema schema) throws Exception {
    cli.on(schema);
    schema.execute(
        "create table Plain (id bigint primary key, name varchar(20) masking policy p default null)");
    cli.entity("@Entity\nclass Plain { @Id Long id; @Column(length = 20) String name; int more; }");
    assertThat(cli.run("check").err()).contains("table Plain, column name: MASKING POLICY `p`");
    assertThat(cli.run("-m", "More").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(schema.showCreateTable("Plain")).contains("MASKING POLICY `p`");
    cli.entity("@Entity\nclass Plain { @Id Long id; @Column(length = 30) String name; int more; }");
    Cli.Outcome write = cli.run("-m", "Longer");
    assertThat(write.err())
        .contains(
            "a change of column Plain.name would take away what autogen has no word for (column"
                + " name: MASKING POLICY `p`)");
    assertThat(write.code()).isEqualTo(3);
  }
}
