package dev.autogen.facts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL that somebody wrote: what kind of statement it is, and where it ends. */
public record SqlText(String sql) {

  /** What a statement does to a transaction. */
  public enum Kind {
    /**
     * MySQL commits before and after it; the manual's "Statements That Cause an Implicit Commit"
     */
    DDL,
    /** Happens in a transaction, or not at all. */
    DML,
    /** Sets something for the session alone, which another session has not. */
    SETTING,
    /** Begins or ends a transaction, or takes a lock that outlives it. */
    TRANSACTION_CONTROL,
    /** Makes another schema the one that names without a schema are looked up in. */
    ANOTHER_SCHEMA,
    /** Ends the server or a whole schema, and with it the run. */
    END
  }

  private static final Set<String> DDL_WORDS =
      Set.of(
          "ALTER",
          "ANALYZE",
          "BINLOG",
          "CACHE",
          "CHANGE",
          "CHECK",
          "CLONE",
          "CREATE",
          "DROP",
          "FLUSH",
          "GRANT",
          "IMPORT",
          "INSTALL",
          "KILL",
          "OPTIMIZE",
          "PURGE",
          "RENAME",
          "REPAIR",
          "RESET",
          "RESTART",
          "REVOKE",
          "SHUTDOWN",
          "START",
          "STOP",
          "TRUNCATE",
          "UNINSTALL");

