package dev.autogen.cli;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Signals of the operating system. What listens to them is of the module {@code jdk.unsupported},
 * which stays for as long as Java has no other way, and whose types no compiler lets pass without a
 * warning.
 */
final class Signals {

  private static final String SIGNAL = "sun.misc.Signal";

  /** Each with its number, which shells add to 128. */
  private record Known(String name, int number) {}

  private static final List<Known> ENDING =
      List.of(new Known("INT", 2), new Known("TERM", 15), new Known("HUP", 1));

  private Signals() {}

  /** From now on a signal that asks to end is obeyed at once. */
  static void endAtOnce() {
    for (Known signal : ENDING) {
      try {
        Class<?> type = Class.forName(SIGNAL);
        Class<?> handler = Class.forName(SIGNAL + "Handler");
        Object ending =
            Proxy.newProxyInstance(
                Signals.class.getClassLoader(),
                new Class<?>[] {handler},
                (proxy, method, arguments) -> {
                  Runtime.getRuntime().halt(128 + signal.number());
                  return null;
                });
        type.getMethod("handle", type, handler)
            .invoke(null, type.getConstructor(String.class).newInstance(signal.name()), ending);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        // Not on this system, or Java was told to leave it alone: then the end is waited for.
      }
    }
  }
}
