package dev.autogen.project;

import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntityReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Entities that are read beside something else, in two steps: without a server, and for one. */
final class EntitiesAhead {

  /** Whoever ends before does not wait for them. */
  private static final Executor BESIDE =
      task -> {
        Thread thread = new Thread(task, "autogen: entities");
        thread.setDaemon(true);
        thread.start();
      };

  private final CompletableFuture<EntityReader.Prepared> prepared;
  private CompletableFuture<EntityModel> model;

  /** Begins with what needs no server. */
  EntitiesAhead(Supplier<EntityReader.Prepared> prepare) {
    prepared = CompletableFuture.supplyAsync(prepare, BESIDE);
  }

  /** Begins with the rest, now that the server's version is known. */
  void read(String serverVersion) {
    model = prepared.thenApplyAsync(entities -> entities.read(serverVersion), BESIDE);
  }

  /**
   * What they say to the server of the last {@link #read}, when it is there.
   *
   * @throws RuntimeException what reading them throws
   */
  EntityModel model() {
    try {
      return model.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
