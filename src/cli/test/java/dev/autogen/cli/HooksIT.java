package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's own code, compiled and named in its settings, asked by the commands. */
@OnMySql
class HooksIT {

  private static final String NOTE =
      """
      @Entity
      class Note {
        @Id long id;
        @Column(length = 36) String code;
        @Column(length = 20) String title;
      }
      """;

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) throws Exception {
    cli = new Cli(folder).on(schema).entity(NOTE);
    schema.execute(
        "create table Note (id bigint not null primary key, code char(36), title varchar(20))");
  }

  @AfterEach
  void close() {
    cli.close();
  }

  /** Compiles a hook of that name, whose members are {@code body}, and names it in the settings. */
  private void hook(String name, String interfaces, String body) throws IOException {
    compile(name, interfaces, body);
    Path settings = folder.resolve("autogen.properties");
    String before = Files.exists(settings) ? Files.readString(settings) + "," : "hooks = ";
    cli.file(
        "autogen.properties",
        before.contains("classpath")
            ? before
                .strip()
                .replaceFirst(",$", "")
                .replaceFirst("hooks = ", "hooks = shop." + name + ",")
            : "classpath = build\n" + before + "shop." + name);
  }

  private void compile(String name, String interfaces, String body) throws IOException {
    Path source = folder.resolve("hooks/shop/" + name + ".java");
    Files.createDirectories(source.getParent());
    Files.createDirectories(folder.resolve("build"));
    Files.writeString(
        source,
        """
        package shop;

        import dev.autogen.hook.*;
        import dev.autogen.operation.*;
        import dev.autogen.schema.*;
        import java.util.*;

        public final class %s implements %s {
          %s
        }
        """
            .formatted(name, interfaces, body));
    String classPath = System.getProperty("java.class.path");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                classPath,
                "-d",
                folder.resolve("build").toString(),
                source.toString());
    assertThat(code).isZero();
  }

  private String written(Cli.Outcome outcome) throws IOException {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return Files.readString(folder.resolve(outcome.out().strip().replace("PROJECT/", "")));
  }

  @Test
  void aNameFilterHidesTablesOfTheDatabase(TestSchema schema) throws Exception {
    schema.execute("create table backup_note (id int)", "alter table Note modify code varchar(36)");
    assertThat(cli.run("check").code()).isEqualTo(1);
    hook(
        "NoBackups",
        "NameFilter",
        "public boolean includesTable(String table) { return !table.startsWith(\"backup_\"); }");
    assertThat(cli.run("check").code()).isZero();
  }

  @Test
  void aRuleSaysWhatItFindsAndOneThatThrowsIsNamedWhileTheOthersGoOn() throws Exception {
    cli.migration("aaaa", "", "op.alterTable(\"Note\", t -> t.addColumn(\"Extra\", \"int\"));", "");
    hook(
        "Small",
        "Rule",
        """
        public Set<String> codes() {
          return Set.of("SHOP1");
        }

        public List<dev.autogen.finding.Finding> examine(ReviewedMigration migration) {
          return List.of(
              dev.autogen.finding.Finding.warning(
                  "SHOP1",
                  dev.autogen.finding.Element.column("Note", "Extra"),
                  "Extra is not small in " + migration.revision()));
        }
        """);
    hook(
        "Broken",
        "Rule",
        """
        public Set<String> codes() {
          return Set.of("SHOP2");
        }

        public List<dev.autogen.finding.Finding> examine(ReviewedMigration migration) {
          throw new IllegalStateException("no idea");
        }
        """);
    Cli.Outcome outcome = cli.run("lint");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("warning SHOP1 generated-migrations/Raaaa.java:7: Extra is not small in aaaa")
        .contains(
            "error rule-failed generated-migrations/Raaaa.java: rule shop.Broken fails:"
                + " IllegalStateException: no idea");
    assertThat(cli.run("lint", "-D", "lint.SHOP1=off", "-D", "lint.fail-on=never"))
        .satisfies(
            other -> {
              assertThat(other.code()).isZero();
              assertThat(other.out()).doesNotContain("SHOP1").contains("rule-failed");
            });
  }

  @Test
  void anObjectFilterLeavesThingsOfBothSidesAlone(TestSchema schema) throws Exception {
    schema.execute(
        "create table extra (id int primary key)",
        "alter table Note add column legacy int after id, add index dba_title (title),"
            + " add constraint chk_dba check (id > 0), drop column code");
    hook(
        "Filter",
        "ObjectFilter",
        """
        public boolean includes(SchemaObject object, Side side, Optional<SchemaObject> other) {
          if (object instanceof SchemaObject.OfColumn column) {
            // On the entities' side alone, and on the database's alone.
            return !(column.name().equals("code") && side == Side.ENTITIES && other.isEmpty())
                && !(column.name().equals("legacy") && side == Side.DATABASE);
          }
          return !(object instanceof SchemaObject.OfTable && object.name().equals("extra"))
              && !(object instanceof SchemaObject.OfIndex && object.name().startsWith("dba_"))
              && !(object instanceof SchemaObject.OfCheck && object.name().startsWith("chk_dba"));
        }
        """);
    assertThat(cli.run("check")).extracting(Cli.Outcome::code).isEqualTo(0);
    schema.execute("alter table Note add column other int");
    assertThat(written(cli.run("-m", "Other")))
        .contains("t.dropColumn(\"other\")")
        .doesNotContain("legacy", "dba_", "extra", "\"code\"");
  }

  @Test
  void whatIsLeftOutMayNotBeNeededByWhatIsNot(TestSchema schema) throws Exception {
    schema.execute("alter table Note drop column code");
    cli.entity(NOTE.replace("@Entity", "@Entity @Table(indexes = @Index(columnList = \"code\"))"));
    hook(
        "Filter",
        "ObjectFilter",
        """
        public boolean includes(SchemaObject object, Side side, Optional<SchemaObject> other) {
          return !object.name().equals("code");
        }
        """);
    assertThat(cli.run("check").err())
        .startsWith("error: a hook leaves out column Note.code, which index Note.")
        .endsWith(" needs; let it leave out both\n");
  }

  @Tag("nightly")
  @Test
  void aComparisonSaysWhatIsTheSame() throws Exception {
    assertThat(cli.run("check").out()).contains("change column Note.code");
    hook(
        "Uuids",
        "ColumnComparison",
        """
        public Verdict compare(Table table, Column database, Column entities) {
          return database.type().equals("char(36)") && entities.type().equals("varchar(36)")
              ? Verdict.EQUAL
              : Verdict.UNDECIDED;
        }
        """);
    assertThat(cli.run("check").code()).isZero();
    // What another finds different before it stays so, also where the settings say it is the same.
    hook(
        "Strict",
        "ColumnComparison",
        """
        public Verdict compare(Table table, Column database, Column entities) {
          return Verdict.DIFFERENT;
        }
        """);
    cli.file(
        "autogen.properties",
        Files.readString(folder.resolve("autogen.properties"))
            + "\nequivalent = char(36)=varchar(36)\n");
    assertThat(cli.run("check").out()).contains("change column Note.code");
  }

  @Tag("nightly")
  @Test
  void rewritersChangeOneAfterTheOtherWhatIsWritten(TestSchema schema) throws Exception {
    schema.execute("create table old_note (id int primary key)");
    hook(
        "InPlace",
        "OperationRewriter",
        """
        public List<Operation> rewrite(List<Operation> operations, Schema before) {
          List<Operation> all = new ArrayList<>(operations);
          all.add(new ExecuteSql("analyze table " + operations.size()));
          return all;
        }
        """);
    hook(
        "KeepTables",
        "OperationRewriter",
        """
        public List<Operation> rewrite(List<Operation> operations, Schema before) {
          return operations.stream().filter(o -> !(o instanceof DropTable)).toList();
        }
        """);
    String file = written(cli.run("-m", "Rewritten", "--prove", "never"));
    // The one named first has kept the table, so the other saw one operation.
    assertThat(file).contains("modifyColumn(\"code\"", "op.execute(\"analyze table 1\")");
    assertThat(file).doesNotContain("old_note");
  }

  @Test
  void nothingIsWrittenWhereARewriterLeavesNothing() throws Exception {
    hook(
        "Nothing",
        "OperationRewriter",
        "public List<Operation> rewrite(List<Operation> operations, Schema before)"
            + " { return List.of(); }");
    assertThat(cli.run("-m", "Nothing").code()).isZero();
    assertThat(folder.resolve("generated-migrations")).doesNotExist();
  }

  @Test
  void aListenerIsToldOfEachRevisionAndOfStamps() throws Exception {
    cli.migration("aaaa", "", "op.execute(\"create table a (id int)\");", "op.dropTable(\"a\");")
        .migration("bbbb", "aaaa", "", "");
    hook(
        "Announce",
        "RevisionListener",
        """
        public void applied(Applied revision) {
          try {
            java.nio.file.Files.writeString(
                java.nio.file.Path.of("%s"),
                revision.direction() + " " + revision.id() + " " + revision.message() + " "
                    + revision.heads() + "\\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
        """
            .formatted(folder.resolve("told")));
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(cli.run("downgrade", "aaaa").code()).isZero();
    assertThat(cli.run("stamp", "bbbb").code()).isZero();
    assertThat(cli.run("stamp", "base").code()).isZero();
    assertThat(Files.readString(folder.resolve("told")))
        .isEqualTo(
            """
            upgrade aaaa By hand [aaaa]
            upgrade bbbb By hand [bbbb]
            downgrade bbbb By hand [aaaa]
            stamp bbbb  [bbbb]
            stamp base  []
            """);
  }

  @Test
  void aHookThatThrowsIsNamedInOneSentence() throws Exception {
    hook(
        "Broken",
        "NameFilter",
        "public boolean includesTable(String table) { return table.charAt(99) == 'x'; }");
    Cli.Outcome outcome = cli.run("check");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("error: hook shop.Broken fails: StringIndexOutOfBoundsException: ")
        .endsWith("; correct it, or take it out of the setting hooks\n");
  }

  @Test
  void hooksThatCannotBeLoadedAreNamed() throws Exception {
    cli.file("autogen.properties", "hooks = shop.Missing");
    cli.refuses(
        2,
        "there is no class shop.Missing, which the setting hooks names; correct the name, or put"
            + " the class on the class path with --classpath",
        "check");
    cli.file("autogen.properties", "hooks = java.lang.Object");
    cli.refuses(
        2,
        "the class java.lang.Object in the setting hooks is no hook; let it implement one of the"
            + " interfaces of dev.autogen.hook",
        "check");
  }

  @Test
  void hooksAreFoundOnTheClassPathToo() throws Exception {
    compile(
        "Uuids",
        "ColumnComparison",
        "public Verdict compare(Table table, Column database, Column entities)"
            + " { return Verdict.EQUAL; }");
    cli.file("autogen.properties", "classpath = build");
    assertThat(cli.run("check").code()).isEqualTo(1);
    cli.file("build/META-INF/services/dev.autogen.hook.Hook", "shop.Uuids\n");
    assertThat(cli.run("check").code()).isZero();
    cli.file("build/META-INF/services/dev.autogen.hook.Hook", "shop.Gone\n");
    assertThat(cli.run("check").err())
        .startsWith("error: a hook of META-INF/services/dev.autogen.hook.Hook cannot be loaded: ")
        .contains("shop.Gone");
  }

  @Test
  void commandsAreRunOnTheFileThatWasWritten() throws Exception {
    cli.file(
        "autogen.properties",
        "post-write = sh -c 'echo \"// formatted\" >> \"$0\"' {file} ; cp {file} \"the copy\"");
    String file = written(cli.run("-m", "Formatted"));
    assertThat(file).endsWith("// formatted\n");
    assertThat(folder.resolve("the copy")).hasContent(file);
    assertThat(written(cli.run("revision", "-m", "By hand"))).endsWith("// formatted\n");
  }

  @Test
  void aPathWithBlanksStaysOneWord() throws Exception {
    cli.file(
        "autogen.properties",
        "migrations = our migrations\npost-write = sh -c 'echo $# >> \"$1\"; pwd >> \"$1\"' sh {file}");
    Cli.Outcome outcome = cli.from("").run("revision", "-m", "Blanks");
    assertThat(outcome.out()).startsWith("our migrations/R");
    assertThat(cli.files().get(outcome.out().strip()))
        .endsWith("\n1\n" + folder.toRealPath() + "\n");
  }

  @Test
  void aCommandThatFailsOrIsMissingIsAnError() throws Exception {
    cli.file("autogen.properties", "post-write = sh -c 'echo no such style; exit 3' ; touch never");
    Cli.Outcome outcome = cli.run("revision", "-m", "Bad style");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith(
            "error: the command 'sh -c echo no such style; exit 3' of post-write ended with 3: no"
                + " such style; the migration is written (PROJECT/generated-migrations/R")
        .endsWith("BadStyle.java); correct the setting post-write, and the file\n");
    assertThat(folder.resolve("never")).doesNotExist();
    cli.file("autogen.properties", "post-write = no-such-formatter {file}");
    assertThat(cli.run("revision", "--splice", "-m", "No formatter").err())
        .startsWith("error: the command no-such-formatter of post-write cannot be run; ");
  }
}
