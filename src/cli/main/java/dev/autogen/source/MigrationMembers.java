package dev.autogen.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.autogen.source.Statement.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The members of a migration class, and what they need imported.
 *
 * @param text the members, indented as they stand in the class
 * @param types the simple names of the types of {@code dev.autogen.migration} that they name
 * @param constants the constants of {@code ForeignKey.Action} that they name
 */
record MigrationMembers(String text, SortedSet<String> types, SortedSet<String> constants) {

  static MigrationMembers of(List<DraftStep> upgrade, List<DraftStep> downgrade) {
    Parts.Divided up = Parts.divide(Calls.of(upgrade), "Upgrade");
    Parts.Divided down = Parts.divide(Calls.of(downgrade), "Downgrade");
    List<String> members = new ArrayList<>();
    members.add(direction("upgrade", up.body()));
    members.add(direction("downgrade", down.body()));
    SortedSet<String> types = new TreeSet<>(List.of("Operations"));
    SortedSet<String> constants = new TreeSet<>();
    for (Parts.Part part : Stream.of(up.parts(), down.parts()).flatMap(List::stream).toList()) {
      members.add(type(part));
      types.add(part.body().type());
      collect(part.body(), constants);
    }
    collect(up.body(), constants);
    collect(down.body(), constants);
    String text = String.join("\n", members).indent(2).stripTrailing();
    return new MigrationMembers(withoutBlanks(text), types, constants);
  }

  private static String direction(String name, Body body) {
    String method =
        MethodSpec.methodBuilder(name)
            .addAnnotation(simple("Override"))
            .addModifiers(Modifier.PUBLIC)
            .addParameter(simple(body.type()), body.name())
            .addCode(BodyText.of(body, 4))
            .build()
            .toString();
    return body.statements().isEmpty() ? method.replace("{\n}", "{}") : method;
  }

  private static String type(Parts.Part part) {
    Body body = part.body();
    MethodSpec add =
        MethodSpec.methodBuilder("add")
            .addModifiers(Modifier.STATIC)
            .addParameter(simple(body.type()), body.name())
            .addCode(BodyText.of(body, 6))
            .build();
    return TypeSpec.classBuilder(part.name())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(add)
        .build()
        .toString();
  }

  /** A type by its simple name: the frame has its import. */
  private static ClassName simple(String name) {
    return ClassName.get("", name);
  }

  private static void collect(Body body, SortedSet<String> constants) {
    for (Statement statement : body.statements()) {
      for (Statement.Call call : statement.calls()) {
        for (Argument argument : call.arguments()) {
          if (argument instanceof Argument.Block block) {
            collect(block.body(), constants);
          } else if (argument instanceof Argument.Code code
              && (call.method().equals("onDelete") || call.method().equals("onUpdate"))) {
            constants.add(code.java());
          }
        }
      }
    }
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("(?m)^ +$", "");
  }
}
