package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A postal address, the country as its ISO 3166 code. */
@Embeddable
public record Address(
    @Column(length = 120) String street,
    @Column(name = "postal_code", length = 12) String postalCode,
    @Column(length = 80) String city,
    @Column(length = 2) String country) {}
