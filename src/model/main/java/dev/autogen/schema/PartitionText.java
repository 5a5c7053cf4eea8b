package dev.autogen.schema;

import dev.autogen.facts.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What stands after {@code PARTITION BY}, as words that are the same whoever wrote it: the server
 * or a person. Case, quotes of names, spaces and comments are gone, and so is what is the default.
 */
final class PartitionText {

  /** Their value may stand behind an equals sign. */
  private static final Set<String> OPTIONS =
      Set.of("engine", "comment", "directory", "max_rows", "min_rows", "tablespace", "algorithm");

  private final List<String> words = new ArrayList<>();

  private PartitionText(String clause) {
    split(clause);
  }

  static List<String> words(String clause) {
    PartitionText text = new PartitionText(clause);
    text.withoutDefaults();
    text.withoutDoubledParentheses();
    return List.copyOf(text.words);
  }

  private void split(String sql) {
    Tokens tokens;
    try {
      tokens = new Tokens(sql);
    } catch (IllegalStateException unreadable) {
      // A quote that is not closed: the server will say so better.
      words.add(sql);
      return;
    }
    while (!tokens.atEnd()) {
      Tokens.Token token = tokens.take();
      words.add(
          switch (token.kind()) {
            case NAME, WORD -> token.value().toLowerCase(Locale.ROOT);
            case TEXT -> "'" + token.value();
            case SYMBOL, END -> token.value();
          });
    }
  }

  private void withoutDefaults() {
    List<String> all = List.copyOf(words);
    words.clear();
    boolean isListed = all.contains("partition");
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      String next = at(all, i + 1).equals("=") ? at(all, i + 2) : at(all, i + 1);
      boolean isOption = OPTIONS.contains(word) && next.matches("(?s)['\\w].*");
      int value = at(all, i + 1).equals("=") ? i + 2 : i + 1;
      boolean isIntroducer = word.startsWith("_") && next.startsWith("'");
      if (isIntroducer || (word.equals("storage") && at(all, i + 1).equals("engine"))) {
        // The character set of a literal means nothing for what is compared.
        continue;
      }
      if ((word.equals("engine") && isOption && next.replace("'", "").equals("innodb"))
          || (word.equals("algorithm") && next.equals("2"))) {
        i = value;
      } else if (word.equals("partitions") && (isListed || next.equals("1"))) {
        i++;
      } else if (isOption) {
        words.add(word);
        words.add(next);
        i = value;
      } else if (word.equals("(")
          && at(all, i + 1).equals("maxvalue")
          && at(all, i + 2).equals(")")) {
        words.add("maxvalue");
        i += 2;
      } else {
        words.add(word);
      }
    }
  }

  private static String at(List<String> words, int i) {
    return i < words.size() ? words.get(i) : "";
  }

  /** One pair of parentheses directly within another says nothing. */
  private void withoutDoubledParentheses() {
    for (int i = 0; i + 1 < words.size(); i++) {
      while (words.get(i).equals("(") && at(words, i + 1).equals("(")) {
        int close = closing(i);
        if (close != closing(i + 1) + 1) {
          break;
        }
        words.remove(close);
        words.remove(i);
      }
    }
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < words.size(); i++) {
      depth += words.get(i).equals("(") ? 1 : words.get(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
