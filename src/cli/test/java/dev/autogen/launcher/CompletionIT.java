package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Tab does in zsh and fish. In bash it is tested where the archive is. */
class CompletionIT {

  private static final Path JAR = Path.of("target/autogen.jar").toAbsolutePath();
  private static final Path UNPACKED = Path.of("target/shells").toAbsolutePath();
  private static final Map<String, String> TOOLS = Map.of("PATH", "/usr/bin:/bin", "TERM", "dumb");

  @TempDir Path folder;

  private String script(String shell) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProgramRun run =
        ProgramRun.of(folder, TOOLS, List.of(java, "-jar", JAR.toString(), "completion", shell));
    assertThat(run.code()).isZero();
    return run.out();
  }

  @Test
  void bothShellsSourceTheSameScript() throws Exception {
    String zsh = script("zsh");
    assertThat(zsh.lines().skip(1)).isEqualTo(script("bash").lines().skip(1).toList());
    assertThat(zsh).contains("compinit", "bashcompinit", "complete -F _complete_autogen");
  }

  /**
   * In a real zsh: the one on the PATH, or Debian's package, unpacked below {@code target}. Where a
   * machine has neither nor can fetch it, there is none to test, and the test above is all there
   * is.
   */
  @Tag("nightly")
  @Test
  void zshCompletesCommandsOptionsAndTheirValues() throws Exception {
    Optional<Path> zsh = zsh();
    if (zsh.isEmpty()) {
      bothShellsSourceTheSameScript();
      return;
    }
    Files.writeString(folder.resolve("completion"), script("zsh"));
    Files.writeString(
        folder.resolve(".zshrc"),
        """
        if [ -d %1$s/usr ]; then
          module_path=(%1$s/usr/lib/*/zsh/*(/))
          fpath=(%1$s/usr/share/zsh/functions/**/*(/) %1$s/usr/share/zsh/functions)
        fi
        unset zle_bracketed_paste
        PS1='here> '
        source ~/completion
        """
            .formatted(UNPACKED.resolve("zsh")));
    Map<String, String> variables =
        Map.of(
            "PATH",
            "/usr/bin:/bin",
            "TERM",
            "dumb",
            "HOME",
            folder.toString(),
            "LC_ALL",
            "C.UTF-8");
    try (Typist typist = new Typist(folder, variables, zsh.get() + " -i")) {
      typist.await("here> ");
      for (String[] typed :
          new String[][] {
            {"autogen downg", "autogen downgrade "},
            {"autogen history --indi", "autogen history --indicate-current "},
            {"autogen check --format js", "autogen check --format json "},
            {"autogen --url jdbc:mysql://h/s upg", "autogen --url jdbc:mysql://h/s upgrade "},
            {"autogen completion z", "autogen completion zsh "}
          }) {
        typist.type(typed[0] + "\t");
        assertThat(typist.await(typed[1])).endsWith(typed[1]);
        typist.type("\025\n");
        typist.await("here> ");
      }
      typist.type("exit\n");
      assertThat(typist.end()).isNotNegative();
    }
  }

  /** In a real fish, as zsh is. */
  @Tag("nightly")
  @Test
  void fishCompletesCommandsOptionsAndTheirValues() throws Exception {
    String script = script("fish");
    assertThat(script).contains("complete -c autogen", "-a upgrade -d 'Run the migrations");
    Optional<Path> fish = shell("fish", "fish", "fish-common", "libpcre2-32-0");
    if (fish.isEmpty()) {
      return;
    }
    Files.writeString(folder.resolve("completion"), script);
    Path unpacked = UNPACKED.resolve("fish");
    Map<String, String> variables =
        Map.of(
            "PATH",
            "/usr/bin:/bin",
            "HOME",
            folder.toString(),
            "LC_ALL",
            "C.UTF-8",
            "LD_LIBRARY_PATH",
            unpacked.resolve("usr/lib/x86_64-linux-gnu").toString());
    for (String[] typed :
        new String[][] {
          {"autogen downg", "downgrade"},
          {"autogen history --indi", "--indicate-current"},
          {"autogen check --format js", "json"},
          {"autogen --url jdbc:mysql://h/s upg", "upgrade"},
          {"autogen completion z", "zsh"},
          {"autogen dev res", "reset"}
        }) {
      ProgramRun run =
          ProgramRun.of(
              folder,
              variables,
              List.of(
                  fish.get().toString(),
                  "-c",
                  "set fish_function_path %s/usr/share/fish/functions /usr/share/fish/functions;"
                          .formatted(unpacked)
                      + " source completion; complete -C '%s'".formatted(typed[0])));
      assertThat(run.out().lines().map(line -> line.replaceFirst("\t.*", "")))
          .as(typed[0] + " " + run.err())
          .containsExactly(typed[1]);
    }
  }

  private static Optional<Path> zsh() throws IOException, InterruptedException {
    return shell("zsh", "zsh", "zsh-common");
  }

  private static Optional<Path> shell(String name, String... packages)
      throws IOException, InterruptedException {
    Path folder = UNPACKED.resolve(name);
    Optional<Path> installed = executable("/usr/bin/" + name).or(() -> executable("/bin/" + name));
    if (installed.isEmpty() && unpacked(folder, name).isEmpty()) {
      Files.createDirectories(folder);
      ProgramRun.of(
          folder,
          TOOLS,
          List.of(
              "sh",
              "-c",
              "apt-get download -o APT::Sandbox::User=root "
                  + String.join(" ", packages)
                  + " && for each in *.deb; do dpkg-deb -x $each .; done"));
    }
    return installed.or(() -> unpacked(folder, name));
  }

  private static Optional<Path> unpacked(Path folder, String name) {
    return executable(folder + "/bin/" + name).or(() -> executable(folder + "/usr/bin/" + name));
  }

  private static Optional<Path> executable(String file) {
    return Optional.of(Path.of(file)).filter(Files::isExecutable);
  }
}
