package dev.autogen.mysql;

import java.util.Map;
import java.util.Optional;

/**
 * What servers have said of definitions, kept from one run to the next. A question holds all that
 * its answer depends on: the definition, the server's version, and the session's settings that
 * matter.
 */
public interface Answers {

  /** Keeps none. */
  Answers NONE =
      new Answers() {
        @Override
        public Optional<String> to(String question) {
          return Optional.empty();
        }

        @Override
        public void keep(Map<String, String> answers) {
          // There is nowhere.
        }
      };

  /** The answer to a question, where it is kept. */
  Optional<String> to(String question);

  /** Keeps answers, by question. */
  void keep(Map<String, String> answers);
}
