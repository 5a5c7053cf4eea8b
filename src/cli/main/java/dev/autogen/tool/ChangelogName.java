package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a file of changesets as the others of its folder are named. */
final class ChangelogName {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d+)([-_.]*).*");

  private ChangelogName() {}

  /** A name as the others of the folder have, with {@code ending}. */
  static Path next(Path folder, boolean mustBeLast, String ending, MigrationTool.Draft draft) {
    List<String> names =
        LiquibaseTool.sorted(folder).stream().map(file -> file.getFileName().toString()).toList();
    String words =
        draft
            .title()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
            .replaceAll("^-+|-+$", "");
    Optional<Matcher> last =
        names.stream().map(NUMBERED::matcher).filter(Matcher::matches).reduce((a, b) -> b);
    String name =
        last.map(m -> m.group(1) + next(m.group(2), draft.created()) + separator(m.group(3)))
                .orElse(STAMP.format(draft.created()) + "-")
            + words
            + ending;
    if (mustBeLast && names.stream().anyMatch(other -> other.compareTo(name) >= 0)) {
      throw AutogenException.usage(
          "Liquibase runs the files of "
              + folder
              + " in the order of their names, and no name follows "
              + names.get(names.size() - 1)
              + " as it is to",
          "begin the names with numbers of one width, or list the files in the changelog");
    }
    return folder.resolve(name);
  }

  private static String separator(String found) {
    return found.isEmpty() || found.equals(".") ? "-" : found;
  }

  private static String next(String digits, Instant now) {
    if (digits.matches("(19|20)\\d{6}(\\d{4}(\\d{2})?)?")) {
      String stamp = STAMP.format(now).substring(0, digits.length());
      if (stamp.compareTo(digits) > 0) {
        return stamp;
      }
    }
    String next = new BigInteger(digits).add(BigInteger.ONE).toString();
    return "0".repeat(Math.max(0, digits.length() - next.length())) + next;
  }

  /** A moment in digits that sort. */
  static String stamp(Instant moment) {
    return STAMP.format(moment);
  }
}
