package dev.autogen.sample.clinic;

/** How far an appointment has come. */
public enum AppointmentStatus {
  REQUESTED,
  CONFIRMED,
  ATTENDED,
  MISSED,
  CANCELLED
}
