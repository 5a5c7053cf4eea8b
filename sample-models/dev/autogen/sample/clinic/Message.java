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
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** One utterance in a conversation, never changed once sent. */
@Entity
@Table(
    name = "messages",
    indexes =
        @Index(
            name = "ix_messages_conversation_sent",
            columnList = "conversation_id, sent_at desc"))
public class Message {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "messages_seq")
  @SequenceGenerator(name = "messages_seq", sequenceName = "messages_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "conversation_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Conversation conversation;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "reply_to_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private Message replyTo;

  @Enumerated(EnumType.ORDINAL)
  @Column(nullable = false)
  private Author author;

  @Lob
  @Column(nullable = false, length = 65_535)
  private String body;

  /** How sure the chatbot was of its answer, from 0 to 1. */
  private Double confidence;

  @CreationTimestamp
  @Column(name = "sent_at", updatable = false)
  private Instant sentAt;

  protected Message() {}

  Message(Conversation conversation, Author author, String body) {
    this.conversation = conversation;
    this.author = author;
    this.body = body;
  }

  public Message inReplyTo(Message earlier) {
    replyTo = earlier;
    return this;
  }

  public void rate(double newConfidence) {
    confidence = newConfidence;
  }

  public String body() {
    return body;
  }

  public Instant sentAt() {
    return sentAt;
  }
}
