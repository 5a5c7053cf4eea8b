package dev.autogen.testing;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.ServerUnavailableException;

/** The versions of MySQL the tests run on. */
public enum TestServer {
  /** The newest MySQL: 9.7 from Debian; where that cannot be had, what the machine has. */
  PRIMARY {
    @Override
    MySqlBinary binary(MySqlSearch search) {
      try {
        return search.newest();
      } catch (ServerUnavailableException e) {
        return search.find();
      }
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
