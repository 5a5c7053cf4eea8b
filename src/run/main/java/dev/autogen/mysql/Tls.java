package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * How a connection is encrypted, in the words of MySQL's own programs. What a URL says holds
 * besides, and over it.
 *
 * @param mode {@code disabled}, {@code preferred}, {@code required}, {@code verify-ca} or {@code
 *     verify-identity}; empty for what the files ask for
 * @param ca certificates in PEM, of which one must have signed the server's
 * @param certificate the client's own, in PEM
 * @param key its private key, in PEM
 */
public record Tls(String mode, Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {

  /** Nothing said: encrypted where the server can, whoever it is. */
  public static final Tls UNSAID =
      new Tls("", Optional.empty(), Optional.empty(), Optional.empty());

  private static final List<String> MODES =
      List.of("disabled", "preferred", "required", "verify-ca", "verify-identity");
  private static final String STORE = "PKCS12";

  /** The driver's properties, and the files they name, which go when it is closed. */
  static final class Prepared implements AutoCloseable {

    private final Properties properties = new Properties();
    private final List<Path> files = new ArrayList<>();

    Properties properties() {
      return properties;
    }

    @Override
    public void close() {
      for (Path file : files) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          file.toFile().deleteOnExit();
        }
      }
    }
  }

  /**
   * What the driver needs. It reads key stores only, so the certificates are put into such, which
   * only this user can read.
   *
   * @throws AutogenException when a file cannot be read or the mode is none
   */
  Prepared prepare() {
    Prepared prepared = new Prepared();
    try {
      String word = mode.isEmpty() && ca.isPresent() ? "verify-ca" : mode;
      if (!word.isEmpty()) {
        if (!MODES.contains(word)) {
          throw AutogenException.usage(
              "'" + word + "' is no mode of TLS", "use one of " + String.join(", ", MODES));
        }
        prepared.properties.setProperty("sslMode", word.replace('-', '_').toUpperCase(Locale.ROOT));
      }
      if (ca.isPresent()) {
        store(prepared, "trustCertificate", trusted(ca.get()));
      }
      if (certificate.isPresent() || key.isPresent()) {
        store(prepared, "clientCertificate", identity());
      }
      return prepared;
    } catch (IOException e) {
      prepared.close();
      throw new java.io.UncheckedIOException(e);
    } catch (RuntimeException e) {
      prepared.close();
      throw e;
    }
  }

  private interface Filling {
    void fill(KeyStore store, char[] password) throws GeneralSecurityException;
  }

  private static void store(Prepared prepared, String prefix, Filling filling) throws IOException {
    String password = UUID.randomUUID().toString();
    // Created so that only its owner can read it.
    Path file = Files.createTempFile("autogen-", ".p12");
    prepared.files.add(file);
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance(STORE);
      store.load(null, null);
      filling.fill(store, password.toCharArray());
      store.store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw AutogenException.usage(
          "the certificates for TLS cannot be used (" + e.getMessage() + ")",
          "correct tls-ca, tls-cert or tls-key");
    }
    prepared.properties.setProperty(prefix + "KeyStoreUrl", file.toUri().toString());
    prepared.properties.setProperty(prefix + "KeyStoreType", STORE);
    prepared.properties.setProperty(prefix + "KeyStorePassword", password);
  }

  private static Filling trusted(Path file) {
    List<Certificate> certificates = certificates(file, "tls-ca");
    return (store, password) -> {
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("ca" + i, certificates.get(i));
      }
    };
  }

  private Filling identity() {
    if (certificate.isEmpty() || key.isEmpty()) {
      throw AutogenException.usage(
          "of tls-cert and tls-key one is missing", "give both, or neither");
    }
    List<Certificate> chain = certificates(certificate.get(), "tls-cert");
    PrivateKey own = privateKey(key.get(), chain.get(0).getPublicKey().getAlgorithm());
    return (store, password) ->
        store.setKeyEntry("client", own, password, chain.toArray(Certificate[]::new));
  }

  private static List<Certificate> certificates(Path file, String setting) {
    try (InputStream in = Files.newInputStream(file)) {
      List<Certificate> certificates =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (certificates.isEmpty()) {
        throw AutogenException.usage(
            "there is no certificate in " + file, "name a PEM file with " + setting);
      }
      return certificates;
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e), setting);
    } catch (GeneralSecurityException e) {
      throw unreadable(file, "it holds no certificates in PEM", setting);
    }
  }

  private static PrivateKey privateKey(Path file, String algorithm) {
    try {
      String text = Utf8.read(file);
      if (!text.contains("-----BEGIN PRIVATE KEY-----")) {
        throw AutogenException.usage(
            "the key in " + file + " is not in PKCS 8, or is encrypted",
            "convert it with 'openssl pkcs8 -topk8 -nocrypt'");
      }
      byte[] bytes =
          Base64.getMimeDecoder()
              .decode(text.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END.*", ""));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e), "tls-key");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable(file, "it holds no private key of the certificate's kind", "tls-key");
    }
  }

  private static AutogenException unreadable(Path file, String reason, String setting) {
    return AutogenException.usage(
        file + " cannot be read (" + reason + ")", "correct it, or name another with " + setting);
  }
}
