package dev.autogen.sample.clinic;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;

/** An account that can sign in and talk to the chatbot. */
@Entity
@Table(
    name = "users",
    uniqueConstraints = @UniqueConstraint(name = "uk_users_email", columnNames = "email"))
public class User extends TrackedEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @NotNull
  @Email
  @Size(max = 190)
  private String email;

  @NotBlank
  @Size(max = 100)
  @Column(name = "display_name")
  private String displayName;

  @Column(name = "password_hash", nullable = false, length = 100)
  private String passwordHash;

  @Column(nullable = false, length = 35)
  private Locale locale;

  @ColumnDefault("true")
  private boolean enabled = true;

  @ElementCollection
  @CollectionTable(name = "user_notification_channels", joinColumns = @JoinColumn(name = "user_id"))
  @Enumerated(EnumType.STRING)
  @Column(name = "channel", nullable = false)
  private Set<NotificationChannel> notificationChannels = EnumSet.of(NotificationChannel.EMAIL);

  @ManyToMany
  @JoinTable(
      name = "user_roles",
      joinColumns = @JoinColumn(name = "user_id"),
      inverseJoinColumns = @JoinColumn(name = "role_id"))
  private Set<Role> roles = new HashSet<>();

  @Column(name = "roles_changed_at")
  private Instant rolesChangedAt;

  protected User() {}

  public User(String email, String displayName, String passwordHash, Locale locale) {
    this.email = email;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.locale = locale;
  }

  /** Grants a role; sessions opened before this moment must sign in again. */
  public void grant(Role role) {
    if (roles.add(role)) {
      rolesChangedAt = Instant.now();
    }
  }

  public void disable() {
    enabled = false;
    notificationChannels.clear();
  }

  public Long id() {
    return id;
  }

  public String email() {
    return email;
  }
}
