package dev.autogen.policy;

import dev.autogen.diff.Change;
import dev.autogen.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A difference that can be accepted. The element and a digest of what is on both sides of it are
 * its key, so that a difference that changes is another one, and the words for it may change.
 *
 * @param changes what differs, of one element
 * @param digest of the SQL of both sides
 * @param earlier the lines that stood for it when a line was known by its words
 */
public record Acceptance(List<Change> changes, String digest, List<String> earlier)
    implements Comparable<Acceptance> {

  public Acceptance {
    changes = List.copyOf(changes);
    earlier = List.copyOf(earlier);
  }

  /** How its line begins: {@code column users.email [01b3d0cd]}. */
  String key() {
    return oneLine(changes.get(0).subject()) + " [" + digest + "]";
  }

  /** Its line in the file of accepted differences. */
  public String line() {
    return key() + " " + text();
  }

  /** What differs, for a person. */
  public String text() {
    return oneLine(changes.stream().map(Change::text).collect(Collectors.joining(", ")));
  }

  /** What is said of it where it was accepted. */
  public Finding finding() {
    return Finding.note("accepted", changes.get(0).place(), "accepted: " + text());
  }

  /** Whether {@code line} stands for it, however it goes on. */
  public boolean isMeantBy(String line) {
    return line.equals(key()) || line.startsWith(key() + " ") || earlier.contains(line);
  }

  @Override
  public int compareTo(Acceptance other) {
    return Comparator.comparing(Acceptance::line).compare(this, other);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
