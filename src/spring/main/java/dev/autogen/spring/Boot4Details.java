package dev.autogen.spring;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Of Spring Boot 4. */
record Boot4Details(JdbcConnectionDetails details) implements BootDetails {

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
