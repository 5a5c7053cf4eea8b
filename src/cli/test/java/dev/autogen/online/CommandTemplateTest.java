package dev.autogen.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a tool is called. */
class CommandTemplateTest {

  private static final Map<String, String> VALUES = new HashMap<>();

  static {
    CommandTemplate.VARIABLES.forEach(
        name -> VALUES.put(name, name.toUpperCase(java.util.Locale.ROOT)));
    VALUES.put("clauses", "ADD COLUMN `a b` int COMMENT '{host} \"$1\\'");
  }

  private static List<String> words(String template) {
    return CommandTemplate.parse(template).filled(VALUES);
  }

  @Test
  void whatAVariableStandsForStaysWithinItsWord() {
    assertThat(words("  run --alter={clauses}  'a b'{host}\"c \\\" {port}\" \\x "))
        .containsExactly(
            "run",
            "--alter=ADD COLUMN `a b` int COMMENT '{host} \"$1\\'",
            "a bHOSTc \" PORT",
            "\\x");
  }

  @Test
  void eachToolIsCalledWithThePasswordInAFileOnly() {
    assertThat(OnlineTool.GH_OST.command().filled(VALUES))
        .startsWith("gh-ost", "--execute")
        .containsSequence("--conf", "CONFIG", "--host", "HOST", "--port", "PORT");
    assertThat(OnlineTool.SPIRIT.command().filled(VALUES))
        .containsExactly(
            "spirit",
            "migrate",
            "--conf",
            "CONFIG",
            "--host",
            "HOST:PORT",
            "--database",
            "SCHEMA",
            "--statement",
            "STATEMENT");
    assertThat(OnlineTool.PT_ONLINE_SCHEMA_CHANGE.command().filled(VALUES))
        .startsWith("pt-online-schema-change", "--execute", "--no-version-check")
        .endsWith("DSN");
  }

  @Test
  void aWrongTemplateIsNamed() {
    assertThatThrownBy(() -> words("run 'a b"))
        .hasMessage("a quote in the online-command is not closed");
    assertThatThrownBy(() -> words(" ")).hasMessage("the online-command is empty");
    assertThatThrownBy(() -> words("run {pasword}"))
        .hasMessage("the online-command has no variable {pasword}");
  }
}