  private static final Pattern TABLES =
      Pattern.compile(
          "(?:CREATE|ALTER|DROP|RENAME)\\s+(?:(?:UNIQUE|FULLTEXT|SPATIAL)\\s+)?"
              + "(?:TABLES?|INDEX|DATABASE|SCHEMA)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Sets what it does not look like, with whatever else the statement sets. */
  private static final Pattern AUTOCOMMIT =
      Pattern.compile(
          "SET (?:.*, ?)?(?:(?:SESSION|LOCAL) |@@(?:(?:SESSION|LOCAL)\\.)?)?AUTOCOMMIT ?:?=.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Locks tables beyond the statement, so that no journal could be written either (1223). */
  private static final Pattern FLUSH_AND_LOCK =
      Pattern.compile(
          "FLUSH .*\\b(?:WITH READ LOCK|FOR EXPORT)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What takes effect at once, and leaves a transaction open. */
  private static final Pattern OUTSIDE_TRANSACTIONS =
      Pattern.compile(
          "(?:BINLOG|CLONE|KILL|PURGE|SET(?! PASSWORD\\b))\\b", Pattern.CASE_INSENSITIVE);

  /** Savepoints, and what says of autocommit how it is in a transaction. */
  private static final Pattern WITHIN_TRANSACTION =
      Pattern.compile(
          "SAVEPOINT .*|RELEASE SAVEPOINT .*|ROLLBACK (?:WORK )?TO .*"
              + "|SET (?:(?:SESSION|LOCAL) |@@(?:(?:SESSION|LOCAL)\\.)?)?AUTOCOMMIT ?:?= ?"
              + "(?:0|OFF|FALSE)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern WORD_IN_QUOTES = Pattern.compile("`(\\w+)`");

  private static final Pattern COMPOUND =
      Pattern.compile(
          "CREATE (?:OR REPLACE )?(?:DEFINER ?= ?\\S+(?: ?@ ?\\S+)? )?(?:AGGREGATE )?"
              + "(?:PROCEDURE|FUNCTION|TRIGGER|EVENT) .*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * The statements, without the semicolons between them. A stored program is one, whatever
   * semicolons it holds.
   */
  public List<String> statements() {
    if (COMPOUND.matcher(normal()).matches()) {
      return List.of(sql);
    }
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String part : parts()) {
      if (part.equals(";")) {
        addTo(statements, current.toString());
        current.setLength(0);
      } else {
        current.append(part);
      }
    }
    addTo(statements, current.toString());
    return statements.isEmpty() ? List.of(sql) : List.copyOf(statements);
  }

  private static void addTo(List<String> statements, String text) {
    if (!new SqlText(text).normal().isEmpty()) {
      statements.add(text.strip());
    }
  }

  /** The text without comments, one blank where there was any white space outside quotes. */
  public String normal() {
    StringBuilder normal = new StringBuilder();
    boolean blank = false;
    for (int start = 0; start < sql.length(); ) {
      int end = SqlPieces.end(sql, start);
      boolean isBlank = end == start + 1 && Character.isWhitespace(sql.charAt(start));
      if (isBlank || (end > start + 1 && isComment(sql.substring(start, end)))) {
        blank = true;
      } else {
        if (blank && normal.length() > 0) {
          normal.append(' ');
        }
        blank = false;
        normal.append(sql, start, end);
      }
      start = end;
    }
    return normal.toString();
  }

  /** The normal text without what is quoted, but for a name that needs no quotes. */
  private String unquoted() {
    StringBuilder text = new StringBuilder();
    for (String part : new SqlText(normal()).parts()) {
      if (part.startsWith("`")) {
        Matcher word = WORD_IN_QUOTES.matcher(part);
        text.append(word.matches() ? word.group(1) : "`");
      } else {
        text.append(part.startsWith("'") || part.startsWith("\"") ? part.charAt(0) : part);
      }
    }
    return text.toString();
  }

  /**
   * Whether it may create, change or drop a table or its indexes, or what a schema gives its
   * tables, by its first words.
   */
  public boolean changesTables() {
    return TABLES.matcher(unconditional()).matches();
  }

  /** The normal text without the mark of what only some servers run. */
  private String unconditional() {
    return normal().replaceFirst("^/\\*!\\d*\\s*", "");
  }

  /** What kind of statement it is, by its first words. */
  public Kind kind() {
    String[] words =
        unconditional().replace('=', ' ').toUpperCase(Locale.ROOT).split("[^A-Z0-9_@.]+", 5);
    String first = word(words, 0);
    String second = word(words, 1);
    if (first.equals("USE")) {
      return Kind.ANOTHER_SCHEMA;
    }
    if (first.equals("SHUTDOWN")
        || first.equals("RESTART")
        || (first.equals("DROP") && (second.equals("DATABASE") || second.equals("SCHEMA")))) {
      return Kind.END;
    }
    if (AUTOCOMMIT.matcher(unquoted()).matches() || FLUSH_AND_LOCK.matcher(unquoted()).matches()) {
      return Kind.TRANSACTION_CONTROL;
    }
    if (first.equals("SET")) {
      return setting(second);
    }
    if (first.equals("PREPARE") || first.equals("DEALLOCATE")) {
      return Kind.SETTING;
    }
    if (Set.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "XA", "UNLOCK")
            .contains(first)
        || (first.equals("START") && second.equals("TRANSACTION"))
        || first.equals("LOCK")) {
      return Kind.TRANSACTION_CONTROL;
    }
    if ((first.equals("CREATE") || first.equals("DROP")) && second.equals("TEMPORARY")) {
      return Kind.DML;
    }
    boolean ddl = DDL_WORDS.contains(first) || (first.equals("LOAD") && second.equals("INDEX"));
    return ddl ? Kind.DDL : Kind.DML;
  }

  /**
   * Whether MySQL commits or ends the transaction at it, or it leaves the schema or ends the
   * server.
   */
  public boolean endsTransaction() {
    return switch (kind()) {
      case DDL -> !OUTSIDE_TRANSACTIONS.matcher(unconditional()).lookingAt();
      case TRANSACTION_CONTROL -> !WITHIN_TRANSACTION.matcher(unquoted()).matches();
      case ANOTHER_SCHEMA, END -> true;
      case DML, SETTING -> false;
    };
  }

  private static Kind setting(String second) {
    boolean server =
        Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY", "PASSWORD", "DEFAULT", "RESOURCE")
                .contains(second)
            || second.startsWith("@@GLOBAL.")
            || second.startsWith("@@PERSIST");
    return server ? Kind.DDL : Kind.SETTING;
  }

  private static String word(String[] words, int at) {
    return at < words.length ? words[at] : "";
  }

  /** The text with what stands where a password stands left out. */
  public String withoutSecrets() {
    return Mask.secrets(sql);
  }

  /** The same, without the values of rows that it writes or looks for. */
  public String withoutSecretsAndRows() {
    return Mask.secretsAndRows(sql);
  }

  /** The text before the first literal, for a part of a statement that tells no more. */
  public String beforeLiterals() {
    return Mask.upToFirstLiteral(sql);
  }

  /** Whether what is written behind it would be in a comment. */
  public boolean endsInComment() {
    List<String> parts = parts();
    String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    return isComment(last) && !last.startsWith("/*");
  }

  private static boolean isComment(String part) {
    return part.startsWith("#")
        || (part.startsWith("--") && part.length() > 1)
        || (part.startsWith("/*") && !part.startsWith("/*!") && !part.startsWith("/*+"));
  }

  /**
   * The text in pieces: what is quoted, comments, semicolons, blanks, and the rest by character.
   */
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < sql.length(); ) {
      int end = SqlPieces.end(sql, i);
      parts.add(sql.substring(i, end));
      i = end;
    }
    return parts;
  }
}
