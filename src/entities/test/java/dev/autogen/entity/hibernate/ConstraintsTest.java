package dev.autogen.entity.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A validator is left out only where it could say nothing. */
class ConstraintsTest {

  @TempDir Path folder;

  @NotNull
  @Constraint(validatedBy = {})
  @Target({ElementType.FIELD, ElementType.TYPE_USE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Given {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Many {
    Given[] value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Plain {
    String value() default "Ljakarta";
  }

  @Entity
  static class Unconstrained {
    @Id @Plain Long id;

    @Column(length = 20)
    String name;

    List<Unconstrained> others;
    Held held;
  }

  /** Reached by no validator: nothing is {@code @Valid}. */
  static class Held {
    @Size(max = 10)
    String text;
  }

  static class OnField {
    @NotNull String name;
  }

  static class Composed {
    @Given String name;
  }

  static class Within {
    @Many({@Given, @Given})
    String name;
  }

  static class Cascading {
    @Valid Held held;
  }

  static class Child extends OnField {}

  interface Named {
    @NotNull
    String getName();
  }

  abstract static class Implementing implements Named {}

  static class Container {
    List<@Given String> names;
  }

  private static boolean mayBeOn(Class<?> type) {
    return Constraints.mayBeOn(List.of(type.getName()), ConstraintsTest.class.getClassLoader());
  }

  @Test
  void aClassWithoutConstraintsHasNone() {
    assertThat(mayBeOn(Unconstrained.class)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        OnField.class,
        Composed.class,
        Within.class,
        Cascading.class,
        Child.class,
        Implementing.class,
        Container.class
      })
  void aConstraintIsFoundWhereverAValidatorFindsIt(Class<?> type) {
    assertThat(mayBeOn(type)).isTrue();
    assertThat(
            Constraints.mayBeOn(
                List.of(Unconstrained.class.getName(), type.getName()),
                ConstraintsTest.class.getClassLoader()))
        .isTrue();
  }

  @Test
  void whatIsNotThereOrNoClassFileCountsAsConstrained() throws IOException {
    assertThat(Constraints.mayBeOn(List.of("no.SuchClass"), ConstraintsTest.class.getClassLoader()))
        .isTrue();
    write("shop/Broken.class", "no class");
    assertThat(withFolder("shop.Broken")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "META-INF/validation.xml",
        "META-INF/services/jakarta.validation.spi.ValidationProvider",
        "META-INF/services/org.hibernate.validator.spi.cfg.ConstraintMappingContributor"
      })
  void whatConfiguresAValidatorMayConstrainAnything(String name) throws IOException {
    assertThat(withFolder(Unconstrained.class.getName())).isFalse();
    write(name, "shop.Own");
    assertThat(withFolder(Unconstrained.class.getName())).isTrue();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private boolean withFolder(String type) throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ConstraintsTest.class.getClassLoader())) {
      return Constraints.mayBeOn(List.of(type), loader);
    }
  }
}
