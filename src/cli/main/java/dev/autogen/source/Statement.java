package dev.autogen.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One statement of a body: calls chained to a receiver, such as {@code t.column("id",
 * "bigint").notNull()}.
 *
 * @param comments the lines to stand above it, as plain text
 */
record Statement(List<String> comments, String receiver, List<Call> calls) {

  Statement {
    comments = List.copyOf(comments);
    calls = List.copyOf(calls);
  }

  static Statement of(String receiver, Call... calls) {
    return new Statement(List.of(), receiver, List.of(calls));
  }

  Statement withComments(List<String> newComments) {
    return new Statement(newComments, receiver, calls);
  }

  /** About how much of a class file it takes: calls and their arguments, all levels counted. */
  int weight() {
    return calls.stream().mapToInt(Call::weight).sum();
  }

  /** A call. */
  record Call(String method, List<Argument> arguments) {

    Call {
      arguments = List.copyOf(arguments);
    }

    /** A call with texts for arguments. */
    static Call of(String method, String... texts) {
      return new Call(method, Arrays.stream(texts).<Argument>map(Argument.Text::new).toList());
    }

    Call with(Argument argument) {
      List<Argument> all = new ArrayList<>(arguments);
      all.add(argument);
      return new Call(method, all);
    }

    int weight() {
      return 1 + arguments.stream().mapToInt(Argument::weight).sum();
    }
  }

  /** What stands between the parentheses of a call. */
  sealed interface Argument {

    default int weight() {
      return 1;
    }

    /** A string. */
    record Text(String value) implements Argument {}

    /** A number or a constant, as it is written. */
    record Code(String java) implements Argument {}

    /** A lambda with a body: {@code t -> { … }}. */
    record Block(Body body) implements Argument {
      @Override
      public int weight() {
        return 4 + body.weight();
      }
    }
  }
}
