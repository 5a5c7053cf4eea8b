package dev.autogen.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the program starts when a build tool runs it in a process of its own: everything comes on
 * standard output in UTF-8, a line at a time, and the first character of each says what it is.
 */
public final class TaggedMain {

  /** What a line is. */
  public enum Tag {
    /** A part of the result. */
    RESULT('r'),
    /** Progress, a remark, or what code of the project prints. */
    REMARK('s'),
    /** What does not stop the command, and should be looked at. */
    WARNING('w'),
    /** Why the command did not do what it should. */
    ERROR('e');

    private final char letter;

    Tag(char letter) {
      this.letter = letter;
    }

    /** The first character of such a line. */
    public char letter() {
      return letter;
    }
  }

  private TaggedMain() {}

  public static void main(String[] arguments) {
    PrintStream all = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    PrintWriter results = writer(all, Tag.RESULT);
    PrintWriter remarks = writer(all, Tag.REMARK);
    PrintWriter warnings = writer(all, Tag.WARNING);
    PrintWriter errors = writer(all, Tag.ERROR);
    PrintStream others =
        new PrintStream(new TaggedLines(all, Tag.REMARK), true, StandardCharsets.UTF_8);
    System.setOut(others);
    System.setErr(others);
    Messages messages =
        new Messages() {
          @Override
          public void say(String line) {
            remarks.println(line);
          }

          @Override
          public void warn(String line) {
            warnings.println(line);
          }

          @Override
          public void fail(String sentence) {
            errors.println(sentence);
          }

          @Override
          public PrintWriter writer() {
            return remarks;
          }
        };
    Main.run(new Terminal(results, messages, new PasswordPrompt(remarks)), arguments);
  }

  private static PrintWriter writer(PrintStream all, Tag tag) {
    return new PrintWriter(
        new OutputStreamWriter(new TaggedLines(all, tag), StandardCharsets.UTF_8), true);
  }

  /** Hands lines on whole, each with its tag. */
  private static final class TaggedLines extends OutputStream {

    private final PrintStream all;
    private final Tag tag;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    TaggedLines(PrintStream all, Tag tag) {
      this.all = all;
      this.tag = tag;
    }

    @Override
    public synchronized void write(int octet) {
      if (octet != '\n') {
        line.write(octet);
        return;
      }
      synchronized (all) {
        all.write(tag.letter());
        all.writeBytes(line.toByteArray());
        all.write('\n');
        all.flush();
      }
      line.reset();
    }
  }
}
