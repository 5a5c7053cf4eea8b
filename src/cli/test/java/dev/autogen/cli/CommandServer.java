package dev.autogen.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Stands in for the program {@code autogen} in a shell script, without the start of a Java for each
 * command: a small program hands its words, its variables and its input over to this one, and
 * prints what comes back. What the two print, and in which order, is the same.
 */
final class CommandServer implements AutoCloseable {

  private static final String CLIENT =
      """
      #!/bin/bash
      exec 3<>/dev/tcp/127.0.0.1/%d || exit 2
      { printf '%%s\\0' "$PWD" "$(cat)" "$#" "$@"; env -0; printf '\\0'; } >&3
      while IFS= read -r line <&3; do
        case $line in
          1*) printf '%%s\\n' "${line#1}" ;;
          2*) printf '%%s\\n' "${line#2}" >&2 ;;
          *) exit "${line#x}" ;;
        esac
      done
      """;

  private final ServerSocket socket;
  private final Function<Request, Environment> environments;

  /** What a command takes from outside; its terminal is in {@code terminal}. */
  record Request(Path working, Map<String, String> variables, Terminal terminal) {}

  /**
   * A server.
   *
   * @param environments gives what a command sees, its clock and its ids
   */
  CommandServer(Function<Request, Environment> environments) throws IOException {
    this.environments = environments;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "commands");
    thread.setDaemon(true);
    thread.start();
  }

  /** Writes the program that hands over. */
  void install(Path program) throws IOException {
    Files.writeString(program, CLIENT.formatted(socket.getLocalPort()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void serve() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> answer(client), "command");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed: there are no more commands.
      return;
    }
  }

  private void answer(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream()) {
      Path working = Path.of(word(in));
      String input = word(in);
      String[] words = new String[Integer.parseInt(word(in))];
      for (int i = 0; i < words.length; i++) {
        words[i] = word(in);
      }
      Map<String, String> variables = new HashMap<>();
      for (String entry = word(in); !entry.isEmpty(); entry = word(in)) {
        variables.put(entry.replaceFirst("(?s)=.*", ""), entry.replaceFirst("(?s)^[^=]*=", ""));
      }
      try (PrintWriter results = new PrintWriter(new Lined('1', out), true);
          PrintWriter remarks = new PrintWriter(new Lined('2', out), true)) {
        Terminal terminal =
            new Terminal(results, remarks, () -> input.lines().findFirst().orElse(""));
        int code =
            InProcess.run(environments.apply(new Request(working, variables, terminal)), words);
        results.close();
        remarks.close();
        out.write(("x" + code + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(InputStream in) throws IOException {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    for (int b = in.read(); b > 0; b = in.read()) {
      word.write(b);
    }
    return word.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Sends whole lines, each with a mark in front that says where it belongs. */
  private static final class Lined extends Writer {

    private final char mark;
    private final OutputStream out;
    private final List<String> ready = new ArrayList<>();
    private final StringWriter line = new StringWriter();

    Lined(char mark, OutputStream out) {
      this.mark = mark;
      this.out = out;
    }

    @Override
    public void write(char[] characters, int from, int count) {
      for (int i = from; i < from + count; i++) {
        if (characters[i] == '\n') {
          ready.add(line.toString());
          line.getBuffer().setLength(0);
        } else {
          line.write(characters[i]);
        }
      }
    }

    @Override
    public void flush() throws IOException {
      synchronized (out) {
        for (String text : ready) {
          out.write((mark + text + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      ready.clear();
    }

    @Override
    public void close() throws IOException {
      if (line.getBuffer().length() > 0) {
        write(new char[] {'\n'}, 0, 1);
      }
      flush();
    }
  }
}
