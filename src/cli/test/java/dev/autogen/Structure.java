package dev.autogen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Modules and the packages in them, as a picture: whoever uses something stands above it.
 *
 * @param modules the module of each package
 * @param uses the packages that each package uses
 */
record Structure(SortedMap<String, String> modules, SortedMap<String, SortedSet<String>> uses) {

  private static final int BOX = 150;
  private static final int HIGH = 26;
  private static final int GAP = 14;
  private static final int RISE = 30;
  private static final int MARGIN = 16;
  private static final int TITLE = 26;

  private record Box(int x, int y, int width, int height) {

    String rectangle(String style) {
      return "<rect class='%s' x='%d' y='%d' width='%d' height='%d' rx='4'/>"
          .formatted(style, x, y, width, height);
    }
  }

  /** How far above the lowest of {@code of} something stands that uses what {@code below} says. */
  private static SortedMap<String, Integer> levels(
      Set<String> of, Map<String, SortedSet<String>> below) {
    SortedMap<String, Integer> levels = new TreeMap<>();
    of.forEach(one -> level(one, of, below, levels));
    return levels;
  }

  private static int level(
      String one,
      Set<String> of,
      Map<String, SortedSet<String>> below,
      SortedMap<String, Integer> known) {
    Integer before = known.get(one);
    if (before != null) {
      return before;
    }
    int level = 0;
    for (String used : below.getOrDefault(one, new TreeSet<>())) {
      if (of.contains(used) && !used.equals(one)) {
        level = Math.max(level, level(used, of, below, known) + 1);
      }
    }
    known.put(one, level);
    return level;
  }

  private SortedMap<String, SortedSet<String>> moduleUses() {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    uses.forEach(
        (from, targets) ->
            targets.forEach(
                to -> {
                  if (!modules.get(from).equals(modules.get(to))) {
                    all.computeIfAbsent(modules.get(from), m -> new TreeSet<>())
                        .add(modules.get(to));
                  }
                }));
    return all;
  }

  private static List<List<String>> rows(SortedMap<String, Integer> levels) {
    int highest = levels.values().stream().mapToInt(i -> i).max().orElse(0);
    List<List<String>> rows = new ArrayList<>();
    for (int level = highest; level >= 0; level--) {
      int wanted = level;
      rows.add(levels.keySet().stream().filter(one -> levels.get(one) == wanted).toList());
    }
    return rows;
  }

  /** The picture, an SVG that is light or dark as its page is. */
  String svg() {
    SortedMap<String, SortedSet<String>> moduleUses = moduleUses();
    SortedMap<String, Box> boxes = new TreeMap<>();
    SortedMap<String, Box> frames = new TreeMap<>();
    int y = MARGIN;
    int width = 0;
    for (List<String> row : rows(levels(new TreeSet<>(modules.values()), moduleUses))) {
      int x = MARGIN;
      int bottom = y;
      for (String module : row) {
        Box frame = place(module, x, y, boxes);
        frames.put(module, frame);
        x += frame.width() + RISE;
        bottom = Math.max(bottom, y + frame.height());
      }
      width = Math.max(width, x);
      y = bottom + RISE;
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'>
        <title>The modules of autogen and the packages in them; each uses what stands below it</title>
        <style>
          svg { color-scheme: light dark }
          .module { fill: light-dark(#f3f6fa, #1c2430); stroke: light-dark(#8aa0b8, #56708c) }
          .package { fill: light-dark(#fff, #10161f); stroke: light-dark(#456, #9ab) }
          text { fill: light-dark(#123, #dde6f0); font-size: 13px }
          .name { font-weight: bold }
          .inner { stroke: light-dark(#9ab, #567) }
          .outer { stroke: light-dark(#356, #9bd); stroke-width: 2 }
        </style>
        """
            .formatted(width, y));
    frames.forEach(
        (module, frame) ->
            svg.append(frame.rectangle("module"))
                .append(
                    "<text class='name' x='%d' y='%d'>%s</text>%n"
                        .formatted(frame.x() + 8, frame.y() + 17, module)));
    uses.forEach(
        (from, targets) ->
            targets.stream()
                .filter(to -> modules.get(from).equals(modules.get(to)))
                .forEach(to -> svg.append(line("inner", boxes.get(from), boxes.get(to)))));
    moduleUses.forEach(
        (from, targets) ->
            targets.stream()
                // What another one stands between is seen by that.
                .filter(
                    to ->
                        targets.stream()
                            .noneMatch(
                                other ->
                                    moduleUses.getOrDefault(other, targets).contains(to)
                                        && moduleUses.containsKey(other)))
                .forEach(to -> svg.append(line("outer", frames.get(from), frames.get(to)))));
    boxes.forEach(
        (name, box) ->
            svg.append(box.rectangle("package"))
                .append(
                    "<text x='%d' y='%d' text-anchor='middle'>%s</text>%n"
                        .formatted(
                            box.x() + box.width() / 2,
                            box.y() + 18,
                            name.replaceFirst("dev[.](autogen[.])?", ""))));
    return svg.append("</svg>\n").toString();
  }

  private Box place(String module, int x, int y, SortedMap<String, Box> boxes) {
    Set<String> own =
        modules.keySet().stream()
            .filter(name -> modules.get(name).equals(module))
            .collect(Collectors.toCollection(TreeSet::new));
    int widest = 0;
    int top = y + TITLE;
    for (List<String> row : rows(levels(own, uses))) {
      int left = x + GAP;
      for (String name : row) {
        boxes.put(name, new Box(left, top, BOX, HIGH));
        left += BOX + GAP;
      }
      widest = Math.max(widest, left - x);
      top += HIGH + RISE;
    }
    return new Box(x, y, widest, top - RISE + GAP - y);
  }

  /** From the lower edge of who uses to the upper edge of what is used. */
  private static String line(String style, Box from, Box to) {
    return "<line class='%s' x1='%d' y1='%d' x2='%d' y2='%d'/>%n"
        .formatted(
            style,
            from.x() + from.width() / 2,
            from.y() + from.height(),
            to.x() + to.width() / 2,
            to.y())
        .toLowerCase(Locale.ROOT);
  }
}
