package dev.autogen.sample.clinic;

/** Where an invoice stands; stored by position, so new constants go last. */
public enum InvoiceStatus {
  DRAFT,
  SENT,
  PAID,
  WRITTEN_OFF
}
