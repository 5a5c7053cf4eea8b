package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a project's migrations are, and all of them as they are there. */
record MigrationFolders(Project project) {

  /** The folders of the migrations' sources, at least one; each may be absent yet. */
  List<Path> all() {
    List<Path> folders =
        project.settings().paths(SettingKey.MIGRATIONS).stream().distinct().toList();
    return folders.isEmpty()
        ? List.of(project.settings().directory().resolve("generated-migrations"))
        : folders;
  }

  /** The folders of the migrations in one line. */
  String label() {
    return String.join(", ", all().stream().map(Path::toString).toList());
  }

  /**
   * The folder to write a revision into.
   *
   * @throws AutogenException when there are several and nothing says which
   */
  Path pathFor(NewRevision revision, List<RevisionScript> parents) {
    List<Path> folders = all();
    if (revision.folder().isPresent()) {
      Path wanted = revision.folder().get().toAbsolutePath().normalize();
      if (folders.stream().noneMatch(f -> wanted.startsWith(f.toAbsolutePath().normalize()))) {
        throw AutogenException.usage(
            wanted + " is in no folder of migrations (" + label() + ")",
            "name one of these, or add it to the setting migrations");
      }
      return wanted;
    }
    List<Path> used =
        folders.stream()
            .filter(f -> parents.stream().anyMatch(p -> Path.of(p.source()).startsWith(f)))
            .toList();
    if (folders.size() == 1 || used.size() == 1) {
      return folders.size() == 1 ? folders.get(0) : used.get(0);
    }
    throw AutogenException.usage(
        "there are several folders of migrations: " + label(),
        "name the one to write to with --version-path");
  }

  /** Every revision: those in sources, and those among the project's classes. */
  RevisionGraph revisions() {
    if (!project.settings().runsProjectCode()) {
      return RevisionGraph.of(
          all().stream().flatMap(folder -> RevisionText.in(folder).stream()).toList());
    }
    return revisions(all());
  }

  /** Every revision with the sources in {@code folders}. */
  RevisionGraph revisions(List<Path> folders) {
    finishSquashes();
    List<Path> classpath = ClassPaths.expand(project.settings().paths(SettingKey.CLASSPATH));
    MigrationLoader loader = new MigrationLoader(project.cache().resolve("migrations"), classpath);
    List<RevisionScript> scripts = new ArrayList<>();
    try (Activity.Stage stage = project.activity().begin("reading the migrations")) {
      folders.forEach(folder -> scripts.addAll(loader.fromSources(folder)));
    }
    List<String> fromSources = scripts.stream().map(RevisionScript::id).toList();
    loader.fromClassPath(classpath).stream()
        // A project that compiles its migrations too has each of them twice.
        .filter(script -> !fromSources.contains(script.id()))
        .forEach(scripts::add);
    return RevisionGraph.of(scripts);
  }

  private void finishSquashes() {
    List<Exchange> unfinished =
        all().stream().map(Exchange::new).filter(Exchange::isUnfinished).toList();
    if (!unfinished.isEmpty()) {
      try (WritingLock lock = writing()) {
        unfinished.forEach(exchange -> exchange.finish(project.progress()));
      }
    }
  }

  /** Keeps others from writing migrations here at the same time. */
  WritingLock writing() {
    return WritingLock.take(project.cache(), all(), project.progress());
  }
}
