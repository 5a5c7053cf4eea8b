package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

@Entity
class Product {
  @Id long id;

  @Column(nullable = false, length = 80)
  String name;

  @Column(precision = 10, scale = 2)
  BigDecimal price;
}
