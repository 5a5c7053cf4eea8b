package dev.autogen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The messages and remedies of errors, and the warnings, as they stand in the sources: clauses,
 * since the command line makes one sentence of them.
 */
class ErrorFormTest {

  private static final List<String> NAMES =
      List.of(
          "Hibernate",
          "MySQL",
          "Flyway",
          "Liquibase",
          "Bean Validation",
          "SQL",
          "Docker",
          "Testcontainers");

  @Test
  void messagesAndRemediesAreClauses() throws IOException {
    List<String> texts = texts();
    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(texts)
        .allSatisfy(
            text -> {
              assertThat(text).doesNotEndWith(".").doesNotContain("; ");
              if (NAMES.stream().noneMatch(text::startsWith) && !text.startsWith("META-INF")) {
                assertThat(text).doesNotMatch("(?s)^[A-Z].*");
              }
            });
  }

  private static boolean isOfAutogen(Path file) {
    return file.toString().endsWith(".java") && file.toString().contains("/main/java/dev/");
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(Path.of("src"))) {
      List<Path> java = sources.filter(ErrorFormTest::isOfAutogen).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, d -> {}, List.of(), null, files.getJavaFileObjectsFromPaths(java));
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Finder(texts), null);
      }
    }
    return texts;
  }

  /** Collects the texts given to typed exceptions and to lists of warnings. */
  private static final class Finder extends TreeScanner<Void, Void> {

    private static final List<String> TYPES =
        List.of(
            "AutogenException",
            "EntityException",
            "InterruptionException",
            "MigrationException",
            "ServerUnavailableException");

    private final List<String> texts;

    private Finder(List<String> texts) {
      this.texts = texts;
    }

    @Override
    public Void visitNewClass(NewClassTree call, Void nothing) {
      if (TYPES.contains(call.getIdentifier().toString())) {
        collect(call.getArguments());
      }
      return super.visitNewClass(call, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      String method = call.getMethodSelect().toString();
      if (method.equals("AutogenException.usage")
          || method.equals("AutogenException.failure")
          || method.equals("warnings.add")) {
        collect(call.getArguments());
      }
      return super.visitMethodInvocation(call, null);
    }

    private void collect(List<? extends ExpressionTree> arguments) {
      for (ExpressionTree argument : arguments) {
        String text = text(argument);
        if (text.contains(" ")) {
          texts.add(text);
        }
      }
    }

    /** The literal parts of an expression, an ellipsis for the rest. */
    private static String text(ExpressionTree expression) {
      if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
        return text;
      }
      if (expression instanceof BinaryTree sum) {
        return text(sum.getLeftOperand()) + text(sum.getRightOperand());
      }
      if (expression instanceof ParenthesizedTree inner) {
        return text(inner.getExpression());
      }
      if (expression instanceof ConditionalExpressionTree choice) {
        return text(choice.getTrueExpression());
      }
      return "…";
    }
  }
}
