package dev.autogen.sample.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Someone the clinic knows by name, with or without an account. */
@Entity
@Table(
    name = "people",
    indexes = @Index(name = "ix_people_name", columnList = "family_name, given_name"))
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Person extends TrackedEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "user_id")
  private User account;

  @Embedded private PersonName name;

  @Embedded private Address address;

  @Column(length = 32)
  private String phone;

  protected Person() {}

  protected Person(PersonName name) {
    this.name = name;
  }

  public void moveTo(Address newAddress) {
    address = newAddress;
  }

  public Long id() {
    return id;
  }

  public PersonName name() {
    return name;
  }

  public Address address() {
    return address;
  }
}
