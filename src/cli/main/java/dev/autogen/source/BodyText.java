package dev.autogen.source;

import com.palantir.javapoet.CodeBlock;
import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bodies as code in the form a person would type: one chain of calls a line, however long, and a
 * long text in pieces below each other.
 */
final class BodyText {

  /** The longest string a class file holds is 65,535 bytes; a longer one is joined when it runs. */
  private static final int LONGEST_CONSTANT = 20_000;

  private BodyText() {}

  /**
   * The statements of a body, a line feed behind each.
   *
   * @param column where its lines begin, to which comments are wrapped
   */
  static CodeBlock of(Body body, int column) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Statement statement : body.statements()) {
      for (String comment : statement.comments()) {
        Prose.lineComment(comment, column).forEach(line -> code.add("$L\n", line));
      }
      code.add("$L", statement.receiver());
      statement.calls().forEach(call -> code.add(call(call, column)));
      code.add(";\n");
    }
    return code.build();
  }

  private static CodeBlock call(Call call, int column) {
    List<CodeBlock> arguments =
        call.arguments().stream().map(argument -> argument(argument, column)).toList();
    return CodeBlock.of(".$L($L)", call.method(), CodeBlock.join(arguments, ", "));
  }

  private static CodeBlock argument(Argument argument, int column) {
    if (argument instanceof Argument.Text text) {
      return isJoined(text.value()) ? joined(text.value()) : text(text.value());
    } else if (argument instanceof Argument.Block block) {
      return block(block.body(), column);
    }
    return CodeBlock.of("$L", ((Argument.Code) argument).java());
  }

  private static CodeBlock block(Body body, int column) {
    return body.statements().isEmpty()
        ? CodeBlock.of("$L -> {}", body.name())
        : CodeBlock.builder()
            .add("$L -> {\n", body.name())
            .indent()
            .add(of(body, column + 2))
            .unindent()
            .add("}")
            .build();
  }

  private static CodeBlock text(String value) {
    return CodeBlock.of("$>$>$L$<$<", String.join("\n+ ", Literal.pieces(value)));
  }

  private static CodeBlock joined(String value) {
    List<CodeBlock> parts = new ArrayList<>();
    parts.add(text(""));
    for (int from = 0; from < value.length(); ) {
      int to = Math.min(from + LONGEST_CONSTANT, value.length());
      if (to < value.length() && Character.isLowSurrogate(value.charAt(to))) {
        to--;
      }
      parts.add(text(value.substring(from, to)));
      from = to;
    }
    return CodeBlock.of("String.join($L)", CodeBlock.join(parts, ",\n"));
  }

  private static boolean isJoined(String value) {
    return value.length() > LONGEST_CONSTANT
        && value.getBytes(StandardCharsets.UTF_8).length > 3 * LONGEST_CONSTANT;
  }

  /** One attribute of an annotation; an array where it has not one value. */
  record Attribute(String name, List<String> values) {

    private String text() {
      return values.size() == 1
          ? name + " = " + String.join("\n        + ", Literal.pieces(values.get(0)))
          : name + " = {" + String.join(", ", values.stream().map(Literal::of).toList()) + "}";
    }
  }

  /** An annotation, an attribute a line. */
  static String annotation(String type, List<Attribute> attributes) {
    return "@"
        + type
        + "(\n    "
        + String.join(",\n    ", attributes.stream().map(Attribute::text).toList())
        + ")";
  }
}
