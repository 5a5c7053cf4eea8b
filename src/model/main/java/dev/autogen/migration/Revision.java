package dev.autogen.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@link Migration} its place in the history:
 *
 * <pre>{@code
 * @Revision(
 *     id = "8c1f0a52d9e4",
 *     parent = "41b7c3aa9f02",
 *     created = "2026-11-22T09:14:07Z",
 *     message = "Add user roles")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

  /** The revision's own id: 1 to 64 ASCII letters, digits, dots and underscores. */
  String id();

  /** The id of the revision this one follows; none for a base, several for a merge. */
  String[] parent() default {};

  /** Names of the branch that begins with this revision, to be used as in {@code label@head}. */
  String[] labels() default {};

  /**
   * Ids or labels of revisions, other than those it follows, that must be run before this one: it
   * needs what they do, but does not merge their branch.
   */
  String[] dependsOn() default {};

  /**
   * Ids of revisions that were squashed into this one. A database at one of them is told so, since
   * this one can neither be run on it nor be counted as run.
   */
  String[] replaces() default {};

  /**
   * The tables whose rows go with it and are meant to, by the names they have there. An upgrade
   * asks before it drops or empties another one that holds rows, however that is written.
   */
  String[] loses() default {};

  /** When it was written: an ISO 8601 instant such as {@code 2026-11-22T09:14:07Z}. */
  String created();

  /** What it does, in one line, for the history. */
  String message() default "";
}
