package dev.autogen.spring;

import dev.autogen.Autogen;
import dev.autogen.SchemaInfo;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/autogen}: where the schema is, and what became of each revision. */
@Endpoint(id = "autogen")
public final class AutogenEndpoint {

  private final Autogen autogen;

  AutogenEndpoint(Autogen autogen) {
    this.autogen = autogen;
  }

  /** Reads the journal. */
  @ReadOperation
  public SchemaInfo info() {
    return autogen.info();
  }
}
