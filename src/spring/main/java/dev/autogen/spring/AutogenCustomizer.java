package dev.autogen.spring;

import dev.autogen.Autogen;

/** Changes how migrations are run; a bean of an application. */
@FunctionalInterface
public interface AutogenCustomizer {

  /** The same, in another way: {@code autogen -> autogen.listener(…)}. */
  Autogen customize(Autogen autogen);
}
