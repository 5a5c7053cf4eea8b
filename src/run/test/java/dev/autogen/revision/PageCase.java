package dev.autogen.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example of a page of the documentation: a {@code java} block, the {@code sql} block with what
 * it gives, and in a comment above them what is there before. The comment may say more:
 *
 * <ul>
 *   <li>{@code opaque}: autogen does not know what it does to the schema
 *   <li>{@code one-way}: it has no inverse
 *   <li>{@code not-at-the-start}: its inverse brings the schema back, and not its rows
 *   <li>{@code since 80016}: older servers cannot
 * </ul>
 *
 * @param title the heading it stands under
 * @param setup the statements that are run before it
 */
record PageCase(
    String title, List<String> words, List<String> setup, String java, String sql, int sqlStart) {

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?s)<!-- before([^\\n]*)\\n(.*?)-->\\s*```java\\n(.*?)```\\n(?:(?!```).)*```sql\\n(.*?)```");

  /** The examples of {@code page}, in order. */
  static List<PageCase> in(String page) {
    List<PageCase> cases = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(page);
    while (example.find()) {
      String title = "";
      Matcher heading = HEADING.matcher(page).region(0, example.start());
      while (heading.find()) {
        title = heading.group(1);
      }
      cases.add(
          new PageCase(
              title,
              Arrays.stream(example.group(1).split(",")).map(String::strip).toList(),
              Arrays.stream(example.group(2).split(";\n"))
                  .map(String::strip)
                  .filter(sql -> !sql.isEmpty())
                  .toList(),
              example.group(3),
              example.group(4),
              example.start(4)));
    }
    return cases;
  }

  /** The blocks of code that are no examples of their own: what needs rows to show anything. */
  static List<String> others(String page) {
    List<String> others = new ArrayList<>();
    Matcher block = Pattern.compile("(?s)(-->)?\\s*```java\\n(op[.].*?)```").matcher(page);
    while (block.find()) {
      if (block.group(1) == null) {
        others.add(block.group(2));
      }
    }
    return others;
  }

  boolean is(String word) {
    return words.contains(word);
  }

  /** The lowest server it is for, as one number. */
  int since() {
    return words.stream()
        .filter(word -> word.startsWith("since "))
        .map(word -> Integer.parseInt(word.substring(6)))
        .findFirst()
        .orElse(0);
  }

  /** The source of a migration of that number with this example as its upgrade. */
  String source(int number) {
    return source(number, title, java);
  }

  static String source(int number, String title, String java) {
    return """
        import dev.autogen.migration.*;
        import dev.autogen.operation.*;
        import dev.autogen.schema.*;
        import static dev.autogen.schema.ForeignKey.Action.*;
        import java.math.*;
        import java.time.*;
        import java.util.*;

        @Revision(id = "page%1$03d", created = "2026-11-20T10:00:00Z", message = "%2$s")
        public final class Page%1$03d implements Migration {
          @Override
          public void upgrade(Operations op) {
            %3$s
          }

          @Override
          public void downgrade(Operations op) {}
        }
        """
        .formatted(number, title.replace("\"", "").replace("`", ""), java);
  }
}
