package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The steps of the workflow that {@code init} writes, run in a fresh clone as GitHub would: on a
 * pull request to a branch that has one migration.
 */
@OnMySql
@Tag("nightly")
class WorkflowIT {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();
  private static final Path SHOP = REPOSITORY.resolve("src/cli/test/resources/projects/shop");
  private static final String FIRST = "generated-migrations/R20261101_090000_AddCustomers.java";
  private static final String SECOND = "generated-migrations/R20261102_100000_AddProducts.java";
  private static final String JAR = REPOSITORY.resolve("target/autogen.jar").toString();

  @TempDir Path folder;

  private final Map<String, String> variables = new TreeMap<>();

  @BeforeEach
  void base(TestSchema schema) throws Exception {
    variables.put("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin");
    variables.put("HOME", folder.toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("AUTOGEN_JAR", JAR);
    variables.put("AUTOGEN_URL", schema.jdbcUrl());
    variables.put("AUTOGEN_USER", schema.user());
    variables.put("AUTOGEN_PASSWORD", schema.password());
    Path origin = Files.createDirectory(folder.resolve("origin"));
    copy("src/main/java/shop/Customer.java", origin);
    copy(FIRST, origin);
    shell(origin, "git init -q -b main . && java -jar $AUTOGEN_JAR init --ci github");
    commit(origin, "Begin");
    shell(origin, "git checkout -q -b change");
  }

  private static void copy(String file, Path to) throws IOException {
    Files.createDirectories(to.resolve(file).getParent());
    Files.copy(SHOP.resolve(file), to.resolve(file));
  }

  private void commit(Path origin, String message) throws Exception {
    shell(
        origin,
        "git add -A && git -c user.name=a -c user.email=a@b commit -q -m '" + message + "'");
  }

  private void shell(Path in, String command) throws Exception {
    ProgramRun run = ProgramRun.of(in, variables, List.of("/bin/bash", "-c", command));
    assertThat(run.code()).as(command + "\n" + run.out() + run.err()).isZero();
  }

  /** Runs the steps up to the first that fails; their outcomes. */
  private List<ProgramRun> checked() throws Exception {
    shell(folder, "git clone -q --depth=1 --branch change file://$PWD/origin checkout");
    Path checkout = folder.resolve("checkout");
    variables.put("GITHUB_ACTIONS", "true");
    variables.put("GITHUB_BASE_REF", "main");
    variables.put("GITHUB_WORKSPACE", checkout.toString());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    variables.put("RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
    Map<String, Map<String, Map<String, List<Map<String, Object>>>>> workflow =
        new Yaml().load(Files.readString(checkout.resolve(".github/workflows/autogen.yml")));
    List<ProgramRun> runs = new ArrayList<>();
    for (Map<String, Object> step : workflow.get("jobs").get("check").get("steps")) {
      boolean isWanted = !step.containsKey("if") || Files.exists(checkout.resolve("review.html"));
      if (isWanted && step.get("run") instanceof String script) {
        ProgramRun run =
            ProgramRun.of(checkout, variables, List.of("/bin/bash", "-e", "-c", script));
        runs.add(run);
        if (run.code() != 0) {
          break;
        }
      }
    }
    return runs;
  }

  @Test
  void whatAgreesPassesAndIsReviewed() throws Exception {
    Path origin = folder.resolve("origin");
    copy(SECOND, origin);
    Files.writeString(
        origin.resolve("src/main/java/shop/Product.java"),
        Files.readString(SHOP.resolve("src/main/java/shop/Product.java"))
            .replaceAll("(?m)^.*price;\n", "")
            .replaceAll("(?m)^.*scale.*\n", ""));
    commit(origin, "Add products");

    List<ProgramRun> runs = checked();

    assertThat(runs)
        .hasSize(5)
        .allSatisfy(run -> assertThat(run.code()).as(run.out() + run.err()).isZero());
    String page = Files.readString(folder.resolve("checkout/review.html"));
    assertThat(page)
        .contains("Review of 58b3e6c41f20 Add products", "<td class=\"new\"><ins>CREATE TABLE")
        .doesNotContain("Revision <code>1f0c2a9b7d35");
    assertThat(Files.readString(folder.resolve("summary.md")))
        .isEqualTo(
            """
            ### autogen review

            Nothing was found.

            ### autogen lint

            Nothing was found.

            ### autogen check

            Nothing was found.

            """);
    assertThat(Files.readString(folder.resolve("checkout/sarif/lint.sarif"))).contains("2.1.0");
  }

  @Test
  void aMigrationThatIsMissingFailsAtTheLineOfItsEntity() throws Exception {
    Path origin = folder.resolve("origin");
    copy("src/main/java/shop/Product.java", origin);
    commit(origin, "Map products");

    List<ProgramRun> runs = checked();

    assertThat(runs).extracting(ProgramRun::code).containsExactly(0, 0, 0, 1);
    assertThat(runs.get(3).err())
        .contains("::error file=src/main/java/shop/Product.java,line=", "title=autogen check");
    assertThat(Files.readString(folder.resolve("summary.md"))).contains("❌ error | missing");
    assertThat(folder.resolve("checkout/review.html")).doesNotExist();
  }
}
