package dev.autogen.project;

import dev.autogen.diff.Rename;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.entity.EntityModel;
import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands beside a migration: where the properties of the entities lived when it was written,
 * as far as its predecessors do not say the same. A property that lives elsewhere now was renamed.
 * One line each: property, table and column, and where it is known what the column holds for the
 * values of Java, with tabs between; a tab, the end of a line or a backslash in a name is escaped.
 */
final class MappingFile {

  private static final String SUFFIX = ".mapping";

  private static final String COMMENT = "#";

  /** Between the name of an entity class and the path of its property. */
  private static final char OF_ENTITY = '#';

  /** What stands for a backslash and for what would end a word or a line. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\([tnr\\\\])");

  private MappingFile() {}

  /**
   * What such files say.
   *
   * @param places where each property lives
   * @param stored what columns hold for the values of Java, as in {@link EntityModel#storedValues};
   *     without those of which that is not known
   */
  record Known(SortedMap<String, List<TableOrColumn>> places, Map<TableOrColumn, String> stored) {

    static final Known NOTHING = new Known(new TreeMap<>(), Map.of());
  }

  /** Where each property lives according to the entities. */
  static SortedMap<String, List<TableOrColumn>> of(EntityModel model) {
    SortedMap<String, List<TableOrColumn>> places = new TreeMap<>();
    model
        .properties()
        .forEach(
            (property, columns) ->
                places.put(
                    property,
                    columns.stream().map(c -> new TableOrColumn(c.table(), c.column())).toList()));
    return places;
  }

  /**
   * Where each property lives in the database, and what the columns hold.
   *
   * @param kept what has another name there than the entities have for it
   */
  static Known inDatabase(EntityModel model, List<Rename> kept) {
    SortedMap<String, List<TableOrColumn>> there = new TreeMap<>();
    of(model)
        .forEach(
            (property, all) ->
                there.put(property, all.stream().map(place -> inDatabase(place, kept)).toList()));
    Map<TableOrColumn, String> stored = new LinkedHashMap<>();
    model
        .storedValues()
        .forEach(
            (column, text) ->
                stored.put(
                    inDatabase(new TableOrColumn(column.table(), column.column()), kept), text));
    return new Known(there, stored);
  }

  /** Those properties that are in {@code schema}. */
  static Known within(Schema schema, Known known) {
    SortedMap<String, List<TableOrColumn>> there = new TreeMap<>(known.places());
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
    return new Known(there, known.stored());
  }

  private static TableOrColumn inDatabase(TableOrColumn place, List<Rename> kept) {
    return kept.stream()
        .filter(rename -> rename.to().equals(place))
        .findFirst()
        .map(Rename::from)
        .or(
            () ->
                kept.stream()
                    .filter(rename -> rename.to().equals(TableOrColumn.table(place.table())))
                    .findFirst()
                    .map(rename -> new TableOrColumn(rename.from().table(), place.column())))
        .orElse(place);
  }

  /** The entities that have a table in {@code schema}, as {@code places} says. */
  static SortedSet<String> entities(SortedMap<String, List<TableOrColumn>> places, Schema schema) {
    SortedSet<String> entities = new TreeSet<>();
    places.forEach(
        (property, all) -> {
          if (all.stream().anyMatch(place -> schema.table(place.table()).isPresent())) {
            entities.add(entity(property));
          }
        });
    return entities;
  }

  /** The entity of a property. */
  static String entity(String property) {
    return property.substring(0, property.indexOf(OF_ENTITY));
  }

  /** Where each property lived according to the files beside {@code revisions}. */
  static SortedMap<String, List<TableOrColumn>> before(RevisionGraph revisions) {
    return known(revisions.revisions()).places();
  }

  private static List<String> lines(Path file) {
    try {
      return Utf8.lines(file);
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")",
          "make it readable, or remove it");
    }
  }

  /**
   * A line of a file.
   *
   * @param property with its entity before it
   * @param stored what the column holds for the values of Java; empty where that is not known
   */
  private record Line(String property, TableOrColumn place, String stored) {

    /** Empty for what is no mapping. */
    static Optional<Line> of(String text) {
      String[] words = words(text);
      return words.length < 3 || words.length > 4 || words[0].indexOf(OF_ENTITY) < 1
          ? Optional.empty()
          : Optional.of(
              new Line(
                  words[0],
                  new TableOrColumn(words[1], words[2]),
                  words.length == 4 ? words[3] : ""));
    }
  }

  private static List<Line> read(Path file) {
    List<Line> lines = new ArrayList<>();
    for (String text : lines(file)) {
      if (!text.isBlank() && !text.startsWith(COMMENT)) {
        lines.add(
            Line.of(text)
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

  private static String line(List<String> words) {
    return words.stream()
        .map(
            word ->
                word.replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"))
        .collect(Collectors.joining("\t"));
  }

  /** Before there were escapes a backslash was a backslash, and where it begins none, it is. */
  private static String[] words(String line) {
    String[] words = line.split("\t", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = ESCAPE.matcher(words[i]).replaceAll(MappingFile::character);
    }
    return words;
  }

  private static String character(MatchResult escape) {
    return switch (escape.group(1)) {
      case "t" -> "\t";
      case "n" -> "\n";
      case "r" -> "\r";
      default -> "\\\\"; // a backslash, as a replacement has it
    };
  }

  /** All that the files beside {@code revisions} say, oldest first. */
  static Known known(List<RevisionScript> revisions) {
    SortedMap<String, List<TableOrColumn>> places = new TreeMap<>();
    Map<TableOrColumn, String> stored = new LinkedHashMap<>();
    for (RevisionScript script : revisions) {
      Path file = beside(Path.of(script.source()));
      if (Files.isRegularFile(file)) {
        Map<String, List<TableOrColumn>> here = new TreeMap<>();
        for (Line line : read(file)) {
          here.computeIfAbsent(line.property(), property -> new ArrayList<>()).add(line.place());
          stored.remove(line.place());
          if (!line.stored().isEmpty()) {
            stored.put(line.place(), line.stored());
          }
        }
        places.putAll(here);
      }
    }
    return new Known(places, stored);
  }

  /**
   * Writes what {@code now} says otherwise than {@code before}; nothing where that is nothing.
   *
   * @param migration the file of the migration it belongs to
   */
  static void write(Path migration, Known before, Known now) throws IOException {
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
  static String text(Known before, Known now) {
    List<String> lines = new ArrayList<>();
    now.places()
        .forEach(
            (property, places) -> {
              boolean isStoredTheSame =
                  places.stream()
                      .allMatch(p -> Objects.equals(before.stored().get(p), now.stored().get(p)));
              if (!places.equals(before.places().get(property)) || !isStoredTheSame) {
                for (TableOrColumn place : places) {
                  String stored = now.stored().getOrDefault(place, "");
                  List<String> words =
                      new ArrayList<>(List.of(property, place.table(), place.column()));
                  if (!stored.isEmpty()) {
                    words.add(stored);
                  }
                  lines.add(line(words));
                }
              }
            });
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
