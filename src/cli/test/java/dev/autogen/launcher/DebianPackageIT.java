package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, unpacked as dpkg does it. */
@Tag("nightly")
class DebianPackageIT {

  private static final Path FILE = Path.of("target", "jpa-autogen_0.1.0.deb").toAbsolutePath();

  @TempDir Path root;

  private static String run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  @Test
  void theProgramRunsUnderANameThatNobodyElseHas() throws Exception {
    run(root, "dpkg-deb", "-x", FILE.toString(), ".");
    assertThat(run(root, root.resolve("usr/bin/jpa-autogen").toString(), "--version"))
        .startsWith("autogen 0.1.0");
    assertThat(root.resolve("usr/bin/autogen")).doesNotExist();
    assertThat(root.resolve("usr/share/jpa-autogen/LICENSE")).exists();
    assertThat(run(root, "dpkg-deb", "-f", FILE.toString(), "Package", "Version", "Depends"))
        .isEqualTo(
            """
            Package: jpa-autogen
            Version: 0.1.0
            Depends: java17-runtime-headless | java-runtime-headless (>= 17)""");
  }

  @Test
  void theShortNameIsTakenOnlyWhereItIsFree() throws Exception {
    run(root, "dpkg-deb", "-e", FILE.toString(), "control");
    Files.createDirectories(root.resolve("usr/bin"));
    Path name = root.resolve("usr/bin/autogen");
    script("postinst", "configure");
    assertThat(Files.readSymbolicLink(name)).isEqualTo(Path.of("jpa-autogen"));
    script("prerm", "remove");
    assertThat(Files.isSymbolicLink(name)).isFalse();
    Files.writeString(name, "GNU AutoGen");
    script("postinst", "configure");
    script("prerm", "remove");
    assertThat(name).hasContent("GNU AutoGen");
  }

  /** Runs a script of the package as if {@code root} was the root of the system. */
  private void script(String name, String argument) throws Exception {
    String text = Files.readString(root.resolve("control").resolve(name));
    Path moved = root.resolve(name);
    write(moved, text.replace("/usr/bin", root.resolve("usr/bin").toString()));
    run(root, "sh", moved.toString(), argument);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }
}
