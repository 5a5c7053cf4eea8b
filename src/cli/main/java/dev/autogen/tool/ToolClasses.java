package dev.autogen.tool;

import dev.autogen.entity.IsolatedLoader;
import dev.autogen.error.AutogenException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A tool with the side of autogen that is linked to it: the project's own, or a fetched one. */
final class ToolClasses {

  private final String tool;
  private final String entry;
  private final ToolProject project;
  private Optional<ToolRunner> loaded = Optional.empty();

  /**
   * One that is loaded when it is needed. Its runner is {@code
   * dev.autogen.tool.flyway.FlywayRunner} where it is called Flyway.
   *
   * @param entry a class of the tool, by which it is seen whether it is there
   */
  ToolClasses(String tool, String entry, ToolProject project) {
    this.tool = tool;
    this.entry = entry;
    this.project = project;
  }

  /**
   * What runs it.
   *
   * @throws AutogenException where the class path has no such tool, and none can be fetched
   */
  ToolRunner runner() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(load());
    }
    return loaded.get();
  }

  private ToolRunner load() {
    String room = "dev.autogen.tool." + tool.toLowerCase(Locale.ROOT);
    IsolatedLoader own = loader(room, project.all());
    IsolatedLoader loader = has(own) ? own : loader(room, withFetched());
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

  private static IsolatedLoader loader(String room, List<Path> classPath) {
    return new IsolatedLoader(classPath, room + ".", List.of("dev.autogen.tool."));
  }

  private boolean has(ClassLoader loader) {
    try {
      loader.loadClass(entry);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Before the project's own libraries, whose versions it was not tried with. */
  private List<Path> withFetched() {
    List<Path> all = new ArrayList<>(project.fetched().get());
    all.addAll(project.all());
    return all;
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
