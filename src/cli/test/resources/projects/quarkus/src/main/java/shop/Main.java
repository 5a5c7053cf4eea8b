package shop;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts, has Hibernate create its tables, and ends. */
@QuarkusMain
public class Main implements QuarkusApplication {
  @Override
  public int run(String... arguments) {
    return 0;
  }
}
