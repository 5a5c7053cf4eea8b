package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Default;
import dev.autogen.testing.HibernateItself;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One model that uses everything, read by each Hibernate as a user has it. */
final class HibernateVersionsTest {

  private static EntitySettings kitchen(String version) {
    EntitySettings settings = Models.settings(Path.of("src/cli/test/models/kitchen"));
    return version.equals("bundled")
        ? settings
        : settings.withClasspath(HibernateVersions.classPath(version));
  }

  private static final String ENDS = "dev.autogen.entity.HibernateVersions#ends";
  private static final String BETWEEN = "dev.autogen.entity.HibernateVersions#between";

  @ParameterizedTest
  @MethodSource(BETWEEN)
  @Tag("nightly")
  void eachBetween(String version, @TempDir Path scratch) throws IOException {
    theSchemaHoldsAllThatASessionFactoryCreates(version, scratch);
    whatHibernateAddsLaterIsThereToo(version);
    whatColumnsHoldForValuesOfJavaIsKnown(version, scratch.resolve("stored"));
  }

  @ParameterizedTest
  @MethodSource(ENDS)
  void theSchemaHoldsAllThatASessionFactoryCreates(String version, @TempDir Path scratch)
      throws IOException {
    EntitySettings settings = kitchen(version);
    List<String> script =
        new HibernateItself(HibernateVersions.classPath(version), scratch)
            .sourcesIn(Path.of("src/cli/test/models/kitchen"))
            .script(settings.serverVersion());

    assertThat(ExportOracle.facts(new EntityReader().read(settings).schema()))
        .containsExactlyElementsOf(ExportOracle.facts(script));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.2.49", "bundled"})
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

  @ParameterizedTest
  @ValueSource(strings = {"6.2.49", "bundled"})
  void whatColumnsHoldForValuesOfJavaIsKnown(String version, @TempDir Path folder) {
    EntitySettings settings = Models.settings(Models.write(folder, STORED));
    EntityModel model =
        new EntityReader()
            .read(
                version.equals("bundled")
                    ? settings
                    : settings.withClasspath(HibernateVersions.classPath(version)));

    List<String> stored = new ArrayList<>();
    model.storedValues().forEach((column, text) -> stored.add(column.column() + " " + text));
    assertThat(stored)
        .containsExactly(
            "bit boolean false=0 true=1 object",
            "bytes uuid bytes",
            "coded enum NEW=n PAID=p%0020;q",
            "id plain Long",
            "letter boolean false=N true=Y object",
            "name enum NEW=NEW PAID=PAID",
            "number enum NEW=0 PAID=1",
            "numeric boolean false=0 true=1 primitive",
            "other plain String",
            "text uuid text",
            "word enum NEW=NEW PAID=PAID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.2.49", "bundled"})
  void whatTwoVersionsMayDifferInIsKnown(String version, @TempDir Path folder) {
    EntitySettings settings = Models.settings(Models.write(folder, DIFFERING));
    EntityModel model =
        new EntityReader()
            .read(
                version.equals("bundled")
                    ? settings
                    : settings.withClasspath(HibernateVersions.classPath(version)));

    List<String> stored = new ArrayList<>();
    model
        .storedValues()
        .forEach((place, text) -> stored.add(place.table() + "." + place.column() + " " + text));
    assertThat(stored)
        .contains(
            "Vehicle.kind classes shop.Car=C shop.Truck=T",
            "Vehicle.wheels plain int",
            "Vehicle.seats plain Integer",
            "Vehicle.price converted shop.Vehicle$Cents object",
            "Vehicle.built plain Instant UTC",
            "Vehicle.sold plain Instant session",
            "Vehicle.name plain String notnull size:40",
            "Vehicle_SEQ.next_val ids shop.Vehicle#id=20");
    assertThat(model.properties())
        .containsEntry("shop.Vehicle#{discriminator}", List.of(new ColumnRef("Vehicle", "kind")));
  }

  private static final String DIFFERING =
      """
      @Entity
      @DiscriminatorColumn(name = "kind", length = 4)
      public abstract class Vehicle {
        @Id
        @GeneratedValue(generator = "v")
        @SequenceGenerator(name = "v", sequenceName = "Vehicle_SEQ", allocationSize = 20)
        Long id;
        int wheels;
        Integer seats;
        @Convert(converter = Cents.class) BigDecimal price;
        Instant built;
        @JdbcTypeCode(SqlTypes.TIMESTAMP) Instant sold;
        @Size(max = 40) @NotNull String name;
        @Converter public static class Cents implements AttributeConverter<BigDecimal, Long> {
          @Override public Long convertToDatabaseColumn(BigDecimal d) {
            return d == null ? null : d.longValue();
          }
          @Override public BigDecimal convertToEntityAttribute(Long l) {
            return l == null ? null : BigDecimal.valueOf(l);
          }
        }
      }
      @Entity @DiscriminatorValue("C") class Car extends Vehicle {}
      @Entity @DiscriminatorValue("T") class Truck extends Vehicle {}
      """;

  private static final String STORED =
      """
      @Entity
      public class Stored {
        enum State { NEW, PAID }
        @Id Long id;
        String other;
        @Enumerated State number;
        @Enumerated(EnumType.STRING) State name;
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) State word;
        @Convert(converter = Codes.class) State coded;
        Boolean bit;
        @Convert(converter = org.hibernate.type.YesNoConverter.class) Boolean letter;
        @Convert(converter = org.hibernate.type.NumericBooleanConverter.class) boolean numeric;
        UUID bytes;
        @JdbcTypeCode(SqlTypes.CHAR) UUID text;
        @Converter public static class Codes implements AttributeConverter<State, String> {
          @Override public String convertToDatabaseColumn(State s) {
            return s == null ? null : s == State.NEW ? "n" : "p q";
          }
          @Override public State convertToEntityAttribute(String s) {
            return s == null ? null : s.equals("n") ? State.NEW : State.PAID;
          }
        }
      }
      """;

  @Test
  void readsTheSameTwice() {
    EntitySettings settings = kitchen("bundled");

    assertThat(new EntityReader().read(settings)).isEqualTo(new EntityReader().read(settings));
  }
}
