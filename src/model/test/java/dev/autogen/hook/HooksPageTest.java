package dev.autogen.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page of hooks compile. */
class HooksPageTest {

  private static final Pattern CLASS =
      Pattern.compile("(?s)```java\\n(.*?public final class (\\w+) .*?)```");

  @TempDir Path folder;

  @Test
  void everyExampleCompiles() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
    Matcher example = CLASS.matcher(Files.readString(Path.of("src/site/markdown/hooks.md")));
    while (example.find()) {
      Path file = folder.resolve(example.group(2) + ".java");
      Files.writeString(file, example.group(1));
      arguments.add(file.toString());
    }
    assertThat(arguments).hasSize(4 + 6);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
  }
}
