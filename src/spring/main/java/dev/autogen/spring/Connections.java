package dev.autogen.spring;

import dev.autogen.Autogen;
import dev.autogen.error.AutogenException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What migrations are run through: the strongest of what the application says of its database. What
 * starts a database knows better than a property where it is, so that the production URL in a file
 * is not taken for the container of a test.
 */
final class Connections {

  private final AutogenProperties properties;
  private final ObjectProvider<DataSource> dataSource;
  private final ObjectProvider<DataSource> own;
  private final Optional<AutogenConnectionDetails> details;
  private final Optional<BootDetails> boot;

  Connections(
      AutogenProperties properties,
      ObjectProvider<DataSource> dataSource,
      ObjectProvider<DataSource> own,
      ObjectProvider<AutogenConnectionDetails> details,
      ObjectProvider<BootDetails> boot) {
    this.properties = properties;
    this.dataSource = dataSource;
    this.own = own;
    this.details = Optional.ofNullable(details.getIfAvailable());
    this.boot = Optional.ofNullable(boot.getIfUnique());
  }

  /** The same, connected. */
  Autogen connect(Autogen autogen) {
    if (details.isPresent()) {
      AutogenConnectionDetails known = details.get();
      return autogen.url(known.getJdbcUrl(), text(known.getUsername()), text(known.getPassword()));
    }
    if (hasOwnAccount()) {
      Optional<BootDetails> started = boot.filter(BootDetails::isStarted);
      if (started.isPresent()) {
        BootDetails known = started.get();
        return autogen.url(known.url(), text(known.user()), text(known.password()));
      }
      return autogen.url(url(), text(properties.getUser()), text(properties.getPassword()));
    }
    return dataSource().map(autogen::dataSource).orElse(autogen);
  }

  /** Whether the properties name another database than that of the data source, or an account. */
  private boolean hasOwnAccount() {
    return properties.getUrl() != null || properties.getUser() != null;
  }

  private String url() {
    if (properties.getUrl() != null) {
      return properties.getUrl();
    }
    return boot.map(BootDetails::url)
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "autogen.user names an account, and nothing says of which database, since the"
                        + " application makes its data source itself",
                    "set autogen.url, too, or mark a data source by @AutogenDataSource"));
  }

  /**
   * The data source that connections come from; empty where they do not, or where there is none.
   *
   * @throws AutogenException where it is not certain which
   */
  Optional<DataSource> dataSource() {
    if (details.isPresent() || hasOwnAccount()) {
      return Optional.empty();
    }
    DataSource marked = own.getIfAvailable();
    if (marked != null) {
      return Optional.of(marked);
    }
    DataSource only = dataSource.getIfUnique();
    if (only == null && dataSource.stream().count() > 1) {
      throw AutogenException.usage(
          "the application has several data sources, and none is the primary one",
          "mark the one to run migrations with by @AutogenDataSource, or name its database with"
              + " autogen.url");
    }
    return Optional.ofNullable(only);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
