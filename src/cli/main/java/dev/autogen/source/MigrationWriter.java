package dev.autogen.source;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.autogen.file.NotUtf8Exception;
import dev.autogen.file.Utf8;
import dev.autogen.operation.DropTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes migrations. The same draft gives the same text, byte for byte. */
public final class MigrationWriter {

  /** The name of the template, in {@code templates/} and in a project's own folder. */
  public static final String TEMPLATE = "Migration.java.mustache";

  private static final String BUNDLED = "/dev/autogen/templates/" + TEMPLATE;
  private static final int MOST_PHRASES = 40;

  private final Template template;

  private MigrationWriter(String name, String template) {
    try {
      this.template = Mustache.compiler().escapeHTML(false).compile(template);
    } catch (MustacheException e) {
      throw new IllegalArgumentException(
          "template " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A writer with the template that comes with autogen. */
  public static MigrationWriter bundled() {
    return new MigrationWriter(TEMPLATE, bundledTemplate());
  }

  /**
   * A writer with a project's own template, or the bundled one where {@code folder} has none.
   *
   * @throws IllegalArgumentException when the template is not valid
   * @throws UncheckedIOException when it cannot be read
   */
  public static MigrationWriter from(Path folder) {
    Path file = folder.resolve(TEMPLATE);
    if (!Files.exists(file)) {
      return bundled();
    }
    try {
      return new MigrationWriter(file.toString(), Utf8.read(file));
    } catch (NotUtf8Exception e) {
      throw new IllegalArgumentException(file + " cannot be read (" + e.getReason() + ")", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the bundled template, for a project that wants to change it. */
  public static String bundledTemplate() {
    try (InputStream bytes = MigrationWriter.class.getResourceAsStream(BUNDLED)) {
      if (bytes == null) {
        throw new IllegalStateException(BUNDLED + " is missing from this build of autogen");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The migration that {@code draft} describes.
   *
   * @throws IllegalArgumentException when its message gives no class name, or the template asks for
   *     what there is not; the message is a sentence for the user
   */
  public SourceFile write(MigrationDraft draft) {
    String className = MigrationName.of(draft.message(), draft.created());
    MigrationMembers members = MigrationMembers.of(draft.upgrade(), draft.downgrade());
    TreeSet<String> imports = new TreeSet<>();
    imports.add("dev.autogen.migration.Migration");
    imports.add("dev.autogen.migration.Revision");
    members.types().forEach(type -> imports.add("dev.autogen.migration." + type));
    List<String> staticImports =
        members.constants().stream().map(c -> "dev.autogen.schema.ForeignKey.Action." + c).toList();
    String annotation = annotation(draft);
    String text;
    try {
      text =
          template.execute(
              Map.of(
                  "packageName", draft.packageName(),
                  "hasPackageName", !draft.packageName().isEmpty(),
                  "staticImports", staticImports,
                  "hasStaticImports", !staticImports.isEmpty(),
                  "imports", imports,
                  "javadoc", javadoc(draft),
                  "annotation", annotation,
                  "className", className,
                  "members", members.text()));
    } catch (MustacheException e) {
      throw new IllegalArgumentException(
          "the template for migrations cannot be filled: " + e.getMessage(), e);
    }
    if (!text.contains(annotation)) {
      throw new IllegalArgumentException(
          "the template for migrations leaves out {{{annotation}}}, where the id, the parents and"
              + " the labels of a revision stand");
    }
    return new SourceFile(className, text);
  }

  private static String javadoc(MigrationDraft draft) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(sentence(draft.message()));
    List<String> phrases = draft.summary();
    if (!phrases.isEmpty()) {
      List<String> shown = phrases.subList(0, Math.min(phrases.size(), MOST_PHRASES));
      int more = phrases.size() - shown.size();
      paragraphs.add(
          sentence(String.join(" · ", shown) + (more == 0 ? "" : " · and " + more + " more")));
    }
    draft.notes().forEach(note -> paragraphs.add(sentence(note)));
    return Prose.javadoc(paragraphs);
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.matches("(?s).*[.!?…:]") ? stripped : stripped + ".";
  }

  /**
   * What the database is not to ask about, since it was asked about here and stands in the file.
   */
  private static List<String> dropped(List<DraftStep> upgrade) {
    return upgrade.stream()
        .flatMap(step -> step.operation().parts().stream())
        .filter(DropTable.class::isInstance)
        .map(operation -> ((DropTable) operation).table())
        .distinct()
        .toList();
  }

  private static String annotation(MigrationDraft draft) {
    List<BodyText.Attribute> attributes = new ArrayList<>();
    attributes.add(new BodyText.Attribute("id", List.of(draft.id())));
    if (!draft.parents().isEmpty()) {
      attributes.add(new BodyText.Attribute("parent", draft.parents()));
    }
    if (!draft.labels().isEmpty()) {
      attributes.add(new BodyText.Attribute("labels", draft.labels()));
    }
    if (!draft.dependsOn().isEmpty()) {
      attributes.add(new BodyText.Attribute("dependsOn", draft.dependsOn()));
    }
    if (!draft.replaces().isEmpty()) {
      attributes.add(new BodyText.Attribute("replaces", draft.replaces()));
    }
    List<String> loses = dropped(draft.upgrade());
    if (!loses.isEmpty()) {
      attributes.add(new BodyText.Attribute("loses", loses));
    }
    String created = draft.created().truncatedTo(ChronoUnit.SECONDS).toString();
    attributes.add(new BodyText.Attribute("created", List.of(created)));
    attributes.add(new BodyText.Attribute("message", List.of(draft.message())));
    return BodyText.annotation("Revision", attributes);
  }
}
