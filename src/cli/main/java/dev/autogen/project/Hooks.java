package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.hook.ColumnComparison;
import dev.autogen.hook.Hook;
import dev.autogen.hook.NameFilter;
import dev.autogen.hook.ObjectFilter;
import dev.autogen.hook.OperationRewriter;
import dev.autogen.hook.RevisionListener;
import dev.autogen.hook.Rule;
import dev.autogen.hook.SchemaObject;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/** The hooks of a project, as one. What one of them throws is told with the name of its class. */
final class Hooks
    implements NameFilter, ObjectFilter, ColumnComparison, OperationRewriter, RevisionListener {

  private final List<Hook> hooks;

  private Hooks(List<Hook> hooks) {
    this.hooks = List.copyOf(hooks);
  }

  /**
   * Finds the hooks.
   *
   * @param names the classes the settings name, in order
   * @param classPath where they are, with all they need
   * @throws AutogenException when one cannot be loaded
   */
  static Hooks find(List<String> names, List<Path> classPath) {
    ClassLoader loader = loader(classPath);
    List<Hook> hooks = new ArrayList<>();
    names.forEach(name -> hooks.add(named(name, loader)));
    try {
      for (Hook hook : ServiceLoader.load(Hook.class, loader)) {
        if (hooks.stream().noneMatch(h -> h.getClass().equals(hook.getClass()))) {
          hooks.add(hook);
        }
      }
    } catch (ServiceConfigurationError e) {
      throw AutogenException.usage(
          "a hook of META-INF/services/" + Hook.class.getName() + " cannot be loaded: " + reason(e),
          "correct that file, or the class it names");
    }
    return new Hooks(hooks);
  }

  // Never closed: a hook may load a class of its own at any later time.
  private static ClassLoader loader(List<Path> classPath) {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = classPath.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    return new URLClassLoader(urls, Hook.class.getClassLoader());
  }

  private static Hook named(String name, ClassLoader loader) {
    try {
      Object hook = Class.forName(name, true, loader).getConstructor().newInstance();
      if (hook instanceof Hook found) {
        return found;
      }
      throw AutogenException.usage(
          "the class " + name + " in the setting hooks is no hook",
          "let it implement one of the interfaces of dev.autogen.hook");
    } catch (ClassNotFoundException e) {
      throw AutogenException.usage(
          "there is no class " + name + ", which the setting hooks names",
          "correct the name, or put the class on the class path with --classpath");
    } catch (InvocationTargetException e) {
      throw AutogenException.usage(
          "hook " + name + " cannot be created: " + reason(e.getCause()),
          "correct its constructor");
    } catch (ExceptionInInitializerError e) {
      throw AutogenException.usage(
          "hook " + name + " cannot be created: " + reason(e.getCause()), "correct the class");
    } catch (ReflectiveOperationException | Error e) {
      throw AutogenException.usage(
          "hook " + name + " cannot be loaded: " + reason(e),
          "make it a public class with a public constructor without parameters, compiled for this"
              + " Java");
    }
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /** Asks one hook; whatever it throws becomes one sentence. */
  private static <T> T ask(Hook hook, Function<Hook, T> question) {
    try {
      return Objects.requireNonNull(question.apply(hook), "it gives null");
    } catch (AutogenException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new AutogenException(
          AutogenException.Kind.FAILURE,
          "hook " + hook.getClass().getName() + " fails: " + reason(e),
          "correct it, or take it out of the setting hooks",
          e);
    }
  }

  /** The project's own rules, which answer for themselves. */
  List<Rule> rules() {
    return hooks.stream().filter(Rule.class::isInstance).map(Rule.class::cast).toList();
  }

  /**
   * The codes of a rule.
   *
   * @throws AutogenException when it fails
   */
  Set<String> codes(Rule rule) {
    return ask(rule, hook -> Set.copyOf(((Rule) hook).codes()));
  }

  @Override
  public boolean includesTable(String table) {
    return hooks.stream()
        .filter(NameFilter.class::isInstance)
        .allMatch(hook -> ask(hook, h -> ((NameFilter) h).includesTable(table)));
  }

  @Override
  public boolean includes(SchemaObject object, Side side, Optional<SchemaObject> other) {
    return hooks.stream()
        .filter(ObjectFilter.class::isInstance)
        .allMatch(hook -> ask(hook, h -> ((ObjectFilter) h).includes(object, side, other)));
  }

  @Override
  public Verdict compare(Table table, Column database, Column entities) {
    return hooks.stream()
        .filter(ColumnComparison.class::isInstance)
        .map(hook -> ask(hook, h -> ((ColumnComparison) h).compare(table, database, entities)))
        .filter(verdict -> verdict != Verdict.UNDECIDED)
        .findFirst()
        .orElse(Verdict.UNDECIDED);
  }

  @Override
  public List<Operation> rewrite(List<Operation> operations, Schema before) {
    List<Operation> result = operations;
    for (Hook hook : hooks) {
      if (hook instanceof OperationRewriter) {
        List<Operation> asked = result;
        result =
            ask(
                hook,
                h -> {
                  List<Operation> rewritten =
                      List.copyOf(((OperationRewriter) h).rewrite(asked, before));
                  Operation.applyAll(rewritten, before);
                  return rewritten;
                });
      }
    }
    return result;
  }

  @Override
  public void applied(Applied revision) {
    for (Hook hook : hooks) {
      if (hook instanceof RevisionListener) {
        ask(
            hook,
            h -> {
              ((RevisionListener) h).applied(revision);
              return true;
            });
      }
    }
  }
}
