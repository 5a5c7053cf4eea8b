package dev.autogen.sample.clinic;

/** Who a conversation is waiting for, if anyone. */
public enum ConversationStatus {
  OPEN,
  HANDED_OVER,
  CLOSED
}
