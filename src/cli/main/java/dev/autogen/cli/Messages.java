package dev.autogen.cli;

import java.io.PrintWriter;

/**
 * What is told beside results: to the person at the keyboard, or to a program that runs autogen.
 */
public interface Messages {

  /** A line of progress, or a remark. */
  void say(String line);

  /** Something that does not stop the command, and should be looked at. */
  void warn(String line);

  /** Why the command did not do what it should: the last there is of it. */
  void fail(String sentence);

  /** Where what has another form goes, such as a stack trace. */
  PrintWriter writer();

  /** On standard error, or what stands for it. */
  static Messages on(PrintWriter writer) {
    return new Messages() {
      @Override
      public void say(String line) {
        writer.println(line);
      }

      @Override
      public void warn(String line) {
        writer.println("warning: " + line);
      }

      @Override
      public void fail(String sentence) {
        writer.println("error: " + sentence);
      }

      @Override
      public PrintWriter writer() {
        return writer;
      }
    };
  }
}
