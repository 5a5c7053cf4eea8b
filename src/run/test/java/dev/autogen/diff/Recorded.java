package dev.autogen.diff;

import dev.autogen.mysql.TableTexts;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case of the catalogue as MySQL 9.7 carried it out: the texts of its tables before and after,
 * and the operations that led there and back, which the server took. So the same case can be tried
 * without a server. {@link CatalogueIT} keeps the recording true, and with {@code
 * -Dautogen.test.record=true} makes it anew.
 *
 * @param up what each operation there reads like
 * @param down what each operation back reads like
 */
record Recorded(
    String name, List<String> before, List<String> after, List<String> up, List<String> down) {

  private static final Path FOLDER = Path.of("src/cli/test/resources/catalogue");

  static Recorded of(
      String name,
      Collection<String> before,
      Collection<String> after,
      Schema start,
      List<Operation> operations) {
    return new Recorded(
        name,
        List.copyOf(before),
        List.copyOf(after),
        lines(operations, start),
        lines(Operation.inverseOf(operations, start), Operation.applyAll(operations, start)));
  }

  Schema start() {
    return TableTexts.schema("", before);
  }

  Schema target() {
    return TableTexts.schema("", after);
  }

  /** What each operation reads like, with a dash where one begins. */
  static List<String> lines(List<Operation> operations, Schema before) {
    List<String> lines = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      String prefix = "- ";
      for (String phrase : operation.describe(schema)) {
        lines.add((prefix + phrase.replace("\n", "\\n")).strip());
        prefix = "";
      }
      schema = operation.applyTo(schema);
    }
    return lines;
  }

  static List<Recorded> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .sorted()
          .flatMap(file -> CaseFile.read(file).stream())
          .map(Recorded::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recorded of(CaseFile.Entry entry) {
    return new Recorded(
        entry.name(),
        entry.statements("before"),
        entry.statements("after"),
        entry.lines("up"),
        entry.lines("down"));
  }

  /** Puts {@code all} in the place of what is recorded, a file for each group. */
  static void write(List<Recorded> all) throws IOException {
    Map<String, StringBuilder> files = new TreeMap<>();
    for (Recorded recorded : all) {
      String[] name = recorded.name.split(": ", 2);
      StringBuilder text = files.computeIfAbsent(name[0], group -> new StringBuilder());
      text.append("## ").append(name[1]).append('\n');
      text.append("before:\n");
      recorded.before.forEach(statement -> text.append(statement).append(";\n"));
      text.append("after:\n");
      recorded.after.forEach(statement -> text.append(statement).append(";\n"));
      text.append("up:\n");
      recorded.up.forEach(line -> text.append(line).append('\n'));
      text.append("down:\n");
      recorded.down.forEach(line -> text.append(line).append('\n'));
      text.append('\n');
    }
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey() + ".recorded"), file.getValue());
    }
  }
}
