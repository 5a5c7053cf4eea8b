package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of mapping becomes. All cases are one model, which is read once. */
final class MappingTest {

  private static EntityModel model;

  /** An entity in Java, and what one of its tables is to be. */
  record Case(String name, String table, String source, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return MappingCases.ALL;
  }

  @BeforeAll
  static void readAll(@TempDir Path directory) {
    MappingCases.ALL.stream()
        .filter(c -> !c.source().isEmpty())
        .forEach(c -> Models.write(directory, c.source()));
    model = new EntityReader().read(Models.settings(directory));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void becomesATable(Case mapping) {
    assertThat(TableText.of(model.schema().existing(mapping.table())))
        .isEqualTo(mapping.expected());
  }

  @Test
  void aQueryIsNoTable() {
    assertThat(model.entities()).contains("shop.Summary");
    assertThat(model.schema().table("Summary")).isEmpty();
  }

  @Test
  void theAbstractClassOfATablePerClassHasNone() {
    assertThat(model.schema().table("Shape")).isEmpty();
    assertThat(model.schema().table("Circle")).isPresent();
  }

  @Test
  void aTableOfAnotherSchemaIsLeftOutAndNamed() {
    assertThat(model.schema().table("Foreigner")).isEmpty();
    assertThat(model.within("home"::equals).warnings())
        .containsExactly("table abroad.Foreigner is left out, because it is in another schema");
  }

  @Test
  void membersOfAnEnumAreInNoOrderOnlyWhereHibernateSortedThem() {
    assertThat(model.freeOrderEnums()).containsExactly(new ColumnRef("Enums", "sorted"));
  }

  @Test
  void aPropertyLeadsToItsColumns() {
    assertThat(model.properties())
        .containsEntry("shop.Plain#", List.of(new ColumnRef("Plain", "")))
        .containsEntry("shop.Plain#name", List.of(new ColumnRef("Plain", "name")))
        .containsEntry("shop.Home#address.city", List.of(new ColumnRef("Home", "town")))
        .containsEntry("shop.Tagged#tags.{element}", List.of(new ColumnRef("Tagged_tags", "tags")))
        .containsEntry("shop.Circle#id", List.of(new ColumnRef("Circle", "id")))
        .doesNotContainKey("shop.Shape#id");
  }
}
