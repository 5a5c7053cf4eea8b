package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Default;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One model that uses everything, read by each Hibernate as a user has it. */
final class HibernateVersionsTest {

  private static EntitySettings kitchen(String version) {
    EntitySettings settings = Models.settings(Path.of("src/test/models/kitchen"));
    return version.equals("bundled")
        ? settings
        : settings.withClasspath(HibernateVersions.classPath(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"6.2.49", "6.4.10", "6.6.53", "7.0.9", "7.1.14", "7.2.19", "7.3.2", "bundled"})
  void theSchemaHoldsAllThatHibernateItselfWouldCreate(String version) {
    EntitySettings settings = kitchen(version);
    EntityReader reader = new EntityReader();

    assertThat(ExportOracle.facts(reader.read(settings).schema()))
        .containsExactlyElementsOf(ExportOracle.facts(reader.exportStatements(settings)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"6.2.49", "6.4.10", "6.6.53", "7.0.9", "7.1.14", "7.2.19", "7.3.2", "bundled"})
  void whatHibernateAddsLaterIsThereToo(String version) {
    EntityModel model = new EntityReader().read(kitchen(version));

    var customer = model.schema().existing("customer");
    assertThat(model.hibernateVersion()).startsWith(version.equals("bundled") ? "7.4.1" : version);
    assertThat(model.warnings()).isEmpty();
    assertThat(model.freeOrderEnums()).containsExactly(new ColumnRef("customer", "level"));
    assertThat(customer.column("email").orElseThrow().type()).isEqualTo("varchar(120)");
    assertThat(customer.column("email").orElseThrow().nullable()).isFalse();
    assertThat(customer.column("greeting").orElseThrow().defaultValue())
        .isEqualTo(Default.literal("its"));
    assertThat(customer.column("created").orElseThrow().nullable())
        .isEqualTo(!version.equals("bundled"));
    assertThat(model.schema().existing("Club_SEQ").seedRows()).hasSize(1);
    assertThat(model.schema().table("Club_AUD")).isPresent();
  }

  @Test
  void readsTheSameTwice() {
    EntitySettings settings = kitchen("bundled");

    assertThat(new EntityReader().read(settings)).isEqualTo(new EntityReader().read(settings));
  }
}
