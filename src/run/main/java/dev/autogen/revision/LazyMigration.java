package dev.autogen.revision;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import java.util.function.Supplier;

/** A migration that is loaded when something is asked of it, which is never for most. */
public final class LazyMigration implements Migration {

  private final Supplier<Migration> loading;
  private Migration loaded;

  public LazyMigration(Supplier<Migration> loading) {
    this.loading = loading;
  }

  /** The migration itself. */
  synchronized Migration loaded() {
    if (loaded == null) {
      loaded = loading.get();
    }
    return loaded;
  }

  @Override
  public void upgrade(Operations op) {
    loaded().upgrade(op);
  }

  @Override
  public void downgrade(Operations op) {
    loaded().downgrade(op);
  }
}
