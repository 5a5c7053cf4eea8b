package dev.autogen;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a migration, a hook, an entity or an application may call: {@code public-api.txt} lists it,
 * so that a change is seen in a review. {@code -Dautogen.golden=write} writes it anew.
 */
class PublicApiTest {

  private static final Path FILE = Path.of("src/cli/test/resources/public-api.txt");

  /** Those that module descriptors export to everybody. */
  private static final List<String> PACKAGES =
      List.of(
          "dev.autogen",
          "dev.autogen.error",
          "dev.autogen.event",
          "dev.autogen.finding",
          "dev.autogen.hook",
          "dev.autogen.migration",
          "dev.autogen.operation",
          "dev.autogen.schema");

  @Test
  void theFileListsWhatUsersMayCall() throws Exception {
    String actual = String.join("\n", signatures()) + "\n";
    if (System.getProperty("autogen.golden", "").equals("write")) {
      Files.writeString(FILE, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(FILE));
  }

  @Test
  void moduleDescriptorsExportThesePackages() throws IOException {
    TreeSet<String> exported = new TreeSet<>();
    for (String module : List.of("model", "mysqld", "run", "entities", "cli")) {
      Files.readString(Path.of("src", module, "main", "module-info.java"))
          .lines()
          .map(String::strip)
          .filter(line -> line.matches("exports [\\w.]+;"))
          .map(line -> line.replaceAll("exports |;", ""))
          .forEach(exported::add);
    }
    assertThat(exported).containsExactlyElementsOf(PACKAGES);
  }

  private static List<String> signatures() throws ClassNotFoundException {
    SortedMap<String, List<String>> types = new TreeMap<>();
    for (var found :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(place -> !place.contains("-tests.jar"))
            .importPackages("dev.autogen")) {
      if (PACKAGES.contains(found.getPackageName())) {
        Class<?> type = Class.forName(found.getName());
        if (isVisible(type)) {
          types.put(type.getName(), members(type));
        }
      }
    }
    return types.values().stream().flatMap(List::stream).toList();
  }

  private static boolean isVisible(Class<?> type) {
    return isOpen(type.getModifiers())
        && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static List<String> members(Class<?> type) {
    Stream<String> constructors = Stream.of(type.getDeclaredConstructors()).flatMap(c -> line(c));
    Stream<String> methods =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> !method.isBridge())
            .flatMap(method -> line(method));
    Stream<String> fields = Stream.of(type.getDeclaredFields()).flatMap(field -> line(field));
    List<String> all =
        Stream.of(fields, constructors, methods).flatMap(s -> s).map(s -> "  " + s).toList();
    return Stream.concat(Stream.of(header(type)), all.stream().sorted()).toList();
  }

  private static String header(Class<?> type) {
    return (type.isSealed() ? "sealed " : "")
        + type.toGenericString().replaceAll("\\b(abstract|static) ", "")
        + Arrays.stream(type.getGenericInterfaces())
            .map(java.lang.reflect.Type::getTypeName)
            .sorted()
            .collect(Collectors.joining(", ", " implements ", ""))
            .replaceAll(" implements $", "");
  }

  private static <M extends Member & AnnotatedElement> Stream<String> line(M member) {
    if (!isOpen(member.getModifiers()) || member.isSynthetic()) {
      return Stream.of();
    }
    String text =
        member instanceof Field field
            ? field.toGenericString()
            : ((Executable) member).toGenericString();
    String own = member.getDeclaringClass().getName().replace("$", "[$.]") + "[.]";
    return Stream.of(
        text.replaceAll(own + "(?=\\w+($|\\())", "").replaceAll("\\b(abstract|default|final) ", "")
            + (member instanceof Method method && method.getDefaultValue() != null
                ? " default"
                : ""));
  }
}
