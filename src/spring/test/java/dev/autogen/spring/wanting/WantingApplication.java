package dev.autogen.spring.wanting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Its entity is in no migration. */
@SpringBootApplication
public class WantingApplication {

  @Entity
  static class Order {

    @Id private long id;

    long id() {
      return id;
    }
  }
}
