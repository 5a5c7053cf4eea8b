package dev.autogen.tool;

import dev.autogen.entity.IsolatedLoader;
import dev.autogen.error.AutogenException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A tool on the class path of a project, with the side of autogen that is linked to it. */
final class ToolClasses {

  private final String tool;
  private final String entry;
  private final String library;
  private final List<Path> classPath;
  private Optional<ToolRunner> loaded = Optional.empty();

  /**
   * One that is loaded when it is needed. Its runner is {@code
   * dev.autogen.tool.flyway.FlywayRunner} where it is called Flyway.
   *
   * @param entry a class of the tool, by which it is seen whether it is there
   * @param library what has it
   */
  ToolClasses(String tool, String entry, String library, List<Path> classPath) {
    this.tool = tool;
    this.entry = entry;
    this.library = library;
    this.classPath = classPath;
  }

  /**
   * What runs it.
   *
   * @throws AutogenException where the class path has no such tool
   */
  ToolRunner runner() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(load());
    }
    return loaded.get();
  }

  private ToolRunner load() {
    String room = "dev.autogen.tool." + tool.toLowerCase(Locale.ROOT);
    IsolatedLoader loader = new IsolatedLoader(classPath, room + ".", List.of("dev.autogen.tool."));
    try {
      loader.loadClass(entry);
    } catch (ClassNotFoundException e) {
      throw new AutogenException(
          AutogenException.Kind.USAGE,
          "there is no "
              + tool
              + " on the class path, so that nobody can tell what its migrations make",
          "add " + library + " to the project, or to the setting classpath",
          e);
    }
    try {
      return new Within(
          (ToolRunner)
              loader.loadClass(room + "." + tool + "Runner").getDeclaredConstructor().newInstance(),
          loader);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tools look for their own parts by the loader of the thread. */
  private record Within(ToolRunner runner, ClassLoader loader) implements ToolRunner {

    @Override
    public void migrate(Job job, Optional<String> last) {
      within(() -> runner.migrate(job, last));
    }

    @Override
    public void undo(Job job, int count) {
      within(() -> runner.undo(job, count));
    }

    private void within(Runnable work) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        work.run();
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
