package empty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Thing {
  @Id long id;
}
