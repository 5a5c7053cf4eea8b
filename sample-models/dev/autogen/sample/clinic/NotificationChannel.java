package dev.autogen.sample.clinic;

/** A way to reach a user outside the chat. */
public enum NotificationChannel {
  EMAIL,
  PUSH,
  SMS
}
