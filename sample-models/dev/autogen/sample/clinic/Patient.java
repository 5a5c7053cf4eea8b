package dev.autogen.sample.clinic;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import java.time.LocalDate;

/** A person the clinic treats. */
@Entity
@Table(
    name = "patients",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uk_patients_insurance",
            columnNames = {"insurer", "insurance_number"}))
@PrimaryKeyJoinColumn(name = "person_id")
public class Patient extends Person {

  @NotNull
  @Past
  @Column(name = "born_on")
  private LocalDate bornOn;

  @Column(length = 80)
  private String insurer;

  @Column(name = "insurance_number", length = 40)
  private String insuranceNumber;

  @Column(name = "blood_type", length = 3)
  private BloodType bloodType;

  @Embedded
  @AttributeOverride(name = "given", column = @Column(name = "emergency_given_name", length = 80))
  @AttributeOverride(name = "family", column = @Column(name = "emergency_family_name", length = 80))
  private PersonName emergencyContact;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "practitioner_id")
  private Practitioner familyDoctor;

  protected Patient() {}

  public Patient(PersonName name, LocalDate bornOn) {
    super(name);
    this.bornOn = bornOn;
  }

  public void insure(String newInsurer, String number) {
    insurer = newInsurer;
    insuranceNumber = number;
  }

  public void register(Practitioner newFamilyDoctor) {
    familyDoctor = newFamilyDoctor;
  }

  public BloodType bloodType() {
    return bloodType;
  }
}
