package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.diff.TableOrColumn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of the files beside migrations. */
class MappingLineTest {

  @Test
  void aLineComesBackAsItWasWhateverIsInItsNames() {
    for (String name : List.of("a", "a\tb", "a\\tb", "a\nb\rc", "\\", "\\\\n", "Größe")) {
      MappingLine line =
          new MappingLine("com.shop.Note#" + name, new TableOrColumn(name, name), "enum A=" + name);
      assertThat(line.text()).doesNotContain("\n", "\r");
      assertThat(MappingLine.of(line.text())).contains(line);
    }
  }

  @Test
  void whatAColumnHoldsMayBeUnknownAndATableHasNoColumn() {
    assertThat(MappingLine.of("Note#\tnote\t"))
        .contains(new MappingLine("Note#", TableOrColumn.table("note"), ""));
    assertThat(new MappingLine("Note#x", new TableOrColumn("note", "x"), "").text())
        .isEqualTo("Note#x\tnote\tx");
  }

  @Test
  void aBackslashThatBeginsNoEscapeIsOne() {
    assertThat(MappingLine.of("Note#x\tno\\te\ta\\b"))
        .map(MappingLine::place)
        .contains(new TableOrColumn("no\te", "a\\b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Note#x", "Note#x\tnote", "#x\tnote\tx", "Note\tnote\tx", "a#\tb\tc\td\te"})
  void otherLinesAreNone(String text) {
    assertThat(MappingLine.of(text)).isEmpty();
  }
}
