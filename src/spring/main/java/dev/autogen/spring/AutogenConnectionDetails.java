package dev.autogen.spring;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Where the schema is, from whatever starts the database; stronger than the properties. */
public interface AutogenConnectionDetails extends ConnectionDetails {

  /** A JDBC URL such as {@code jdbc:mysql://host:3306/shop}. */
  String getJdbcUrl();

  String getUsername();

  String getPassword();
}
