package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;

/** An amount in one currency. */
@Embeddable
public record Money(
    @Column(nullable = false, precision = 12, scale = 2) BigDecimal amount,
    @Column(nullable = false, length = 3) Currency currency) {

  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " plus " + other.currency);
    }
    return new Money(amount.add(other.amount), currency);
  }
}
