package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDateTime;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** A time a practitioner keeps free for a patient. */
@Entity
@Table(
    name = "appointments",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uk_appointments_practitioner_start",
            columnNames = {"practitioner_id", "starts_at"}),
    indexes = {
      @Index(name = "ix_appointments_patient_start", columnList = "patient_id, starts_at desc"),
      @Index(name = "ix_appointments_status", columnList = "status")
    })
@SuppressWarnings("deprecation") // @Check: JPA's own form needs Hibernate 7
@Check(name = "ck_appointments_period", constraints = "ends_at > starts_at")
public class Appointment extends TrackedEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "patient_id")
  private Patient patient;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "practitioner_id")
  private Practitioner practitioner;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "conversation_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private Conversation bookedIn;

  @Column(name = "starts_at", nullable = false)
  private LocalDateTime startsAt;

  @Column(name = "ends_at", nullable = false)
  private LocalDateTime endsAt;

  @Enumerated(EnumType.STRING)
  @ColumnDefault("'REQUESTED'")
  @Column(nullable = false)
  private AppointmentStatus status = AppointmentStatus.REQUESTED;

  @Column(length = 2000)
  private String reason;

  protected Appointment() {}

  public Appointment(
      Patient patient, Practitioner practitioner, LocalDateTime startsAt, LocalDateTime endsAt) {
    this.patient = patient;
    this.practitioner = practitioner;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
  }

  public void confirm() {
    status = AppointmentStatus.CONFIRMED;
  }

  public boolean overlaps(Appointment other) {
    return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
  }
}
