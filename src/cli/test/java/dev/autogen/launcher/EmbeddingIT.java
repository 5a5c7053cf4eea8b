package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which applications are shipped that run their migrations at their start. */
@OnMySql
class EmbeddingIT {

  private static final String START =
      """
      package shop;

      public final class Start {
        public static void main(String... of) {
          System.out.println(
              dev.autogen.Autogen.configure()
                  .url(of[0], of[1], of[2])
                  .packages("shop.migrations", "orders.migrations")
                  .upgrade()
                  .ids());
          try {
            java.nio.file.Path here = java.nio.file.Path.of(of[3]);
            dev.autogen.Autogen.configure()
                .url(of[0], of[1], of[2])
                .folder(here, here.resolve("cache"))
                .pending();
          } catch (dev.autogen.error.AutogenException e) {
            System.out.println(e.getMessage() + " / " + e.remedy());
          }
        }
      }
      """;

  @TempDir Path folder;

  /** Spring Boot's form, with a module of its own, on a Java that is as small as can be. */
  @Tag("nightly")
  @Test
  void anExecutableJarNeedsNoCompiler(TestSchema schema) throws Exception {
    compile(
        "app", "shop/Start.java", START, "shop/migrations/R1.java", migration("shop", "aaaa", ""));
    compile("module", "orders/migrations/R2.java", migration("orders", "bbbb", "aaaa"));
    Path module = folder.resolve("orders.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(module))) {
      addAll(jar, "", folder.resolve("module"));
    }
    Path application = folder.resolve("app.jar");
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(application), bootManifest())) {
      try (JarFile loader = new JarFile(library("spring-boot-loader-").toFile())) {
        for (var entry : loader.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
          jar.putNextEntry(new ZipEntry(entry.getName()));
          jar.write(loader.getInputStream(entry).readAllBytes());
        }
      }
      for (String directory : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
        jar.putNextEntry(new ZipEntry(directory));
      }
      addAll(jar, "BOOT-INF/classes/", folder.resolve("app"));
      for (Path library :
          List.of(
              jar("model"),
              jar("run"),
              library("classgraph-"),
              library("mysql-connector-j-"),
              module)) {
        stored(jar, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }
    Path java = runtime();
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(sources.resolve("R1.java"), migration("", "aaaa", ""));
    ProgramRun run =
        ProgramRun.of(
            folder,
            Map.of(),
            List.of(
                java.toString(),
                "-jar",
                application.toString(),
                schema.jdbcUrl(),
                schema.user(),
                schema.password(),
                sources.toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            "[aaaa, bbbb]\nthe Java in "
                + folder.resolve("java")
                + " has no compiler for migrations / run autogen with a JDK of 17 or later, or"
                + " compile the migrations with your project\n");
  }

  private static String migration(String root, String id, String parent) {
    return """
        %simport dev.autogen.migration.*;

        @Revision(id = "%s"%s, created = "2026-11-22T09:14:07Z")
        public final class R%s implements Migration {
          public void upgrade(Operations op) {
            op.createTable("t%s", t -> t.column("id", "bigint").notNull());
          }
          public void downgrade(Operations op) {
            op.dropTable("t%s");
          }
        }
        """
        .formatted(
            root.isEmpty() ? "" : "package " + root + ".migrations;\n\n",
            id,
            parent.isEmpty() ? "" : ", parent = \"" + parent + "\"",
            id.equals("aaaa") ? "1" : "2",
            id,
            id);
  }

  private void compile(String into, String... files) throws IOException {
    compile(List.of("-classpath", jar("model") + File.pathSeparator + jar("run")), into, files);
  }

  private void compile(List<String> path, String into, String... files) throws IOException {
    List<String> arguments = new ArrayList<>(path);
    arguments.addAll(
        List.of("--release", "17", "-proc:none", "-d", folder.resolve(into).toString()));
    for (int i = 0; i < files.length; i += 2) {
      Path file = folder.resolve("of-" + into).resolve(files[i]);
      Files.createDirectories(file.getParent());
      Files.writeString(file, files[i + 1]);
      arguments.add(file.toString());
    }
    run("javac", arguments);
  }

  private static void run(String tool, List<String> arguments) {
    int code =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(new String[0]));
    assertThat(code).as(tool).isZero();
  }

  /** A Java with what a driver and autogen need, and without a compiler. */
  private Path runtime() {
    Path home = folder.resolve("java");
    run(
        "jlink",
        List.of(
            "--add-modules",
            "java.sql,java.naming,java.management,jdk.unsupported,jdk.crypto.ec",
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            home.toString()));
    return home.resolve("bin/java");
  }

  private static Manifest bootManifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    manifest.getMainAttributes().putValue("Start-Class", "shop.Start");
    manifest.getMainAttributes().putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    manifest.getMainAttributes().putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    return manifest;
  }

  private static void addAll(JarOutputStream jar, String prefix, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new ZipEntry(prefix + classes.relativize(file)));
        Files.copy(file, (OutputStream) jar);
      }
    }
  }

  /** As Spring Boot's loader wants a library: not compressed. */
  private static void stored(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    jar.putNextEntry(entry);
    jar.write(bytes);
  }

  private static Path jar(String module) {
    String name = "autogen-" + module + "-" + Version.current() + ".jar";
    return Path.of("src", module, "target", name).toAbsolutePath();
  }

  private static Path library(String start) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  /** Each of its parts a module: the application opens its migrations to autogen. */
  @Test
  void anApplicationOfModulesOpensItsMigrations(TestSchema schema) throws Exception {
    compile(
        List.of(
            "--module-path",
            String.join(
                File.pathSeparator,
                Stream.of(
                        jar("model"),
                        jar("run"),
                        library("classgraph-"),
                        library("mysql-connector-j-"))
                    .map(Path::toString)
                    .toList())),
        "app",
        "module-info.java",
        "module shop { requires dev.autogen.run; requires mysql.connector.j; opens shop.migrations; }",
        "shop/Start.java",
        START.replace(", \"orders.migrations\"", ""),
        "shop/migrations/R1.java",
        migration("shop", "aaaa", ""));
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(sources.resolve("R1.java"), migration("", "aaaa", ""));
    ProgramRun run =
        ProgramRun.of(
            folder,
            Map.of(),
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "--module-path",
                String.join(
                    File.pathSeparator,
                    Stream.of(
                            folder.resolve("app"),
                            jar("model"),
                            jar("run"),
                            library("classgraph-"),
                            library("mysql-connector-j-"))
                        .map(Path::toString)
                        .toList()),
                "-m",
                "shop/shop.Start",
                schema.jdbcUrl(),
                schema.user(),
                schema.password(),
                sources.toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("[aaaa]\n");
  }
}
