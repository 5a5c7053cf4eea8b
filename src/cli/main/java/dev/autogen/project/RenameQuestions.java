package dev.autogen.project;

import dev.autogen.diff.Rename;
import dev.autogen.diff.RenameChoice;
import dev.autogen.diff.RenameHints;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.entity.EntityModel;
import dev.autogen.error.AutogenException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Collects what is known of renames, and has the person at the keyboard decide about probable ones.
 *
 * @param stated the words {@code old=new}; {@code old=} for what is gone
 * @param ask puts a question to be answered with yes or no; empty where nobody can be asked
 */
public record RenameQuestions(List<String> stated, Function<String, Optional<Boolean>> ask) {

  public RenameQuestions {
    stated = List.copyOf(stated);
  }

  /** Nobody to ask: what is only probably renamed counts as dropped and added. */
  public static RenameQuestions nobody() {
    return new RenameQuestions(List.of(), question -> Optional.of(false));
  }

  /** What is known, and the person at the keyboard to decide the rest. */
  RenameHints hints(SortedMap<String, List<TableOrColumn>> before, EntityModel model) {
    return hints(before, model, new RenameDecisions(ask));
  }

  /**
   * What is known.
   *
   * @param choice decides the rest
   */
  RenameHints hints(
      SortedMap<String, List<TableOrColumn>> before, EntityModel model, RenameChoice choice) {
    SortedMap<String, List<TableOrColumn>> now = Mapping.places(model);
    List<Rename> renames = new ArrayList<>();
    Set<TableOrColumn> dropped = new HashSet<>();
    for (String words : stated) {
      state(words, renames, dropped);
    }
    for (Map.Entry<String, String> entry : model.renamedFrom().entrySet()) {
      annotated(entry.getKey(), entry.getValue(), now, renames);
    }
    return new RenameHints(before, now, renames, dropped, choice);
  }

  private static void state(String words, List<Rename> renames, Set<TableOrColumn> dropped) {
    int equals = words.indexOf('=');
    if (equals <= 0) {
      throw AutogenException.usage(
          "'" + words + "' is no rename",
          "write --rename old=new for a table, --rename table.old=new for a column, and nothing"
              + " behind the equals sign for what is dropped");
    }
    TableOrColumn from = place(words.substring(0, equals));
    String to = words.substring(equals + 1);
    if (to.isEmpty()) {
      dropped.add(from);
    } else {
      TableOrColumn target = place(to);
      renames.add(
          new Rename(
              from,
              from.isTable() || !target.isTable() ? target : new TableOrColumn(from.table(), to)));
    }
  }

  private static TableOrColumn place(String words) {
    int dot = words.lastIndexOf('.');
    return dot < 0
        ? TableOrColumn.table(words)
        : new TableOrColumn(words.substring(0, dot), words.substring(dot + 1));
  }

  private static void annotated(
      String property,
      String old,
      SortedMap<String, List<TableOrColumn>> now,
      List<Rename> renames) {
    List<TableOrColumn> places = now.getOrDefault(property, List.of());
    if (places.size() != 1) {
      throw AutogenException.usage(
          "@RenamedFrom(\""
              + old
              + "\") on "
              + property
              + " does not belong to one table or column",
          "say it with --rename instead");
    }
    TableOrColumn to = places.get(0);
    renames.add(
        new Rename(
            to.isTable() ? TableOrColumn.table(old) : new TableOrColumn(to.table(), old), to));
  }
}
