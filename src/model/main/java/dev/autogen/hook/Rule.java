package dev.autogen.hook;

import dev.autogen.finding.Finding;
import java.util.List;
import java.util.Set;

/**
 * Looks at a migration and says what is wrong with it, as {@code autogen lint} does by its own
 * rules.
 *
 * <pre>{@code
 * public final class NamedForeignKeys implements Rule {
 *   public Set<String> codes() {
 *     return Set.of("SHOP1");
 *   }
 *
 *   public List<Finding> examine(ReviewedMigration migration) {
 *     return migration.after().tables().stream()
 *         .flatMap(table -> table.foreignKeys().stream()
 *             .filter(key -> !key.name().startsWith("fk_"))
 *             .map(key -> Finding.warning("SHOP1", Element.foreignKey(table.name(), key.name()),
 *                 "the name of foreign key " + key.name() + " does not begin with fk_")))
 *         .toList();
 *   }
 * }
 * }</pre>
 *
 * <p>A finding without a place is shown where the migration last changes its element. It is
 * accepted, and its severity set, as any other.
 */
public interface Rule extends Hook {

  /** The codes of all its findings: letters and digits, and none of autogen's own. */
  Set<String> codes();

  /** What it finds; nothing where all is well. */
  List<Finding> examine(ReviewedMigration migration);
}
