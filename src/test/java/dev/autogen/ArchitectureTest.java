package dev.autogen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.autogen.operation.ChunkedWork;
import dev.autogen.operation.TransactionWork;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/** Holds the direction of the arrows between the packages. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.autogen");

  @Test
  void packagesUseOnlyThoseBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy("dev.autogen.cli..")
        .layer("project")
        .definedBy("dev.autogen.project..")
        .layer("check")
        .definedBy("dev.autogen.check..")
        .layer("run")
        .definedBy("dev.autogen.run..")
        .layer("source")
        .definedBy("dev.autogen.source..")
        .layer("diff")
        .definedBy("dev.autogen.diff..")
        .layer("entity")
        .definedBy("dev.autogen.entity..")
        .layer("mysql")
        .definedBy("dev.autogen.mysql..")
        .layer("embedded")
        .definedBy("dev.autogen.embedded..")
        .layer("migration")
        .definedBy("dev.autogen.migration..")
        .layer("hook")
        .definedBy("dev.autogen.hook..")
        .layer("operation")
        .definedBy("dev.autogen.operation..")
        .layer("file")
        .definedBy("dev.autogen.file..")
        .layer("schema")
        .definedBy("dev.autogen.schema..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("project")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("run", "project", "cli")
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("project", "cli")
        .whereLayer("source")
        .mayOnlyBeAccessedByLayers("project")
        .whereLayer("diff")
        .mayOnlyBeAccessedByLayers("check", "run", "project")
        .whereLayer("entity")
        .mayOnlyBeAccessedByLayers("check", "project")
        .whereLayer("mysql")
        .mayOnlyBeAccessedByLayers("check", "run", "project", "cli")
        .whereLayer("embedded")
        .mayOnlyBeAccessedByLayers("project", "cli")
        .whereLayer("migration")
        .mayOnlyBeAccessedByLayers("check", "run", "project", "cli")
        .whereLayer("hook")
        .mayOnlyBeAccessedByLayers("check", "run", "project")
        .whereLayer("file")
        .mayOnlyBeAccessedByLayers("entity", "migration", "mysql", "source", "project", "cli")
        .whereLayer("operation")
        .mayOnlyBeAccessedByLayers(
            "hook", "migration", "mysql", "diff", "source", "run", "check", "project")
        .check(CLASSES);
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
