package dev.autogen.migration;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the revisions in a directory of compiled migrations say of themselves, so that none of their
 * classes must be loaded to know it. It stands beside the classes once they were all loaded without
 * fault.
 */
final class RevisionIndex {

  private static final String NAME = "revisions";

  /** Changes with the form of the file. */
  private static final int FORM = 1;

  private RevisionIndex() {}

  /** A revision, with the name of its class and the source relative to the folder. */
  record Entry(String className, String source, RevisionScript script) {}

  /**
   * The revisions; empty where they are not written down, or not as they should be.
   *
   * @param migration gives the migration of a class name and a source
   */
  static Optional<List<RevisionScript>> read(
      Path classes, Path folder, BiFunction<String, String, Migration> migration) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(classes.resolve(NAME))))) {
      if (in.readInt() != FORM) {
        return Optional.empty();
      }
      List<RevisionScript> scripts = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        String className = in.readUTF();
        String source = folder.resolve(in.readUTF()).toString();
        scripts.add(
            new RevisionScript(
                in.readUTF(),
                texts(in),
                texts(in),
                texts(in),
                texts(in),
                Instant.parse(in.readUTF()),
                in.readUTF(),
                source,
                migration.apply(className, source)));
      }
      return in.readInt() == FORM ? Optional.of(scripts) : Optional.empty();
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Writes down the revisions; a folder that cannot be written costs only time. */
  static void write(Path classes, List<Entry> entries) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeInt(FORM);
        out.writeInt(entries.size());
        for (Entry entry : entries) {
          RevisionScript script = entry.script();
          out.writeUTF(entry.className());
          out.writeUTF(entry.source());
          out.writeUTF(script.id());
          write(out, script.parents());
          write(out, script.labels());
          write(out, script.dependsOn());
          write(out, script.replaces());
          out.writeUTF(script.created().toString());
          out.writeUTF(script.message());
        }
        out.writeInt(FORM);
      }
      Path work = Files.createTempFile(classes, NAME, "");
      Files.write(work, bytes.toByteArray());
      Files.move(work, classes.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      return;
    }
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
