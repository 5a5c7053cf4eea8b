package dev.autogen.source;

import dev.autogen.source.Layout.Fill;
import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements as Java text, broken into lines where google-java-format breaks them. Each method here
 * opens the levels that the method of google-java-format's JavaInputAstVisitor named with it opens.
 */
final class Sentences {

  /** The longest string a class file holds is 65,535 bytes; a longer one is joined when it runs. */
  private static final int LONGEST_CONSTANT = 20_000;

  private static final Pattern FORMAT_SPECIFIER = Pattern.compile("%|\\{[0-9]\\}");

  private final Layout layout = new Layout();
  private int indent;

  private Sentences(int indent) {
    this.indent = indent;
  }

  /** The statements of a body at column {@code indent}, the later lines indented within it. */
  static String of(List<Statement> statements, int indent) {
    List<String> lines = new ArrayList<>();
    for (Statement statement : statements) {
      Sentences sentences = new Sentences(indent);
      sentences.statement(statement);
      lines.add(sentences.layout.render(indent));
    }
    return String.join("\n", lines);
  }

  /** An annotation at the beginning of a line (visitAnnotation). */
  static String annotation(String type, List<Attribute> attributes) {
    Sentences sentences = new Sentences(0);
    sentences.visitAnnotation(type, attributes);
    return sentences.layout.render(0);
  }

  /** One attribute of an annotation; an array where it has not one value. */
  record Attribute(String name, List<String> values) {
    boolean isArray() {
      return values.size() != 1;
    }
  }

  private void statement(Statement statement) {
    for (String comment : statement.comments()) {
      for (String line : Prose.lineComment(comment, indent)) {
        layout.text(line).forcedBreak();
      }
    }
    visitDot(statement.receiver(), statement.calls());
    layout.text(";");
  }

  private void visitDot(String receiver, List<Call> calls) {
    layout.open(4);
    boolean chain = calls.size() > 1;
    if (!chain) {
      layout.open(0);
    }
    layout.text(receiver);
    // A receiver of up to four letters keeps its first call on its line.
    boolean mayBreak = receiver.length() > 4 || !chain;
    for (Call call : calls) {
      if (mayBreak) {
        layout.breakOp(chain ? Fill.UNIFIED : Fill.INDEPENDENT, "");
      }
      mayBreak = true;
      layout.text("." + call.method());
      if (!chain) {
        layout.close();
      }
      addArguments(call.arguments(), chain ? 4 : 0);
    }
    layout.close();
  }

  private void addArguments(List<Argument> arguments, int plusIndent) {
    layout.open(plusIndent).text("(");
    if (isFormatMethod(arguments)) {
      layout.breakOp(Fill.UNIFIED, "").open(0);
      argument(arguments.get(0));
      layout.text(",").breakOp(Fill.UNIFIED, " ").open(0);
      argList(arguments.subList(1, arguments.size()));
      layout.close().close();
    } else if (!arguments.isEmpty()) {
      layout.breakOp(Fill.UNIFIED, "");
      argList(arguments);
    }
    layout.text(")").close();
  }

  /** A first argument that looks like a format keeps a line of its own. */
  private static boolean isFormatMethod(List<Argument> arguments) {
    return arguments.size() > 1
        && arguments.get(0) instanceof Argument.Text text
        && !isJoined(text.value())
        && Literal.pieces(text.value()).stream()
            .anyMatch(piece -> FORMAT_SPECIFIER.matcher(piece).find());
  }

