package dev.autogen.run;

import dev.autogen.error.Printable;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.RowSearch;

/** Says which rows are in the way of a step. */
final class Wording {

  private Wording() {}

  /** Such as {@code 3 rows of account hold NULL: id 1, id 4, id 9}. */
  static String of(Obstacle obstacle, RowSearch.Found found, String table) {
    boolean one = found.count() == 1;
    StringBuilder text = new StringBuilder();
    text.append(count(found.count())).append(" of ").append(table).append(' ');
    text.append(verb(obstacle.kind(), one, String.join(", ", obstacle.columns())));
    if (!found.reason().isEmpty()) {
      text.append(" (").append(found.reason()).append(')');
    }
    if (!found.some().isEmpty()) {
      text.append(": ").append(String.join(", ", found.some()));
      int rest = found.count() - found.some().size();
      if (rest > 0) {
        text.append(found.count() > RowSearch.COUNTED ? ", …" : " and " + rest + " more");
      }
    }
    return text.toString();
  }

  private static String count(int count) {
    if (count > RowSearch.COUNTED) {
      return "more than " + Printable.number(RowSearch.COUNTED) + " rows";
    }
    return count == 0 ? "a row" : count == 1 ? "1 row" : count + " rows";
  }

  private static String verb(Obstacle.Kind kind, boolean one, String columns) {
    return switch (kind) {
      case NULLS -> one ? "holds NULL" : "hold NULL";
      case DUPLICATES -> one ? "shares its " + columns : "share their " + columns;
      case ORPHANS -> (one ? "has" : "have") + " no parent";
      case BROKEN_CHECK -> one ? "breaks it" : "break it";
      case REMOVED_MEMBERS -> (one ? "holds" : "hold") + " a value that is no more";
      case UNFIT -> (one ? "holds" : "hold") + " a value that does not fit";
      case CHANGED -> (one ? "holds" : "hold") + " a value that would become another";
      case NO_DATE -> "would get 0000-00-00 for a date";
      case NO_VALUE -> (one ? "is" : "are") + " there, and MySQL has no value to fill in";
    };
  }
}
