package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Default;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One model that uses everything, read by each Hibernate as a user has it. */
final class HibernateVersionsTest {

  @TempDir Path directory;

  private EntitySettings kitchen(String version) {
    Models.writeFile(
        directory, "shop/Kitchen.java", Models.header() + Models.resource("Kitchen.java.txt"));
    EntitySettings settings = Models.settings(directory);
    return version.equals("bundled") ? settings : settings.withClasspath(Models.hibernate(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.2.49", "6.6.53", "bundled"})
  void theSchemaHoldsAllThatHibernateItselfWouldCreate(String version) {
    EntitySettings settings = kitchen(version);
    EntityReader reader = new EntityReader();

    assertThat(ExportOracle.facts(reader.read(settings).schema()))
        .containsExactlyElementsOf(ExportOracle.facts(reader.exportStatements(settings)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.2.49", "6.6.53", "bundled"})
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
