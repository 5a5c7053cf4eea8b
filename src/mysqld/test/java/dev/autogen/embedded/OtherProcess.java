package dev.autogen.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another Java that opens a development server, says its process number, and waits. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final long serverPid;

  private OtherProcess(Process process, long serverPid) {
    this.process = process;
    this.serverPid = serverPid;
  }

  static OtherProcess open(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-XX:TieredStopAtLevel=1",
                    OtherProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    return new OtherProcess(process, Long.parseLong(said.readLine()));
  }

  long serverPid() {
    return serverPid;
  }

  /** As {@code kill -9}: it closes nothing. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it close its development server and end. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  public static void main(String[] arguments) throws IOException {
    MySqlSearch search = MySqlSearch.of(System.getenv(), line -> {});
    try (DevelopmentServer opened = DevelopmentServer.open(Path.of(arguments[0]), search::newest)) {
      System.out.println(opened.server().pid());
      System.in.read();
    }
  }
}
