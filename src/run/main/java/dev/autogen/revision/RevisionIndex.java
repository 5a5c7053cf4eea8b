package dev.autogen.revision;

import dev.autogen.file.CheckedFile;
import dev.autogen.migration.Migration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
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
  private static final int FORM = 3;

  private RevisionIndex() {}

  /** A revision, and where it is from. */
  record Entry(CompiledMigrations.Unit unit, RevisionScript script) {}

  /**
   * The revisions; empty where they are not written down, or not as they should be.
   *
   * @param migration gives the migration of a class name and a source
   */
  static Optional<List<RevisionScript>> read(
      Path classes, Path folder, BiFunction<String, String, Migration> migration) {
    Optional<byte[]> content = CheckedFile.read(classes.resolve(NAME));
    if (content.isEmpty()) {
      return Optional.empty();
    }
    String prefix = folder.resolve("_").toString();
    prefix = prefix.substring(0, prefix.length() - 1);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content.get()))) {
      if (in.readInt() != FORM) {
        return Optional.empty();
      }
      List<RevisionScript> scripts = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        String className = in.readUTF();
        String source = prefix + in.readUTF().replace('/', File.separatorChar);
        scripts.add(
            new RevisionScript(
                in.readUTF(),
                texts(in),
                texts(in),
                texts(in),
                texts(in),
                texts(in),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                in.readUTF(),
                source,
                migration.apply(className, source)));
      }
      return Optional.of(scripts);
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
          out.writeUTF(entry.unit().className());
          out.writeUTF(entry.unit().source());
          out.writeUTF(script.id());
          write(out, script.parents());
          write(out, script.labels());
          write(out, script.dependsOn());
          write(out, script.replaces());
          write(out, script.loses());
          Instant created = script.created();
          out.writeLong(created.getEpochSecond());
          out.writeInt(created.getNano());
          out.writeUTF(script.message());
        }
      }
      CheckedFile.write(classes.resolve(NAME), bytes.toByteArray());
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
