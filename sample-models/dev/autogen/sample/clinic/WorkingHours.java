package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;

/** The part of a day in which appointments may be booked. */
@Embeddable
public record WorkingHours(
    @Column(name = "opens_at", nullable = false) LocalTime opensAt,
    @Column(name = "closes_at", nullable = false) LocalTime closesAt) {

  public boolean include(LocalTime time) {
    return !time.isBefore(opensAt) && time.isBefore(closesAt);
  }
}
