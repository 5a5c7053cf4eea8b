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
    @Override
    void close();
  }

  /** Nobody waits. */
  static Activity unseen() {
    return what -> () -> {};
  }
}
