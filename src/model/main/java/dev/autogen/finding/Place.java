package dev.autogen.finding;

/**
 * Where somebody is to look who reads of a {@link Finding}.
 *
 * @param file the path of the source file it is in, as it was found; empty where it is in none
 * @param line of the call or the declaration there, the first is 1; 0 where it is not known
 * @param entity the class of the entity it is about; empty where it is about none
 * @param property the path of that entity's property, such as {@code address.city}; empty for the
 *     entity as a whole
 */
public record Place(String file, int line, String entity, String property) {

  /** Nothing is known. */
  public static final Place NONE = new Place("", 0, "", "");

  /** A line of a file. */
  public static Place of(String file, int line) {
    return new Place(file, line, "", "");
  }

  /** The same, about an entity or a property of it. */
  public Place about(String newEntity, String newProperty) {
    return new Place(file, line, newEntity, newProperty);
  }

  /** Such as {@code com.shop.Customer.address.city}; empty where it is about no entity. */
  public String mapped() {
    return property.isEmpty() ? entity : entity + "." + property;
  }
}
