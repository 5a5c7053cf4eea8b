package dev.autogen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a remedy says is what somebody with Maven can type. */
class WordingTest {

  @Test
  void commandsAreGoals() {
    assertThat(Wording.of("record it with 'autogen stamp head'"))
        .isEqualTo("record it with 'mvn autogen:stamp -Dtarget=head'");
    assertThat(Wording.of("say 'autogen upgrade --allow-data-loss' to lose these rows"))
        .isEqualTo("say 'mvn autogen:upgrade -Dautogen.allow-data-loss' to lose these rows");
    assertThat(Wording.of("write a migration with 'autogen -m MESSAGE', or accept it"))
        .isEqualTo("write a migration with 'mvn autogen:revision -Dmessage=MESSAGE', or accept it");
  }

  @Test
  void optionsAreProperties() {
    assertThat(Wording.of("name it with --url, or say --yes"))
        .isEqualTo("name it with -Dautogen.url, or say -Dautogen.yes");
    assertThat(Wording.of("say --url development, or use --url jdbc:tc:mysql:8.4:///test"))
        .isEqualTo("say -Dautogen.url=development, or use -Dautogen.url=jdbc:tc:mysql:8.4:///test");
  }

  @Test
  void whatMavenHasNotStaysAsItIs() {
    assertThat(Wording.of("say 'autogen repair --done' after a-- and ---"))
        .isEqualTo("say 'autogen repair --done' after a-- and ---");
  }
}
