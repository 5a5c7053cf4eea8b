package dev.autogen.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells autogen that a table or column had another name, so that it is renamed and keeps its rows:
 *
 * <pre>{@code
 * @Entity
 * @RenamedFrom("account")
 * class User {
 *   @RenamedFrom("mail") String email;
 * }
 * }</pre>
 *
 * <p>It may go once the migration is written. It has no effect on anything but autogen.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface RenamedFrom {

  /** The name in the database before. */
  String value();
}
