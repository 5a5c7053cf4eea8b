package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations among the sources of the application. */
@OnMySql
class MigrationPackageIT {

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).entity("@Entity\nclass Note { @Id Long id; }").on(schema);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private String packageIn(String migrations) {
    try (Stream<Path> files = Files.list(folder.resolve(migrations))) {
      Path file = files.filter(f -> f.toString().endsWith(".java")).findFirst().orElseThrow();
      return Files.readString(file)
          .lines()
          .filter(line -> line.startsWith("package "))
          .findFirst()
          .orElse("none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFolderInASourceRootIsAPackage() {
    String place = "src/main/java/com/shop/migrations";
    cli.file("autogen.properties", "migrations = " + place + "\n");
    assertThat(cli.run("-m", "Initial").err()).isEmpty();
    assertThat(packageIn(place)).isEqualTo("package com.shop.migrations;");
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(cli.run("check").code()).isZero();
  }

  @Test
  void otherFoldersAreNoneUnlessItIsSaid() {
    assertThat(cli.run("-m", "Initial").code()).isZero();
    assertThat(packageIn("generated-migrations")).isEqualTo("none");
    assertThat(
            cli.run(
                    "revision",
                    "-m",
                    "More",
                    "--migrations=db/java",
                    "--migrations-package=shop.db",
                    "--head=base")
                .err())
        .isEmpty();
    assertThat(packageIn("db/java")).isEqualTo("package shop.db;");
  }

  @Test
  void aNameThatIsNoPackageIsRefused() {
    assertThat(cli.run("-m", "Initial", "--migrations=src/main/java/db/class").err())
        .isEqualTo(
            "error: PROJECT/src/main/java/db/class is in a source root, and db.class is no name of a"
                + " package; name the folder as a package is named, or say which it is with"
                + " migrations-package\n");
    assertThat(cli.run("-m", "Initial", "--migrations-package=a-b").err())
        .isEqualTo(
            "error: migrations-package is a-b, which is no name of a package; use Java identifiers"
                + " joined by dots, such as com.shop.migrations\n");
  }
}
