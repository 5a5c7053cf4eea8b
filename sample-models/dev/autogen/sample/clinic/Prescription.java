package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Comment;

/** A medicine a practitioner orders for a patient. */
@Entity
@Table(name = "prescriptions")
@SuppressWarnings("deprecation") // @Comment: JPA's own form needs Hibernate 7
@Comment("Kept for ten years after valid_until")
public class Prescription extends TrackedEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "patient_id")
  private Patient patient;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "practitioner_id")
  private Practitioner practitioner;

  @NotBlank
  @Size(max = 120)
  @Comment("International nonproprietary name")
  private String medicine;

  @NotNull
  @Digits(integer = 5, fraction = 3)
  private BigDecimal dose;

  @Enumerated(EnumType.STRING)
  @Column(name = "dose_unit", nullable = false)
  private DoseUnit doseUnit;

  @Max(12)
  private short repeats;

  @Column(name = "valid_until", nullable = false)
  private LocalDate validUntil;

  protected Prescription() {}

  public Prescription(
      Patient patient,
      Practitioner practitioner,
      String medicine,
      BigDecimal dose,
      DoseUnit doseUnit,
      LocalDate validUntil) {
    this.patient = patient;
    this.practitioner = practitioner;
    this.medicine = medicine;
    this.dose = dose;
    this.doseUnit = doseUnit;
    this.validUntil = validUntil;
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isAfter(validUntil);
  }
}
