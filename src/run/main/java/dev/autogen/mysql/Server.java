package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server is and can do. Its capabilities are asked for by name; nowhere else is a version
 * compared.
 *
 * @param version as the server says it, such as {@code 9.7.4-2}
 * @param number the same as one number to compare by, such as 90704
 * @param lowerCaseTableNames 0 where the case of a table's name counts
 * @param defaultCollations the default collation of each character set
 * @param missingKeys what it does about a table that is made without a primary key
 * @param checksKeysOfCopies whether a table that is copied is held against its foreign keys, as it
 *     is where these are not InnoDB's alone (innodb_native_foreign_keys=OFF, in MySQL 9.7)
 */
public record Server(
    String version,
    int number,
    int lowerCaseTableNames,
    Map<String, String> defaultCollations,
    MissingKeys missingKeys,
    boolean checksKeysOfCopies) {

  /** What a server does about tables without a primary key. */
  public enum MissingKeys {
    /** It takes them. */
    TAKES,
    /** It gives them one that nobody sees (sql_generate_invisible_primary_key). */
    GENERATES,
    /** It refuses to make or alter them (sql_require_primary_key). */
    REFUSES
  }

  private static final Pattern NUMBERS = Pattern.compile("^(\\d+)\\.(\\d+)\\.(\\d+)");

  public Server {
    defaultCollations = Collections.unmodifiableMap(new TreeMap<>(defaultCollations));
  }

  /** Asks for version and settings. */
  static final String QUERY =
      "SELECT VERSION() AS VERSION, @@lower_case_table_names AS LOWER_CASE"
          + "/*!80013 , @@sql_require_primary_key AS REQUIRES_KEYS */"
          + "/*!80030 , @@sql_generate_invisible_primary_key AS GENERATES_KEYS */"
          + "/*!90700 , @@innodb_native_foreign_keys AS NATIVE_KEYS */"
          + " LIMIT 1";

  /** Asks for the default collation of each character set. */
  static final String COLLATIONS =
      "SELECT CHARACTER_SET_NAME, DEFAULT_COLLATE_NAME FROM information_schema.CHARACTER_SETS";

  /** The server that answered so. */
  static Server of(Map<String, String> row, List<Map<String, String>> collations) {
    String version = row.get("VERSION");
    int number = supported(version);
    Map<String, String> defaults = new TreeMap<>();
    for (Map<String, String> collation : collations) {
      defaults.put(collation.get("CHARACTER_SET_NAME"), collation.get("DEFAULT_COLLATE_NAME"));
    }
    return new Server(
        version,
        number,
        Integer.parseInt(row.get("LOWER_CASE")),
        defaults,
        missingKeys(row),
        "0".equals(row.get("NATIVE_KEYS")));
  }

  private static MissingKeys missingKeys(Map<String, String> row) {
    if ("1".equals(row.get("GENERATES_KEYS"))) {
      return MissingKeys.GENERATES;
    }
    return "1".equals(row.get("REQUIRES_KEYS")) ? MissingKeys.REFUSES : MissingKeys.TAKES;
  }

  /**
   * The number of a version that autogen works with.
   *
   * @throws AutogenException when it is older than 8.0, or of another server that speaks alike
   */
  static int supported(String version) {
    int number = number(version);
    if (version.contains("MariaDB") || number < 80000) {
      throw AutogenException.failure(
          "the server is " + version + ", and autogen works with MySQL 8.0 and later",
          "point --url to such a server");
    }
    return number;
  }

  private static int number(String version) {
    Matcher matcher = NUMBERS.matcher(version);
    return matcher.find()
        ? Integer.parseInt(matcher.group(1)) * 10000
            + Integer.parseInt(matcher.group(2)) * 100
            + Integer.parseInt(matcher.group(3))
        : 0;
  }

  /** The three numbers of the version, such as {@code 9.7.4}. */
  public String shortVersion() {
    return number / 10000 + "." + number / 100 % 100 + "." + number % 100;
  }

  /** Whether CHECK constraints are kept; before 8.0.16 they are read and forgotten. */
  public boolean hasChecks() {
    return number >= 80016;
  }

  /** Whether an index can be on an expression. */
  public boolean hasFunctionalIndexes() {
    return number >= 80013;
  }

  /** Whether {@code REFERENCES} behind a column makes a foreign key; before, it is forgotten. */
  public boolean hasInlineReferences() {
    return number >= 90000;
  }

  /** Whether a column can be invisible. */
  public boolean hasInvisibleColumns() {
    return number >= 80023;
  }

  /** Whether the case of a table's name does not count. */
  public boolean foldsTableNames() {
    return lowerCaseTableNames != 0;
  }
}
