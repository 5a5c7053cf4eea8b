package dev.autogen.project;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import dev.autogen.migration.MigrationException;
import dev.autogen.migration.Revision;
import dev.autogen.revision.LazyMigration;
import dev.autogen.revision.MigrationSources;
import dev.autogen.revision.RevisionScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Revisions as the text of their sources says them: which there are, and what they follow. Nothing
 * is compiled, loaded or run, so that whose code it is does not matter.
 */
final class RevisionText {

  private RevisionText() {}

  /**
   * The revisions among the Java sources in {@code folder} and the folders in it.
   *
   * @throws MigrationException when one is not Java, or says what it is in other than plain texts
   */
  static List<RevisionScript> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new MigrationException(
          "the Java in " + System.getProperty("java.home") + " cannot read sources",
          "run autogen with a JDK of 17 or later");
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<Path> sources = MigrationSources.in(folder).paths();
      if (sources.isEmpty()) {
        return List.of();
      }
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  problems,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      List<RevisionScript> scripts = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        scripts(unit, scripts);
      }
      for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
        if (problem.getKind() == Diagnostic.Kind.ERROR) {
          throw new MigrationException(
              (problem.getSource() == null ? folder : Path.of(problem.getSource().toUri()))
                  + " is not Java: "
                  + problem.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""),
              "correct the migration");
        }
      }
      return List.copyOf(scripts);
    } catch (IOException e) {
      throw new MigrationException(
          "the migrations in " + folder + " cannot be read: " + e.getMessage(),
          "make the folder readable",
          e);
    }
  }

  private static void scripts(CompilationUnitTree unit, List<RevisionScript> scripts) {
    String source = Path.of(unit.getSourceFile().toUri()).toString();
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        revision(declared).map(revision -> script(revision, source)).ifPresent(scripts::add);
      }
    }
  }

  private static Optional<AnnotationTree> revision(ClassTree type) {
    for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
      String name = annotation.getAnnotationType().toString();
      if (name.equals("Revision") || name.equals(Revision.class.getName())) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  private static RevisionScript script(AnnotationTree revision, String source) {
    Map<String, List<String>> values = new TreeMap<>();
    for (ExpressionTree argument : revision.getArguments()) {
      if (argument instanceof AssignmentTree assignment) {
        values.put(assignment.getVariable().toString(), texts(assignment.getExpression(), source));
      }
    }
    String id = one(values, "id");
    try {
      return new RevisionScript(
          id,
          values.getOrDefault("parent", List.of()),
          values.getOrDefault("labels", List.of()),
          values.getOrDefault("dependsOn", List.of()),
          values.getOrDefault("replaces", List.of()),
          values.getOrDefault("loses", List.of()),
          Instant.parse(one(values, "created")),
          one(values, "message"),
          source,
          new LazyMigration(
              () -> {
                throw new MigrationException(
                    "what revision " + id + " does is not known without running its code",
                    "leave out --no-project-code where the code is trusted");
              }));
    } catch (DateTimeParseException e) {
      throw new MigrationException(
          "'" + one(values, "created") + "' in the @Revision of " + source + " is no instant",
          "write it like 2026-11-22T09:14:07Z",
          e);
    }
  }

  private static String one(Map<String, List<String>> values, String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  private static List<String> texts(ExpressionTree expression, String source) {
    if (expression instanceof NewArrayTree array) {
      return array.getInitializers().stream().map(each -> text(each, source)).toList();
    }
    return List.of(text(expression, source));
  }

  private static String text(ExpressionTree expression, String source) {
    if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return text;
    }
    if (expression instanceof ParenthesizedTree inner) {
      return text(inner.getExpression(), source);
    }
    if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      return text(sum.getLeftOperand(), source) + text(sum.getRightOperand(), source);
    }
    throw new MigrationException(
        "the @Revision in " + source + " is not written in plain texts (" + expression + ")",
        "write them there, or leave out --no-project-code where the code is trusted");
  }
}
