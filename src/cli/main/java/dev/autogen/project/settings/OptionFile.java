package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import dev.autogen.file.NotUtf8Exception;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A MySQL option file, such as {@code ~/.my.cnf}: what its groups {@code [client]} and {@code
 * [autogen]} say of the connection. Rules as in the manual, "Using Option Files".
 */
public final class OptionFile {

  private static final List<String> GROUPS = List.of("client", "autogen");
  private static final Pattern GROUP = Pattern.compile("\\[\\s*([^]]*?)\\s*]\\s*");
  private static final Pattern INCLUDE = Pattern.compile("!include(dir)?\\s+(.+)");
  private static final int DEPTH = 10;
  private static final String PORT = "3306";

  private final Path file;
  private final SortedMap<String, Setting> options = new TreeMap<>();

  private OptionFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws AutogenException when it cannot be read, or everybody may write to it
   */
  public static OptionFile read(Path file) {
    OptionFile options = new OptionFile(file);
    options.read(file, 0);
    return options;
  }

  /** The account and what TLS needs. */
  public Layer account() {
    SortedMap<String, Setting> settings = new TreeMap<>();
    options.forEach(
        (name, setting) -> {
          switch (name) {
            case "user", "password" -> settings.put(name, setting);
            case "ssl-mode" ->
                settings.put(
                    "tls",
                    setting.withValue(setting.value().toLowerCase(Locale.ROOT).replace('_', '-')));
            case "ssl-ca", "ssl-cert", "ssl-key" ->
                settings.put(name.replace("ssl", "tls"), setting);
            default -> {
              // Of no use here, such as default-character-set.
            }
          }
        });
    return Layer.plain(settings, Map.of());
  }

  /**
   * The account, and where the server is.
   *
   * @throws AutogenException when the file leads to a socket
   */
  public Layer connection() {
    SortedMap<String, Setting> settings = new TreeMap<>(account().settings());
    Optional<Setting> host = option("host");
    Optional<Setting> socket = option("socket");
    if (socket.isPresent() && host.map(Setting::value).orElse("localhost").equals("localhost")) {
      throw AutogenException.usage(
          file
              + " leads to the socket "
              + socket.get().value()
              + ", and MySQL's Java driver speaks TCP only",
          "write host = 127.0.0.1 and a port there, or give --url");
    }
    Setting from =
        host.or(() -> option("port"))
            .orElseGet(() -> new Setting("", String.valueOf(file.getFileName()), "", file));
    String name = host.map(Setting::value).orElse("localhost");
    settings.put(
        "url",
        from.withValue(
            "jdbc:mysql://"
                + (name.contains(":") ? "[" + name + "]" : name)
                + ":"
                + option("port").map(Setting::value).orElse(PORT)
                + "/"));
    option("database").ifPresent(database -> settings.put("schema", database));
    return Layer.plain(settings, Map.of());
  }

  private Optional<Setting> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  private void read(Path path, int depth) {
    String group = "";
    for (String line : lines(path)) {
      String text = line.strip();
      Matcher heading = GROUP.matcher(text);
      Matcher include = INCLUDE.matcher(text);
      if (heading.matches()) {
        group = heading.group(1);
      } else if (include.matches() && depth < DEPTH) {
        include(path.resolveSibling(include.group(2)), include.group(1) != null, depth);
      } else if (GROUPS.contains(group) && !text.matches("[#;].*")) {
        option(path, text);
      }
    }
  }

  private void include(Path path, boolean isFolder, int depth) {
    if (!isFolder) {
      read(path, depth + 1);
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      for (Path each : files.filter(f -> f.toString().endsWith(".cnf")).sorted().toList()) {
        read(each, depth + 1);
      }
    } catch (IOException e) {
      throw unreadable(path, AutogenException.reason(e));
    }
  }

  private void option(Path path, String line) {
    int equals = line.indexOf('=');
    String name = (equals < 0 ? uncommented(line) : line.substring(0, equals)).strip();
    String word = name.replace('_', '-').replaceFirst("^loose-", "");
    if (equals >= 0) {
      options.put(
          word,
          new Setting(
              value(line.substring(equals + 1).strip()),
              String.valueOf(path.getFileName()),
              word,
              path.toAbsolutePath().getParent()));
    }
  }

  /** Unquoted; a comment may follow what is not quoted; escapes count in both. */
  private static String value(String text) {
    if (text.matches("(?s)(['\"]).*\\1.*") && text.length() > 1) {
      int end = text.indexOf(text.charAt(0), 1);
      String rest = text.substring(end + 1).strip();
      if (rest.isEmpty() || rest.startsWith("#")) {
        return unescaped(text.substring(1, end));
      }
    }
    return unescaped(uncommented(text).strip());
  }

  private static String uncommented(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private static String unescaped(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = c == '\\' && i + 1 < text.length() ? "btnr\\s".indexOf(text.charAt(i + 1)) : -1;
      if (known < 0) {
        result.append(c);
      } else {
        result.append("\b\t\n\r\\ ".charAt(known));
        i++;
      }
    }
    return result.toString();
  }

  private static List<String> lines(Path path) {
    try {
      // The mysql client does not believe such a file either.
      PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      Set<PosixFilePermission> rights =
          view == null ? Set.of() : view.readAttributes().permissions();
      if (rights.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw AutogenException.usage(
            "the MySQL option file " + path + " may be written by everybody, so it is not believed",
            "run chmod o-w " + path);
      }
      return Utf8.lines(path);
    } catch (NotUtf8Exception e) {
      throw AutogenException.usage(
          path + " is no MySQL option file in UTF-8",
          "if it is one of mysql_config_editor's login paths, which are encrypted and for MySQL's own"
              + " programs, write an option file, or use password-file or AUTOGEN_PASSWORD");
    } catch (IOException e) {
      throw unreadable(path, AutogenException.reason(e));
    }
  }

  private static AutogenException unreadable(Path path, String reason) {
    return AutogenException.usage(
        "the MySQL option file " + path + " cannot be read (" + reason + ")",
        "make it readable, or name another with --defaults-file");
  }
}
