package dev.autogen.policy;

import java.util.Optional;

/**
 * Of which things that only the database has nobody can say that the entities no longer want them.
 */
public interface Uncertain {

  /** Everything was read, so that what is not asked for is gone. */
  Uncertain NOTHING =
      new Uncertain() {
        @Override
        public Optional<String> table(String table) {
          return Optional.empty();
        }

        @Override
        public Optional<String> column(String table, String column) {
          return Optional.empty();
        }
      };

  /** Why a table may be wanted all the same, a clause; empty for one that is gone. */
  Optional<String> table(String table);

  /** Why a column of a table that is wanted may be wanted too; as {@link #table}. */
  Optional<String> column(String table, String column);
}
