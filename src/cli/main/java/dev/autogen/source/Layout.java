package dev.autogen.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lays out one piece of source as google-java-format does: text with optional line breaks in nested
 * levels; a level that does not fit on its line is broken. The method names and the rules are those
 * of google-java-format 1.28 (Doc, DocBuilder), so that what it does there can be read off here.
 */
final class Layout {

  static final int WIDTH = 100;

  /** When the breaks of a level that does not fit are taken. */
  enum Fill {
    /** All of them. */
    UNIFIED,
    /** Those after which the text up to the next would not fit. */
    INDEPENDENT,
    /** Always, and the level never fits on one line. */
    FORCED
  }

  private sealed interface Doc {
    /** Its length on one line; huge when it must be broken. */
    long width();
  }

  private record Text(String text) implements Doc {
    @Override
    public long width() {
      return text.length();
    }
  }

  private record Break(Fill fill, String flat, int plusIndent) implements Doc {
    @Override
    public long width() {
      return fill == Fill.FORCED ? Integer.MAX_VALUE : flat.length();
    }
  }

  private static final class Level implements Doc {
    private final int plusIndent;
    private final List<Doc> docs = new ArrayList<>();
    private long width = -1;

    private Level(int plusIndent) {
      this.plusIndent = plusIndent;
    }

    @Override
    public long width() {
      if (width < 0) {
        width = docs.stream().mapToLong(Doc::width).sum();
      }
      return width;
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();
  // Text goes to the level of the last break, not to the innermost open one, so that what follows a
  // level without a break in between counts when it is asked whether that level fits.
  private Level current;

  Layout() {
    current = new Level(0);
    levels.push(current);
  }

  Layout open(int plusIndent) {
    levels.push(new Level(plusIndent));
    return this;
  }

  Layout close() {
    Level closed = levels.pop();
    levels.element().docs.add(closed);
    return this;
  }

  Layout text(String text) {
    current.docs.add(new Text(text));
    return this;
  }

  Layout breakOp(Fill fill, String flat) {
    return breakOp(fill, flat, 0);
  }

  Layout breakOp(Fill fill, String flat, int plusIndent) {
    current = levels.element();
    current.docs.add(new Break(fill, flat, plusIndent));
    return this;
  }

  Layout forcedBreak() {
    return breakOp(Fill.FORCED, "");
  }

  /**
   * The text, its first line meant to stand at column {@code indent} and not indented, the others
   * indented by themselves, relative to {@code indent}.
   */
  String render(int indent) {
    StringBuilder out = new StringBuilder();
    Level root = levels.element();
    new Printer(out, indent).print(root, new State(indent, indent, indent, false));
    return out.toString();
  }

  private record State(int lastIndent, int indent, int column, boolean mustBreak) {
    State withColumn(long newColumn) {
      return new State(lastIndent, indent, (int) newColumn, mustBreak);
    }

    State withMustBreak(boolean newMustBreak) {
      return new State(lastIndent, indent, column, newMustBreak);
    }
  }

  private record Printer(StringBuilder out, int base) {

    State print(Doc doc, State state) {
      if (doc instanceof Level level && state.column + level.width() > WIDTH) {
        int indent = state.indent + level.plusIndent;
        return state.withColumn(
            broken(level, new State(indent, indent, state.column, false)).column);
      }
      flat(doc);
      return state.withColumn(state.column + doc.width());
    }

    private State broken(Level level, State start) {
      State state = start;
      int from = 0;
      Break before = null;
      for (int i = 0; i <= level.docs.size(); i++) {
        if (i == level.docs.size() || level.docs.get(i) instanceof Break) {
          state = split(before, level.docs.subList(from, i), state);
          before = i == level.docs.size() ? null : (Break) level.docs.get(i);
          from = i + 1;
        }
      }
      return state;
    }

    private State split(Break before, List<Doc> docs, State start) {
      State state = start;
      long width = docs.stream().mapToLong(Doc::width).sum();
      if (before != null) {
        boolean taken =
            before.fill == Fill.UNIFIED
                || state.mustBreak
                || state.column + before.width() + width > WIDTH;
        if (taken) {
          int indent = Math.max(state.lastIndent + before.plusIndent, 0);
          out.append('\n').append(" ".repeat(Math.max(indent - base, 0)));
          state = state.withColumn(indent);
        } else {
          out.append(before.flat);
          state = state.withColumn(state.column + before.flat.length());
        }
      }
      boolean enoughRoom = state.column + width <= WIDTH;
      state = state.withMustBreak(false);
      for (Doc doc : docs) {
        state = print(doc, state);
      }
      return enoughRoom ? state : state.withMustBreak(true);
    }

    private void flat(Doc doc) {
      if (doc instanceof Text text) {
        out.append(text.text);
      } else if (doc instanceof Break space) {
        out.append(space.flat);
      } else if (doc instanceof Level level) {
        level.docs.forEach(this::flat);
      }
    }
  }
}
