package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A record of who did what to which object, which outlives both. */
@Entity
@Immutable
@Table(
    name = "audit_events",
    indexes = {
      @Index(
          name = "ix_audit_events_subject",
          columnList = "subject_type, subject_id, occurred_at desc"),
      @Index(name = "ix_audit_events_occurred", columnList = "occurred_at")
    })
public class AuditEvent {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "actor_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private User actor;

  @Column(name = "event_type", nullable = false, length = 60)
  private String eventType;

  @Column(name = "subject_type", nullable = false, length = 60)
  private String subjectType;

  @Column(name = "subject_id", nullable = false, length = 36)
  private String subjectId;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> details;

  @CreationTimestamp
  @Column(name = "occurred_at")
  private Instant occurredAt;

  protected AuditEvent() {}

  public AuditEvent(
      User actor,
      String eventType,
      String subjectType,
      String subjectId,
      Map<String, String> details) {
    this.actor = actor;
    this.eventType = eventType;
    this.subjectType = subjectType;
    this.subjectId = subjectId;
    this.details = Map.copyOf(details);
  }

  public Instant occurredAt() {
    return occurredAt;
  }
}
