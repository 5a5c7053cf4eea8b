package dev.autogen.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements about tables in a file of MySQL's own tests. */
final class MySqlTestFile {

  private static final int LONGEST_STATEMENT = 6000;
  private static final int MOST_LINES = 400;
  private static final int MOST_STATEMENTS = 400;

  private static final List<String> FOLDERS =
      List.of(
          "t",
          "suite/innodb/t",
          "suite/gcol/t",
          "suite/gcol/inc",
          "suite/json/t",
          "suite/json/inc",
          "suite/gis/t",
          "suite/innodb_gis/t",
          "suite/innodb_fts/t",
          "suite/parts/t",
          "suite/parts/inc",
          "suite/engines/funcs/t",
          "suite/engines/iuds/t",
          "suite/collations/t",
          "suite/funcs_1/t",
          "suite/innodb_zip/t",
          "suite/jp/t",
          "suite/information_schema/t",
          "suite/opt_trace/t",
          "include",
          "suite/innodb/include",
          "suite/rpl/t",
          "suite/sys_vars/t",
          "suite/max_parts/t");

  private static final Pattern WANTED =
      Pattern.compile(
          "\\s*(create\\s+table|alter\\s+table|create\\s+(unique\\s+|fulltext\\s+|spatial\\s+)?index"
              + "|drop\\s+index|rename\\s+table|drop\\s+table|set\\s+(@@)?(session\\s+)?(sql_mode"
              + "|names|character_set|collation|default_storage|foreign_key_checks|innodb_strict"
              + "|default_collation))",
          Pattern.CASE_INSENSITIVE);

  /** What needs files, other servers or variables of the test's own language. */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "\\b(data|index)\\s+directory|tablespace|federated|\\bndb|secondary_engine|encryption"
              + "|start\\s+transaction|select\\s|\\bglobal\\b|\\$\\w|@\\w+\\s*:?=",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DELIMITER =
      Pattern.compile("(?:--\\s*)?delimiter\\s+(\\S+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMAND =
      Pattern.compile(
          "(let|eval|source|if|while|error|connect|disconnect|connection|echo|inc|dec|exec|sleep"
              + "|die|skip|exit|perl|EOF|\\{|})(\\b.*|$)");

  private MySqlTestFile() {}

  /** All files that make a table, sorted. */
  static List<Path> all(Path tests) {
    List<Path> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(tests.resolve(folder))) {
        files.filter(file -> file.toString().matches(".*[.](test|inc)")).forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.stream().sorted().toList();
  }

  /** The statements of one that count, in order; none where it makes no table. */
  static List<String> statements(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      return List.of(); // in another character set
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> found =
        divided(lines).stream()
            .filter(sql -> WANTED.matcher(sql).lookingAt() && !UNWANTED.matcher(sql).find())
            .filter(sql -> sql.length() < LONGEST_STATEMENT)
            .limit(MOST_STATEMENTS)
            .toList();
    return found.stream().anyMatch(sql -> sql.matches("(?is)\\s*create\\s+table.*"))
        ? found
        : List.of();
  }

  private static List<String> divided(List<String> lines) {
    List<String> statements = new ArrayList<>();
    List<String> open = new ArrayList<>();
    String delimiter = ";";
    for (String line : lines) {
      String text = line.strip();
      if (open.isEmpty()) {
        Matcher change = DELIMITER.matcher(text);
        if (change.lookingAt()) {
          String given = change.group(1).replaceAll(";$", "");
          delimiter = given.isEmpty() ? ";" : given;
          continue;
        }
        if (text.isEmpty() || text.startsWith("--") || COMMAND.matcher(text).matches()) {
          continue;
        }
      }
      if (text.startsWith("#")) {
        continue;
      }
      open.add(line);
      if (text.endsWith(delimiter)) {
        String sql = String.join("\n", open).stripTrailing();
        statements.add(sql.substring(0, sql.length() - delimiter.length()));
        open.clear();
      } else if (open.size() > MOST_LINES) {
        open.clear();
      }
    }
    return statements;
  }
}
