package dev.autogen.sample.clinic;

import jakarta.persistence.CascadeType;
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
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A user's dialogue with the chatbot, until a practitioner takes over or it is closed. */
@Entity
@Table(
    name = "conversations",
    indexes =
        @Index(name = "ix_conversations_user_created", columnList = "user_id, created_at desc"))
public class Conversation extends TrackedEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  private User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "practitioner_id")
  private Practitioner practitioner;

  @Size(max = 200)
  private String topic;

  @Enumerated(EnumType.STRING)
  @ColumnDefault("'OPEN'")
  @Column(nullable = false)
  private ConversationStatus status = ConversationStatus.OPEN;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> context = new HashMap<>();

  @OneToMany(mappedBy = "conversation", cascade = CascadeType.ALL)
  @OrderBy("sentAt")
  private List<Message> messages = new ArrayList<>();

  protected Conversation() {}

  public Conversation(User user, String topic) {
    this.user = user;
    this.topic = topic;
  }

  public Message add(Author author, String body) {
    Message message = new Message(this, author, body);
    messages.add(message);
    return message;
  }

  public void remember(String key, Object value) {
    context.put(key, value);
  }

  public void handOverTo(Practitioner newPractitioner) {
    practitioner = newPractitioner;
    status = ConversationStatus.HANDED_OVER;
  }

  public UUID id() {
    return id;
  }

  public ConversationStatus status() {
    return status;
  }
}