  private void argList(List<Argument> arguments) {
    layout.open(0);
    Fill fill =
        fill(arguments.stream().flatMap(a -> sources(a).stream()).toList(), arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        layout.text(",").breakOp(fill, " ");
      }
      argument(arguments.get(i));
    }
    layout.close();
  }

  /** Items of fewer than ten characters fill their lines (hasOnlyShortItems). */
  private static Fill fill(List<String> sources, int items) {
    boolean shortOnly = sources.size() == items && sources.stream().allMatch(s -> s.length() < 10);
    return shortOnly ? Fill.INDEPENDENT : Fill.UNIFIED;
  }

  private static List<String> sources(Argument argument) {
    if (argument instanceof Argument.Text text) {
      return isJoined(text.value()) ? List.of() : Literal.pieces(text.value());
    } else if (argument instanceof Argument.Code code) {
      return List.of(code.java());
    }
    return List.of();
  }

  private void argument(Argument argument) {
    if (argument instanceof Argument.Text text) {
      text(text.value());
    } else if (argument instanceof Argument.Code code) {
      layout.text(code.java());
    } else if (argument instanceof Argument.Block block) {
      visitLambda(block.body());
    }
  }

  private void text(String value) {
    if (isJoined(value)) {
      List<Argument> parts = new ArrayList<>();
      parts.add(new Argument.Text(""));
      for (int from = 0; from < value.length(); ) {
        int to = Math.min(from + LONGEST_CONSTANT, value.length());
        if (to < value.length() && Character.isLowSurrogate(value.charAt(to))) {
          to--;
        }
        parts.add(new Argument.Text(value.substring(from, to)));
        from = to;
      }
      visitDot("String", List.of(new Call("join", parts)));
    } else {
      visitBinary(Literal.pieces(value));
    }
  }

  private static boolean isJoined(String value) {
    return value.length() > LONGEST_CONSTANT
        && value.getBytes(StandardCharsets.UTF_8).length > 3 * LONGEST_CONSTANT;
  }

  private void visitBinary(List<String> pieces) {
    if (pieces.size() == 1) {
      layout.text(pieces.get(0));
      return;
    }
    Fill fill = fill(pieces, pieces.size());
    layout.open(4).text(pieces.get(0));
    for (String piece : pieces.subList(1, pieces.size())) {
      layout.breakOp(fill, " ").text("+ ").text(piece);
    }
    layout.close();
  }

  private void visitLambda(Body body) {
    layout.text(body.name() + " -> {");
    if (!body.statements().isEmpty()) {
      layout.open(0).open(2);
      // 4 for the arguments of the call this is one of, 2 for the block.
      indent += 6;
      for (Statement statement : body.statements()) {
        layout.forcedBreak();
        statement(statement);
      }
      indent -= 6;
      layout.close().forcedBreak().close();
    }
    layout.text("}");
  }

  private void visitAnnotation(String type, List<Attribute> attributes) {
    layout.open(0).text("@" + type).open(4).text("(").breakOp(Fill.UNIFIED, "");
    boolean arrays = attributes.stream().anyMatch(Attribute::isArray);
    for (int i = 0; i < attributes.size(); i++) {
      if (i > 0) {
        layout.text(",").breakOp(arrays ? Fill.FORCED : Fill.UNIFIED, arrays ? "" : " ");
      }
      visitAnnotationArgument(attributes.get(i));
    }
    layout.text(")").close().close();
  }

  private void visitAnnotationArgument(Attribute attribute) {
    layout.open(attribute.isArray() ? 0 : 4).text(attribute.name() + " =");
    if (attribute.isArray()) {
      layout.text(" ");
      visitArrayInitializer(attribute.values().stream().map(Literal::of).toList());
    } else {
      layout.breakOp(Fill.UNIFIED, " ");
      visitBinary(Literal.pieces(attribute.values().get(0)));
    }
    layout.close();
  }

  private void visitArrayInitializer(List<String> literals) {
    Fill fill = fill(literals, literals.size());
    boolean filled = fill == Fill.INDEPENDENT;
    layout.open(2).text("{").breakOp(Fill.UNIFIED, "");
    if (filled) {
      layout.open(0);
    }
    for (int i = 0; i < literals.size(); i++) {
      if (i > 0) {
        layout.text(",").breakOp(fill, " ");
      }
      layout.text(literals.get(i));
    }
    if (filled) {
      layout.close();
    }
    layout.breakOp(Fill.UNIFIED, "", -2).close().text("}");
  }
}
