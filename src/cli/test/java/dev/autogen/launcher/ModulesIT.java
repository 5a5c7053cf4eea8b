package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of the modules as those use them who are outside. */
class ModulesIT {

  private static final Path MODEL = jar("model");
  private static final Path RUN = jar("run");

  @TempDir Path folder;

  private static Path jar(String module) {
    String name = "autogen-" + module + "-" + Version.current() + ".jar";
    return Path.of("src", module, "target", name).toAbsolutePath();
  }

  private static Path classGraph() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith("classgraph-"))
        .findFirst()
        .orElseThrow();
  }

  private String compiled(List<String> options, String... files) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-proc:none", "-d", folder.resolve("out").toString()));
    for (int i = 0; i < files.length; i += 2) {
      Path file = folder.resolve(files[i]);
      Files.createDirectories(file.getParent());
      Files.writeString(file, files[i + 1]);
      arguments.add(file.toString());
    }
    StringWriter said = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var sources =
        compiler
            .getStandardFileManager(null, null, null)
            .getJavaFileObjects(
                arguments.stream().filter(a -> a.endsWith(".java")).toArray(String[]::new));
    compiler
        .getTask(
            said,
            null,
            null,
            arguments.stream().filter(a -> !a.endsWith(".java")).toList(),
            null,
            sources)
        .call();
    return said.toString();
  }

  @Test
  void aMigrationAndAHookNeedTheModelAlone() throws IOException {
    assertThat(Files.size(MODEL)).isLessThan(400_000);
    assertThat(
            compiled(
                List.of("-classpath", MODEL.toString()),
                "R1.java",
                """
                import dev.autogen.migration.*;

                @Revision(id = "aaaa", created = "2026-11-22T09:14:07Z")
                public final class R1 implements Migration {
                  public void upgrade(Operations op) {
                    op.createTable("a", t -> t.column("id", "bigint").notNull());
                  }
                  public void downgrade(Operations op) {
                    op.dropTable("a");
                  }
                }
                """,
                "Mine.java",
                """
                public final class Mine implements dev.autogen.hook.NameFilter {
                  public boolean includesTable(String table) {
                    return !table.startsWith("tmp_");
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void anApplicationOnTheModulePathSeesWhatIsMeantForIt() throws IOException {
    assertThat(Files.size(MODEL) + Files.size(RUN) + Files.size(classGraph()))
        .isLessThan(1_820_000L);
    List<String> path =
        List.of(
            "--module-path", MODEL + File.pathSeparator + RUN + File.pathSeparator + classGraph());
    String module = "module shop { requires dev.autogen.run; }";
    assertThat(
            compiled(
                path,
                "module-info.java",
                module,
                "shop/Start.java",
                """
                package shop;
                class Start {
                  void start(javax.sql.DataSource source) throws Exception {
                    dev.autogen.Autogen.configure().dataSource(source).packages("shop").upgrade();
                  }
                }
                """))
        .isEmpty();
    assertThat(
            compiled(
                path,
                "module-info.java",
                module,
                "shop/Start.java",
                "package shop; class Start { dev.autogen.mysql.Session inside; }"))
        .contains("package dev.autogen.mysql is not visible");
  }

  @Test
  void aClassPathOfTwoVersionsIsTold() throws Exception {
    Path older = folder.resolve("older.jar");
    try (JarFile jar = new JarFile(MODEL.toFile())) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "0.0.9");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(older), manifest)) {
        for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          out.write(jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    String path = older + File.pathSeparator + RUN + File.pathSeparator + classGraph();
    assertThat(
            compiled(
                List.of("-classpath", path),
                "Start.java",
                """
                class Start {
                  public static void main(String... arguments) {
                    dev.autogen.Autogen.configure().packages("shop").pending();
                  }
                }
                """))
        .isEmpty();
    ProgramRun run =
        ProgramRun.of(
            folder,
            Map.of(),
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                path + File.pathSeparator + folder.resolve("out"),
                "Start"));
    assertThat(run.err())
        .contains(
            "the class path has autogen "
                + Version.current()
                + " and, in autogen-model, autogen 0.0.9");
  }
}
