package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections to a real server, which made its certificates itself. */
@OnMySql
class TlsIT {

  @TempDir Path folder;
  private Database database;
  private Path data;

  @BeforeEach
  void server(TestSchema schema) throws SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + schema.server().port() + "/" + schema.name();
    database = new Database(url, schema.user(), schema.password());
    data = Path.of(schema.query("select @@datadir"));
  }

  private static Tls tls(String mode, Path ca) {
    return new Tls(mode, Optional.ofNullable(ca), Optional.empty(), Optional.empty());
  }

  private String cipher(Tls tls) throws SQLException {
    try (Session session = database.withTls(tls).open()) {
      return session.query("show session status like 'Ssl_cipher'").get(0).get("Value");
    }
  }

  private void refused(Tls tls, String sentence) {
    assertThatThrownBy(() -> cipher(tls))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aConnectionIsEncryptedWhereThatIsRequired() throws SQLException {
    assertThat(cipher(tls("required", null))).startsWith("TLS_");
  }

  @Test
  void theServersOwnAuthorityIsAccepted() throws SQLException {
    assertThat(cipher(tls("", data.resolve("ca.pem")))).startsWith("TLS_");
    assertThat(cipher(tls("verify-ca", data.resolve("ca.pem")))).startsWith("TLS_");
  }

  @Test
  void anotherAuthorityIsRefusedInOneSentence() throws IOException {
    refused(
        tls("verify-ca", otherAuthority()),
        "the server at "
            + database.shownUrl()
            + " has a certificate that none in "
            + folder.resolve("other.pem")
            + " has signed");
  }

  @Test
  void aCertificateForAnotherHostIsRefusedInOneSentence() {
    refused(
        tls("verify-identity", data.resolve("ca.pem")),
        "the certificate of the server at " + database.shownUrl() + " is for another host");
  }

  @Test
  void whatTheUrlSaysHolds() throws SQLException {
    String url = database.url() + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    database = database.withUrl(url);
    assertThat(cipher(Tls.UNSAID)).isEmpty();
  }

  @Test
  void aClientShowsItsCertificate() throws SQLException {
    Tls tls =
        new Tls(
            "verify-ca",
            Optional.of(data.resolve("ca.pem")),
            Optional.of(data.resolve("client-cert.pem")),
            Optional.of(data.resolve("client-key.pem")));
    try (Session session = database.withTls(Tls.UNSAID).open()) {
      session.execute("create user if not exists tls_client identified by 'x' require x509");
      session.execute("grant all on *.* to tls_client");
    }
    try {
      Database own = new Database(database.url(), "tls_client", "x");
      try (Session session = own.withTls(tls).open()) {
        assertThat(session.query("select current_user() as name").get(0).get("name"))
            .startsWith("tls_client");
      }
      assertThatThrownBy(() -> own.withTls(tls("required", null)).open())
          .isInstanceOf(AutogenException.class);
    } finally {
      try (Session session = database.open()) {
        session.execute("drop user tls_client");
      }
    }
  }

  @Test
  void keyStoresAreForTheirOwnerAloneAndGoAfterConnecting() throws IOException {
    Path store;
    try (Tls.Prepared prepared = tls("", data.resolve("ca.pem")).prepare()) {
      String url = prepared.properties().getProperty("trustCertificateKeyStoreUrl");
      store = Path.of(URI.create(url));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
          .isEqualTo("rw-------");
    }
    assertThat(store).doesNotExist();
  }

  @Test
  void wrongSettingsAreNamed() {
    refused(tls("sometimes", null), "'sometimes' is no mode of TLS");
    refused(tls("", folder.resolve("none.pem")), "none.pem cannot be read (it does not exist)");
  }

  /** A certificate that has signed nothing here. */
  private Path otherAuthority() throws IOException {
    return Files.writeString(
        folder.resolve("other.pem"),
        """
        -----BEGIN CERTIFICATE-----
        MIIBiDCCAS2gAwIBAgIUVKRFg7lneUXKEaOeBwM08fXVBuwwCgYIKoZIzj0EAwIw
        GDEWMBQGA1UEAwwNU29tZWJvZHkgZWxzZTAgFw0yNjExMjQyMjIwMzNaGA8yMTI2
        MTAzMTIyMjAzM1owGDEWMBQGA1UEAwwNU29tZWJvZHkgZWxzZTBZMBMGByqGSM49
        AgEGCCqGSM49AwEHA0IABAQ81CPjFEz9DMXViIpfbXe5jLHK+2KtVw3ZcdQrtI83
        dc2i8tY5gxHZim5sjfL65zgqpA1PaQJK9iH6Hob2tpmjUzBRMB0GA1UdDgQWBBTN
        qOKr3Nmyiu6F1fAbHOkzAjR6nDAfBgNVHSMEGDAWgBTNqOKr3Nmyiu6F1fAbHOkz
        AjR6nDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCRVdwshYhZ
        MrdwS1chtA32vPSOIx8Xm+LAW2lA7iSasAIhAJQ8AQlDhVtSZlRMHPjTzYYMezxZ
        tdA/0cRifsecTKrG
        -----END CERTIFICATE-----
        """);
  }
}
