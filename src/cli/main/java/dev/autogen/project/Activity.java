package dev.autogen.project;

/** Is told what takes long, so that somebody who waits can be told. */
public interface Activity {

  /**
   * Something begins; closing what is given ends it.
   *
   * @param what it is, such as {@code reading the entities}
   */
  Stage begin(String what);

  /** Something that goes on until it is closed. */
  interface Stage extends AutoCloseable {

    /** Says what it is by now; an empty text for what it was when it began. */
    default void now(String what) {}

    @Override
    void close();
  }

  /** Whether somebody sees it. */
  default boolean isSeen() {
    return true;
  }

  /** Nobody waits. */
  static Activity unseen() {
    return new Activity() {
      @Override
      public Stage begin(String what) {
        return () -> {};
      }

      @Override
      public boolean isSeen() {
        return false;
      }
    };
  }
}
