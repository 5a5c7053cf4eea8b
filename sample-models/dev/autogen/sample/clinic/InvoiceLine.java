package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;

/** What was done, how often, and what it costs in all. */
@Embeddable
public record InvoiceLine(
    @Column(nullable = false, length = 200) String description,
    @Column(nullable = false, precision = 8, scale = 3) BigDecimal quantity,
    @Embedded Money price) {}
