package dev.autogen.erd;

import java.util.Locale;

/** What becomes of something in a diagram. */
public enum Mark {
  /** It stays as it is. */
  SAME(""),
  ADDED("+"),
  REMOVED("−"),
  CHANGED("~");

  private final String sign;

  Mark(String sign) {
    this.sign = sign;
  }

  /** Says it without a colour; empty for what stays. */
  public String sign() {
    return sign;
  }

  /** Its word, such as {@code added}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
