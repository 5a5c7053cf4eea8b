package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Tab does in zsh. In bash it is tested where the archive is. */
class CompletionIT {

  private static final Path JAR = Path.of("target/autogen.jar").toAbsolutePath();
  private static final Path UNPACKED = Path.of("target/zsh").toAbsolutePath();
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
            .formatted(UNPACKED));
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

  private static Optional<Path> zsh() throws IOException, InterruptedException {
    Path unpacked = UNPACKED.resolve("bin/zsh");
    Optional<Path> installed =
        Stream.of("/usr/bin/zsh", "/bin/zsh").map(Path::of).filter(Files::isExecutable).findFirst();
    if (installed.isEmpty() && !Files.isExecutable(unpacked)) {
      Files.createDirectories(UNPACKED);
      ProgramRun.of(
          UNPACKED,
          TOOLS,
          List.of(
              "sh",
              "-c",
              "apt-get download -o APT::Sandbox::User=root zsh zsh-common"
                  + " && for each in *.deb; do dpkg-deb -x $each .; done"));
    }
    return installed.or(() -> Optional.of(unpacked).filter(Files::isExecutable));
  }
}
