package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands beside a migration: where the properties of the entities lived when it was written,
 * as far as its predecessors do not say the same. A property that lives elsewhere now was renamed.
 */
final class MappingFile {

  private static final String SUFFIX = ".mapping";

  private static final String COMMENT = "#";

  private MappingFile() {}

  /** Where each property lived according to the files beside {@code revisions}. */
  static SortedMap<String, List<TableOrColumn>> before(RevisionGraph revisions) {
    return read(revisions.revisions()).places();
  }

  /** All that the files beside {@code revisions} say, oldest first. */
  static Mapping read(List<RevisionScript> revisions) {
    return readBeside(revisions.stream().map(script -> Path.of(script.source())).toList());
  }

  /** All that the files beside {@code migrations} say, oldest first. */
  static Mapping readBeside(List<Path> migrations) {
    SortedMap<String, List<TableOrColumn>> places = new TreeMap<>();
    Map<TableOrColumn, String> stored = new LinkedHashMap<>();
    for (Path migration : migrations) {
      Path file = beside(migration);
      if (Files.isRegularFile(file)) {
        Map<String, List<TableOrColumn>> here = new TreeMap<>();
        for (MappingLine line : lines(file)) {
          here.computeIfAbsent(line.property(), property -> new ArrayList<>()).add(line.place());
          stored.remove(line.place());
          if (!line.stored().isEmpty()) {
            stored.put(line.place(), line.stored());
          }
        }
        places.putAll(here);
      }
    }
    return new Mapping(places, stored);
  }

  private static List<MappingLine> lines(Path file) {
    List<MappingLine> lines = new ArrayList<>();
    for (String text : texts(file)) {
      if (!text.isBlank() && !text.startsWith(COMMENT)) {
        lines.add(
            MappingLine.of(text)
                .orElseThrow(
                    () ->
                        AutogenException.usage(
                            file + " has a line that is no mapping: " + text,
                            "restore the file, or remove it to have renames of its time asked"
                                + " for")));
      }
    }
    return lines;
  }

  private static List<String> texts(Path file) {
    try {
      return Utf8.lines(file);
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")",
          "make it readable, or remove it");
    }
  }

  /**
   * Writes what {@code now} says otherwise than {@code before}; nothing where that is nothing.
   *
   * @param migration the file of the migration it belongs to
   */
  static void write(Path migration, Mapping before, Mapping now) throws IOException {
    String text = text(before, now);
    if (!text.isEmpty()) {
      Path file = beside(migration);
      if (!Files.isDirectory(file.getParent())) { // may be a link, which createDirectories refuses
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    }
  }

  /** What {@link #write} writes; empty for nothing. */
  static String text(Mapping before, Mapping now) {
    Mapping others = now.since(before);
    List<String> lines = new ArrayList<>();
    others
        .places()
        .forEach(
            (property, places) ->
                places.forEach(
                    place ->
                        lines.add(
                            new MappingLine(
                                    property, place, others.stored().getOrDefault(place, ""))
                                .text())));
    return lines.isEmpty()
        ? ""
        : COMMENT
            + " Where the entities' properties live; autogen finds renames by it. Commit it.\n"
            + String.join("\n", lines)
            + "\n";
  }

  static Path beside(Path migration) {
    String name = migration.getFileName().toString().replaceAll("[.][^.]*$", "");
    return migration.resolveSibling(name + SUFFIX);
  }
}
