package dev.autogen.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a {@link Migration} that what {@code autogen lint} finds in it is known and meant to be
 * so:
 *
 * <pre>{@code
 * @Accept(code = "C1", because = "all instances are stopped for this release")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Accept.All.class)
public @interface Accept {

  /** The code of the finding. */
  String code();

  /** Why it is no problem here, for those who read it later; not empty. */
  String because();

  /** What it is about, such as {@code users.email}; empty for all in this migration. */
  String of() default "";

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {

    Accept[] value();
  }
}
