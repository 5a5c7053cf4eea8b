package dev.autogen.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Orders things by what each waits for, and finds those that wait for each other in a circle: the
 * strongly connected components of a graph (R. E. Tarjan, 1972), without recursion, since a chain
 * of ten thousand tables is no reason to overflow.
 */
final class StronglyConnectedComponents<T> {

  private static final class Node<T> {
    final T value;
    final int number;
    final Iterator<T> waitsFor;
    int lowest;
    boolean isOnPath = true;

    Node(T value, int number, Iterator<T> waitsFor) {
      this.value = value;
      this.number = number;
      this.waitsFor = waitsFor;
      this.lowest = number;
    }
  }

  private final Function<T, List<T>> waitsFor;
  private final Map<T, Node<T>> nodes = new HashMap<>();
  private final Deque<Node<T>> calls = new ArrayDeque<>();
  private final Deque<Node<T>> path = new ArrayDeque<>();
  private final List<List<T>> circles = new ArrayList<>();

  private StronglyConnectedComponents(Function<T, List<T>> waitsFor) {
    this.waitsFor = waitsFor;
  }

  /**
   * Every one of {@code all} with those in a circle with it, alone where there are none; those that
   * one waits for come before it, and otherwise those that come first.
   *
   * @param waitsFor which of {@code all} one waits for itself
   */
  static <T> List<List<T>> of(List<T> all, Function<T, List<T>> waitsFor) {
    StronglyConnectedComponents<T> search = new StronglyConnectedComponents<>(waitsFor);
    for (T start : all) {
      if (!search.nodes.containsKey(start)) {
        search.visit(start);
      }
    }
    return search.circles;
  }

  private void visit(T start) {
    enter(start);
    while (!calls.isEmpty()) {
      Node<T> node = calls.peek();
      if (node.waitsFor.hasNext()) {
        T next = node.waitsFor.next();
        Node<T> known = nodes.get(next);
        if (known == null) {
          enter(next);
        } else if (known.isOnPath) {
          node.lowest = Math.min(node.lowest, known.number);
        }
      } else {
        leave(node);
      }
    }
  }

  private void enter(T value) {
    Node<T> node = new Node<>(value, nodes.size(), waitsFor.apply(value).iterator());
    nodes.put(value, node);
    calls.push(node);
    path.push(node);
  }

  private void leave(Node<T> node) {
    calls.pop();
    if (!calls.isEmpty()) {
      calls.peek().lowest = Math.min(calls.peek().lowest, node.lowest);
    }
    if (node.lowest == node.number) {
      List<T> circle = new ArrayList<>();
      Node<T> member;
      do {
        member = path.pop();
        member.isOnPath = false;
        circle.add(member.value);
      } while (member != node);
      circles.add(circle);
    }
  }
}
