package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AptSourceTest {

  private static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

  @Test
  void readsOneLineFormat() {
    String text =
        """
        # deb http://commented.example/debian bookworm main
        deb http://deb.debian.org/debian bookworm main contrib # end
        deb-src http://deb.debian.org/debian bookworm main

        deb [ arch=amd64 signed-by=/k.gpg ] https://mirror.example/debian/ trixie main
        deb cdrom:[Debian GNU/Linux 12]/ bookworm main
        nonsense
        """;
    assertThat(AptSource.parseList(text))
        .startsWith(
            new AptSource(
                "http://deb.debian.org/debian",
                List.of("bookworm"),
                List.of("main", "contrib"),
                ""),
            new AptSource(
                "https://mirror.example/debian/", List.of("trixie"), List.of("main"), "/k.gpg"));
    assertThat(AptSource.parseList(text).stream().filter(AptSource::isDebianMirror)).hasSize(1);
  }

  @Test
  void readsDeb822Format() {
    String text =
        """
        Types: deb deb-src
        # a comment
        URIs: http://deb.debian.org/debian http://second.example/debian
        suites: bookworm
         bookworm-updates
        Components: main
        Signed-By: %s

        Types: deb
        URIs: http://off.example/debian
        Suites: bookworm
        Components: main
        Enabled: no

        Types: deb-src
        URIs: http://sources.example/debian
        Suites: bookworm
        Components: main
        """
            .formatted(KEYRING);
    List<String> suites = List.of("bookworm", "bookworm-updates");
    assertThat(AptSource.parseDeb822(text))
        .containsExactly(
            new AptSource("http://deb.debian.org/debian", suites, List.of("main"), KEYRING),
            new AptSource("http://second.example/debian", suites, List.of("main"), KEYRING));
  }

  @Test
  void anEmbeddedKeyKeepsItsLines() {
    String text =
        """
        Types: deb
        URIs: http://deb.debian.org/debian
        Suites: trixie
        Components: main
        Signed-By:
         -----BEGIN PGP PUBLIC KEY BLOCK-----
         .
         mQINBFit
        """;
    assertThat(AptSource.parseDeb822(text).get(0).stanza("sid"))
        .isEqualTo(
            """
            Types: deb
            URIs: http://deb.debian.org/debian
            Suites: sid
            Components: main
            Signed-By:
            """
                    .stripTrailing()
                + " \n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINBFit\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deb http://deb.debian.org/debian bookworm main",
        "deb http://ftp.de.debian.org/debian/ stable main contrib",
        "deb http://snapshot.debian.org/archive/debian/20250520T000000Z bookworm main",
        "deb mirror+file:/etc/apt/mirrors/debian.list bookworm main",
        "deb [signed-by=" + KEYRING + "] https://mirror.corp.example/debian trixie main",
      })
  void isAMirrorOfDebian(String line) {
    assertThat(AptSource.parseList(line)).allMatch(AptSource::isDebianMirror).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deb http://deb.debian.org/debian-security bookworm-security main",
        "deb http://security.debian.org/debian bookworm-security main",
        "deb https://download.docker.com/linux/debian bookworm stable",
        "deb [signed-by=/k.gpg] https://packages.vendor.example/tool/debian bookworm main",
        "deb https://deb.nodesource.com/node_20.x nodistro main",
        "deb https://repo.mongodb.org/apt/debian bookworm/mongodb-org/7.0 main",
        "deb http://archive.ubuntu.com/ubuntu noble main",
      })
  void isNoMirrorOfDebian(String line) {
    assertThat(AptSource.parseList(line)).noneMatch(AptSource::isDebianMirror).hasSize(1);
  }
}
