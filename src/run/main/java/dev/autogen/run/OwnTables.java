package dev.autogen.run;

import java.util.Set;

/** The tables that autogen keeps for itself in the schema it works on. */
public final class OwnTables {

  private static final Set<String> NAMES =
      Set.of(VersionTable.NAME, JournalTable.NAME, RowLock.NAME);

  private OwnTables() {}

  /** Whether it is one of them; a table whose name only begins alike is somebody's. */
  public static boolean contains(String table) {
    return NAMES.contains(table);
  }
}
