package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user has who unpacked the archive.
 *
 * @param home what the archive holds
 */
record Installation(Path home) {

  static final String NAME = "autogen-" + Version.current();
  static final Path TARGET = Path.of("target").toAbsolutePath();
  static final String JAVA_HOME = System.getProperty("java.home");
  static final String TOOLS = "/usr/bin:/bin";

  static Installation unpackedIn(Path folder) throws IOException, InterruptedException {
    String archive = TARGET.resolve(NAME + ".tar.gz").toString();
    ProgramRun tar = ProgramRun.of(folder, Map.of("PATH", TOOLS), List.of("tar", "-xzf", archive));
    assertThat(tar).isEqualTo(new ProgramRun(0, "", ""));
    return new Installation(folder.resolve(NAME));
  }

  Path program() {
    return home.resolve("bin/autogen");
  }

  /** Runs the program to its end, with these variables alone. */
  ProgramRun run(Path working, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(program().toString()));
    words.addAll(List.of(arguments));
    return ProgramRun.of(working, variables, words);
  }

  /** The variables of the environment that a run needs at least, to add to. */
  static Map<String, String> variables() {
    return new HashMap<>(Map.of("PATH", TOOLS, "JAVA_HOME", JAVA_HOME));
  }

  /** Variables that lead to {@code schema} and to the sample's entities. */
  static Map<String, String> reaching(TestSchema schema) {
    return Map.of(
        "AUTOGEN_URL", schema.jdbcUrl(),
        "AUTOGEN_USER", schema.user(),
        "AUTOGEN_PASSWORD", schema.password(),
        "AUTOGEN_MODELS", Path.of("sample-models").toAbsolutePath().toString());
  }
}
