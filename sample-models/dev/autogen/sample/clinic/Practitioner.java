package dev.autogen.sample.clinic;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A person who treats patients and answers where the chatbot must not. */
@Entity
@Table(name = "practitioners")
@PrimaryKeyJoinColumn(name = "person_id")
public class Practitioner extends Person {

  @Column(name = "license_number", nullable = false, length = 20, unique = true)
  private String licenseNumber;

  @Column(nullable = false, length = 80)
  private String specialty;

  @ElementCollection
  @CollectionTable(
      name = "practitioner_languages",
      joinColumns = @JoinColumn(name = "practitioner_id"))
  @Column(name = "language_tag", length = 35)
  private Set<String> languages = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "practitioner_hours", joinColumns = @JoinColumn(name = "practitioner_id"))
  @MapKeyColumn(name = "day_of_week")
  @MapKeyEnumerated(EnumType.STRING)
  private Map<DayOfWeek, WorkingHours> hours = new EnumMap<>(DayOfWeek.class);

  protected Practitioner() {}

  public Practitioner(PersonName name, String licenseNumber, String specialty) {
    super(name);
    this.licenseNumber = licenseNumber;
    this.specialty = specialty;
  }

  public boolean worksAt(LocalDateTime moment) {
    WorkingHours today = hours.get(moment.getDayOfWeek());
    return today != null && today.include(moment.toLocalTime());
  }

  public boolean speaks(String languageTag) {
    return languages.contains(languageTag);
  }
}
