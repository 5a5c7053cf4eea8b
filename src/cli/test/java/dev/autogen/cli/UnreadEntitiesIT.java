package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not read of the entities is not known to be gone. */
@OnMySql
class UnreadEntitiesIT {

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

  private void source(String name, String text) {
    cli.file(
        "src/" + name.replace('.', '/') + ".java",
        "package "
            + name.substring(0, name.lastIndexOf('.'))
            + ";\nimport jakarta.persistence.*;\n"
            + text);
  }

  /** Compiles all sources, as a build does. */
  private void build() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      List<String> words =
          Stream.concat(
                  Stream.of(
                      "-proc:none",
                      "-nowarn",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  files.map(Path::toString).filter(file -> file.endsWith(".java")))
              .toList();
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, words.toArray(new String[0])))
          .isZero();
    }
    cli.file("autogen.properties", "models = target/classes\n");
  }

  private void upgraded() {
    Cli.Outcome made = cli.run("-m", "Initial");
    assertThat(made.code()).as(made.err()).isZero();
    Cli.Outcome run = cli.run("upgrade");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void whereAClassDoesNotLoadNothingIsCompared(TestSchema schema) throws Exception {
    source("shop.Api", "public interface Api {}");
    source("shop.A", "@Entity class A { @Id int id; }");
    source("shop.B", "@Entity class B implements Api { @Id int id; String name; }");
    build();
    upgraded();
    Files.delete(folder.resolve("target/classes/shop/Api.class"));
    String sentence =
        "a class does not load, so nobody can say which tables the entities want: shop.B (class"
            + " shop.Api is not on the class path); complete the class path (classpath, or models"
            + " for another module), or leave them out with package";
    cli.refuses(2, sentence, "check");
    cli.refuses(2, sentence, "-m", "Something");
    Cli.Outcome doctor = cli.run("doctor");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("error    entities    a class does not load");
  }

  /** What a full disk, a killed build or a cache leaves of a class file. */
  private static void breakInto(Path file, String how, byte[] whole) throws IOException {
    Files.deleteIfExists(file);
    switch (how) {
      case "short" -> Files.write(file, Arrays.copyOf(whole, 300));
      case "nearly whole" -> Files.write(file, Arrays.copyOf(whole, whole.length - 20));
      case "empty" -> Files.createFile(file);
      case "zeros" -> Files.write(file, new byte[whole.length]);
      case "pointer" -> Files.writeString(file, "version https://git-lfs.github.com/spec/v1\n");
      case "link" -> Files.createSymbolicLink(file, Path.of("nowhere.class"));
      default -> throw new IllegalArgumentException(how);
    }
  }

  @Test
  void aBrokenClassFileIsNotAClassThatIsGone(TestSchema schema) throws Exception {
    source("shop.Base", "@MappedSuperclass public class Base { String note; }");
    source("shop.One", "@Entity public class One extends Base { @Id int id; String name; }");
    source("shop.Two", "@Entity public class Two { @Id int id; }");
    source("shop.package-info", "");
    Files.writeString(folder.resolve("src/shop/package-info.java"), "@Deprecated package shop;\n");
    source("shop.Annotated", "public @interface Annotated {}");
    build();
    upgraded();
    Path classes = folder.resolve("target/classes");
    for (String name : List.of("One", "Base", "package-info")) {
      Path file = classes.resolve("shop/" + name + ".class");
      byte[] whole = Files.readAllBytes(file);
      List<String> ways =
          name.equals("One")
              ? List.of("short", "nearly whole", "empty", "zeros", "pointer", "link")
              : List.of("nearly whole");
      for (String how : ways) {
        breakInto(file, how, whole);
        String sentence =
            "a class file cannot be read, so nobody can say which tables the entities want:"
                + " PROJECT/target/classes/shop/"
                + name
                + ".class; build the module again";
        Cli.Outcome check = cli.run("check");
        assertThat(check.err()).as(name + " " + how).isEqualTo("error: " + sentence + "\n");
        assertThat(check.code()).isEqualTo(2);
        assertThat(cli.run("-m", "Something").code()).isEqualTo(2);
        assertThat(cli.run("check", "--package", "other").code()).isEqualTo(2);
      }
      assertThat(cli.run("doctor").out()).contains("error    entities    a class file cannot");
      Files.delete(file);
      Files.write(file, whole);
      assertThat(cli.run("check").code()).isZero();
    }
    // No class to anybody: what a Mac puts into archives, another Java's form of a class.
    cli.file("target/classes/shop/._One.class", "Mac OS X");
    cli.file("target/classes/META-INF/versions/99/shop/One.class", "later");
    cli.file("target/classes/META-INF/extra.class", "");
    Files.copy(classes.resolve("shop/Two.class"), classes.resolve("Two.class"));
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
  }

  @Tag("nightly")
  @Test
  void aBrokenClassInAJarOrAnotherModuleIsNotGoneEither(TestSchema schema) throws Exception {
    source("shop.a.A", "@Entity public class A { @Id int id; }");
    source("shop.b.B", "@Entity public class B { @Id int id; }");
    build();
    upgraded();
    Path b = folder.resolve("target/classes/shop/b/B.class");
    Files.write(b, Arrays.copyOf(Files.readAllBytes(b), 200));
    Path jar = jar("target/m.jar", "", "", List.of("shop/a/A.class", "shop/b/B.class"), List.of());
    String cannot =
        "a class file cannot be read, so nobody can say which tables the entities want: ";
    cli.refuses(
        2,
        cannot + "PROJECT/target/m.jar!/shop/b/B.class; build the module again",
        "check",
        "--models",
        jar.toString());
    Path module = Files.createDirectories(folder.resolve("target/b/shop"));
    Files.move(folder.resolve("target/classes/shop/b"), module.resolve("b"));
    cli.refuses(
        2,
        cannot + "PROJECT/target/b/shop/b/B.class; build the module again",
        "check",
        "--classpath",
        "target/b");
  }

  @Tag("nightly")
  @Test
  void aDeadLinkIsSeenWhereTheModelsWereReadWithoutIt(TestSchema schema) throws Exception {
    source("shop.A", "@Entity public class A { @Id int id; }");
    source("shop.B", "@Entity public class B { @Id int id; }");
    build();
    Path b = folder.resolve("target/classes/shop/B.class");
    Files.delete(b);
    upgraded();
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
    Files.createSymbolicLink(b, Path.of("nowhere.class"));
    assertThat(cli.run("check").err()).startsWith("error: a class file cannot be read");
  }

  @Test
  void aPackageFilterDropsNoTableOfTheOthers(TestSchema schema) throws Exception {
    source("shop.a.A", "@Entity public class A { @Id int id; }");
    source("shop.a.Gone", "@Entity public class Gone { @Id int id; }");
    source(
        "shop.b.B",
        "@Entity public class B { @Id int id; @ElementCollection java.util.List<String> x; }");
    build();
    upgraded();
    schema.execute("insert into B values (1)");
    cli.run("check", "--package", "shop.a", "-v")
        .is(
            0,
            "",
            """
            compared by value: 2 tables; in the server's own form: B, B_x
            set aside: table B is not known to be gone: entity shop.b.B is not among those that are read
            set aside: table B_x is not known to be gone: entity shop.b.B is not among those that are read
            entities, migrations and database agree, but for 2 differences set aside
            """);
    cli.run("-m", "Nothing", "--package", "shop.a")
        .is(0, "", "nothing to do: entities and database agree\n");
    // What the last migration knew as an entity's of a package that is read is gone.
    Files.delete(folder.resolve("target/classes/shop/a/Gone.class"));
    assertThat(cli.run("check", "--package", "shop.a").out()).isEqualTo("drop table Gone\n");
  }

  @Test
  void aColumnThatAnUnreadEntityMayOwnIsKept(TestSchema schema) throws Exception {
    source("shop.a.A", "@Entity public class A { @Id int id; }");
    source(
        "shop.b.B",
        "@Entity public class B { @Id int id;"
            + " @OneToMany @JoinColumn(name = \"b_id\") java.util.List<shop.a.A> all; }");
    build();
    upgraded();
    cli.run("check", "--package", "shop.a")
        .is(0, "", "entities, migrations and database agree, but for 2 differences set aside\n");
    assertThat(cli.run("-m", "Nothing", "--package", "shop.a").err())
        .isEqualTo("nothing to do: entities and database agree\n");
  }

  @Test
  void aSubclassBehindThePackageFilterIsNotLeftOut() throws Exception {
    source("shop.a.Base", "@Entity public class Base { @Id int id; }");
    source("shop.b.Sub", "@Entity public class Sub extends shop.a.Base { String more; }");
    build();
    assertThat(cli.run("check", "--package", "shop.a").err())
        .isEqualTo(
            "error: entity shop.b.Sub is in none of the packages to be read, but it extends"
                + " shop.a.Base, in whose table its columns may be; add it to package\n");
  }

  @Tag("nightly")
  @Test
  void aModuleThatIsOnTheClassPathAloneWasForgotten(TestSchema schema) throws Exception {
    source("shop.a.A", "@Entity public class A { @Id int id; }");
    source("shop.b.B", "@Entity public class B { @Id int id; }");
    source("shop.b.C", "public class C { int id; }");
    build();
    upgraded();
    Path module = Files.createDirectories(folder.resolve("target/b/shop"));
    Files.move(folder.resolve("target/classes/shop/b"), module.resolve("b"));
    String sentence =
        "an entity that the migrations know is on the class path but not among the models:"
            + " shop.b.B; add the module to models, or take its tables out with exclude";
    cli.refuses(2, sentence, "check", "--classpath", "target/b");
    cli.refuses(2, sentence, "-m", "Something", "--classpath", "target/b");
    cli.run("check", "--classpath", "target/b", "--exclude", "B")
        .is(0, "", "entities, migrations and database agree\n");
    cli.run("check", "--models", "target/classes:target/b")
        .is(0, "", "entities, migrations and database agree\n");
    // What is nowhere is gone.
    assertThat(cli.run("check").out()).isEqualTo("drop table B\n");
  }

  @Tag("nightly")
  @Test
  void theSchemaOfTheUrlMayBeNamedByItsOwnName(TestSchema schema) throws Exception {
    String own = "catalog = \"" + schema.name() + "\"";
    entitiesIn(own);
    build();
    upgraded();
    assertThat(cli.tables()).isEqualTo("a,a_b,a_more,a_words,b,numbers");
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
    cli.file(
        "orm.xml",
        """
        <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
          <persistence-unit-metadata><persistence-unit-defaults>
            <catalog>%s</catalog>
          </persistence-unit-defaults></persistence-unit-metadata>
        </entity-mappings>
        """
            .formatted(schema.name()));
    cli.run("check", "--mapping-files", "orm.xml")
        .is(0, "", "entities, migrations and database agree\n");
  }

  /** All that a catalog can be said of; {@code where} is said of it. */
  private void entitiesIn(String where) {
    source(
        "shop.A",
        """
        @Entity @Table(name = "a", WHERE)
        @SecondaryTable(name = "a_more", WHERE)
        class A {
          @Id @GeneratedValue(generator = "n")
          @TableGenerator(name = "n", table = "numbers", WHERE)
          int id;
          @Column(table = "a_more") String more;
          @ManyToMany @JoinTable(name = "a_b", WHERE)
          java.util.Set<B> all = new java.util.HashSet<>();
          @ElementCollection @CollectionTable(name = "a_words", WHERE)
          java.util.Set<String> words = new java.util.HashSet<>();
        }
        """
            .replace("WHERE", where));
    source("shop.B", "@Entity @Table(name = \"b\", " + where + ") class B { @Id int id; }");
  }

  @Test
  void aTableThatAnEntityMapsElsewhereIsNotDroppedHere(TestSchema schema) throws Exception {
    schema.execute("create table a (id int primary key)", "insert into a values (1)");
    for (String table : List.of("b", "a_b", "a_more", "a_words", "numbers")) {
      schema.execute("create table " + table + " (id int primary key)");
    }
    entitiesIn("catalog = \"archive\"");
    source("shop.C", "@Entity class C { @Id int id; }");
    build();
    Cli.Outcome check = cli.run("check");
    assertThat(check.out()).isEqualTo("create table C (1 column)\n");
    for (String table : List.of("a", "b", "a_b", "a_more", "a_words", "numbers")) {
      assertThat(check.err())
          .contains(
              "warning: table archive." + table + " is left out, because it is in another schema");
    }
  }

  @Tag("nightly")
  @Test
  void anExecutableJarAndAWarAreReadWithTheirLibraries(TestSchema schema) throws Exception {
    source("shop.lib.Api", "public interface Api {}");
    source("shop.app.A", "@Entity public class A implements shop.lib.Api { @Id int id; }");
    source("shop.app.domain.D", "@Entity public class D { @Id int id; }");
    source("other.E", "@Entity public class E { @Id int id; }");
    build();
    Path classes = folder.resolve("target/classes");
    Path module = jar("domain.jar", "", "", List.of("shop/app/domain/D.class"), List.of());
    Path library =
        jar("lib.jar", "", "", List.of("shop/lib/Api.class", "other/E.class"), List.of());
    Path boot =
        jar(
            "app.jar",
            "shop.app.Main",
            "BOOT-INF/",
            List.of("shop/app/A.class"),
            List.of(module, library));
    Path war =
        jar(
            "app.war",
            "shop.app.Main",
            "WEB-INF/",
            List.of("shop/app/A.class"),
            List.of(module, library));
    assertThat(classes).exists();
    // Whose entities they are nobody can say.
    schema.execute("create table E (id int primary key)");
    for (Path archive : List.of(boot, war)) {
      assertThat(cli.run("check", "--models", archive.toString()).out())
          .isEqualTo("create table A (1 column)\ncreate table D (1 column)\n");
    }
    for (int built = 0; built < 3; built++) {
      jar(
          "app.jar",
          "shop.app.Main" + "x".repeat(built),
          "BOOT-INF/",
          List.of("shop/app/A.class"),
          List.of(module, library));
      assertThat(
              cli.run(
                      "check",
                      "--models",
                      boot.toString(),
                      "--cache",
                      folder.resolve("kept").toString())
                  .code())
          .isEqualTo(1);
    }
    assertThat(unpacked()).isEqualTo(2);
  }

  private long unpacked() throws IOException {
    try (Stream<Path> states =
        Files.find(folder.resolve("kept"), 9, (file, is) -> is.isDirectory())) {
      return states.filter(f -> f.resolve("../..").normalize().endsWith("archives")).count();
    }
  }

  private Path jar(
      String name, String start, String inside, List<String> classes, List<Path> libraries)
      throws IOException {
    Path file = folder.resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!start.isEmpty()) {
      manifest.getMainAttributes().putValue("Start-Class", start);
    }
    try (OutputStream bytes = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (String one : classes) {
        jar.putNextEntry(new JarEntry(inside + (inside.isEmpty() ? "" : "classes/") + one));
        jar.write(Files.readAllBytes(folder.resolve("target/classes").resolve(one)));
      }
      for (Path library : libraries) {
        jar.putNextEntry(new JarEntry(inside + "lib/" + library.getFileName()));
        jar.write(Files.readAllBytes(library));
      }
    }
    return file;
  }

  @Test
  void manyDropsAreAskedFor(TestSchema schema) throws Exception {
    source("shop.A", "@Entity class A { @Id int id; }");
    source("shop.B", "@Entity class B { @Id int id; }");
    source("shop.C", "@Entity class C { @Id int id; }");
    build();
    upgraded();
    Files.delete(folder.resolve("target/classes/shop/C.class"));
    // An empty table of three goes without a question.
    assertThat(cli.run("-m", "No C").code()).isZero();
    delete("NoC");
    schema.execute("insert into C values (1)");
    String rows =
        "the migration would drop a table with rows whose entity was there in the last migration: C";
    cli.refuses(
        2,
        rows
            + "; see that models and classpath name every module, or add --allow-drops if it is meant",
        "-m",
        "No C");
    assertThat(cli.asked()).containsExactly(rows + ". Is that meant?");
    Files.delete(folder.resolve("target/classes/shop/B.class"));
    assertThat(cli.answering(false).run("-m", "No C").err())
        .startsWith("error: the migration would drop 2 of 3 tables: B, C;");
    assertThat(cli.asked())
        .containsExactly("the migration would drop 2 of 3 tables: B, C. Is that meant?");
    assertThat(cli.answering(true).run("-m", "No C").code()).isZero();
    delete("NoC");
    String file = cli.run("-m", "No C", "--allow-drops").out().strip();
    assertThat(Files.readString(folder.resolve(file))).contains("loses = {\"B\", \"C\"}");
    // It was said already.
    assertThat(cli.run("upgrade").code()).isZero();
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("generated-migrations"))) {
      for (Path file : files.filter(one -> one.toString().contains(name)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Tag("nightly")
  @Test
  void whatIsExcludedCountsOnNeitherSide(TestSchema schema) throws Exception {
    source("shop.A", "@Entity class A { @Id int id; @ManyToOne B b; }");
    source("shop.B", "@Entity class B { @Id int id; }");
    build();
    upgraded();
    cli.run("check", "--exclude", "B").is(0, "", "entities, migrations and database agree\n");
    cli.run("check", "--include", "A").is(0, "", "entities, migrations and database agree\n");
    source("shop.A", "@Entity class A { @Id int id; @ManyToOne B b; @OneToOne B c; int more; }");
    source("shop.B", "@Entity class B { @Id int id; int ignored; }");
    build();
    assertThat(cli.run("-m", "More", "--exclude", "B").err()).isEmpty();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(schema.showCreateTable("B")).doesNotContain("ignored");
    assertThat(schema.showCreateTable("A")).contains("`more` int", "`c_id` int");
    cli.run("check", "--exclude", "B").is(0, "", "entities, migrations and database agree\n");
  }

  @Tag("nightly")
  @Test
  void anEntityOnAViewAsksForNoTable(TestSchema schema) throws SQLException, IOException {
    schema.execute(
        "create table base (id int primary key, n int)",
        "create view v_stat as select id, n from base");
    source("shop.Base", "@Entity @Table(name = \"base\") class Base { @Id int id; Integer n; }");
    source(
        "shop.Stat", "@Entity @Table(name = \"v_stat\") class Stat { @Id int id; Integer n, m; }");
    build();
    cli.run("check")
        .is(
            0,
            "",
            """
            warning: view v_stat has no column m, which an entity maps
            entities, migrations and database agree
            """);
    assertThat(cli.run("-m", "Nothing").err())
        .endsWith("nothing to do: entities and database agree\n");
    assertThat(cli.run("doctor").out())
        .contains("warning  entities    view v_stat has no column m, which an entity maps;");
  }
}
