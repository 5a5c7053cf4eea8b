package dev.autogen.tool;

import dev.autogen.source.DraftStep;
import java.util.List;

/**
 * A part of a migration that can be run, and taken back, by itself.
 *
 * @param upgrade what leads up
 * @param downgrade what leads back to where this part began
 */
public record Stage(List<DraftStep> upgrade, List<DraftStep> downgrade) {

  public Stage {
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
  }
}
