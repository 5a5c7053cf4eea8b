package dev.autogen.tool;

import java.util.ArrayList;
import java.util.List;

/** A migration tool has refused or failed; the message is a clause in its own words. */
public final class ToolException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final int LONGEST = 600;

  /** What {@code cause} and those behind it say, each once, in one line. */
  public ToolException(Throwable cause) {
    super(words(cause), cause);
  }

  private static String words(Throwable thrown) {
    List<String> said = new ArrayList<>();
    for (Throwable t = thrown; t != null && said.size() < 10; t = t.getCause()) {
      String words =
          t.getMessage() == null
              ? t.getClass().getSimpleName()
              : t.getMessage()
                  .replaceAll("\\b(?:[a-z]\\w*[.])+[A-Z]\\w*(?:Exception|Error): ", "")
                  .replaceAll("[\\s\\p{Cc}=-]{3,}|[\\s\\p{Cc}]+", " ")
                  .strip();
      boolean isSaid = said.stream().anyMatch(before -> before.contains(words));
      if (!isSaid) {
        said.add(words);
      }
    }
    String all =
        String.join(": ", said)
            // An offer, and an address that nobody can follow in one line.
            .replaceFirst("(?s)\\s*Need more flexibility.*", "")
            .replaceFirst("[.:;]+$", "")
            .replace("; ", ", ");
    return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
  }
}
