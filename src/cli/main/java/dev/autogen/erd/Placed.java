package dev.autogen.erd;

import java.util.List;

/**
 * Where everything of a diagram stands, in the units of the picture.
 *
 * @param boxes in the order of the diagram's
 * @param lines the way of each foreign key, from the child to the parent; in the same order
 */
record Placed(List<Place> boxes, List<List<Point>> lines, double width, double height) {

  /** The upper left corner of a box, and its size. */
  record Place(double x, double y, double width, double height) {}

  /** A point of a line. */
  record Point(double x, double y) {}
}
