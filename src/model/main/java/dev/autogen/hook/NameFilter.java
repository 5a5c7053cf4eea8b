package dev.autogen.hook;

/**
 * Says which tables of the database are looked at, before they are read.
 *
 * <pre>{@code
 * public final class NoBackups implements NameFilter {
 *   public boolean includesTable(String table) {
 *     return !table.startsWith("backup_");
 *   }
 * }
 * }</pre>
 */
public interface NameFilter extends Hook {

  /** Whether the table counts; one that does not is as if it was not there. */
  boolean includesTable(String table);
}
