package dev.autogen.project;

import dev.autogen.AutogenException;
import dev.autogen.diff.Place;
import dev.autogen.diff.Rename;
import dev.autogen.entity.EntityModel;
import dev.autogen.file.Utf8;
import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.schema.Schema;
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
 * One line each: property, table and column, with tabs between.
 */
final class MappingFile {

  private static final String SUFFIX = ".mapping";

  private MappingFile() {}

  /** Where each property lives according to the entities. */
  static SortedMap<String, List<Place>> of(EntityModel model) {
    SortedMap<String, List<Place>> places = new TreeMap<>();
    model
        .properties()
        .forEach(
            (property, columns) ->
                places.put(
                    property,
                    columns.stream().map(c -> new Place(c.table(), c.column())).toList()));
    return places;
  }

  /**
   * Where each property lives in the database.
   *
   * @param kept what has another name there than the entities have for it
   */
  static SortedMap<String, List<Place>> inDatabase(
      SortedMap<String, List<Place>> places, List<Rename> kept) {
    SortedMap<String, List<Place>> there = new TreeMap<>();
    places.forEach(
        (property, all) ->
            there.put(property, all.stream().map(place -> inDatabase(place, kept)).toList()));
    return there;
  }

  /** Those of {@code places} that are in {@code schema}. */
  static SortedMap<String, List<Place>> within(
      Schema schema, SortedMap<String, List<Place>> places) {
    SortedMap<String, List<Place>> there = new TreeMap<>(places);
    there
        .values()
        .removeIf(
            all ->
                !all.stream()
                    .allMatch(
                        place ->
                            schema
                                .table(place.table())
                                .filter(
                                    table ->
                                        place.isTable() || table.column(place.column()).isPresent())
                                .isPresent()));
    return there;
  }

  private static Place inDatabase(Place place, List<Rename> kept) {
    return kept.stream()
        .filter(rename -> rename.to().equals(place))
        .findFirst()
        .map(Rename::from)
        .or(
            () ->
                kept.stream()
                    .filter(rename -> rename.to().equals(Place.table(place.table())))
                    .findFirst()
                    .map(rename -> new Place(rename.from().table(), place.column())))
        .orElse(place);
  }

  /** Where each property lived according to the files beside {@code revisions}. */
  static SortedMap<String, List<Place>> before(RevisionGraph revisions) {
    return before(revisions.revisions());
  }

  /** The same of some revisions, oldest first. */
  static SortedMap<String, List<Place>> before(List<RevisionScript> revisions) {
    SortedMap<String, List<Place>> places = new TreeMap<>();
    for (RevisionScript script : revisions) {
      Path file = beside(Path.of(script.source()));
      if (Files.isRegularFile(file)) {
        places.putAll(read(file));
      }
    }
    return places;
  }

  private static Map<String, List<Place>> read(Path file) {
    Map<String, List<Place>> places = new LinkedHashMap<>();
    try {
      for (String line : Utf8.lines(file)) {
        String[] words = line.split("\t", -1);
        if (words.length == 3) {
          places
              .computeIfAbsent(words[0], property -> new ArrayList<>())
              .add(new Place(words[1], words[2]));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          throw AutogenException.usage(
              file + " has a line that is no mapping: " + line,
              "restore the file, or remove it to have renames of its time asked for");
        }
      }
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")",
          "make it readable, or remove it");
    }
    return places;
  }

  /**
   * Writes what {@code now} says otherwise than {@code before}; nothing where that is nothing.
   *
   * @param migration the file of the migration it belongs to
   */
  static void write(
      Path migration, SortedMap<String, List<Place>> before, SortedMap<String, List<Place>> now)
      throws IOException {
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
  static String text(SortedMap<String, List<Place>> before, SortedMap<String, List<Place>> now) {
    List<String> lines = new ArrayList<>();
    now.forEach(
        (property, places) -> {
          if (!places.equals(before.get(property))) {
            places.forEach(p -> lines.add(property + "\t" + p.table() + "\t" + p.column()));
          }
        });
    return lines.isEmpty()
        ? ""
        : "# Where the entities' properties live; autogen finds renames by it. Commit it.\n"
            + String.join("\n", lines)
            + "\n";
  }

  static Path beside(Path migration) {
    String name = migration.getFileName().toString().replaceAll("[.][^.]*$", "");
    return migration.resolveSibling(name + SUFFIX);
  }
}
