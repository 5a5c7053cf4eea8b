package dev.autogen.cli;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An object with named values, as a program is given it, whatever form they are written in. */
interface Facts {

  void text(String name, String value);

  void number(String name, long value);

  void flag(String name, boolean value);

  void texts(String name, List<String> values);

  void object(String name, Consumer<Facts> fill);

  <T> void list(String name, List<T> values, BiConsumer<Facts, T> fill);
}
