package dev.autogen.mysql;

import dev.autogen.facts.text.Tokens;
import dev.autogen.schema.ForeignKey;

/** Reads {@code ON DELETE} and {@code ON UPDATE} of a foreign key. */
final class ReferenceActions {

  private ReferenceActions() {}

  /** The key with the actions that come next. */
  static ForeignKey read(ForeignKey key, Tokens tokens) {
    ForeignKey result = key;
    while (tokens.takeWords("ON")) {
      boolean onDelete = tokens.take().isWord("DELETE");
      ForeignKey.Action action = action(tokens);
      result =
          onDelete
              ? result.withActions(action, result.onUpdate())
              : result.withActions(result.onDelete(), action);
    }
    return result;
  }

  private static ForeignKey.Action action(Tokens tokens) {
    if (tokens.takeWords("CASCADE")) {
      return ForeignKey.Action.CASCADE;
    }
    if (tokens.takeWords("SET", "NULL")) {
      return ForeignKey.Action.SET_NULL;
    }
    if (tokens.takeWords("SET", "DEFAULT")) {
      return ForeignKey.Action.SET_DEFAULT;
    }
    if (tokens.takeWords("NO", "ACTION")) {
      return ForeignKey.Action.NO_ACTION;
    }
    if (tokens.takeWords("RESTRICT")) {
      return ForeignKey.Action.RESTRICT;
    }
    throw tokens.unexpected("an action");
  }
}
