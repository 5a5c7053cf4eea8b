package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A person's given and family name. */
@Embeddable
public record PersonName(
    @Column(name = "given_name", nullable = false, length = 80) String given,
    @Column(name = "family_name", nullable = false, length = 80) String family) {

  @Override
  public String toString() {
    return given + " " + family;
  }
}
