package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlSearchTest {

  @TempDir Path folder;

  private MySqlSearch search() {
    return MySqlSearch.of(Map.of(), line -> {})
        .withPath(List.of(folder))
        .withCache(folder.resolve("cache"))
        .withoutFetching();
  }

  @Test
  void aNamedFileThatIsNotThereIsSaidByItsPath() {
    ServerUnavailableException failure = failure(search().withMysqld("/no/such/mysqld"));
    assertThat(failure)
        .hasMessage("the mysqld that is set, /no/such/mysqld, is not an executable file");
    assertThat(failure.remedy()).contains("remove the setting");
  }

  @Test
  void aNamedProgramThatIsNoServerIsSaidWithItsAnswer() throws IOException {
    Path program = program("echo 'I am a teapot'");
    assertThat(failure(search().withMysqld(program.toString())))
        .hasMessage(program + " is not a working mysqld: I am a teapot");
  }

  @Test
  void aServerThatIsNotMySqlIsRefused() throws IOException {
    program("echo 'mysqld  Ver 10.11.6-MariaDB for Linux on x86_64'");
    assertThat(failure(search()))
        .hasMessageContaining("is not MySQL 8.0 or later: mysqld  Ver 10.11.6-MariaDB");
  }

  @Test
  void nothingFoundNamesWhatWasTriedAndEveryRemedy() {
    ServerUnavailableException failure = failure(search());
    assertThat(failure)
        .hasMessage(
            "no MySQL server was found: mysqld is not on the PATH, fetching it from Debian is"
                + " switched off, fetching it with Maven is switched off");
    assertThat(failure.remedy()).contains("mysqld", "--url", "jdbc:tc:mysql:8.4:///test");
  }

  @Test
  void theFirstOnThePathIsTaken() throws IOException {
    Path program = program("echo '/x/mysqld  Ver 8.4.6 for Linux on x86_64 (MySQL Community)'");
    MySqlBinary found = search().find();
    assertThat(found.version()).isEqualTo("8.4.6");
    assertThat(found.command()).containsExactly(program.toString());
  }

  @Test
  void theCacheIsTheUsersUnlessSaid() {
    assertThat(MySqlSearch.of(Map.of("XDG_CACHE_HOME", "/c"), line -> {}).cache())
        .isEqualTo(Path.of("/c/autogen"));
    assertThat(MySqlSearch.of(Map.of(), line -> {}).cache())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/autogen"));
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    MySqlSearch search =
        new MySqlSearch("", List.of(), file.resolve("cache"), true, new ArrayList<String>()::add);
    assertThat(failure(search)).hasMessageContaining(file.toString());
  }

  private Path program(String script) throws IOException {
    Path program = folder.resolve("mysqld");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static ServerUnavailableException failure(MySqlSearch search) {
    return catchThrowableOfType(ServerUnavailableException.class, search::find);
  }
}
