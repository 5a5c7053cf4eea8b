package dev.autogen.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationNameTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T09:14:07Z");

  @ParameterizedTest
  @CsvSource({
    "Add user roles, AddUserRoles",
    "add users.roleId, AddUsersRoleId",
    "class, Class",
    "2nd try, 2ndTry",
    "'  spaces, dots... ', SpacesDots",
    "Über Città ändern, UberCittaAndern",
    "😀 party, Party",
    "添加角色, Migration",
    "drop $x{y}\\u000a, DropXYU000a"
  })
  void theWordsOfTheMessageMakeTheName(String message, String words) {
    assertThat(MigrationName.of(message, CREATED)).isEqualTo("R20261122_091407_" + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "😀🎉", "...!?", "\u202e"})
  void aMessageWithoutWordsIsRefused(String message) {
    assertThatThrownBy(() -> MigrationName.of(message, CREATED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gives no class name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"word ", "averyveryverylongwordwithoutanyspace"})
  void aLongMessageIsCutBehindAWord(String part) {
    String name = MigrationName.of(part.repeat(100), CREATED);

    assertThat(name).hasSizeLessThanOrEqualTo("R20261122_091407_".length() + 40);
    assertThat(name).matches("R\\d{8}_\\d{6}_[A-Z][A-Za-z]+");
  }
}
