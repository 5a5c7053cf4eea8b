package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Customer {
  @Id long id;

  @Column(nullable = false, length = 120)
  String email;
}
