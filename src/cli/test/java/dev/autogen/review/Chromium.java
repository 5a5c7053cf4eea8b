package dev.autogen.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Chromium of this machine. */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  /** How it is started. */
  static List<String> program() {
    for (String name : NAMES) {
      for (String folder : System.getenv("PATH").split(":", -1)) {
        if (Files.isExecutable(Path.of(folder, name))) {
          return List.of(Path.of(folder, name).toString());
        }
      }
    }
    throw new AssertionError(
        "there is no Chromium here to look at the page with: install "
            + String.join(" or ", Stream.of(NAMES.get(0), NAMES.get(1)).toList()));
  }
}
