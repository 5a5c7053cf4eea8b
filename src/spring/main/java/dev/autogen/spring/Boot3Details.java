package dev.autogen.spring;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** Of Spring Boot 3. */
record Boot3Details(JdbcConnectionDetails details) implements BootDetails {

  @Override
  public boolean isStarted() {
    return !BootDetails.isOfProperties(details);
  }

  @Override
  public String url() {
    return details.getJdbcUrl();
  }

  @Override
  public String user() {
    return details.getUsername();
  }

  @Override
  public String password() {
    return details.getPassword();
  }
}
