package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

  private static final Owner ROOT = new Owner(0);
  private static final Owner ANN = new Owner(1000);
  private static final Owner BOB = new Owner(1001);

  @Test
  void oneselfAndTheAdministratorAreTrusted(@TempDir Path folder) throws IOException {
    assertThat(ANN.isTrustedBy(ANN, Map.of())).isTrue();
    assertThat(ROOT.isTrustedBy(ANN, Map.of())).isTrue();
    assertThat(BOB.isTrustedBy(ANN, Map.of())).isFalse();
    assertThat(BOB.isTrustedBy(ROOT, Map.of())).isFalse();
    assertThat(Owner.of(Files.createFile(folder.resolve("own"))).isSelf()).isTrue();
  }

  @Test
  void oneselfIsKnownWhereProgramsAreNoFiles(@TempDir Path folder) {
    assertThat(Owner.self(folder.resolve("missing"))).isEqualTo(Owner.self());
    assertThat(Owner.self().isSelf()).isTrue();
    assertThat(new Owner(-1).isSelf()).isFalse();
  }

  @Test
  void whoBecameTheAdministratorWithSudoTrustsHimself() {
    assertThat(ANN.isTrustedBy(ROOT, Map.of("SUDO_UID", "1000"))).isTrue();
    assertThat(BOB.isTrustedBy(ROOT, Map.of("SUDO_UID", "1000"))).isFalse();
    assertThat(BOB.isTrustedBy(ANN, Map.of("SUDO_UID", "1001"))).isFalse();
  }

  @Test
  void whereNobodyKnowsWhoseAFileIsNothingIsRefused() {
    assertThat(new Owner(-1).isTrustedBy(ANN, Map.of())).isTrue();
  }
}
