package shop;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.time.*;
import java.util.*;

@Entity
public class Customer extends PanacheEntity {
  @NotNull @Size(max = 40) public String firstName;
  @Min(0) public int points;
  public boolean vip;
  public OffsetDateTime createdAt;
  public Instant lastSeen;
  public Duration waitTime;
  public UUID token;
  public Kind kind;
  @Enumerated(EnumType.STRING) public Kind textKind;
  @ElementCollection public List<String> nickNames = new ArrayList<>();
  @Lob public String note;

  public enum Kind { NEW, OLD }
}
