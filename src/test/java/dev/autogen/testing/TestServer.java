package dev.autogen.testing;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlSearch;

/** The versions of MySQL the tests run on. */
public enum TestServer {
  /** The newest MySQL: 9.7. */
  PRIMARY {
    @Override
    MySqlBinary binary(MySqlSearch search) {
      return search.newest();
    }
  },

  /** The oldest MySQL served: 8.0.15. */
  LEGACY {
    @Override
    MySqlBinary binary(MySqlSearch search) {
      return search.legacy();
    }
  };

  abstract MySqlBinary binary(MySqlSearch search);
}
