package dev.autogen.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two versions of a definition beside each other, line by line, with the words that differ marked.
 *
 * @param rows both versions; a line that only one of them has stands beside nothing
 */
public record SideBySide(List<Row> rows) {

  private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)+)`");
  private static final Pattern WORD = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

  public SideBySide {
    rows = List.copyOf(rows);
  }

  /** A line of each. */
  public record Row(List<Word> before, List<Word> after) {

    /** Whether both are the same. */
    public boolean isSame() {
      return before.equals(after);
    }
  }

  /** A piece of a line. */
  public record Word(String text, boolean differs) {}

  /**
   * Compares.
   *
   * @param renamed the name now of what an old line is about
   */
  static SideBySide of(String before, String after, UnaryOperator<String> renamed) {
    List<String> some = before.lines().toList();
    List<String> others = after.lines().toList();
    List<Row> rows = new ArrayList<>();
    List<int[]> common = new ArrayList<>(common(some, others));
    common.add(new int[] {some.size(), others.size()});
    int i = 0;
    int j = 0;
    for (int[] pair : common) {
      rows.addAll(between(some.subList(i, pair[0]), others.subList(j, pair[1]), renamed));
      if (pair[0] < some.size()) {
        List<Word> same = List.of(new Word(some.get(pair[0]), false));
        rows.add(new Row(same, same));
      }
      i = pair[0] + 1;
      j = pair[1] + 1;
    }
    return new SideBySide(rows);
  }

  /** Lines of which none is the same: those about the same thing stand beside each other. */
  private static List<Row> between(
      List<String> gone, List<String> come, UnaryOperator<String> renamed) {
    List<Row> rows = new ArrayList<>();
    List<String> left = new ArrayList<>(come);
    for (String line : gone) {
      Optional<String> name = subject(line).map(renamed);
      Optional<String> match =
          left.stream()
              .filter(other -> name.isPresent() && subject(other).equals(name))
              .findFirst()
              .or(
                  () ->
                      left.stream()
                          .filter(o -> subject(o).isEmpty() && name.isEmpty())
                          .findFirst());
      if (match.isPresent()) {
        int at = left.indexOf(match.get());
        left.subList(0, at).forEach(other -> rows.add(new Row(List.of(), all(other))));
        left.subList(0, at + 1).clear();
        rows.add(words(line, match.get()));
      } else {
        rows.add(new Row(all(line), List.of()));
      }
    }
    left.forEach(other -> rows.add(new Row(List.of(), all(other))));
    return rows;
  }

  private static List<Word> all(String line) {
    return List.of(new Word(line, true));
  }

  /** What a line defines. */
  private static Optional<String> subject(String line) {
    Matcher name = NAME.matcher(line);
    String kind = line.strip().startsWith("`") ? "column " : "";
    return name.find() ? Optional.of(kind + name.group(1)) : Optional.empty();
  }

  private static Row words(String before, String after) {
    List<String> some = WORD.matcher(before).results().map(r -> r.group()).toList();
    List<String> others = WORD.matcher(after).results().map(r -> r.group()).toList();
    List<int[]> common = common(some, others);
    return new Row(
        marked(some, common.stream().map(pair -> pair[0]).toList()),
        marked(others, common.stream().map(pair -> pair[1]).toList()));
  }

  private static List<Word> marked(List<String> words, List<Integer> same) {
    List<Word> marked = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean differs = !same.contains(i);
      int last = marked.size() - 1;
      if (last >= 0 && marked.get(last).differs() == differs) {
        marked.set(last, new Word(marked.get(last).text() + words.get(i), differs));
      } else {
        marked.add(new Word(words.get(i), differs));
      }
    }
    return List.copyOf(marked);
  }

  /** The places of a longest common subsequence. */
  private static List<int[]> common(List<String> some, List<String> others) {
    int[][] longest = new int[some.size() + 1][others.size() + 1];
    for (int i = some.size() - 1; i >= 0; i--) {
      for (int j = others.size() - 1; j >= 0; j--) {
        longest[i][j] =
            some.get(i).equals(others.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0, j = 0; i < some.size() && j < others.size(); ) {
      if (some.get(i).equals(others.get(j))) {
        pairs.add(new int[] {i++, j++});
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }
}
