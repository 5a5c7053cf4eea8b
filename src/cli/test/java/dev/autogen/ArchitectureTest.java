package dev.autogen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.autogen.operation.ChunkedWork;
import dev.autogen.operation.TransactionWork;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the direction of the arrows between the packages. */
class ArchitectureTest {

  /** The modules, each with those it may use, and their packages. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "model", List.of(),
          "mysqld", List.of("model"),
          "run", List.of("model"),
          "entities", List.of("model"),
          "cli", List.of("model", "mysqld", "run", "entities"));

  private static final Path PICTURE = Path.of("src/site/resources/structure.svg");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("dev.autogen");

  @Test
  void packagesHaveNoCycle() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void modulesUseOnlyThoseBelowThem() throws IOException {
    SortedMap<String, String> modules = modules();
    assertThat(CLASSES).hasSizeGreaterThan(400);
    for (JavaClass type : CLASSES) {
      String module = modules.get(type.getPackageName());
      assertThat(type.getDirectDependenciesFromSelf())
          .allSatisfy(
              dependency -> {
                String other = modules.get(dependency.getTargetClass().getPackageName());
                if (other != null && !other.equals(module)) {
                  assertThat(MODULES.get(module)).as(dependency.getDescription()).contains(other);
                }
              });
    }
  }

  /** {@code -Dautogen.golden=write} draws it anew. */
  @Test
  void thePictureShowsModulesAndPackages() throws IOException {
    SortedMap<String, String> modules = modules();
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = dependency.getTargetClass().getPackageName();
        if (modules.containsKey(other) && !other.equals(type.getPackageName())) {
          uses.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(other);
        }
      }
    }
    String svg = new Structure(modules, uses).svg();
    if (System.getProperty("autogen.golden", "").equals("write")) {
      Files.writeString(PICTURE, svg);
    }
    assertThat(Files.readString(PICTURE)).isEqualTo(svg);
  }

  /** The module of each package. */
  private static SortedMap<String, String> modules() throws IOException {
    SortedMap<String, String> modules = new TreeMap<>();
    for (String module : MODULES.keySet()) {
      Path root = Path.of("src", module, "main", "java");
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
            .distinct()
            .forEach(
                name ->
                    assertThat(modules.put(name, module))
                        .as("the module that has " + name)
                        .isNull());
      }
    }
    return modules;
  }

  @Test
  void schemaAndOperationsKnowNeitherJdbcNorHibernate() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.autogen.schema..", "dev.autogen.operation..")
        // The code of a migration that reads or writes rows is given a connection.
        .and()
        .doNotBelongToAnyOf(TransactionWork.class, ChunkedWork.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.hibernate..", "jakarta..")
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderKnowsHibernate() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.autogen.entity.hibernate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hibernate..", "jakarta..")
        .check(CLASSES);
  }

  @Test
  void onlyTheLauncherEndsTheProgram() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.autogen.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void thereIsNoStaticState() {
    classes()
        .should(
            new com.tngtech.archunit.lang.ArchCondition<>("have final static fields only") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaClass type,
                  com.tngtech.archunit.lang.ConditionEvents events) {
                type.getFields().stream()
                    .filter(f -> Modifier.isStatic(reflected(f)) && !Modifier.isFinal(reflected(f)))
                    .filter(f -> !f.getName().startsWith("$"))
                    .forEach(
                        f ->
                            events.add(
                                com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    f, f.getFullName() + " is static and not final")));
              }
            })
        .check(CLASSES);
  }

  private static int reflected(com.tngtech.archunit.core.domain.JavaField field) {
    return field.reflect().getModifiers();
  }
}
