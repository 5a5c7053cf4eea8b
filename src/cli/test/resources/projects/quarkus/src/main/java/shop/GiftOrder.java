package shop;

import jakarta.persistence.Entity;

@Entity
public class GiftOrder extends Order {
  public String greetingText;
}
