package dev.autogen.project;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an account may do, as {@code SHOW GRANTS} tells of the session, its active roles with it.
 *
 * @param account such as {@code shop@%}
 * @param grants each with the schema it is for
 */
public record Privileges(String account, List<Grant> grants) {

  private static final Pattern FORM =
      Pattern.compile("GRANT (.*?) ON (?:TABLE |)(\\S+|`.*`)\\.(\\*|`.*?`) TO .*");

  /**
   * Privileges for a schema.
   *
   * @param schema a pattern of LIKE; {@code *} for all schemas
   * @param words in capital letters
   */
  public record Grant(String schema, List<String> words) {

    public Grant {
      words = List.copyOf(words);
    }

    private boolean isFor(String name) {
      return schema.equals("*") || name.matches(regex(schema));
    }

    private boolean has(String privilege) {
      return words.contains(privilege) || words.contains("ALL PRIVILEGES");
    }

    /**
     * In a grant's schema {@code %} and {@code _} stand for others, unless a backslash is there.
     */
    private static String regex(String like) {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < like.length(); i++) {
        char c = like.charAt(i);
        if (c == '\\' && i + 1 < like.length()) {
          regex.append(Pattern.quote(String.valueOf(like.charAt(++i))));
        } else {
          regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
      }
      return regex.toString();
    }
  }

  public Privileges {
    grants = List.copyOf(grants);
  }

  /** Those of the account of {@code session}. */
  public static Privileges of(Session session) throws SQLException {
    String account = session.query("SELECT CURRENT_USER() AS account").get(0).get("account");
    List<Grant> grants = new ArrayList<>();
    for (Map<String, String> row : session.query("SHOW GRANTS")) {
      grant(row.values().iterator().next()).forEach(grants::add);
    }
    return new Privileges(account, grants);
  }

  /** The grants on whole schemas in one line; those on single tables do not help. */
  static Stream<Grant> grant(String line) {
    Matcher parts = FORM.matcher(line);
    if (!parts.matches() || !parts.group(3).equals("*")) {
      return Stream.empty();
    }
    String schema = parts.group(2).replaceAll("^`|`$", "").replace("``", "`");
    return Stream.of(
        new Grant(
            schema,
            Arrays.stream(parts.group(1).toUpperCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList()));
  }

  /** Those of {@code wanted} that the account does not have in {@code schema}. */
  public List<String> missing(String schema, List<String> wanted) {
    return wanted.stream()
        .filter(word -> grants.stream().noneMatch(g -> g.isFor(schema) && g.has(word)))
        .toList();
  }

  /** The statement that would give the account what it lacks. */
  public String remedy(String schema, List<String> missing) {
    int at = account.lastIndexOf('@');
    return "GRANT "
        + String.join(", ", missing)
        + " ON "
        + Sql.name(schema)
        + ".* TO "
        + Sql.text(account.substring(0, at))
        + "@"
        + Sql.text(account.substring(at + 1));
  }
}
