package dev.autogen.lint;

import dev.autogen.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What autogen's own rules look for. A code never changes its meaning, and none is used again.
 *
 * <p>L: rows or values are lost. D: what the rows hold stops it. C: code that is running breaks. J:
 * entities of two versions do not get on with each other. B: it blocks or copies. K: keys and
 * indexes. M: views, triggers, routines and events. R: the run itself. T: types. N: names.
 */
public enum Code {
  L1("a table is dropped with its rows", Severity.WARNING),
  L2("a column is dropped with its values", Severity.WARNING),
  L3("a partition is dropped or emptied, or a table truncated", Severity.WARNING),
  L4("a type gets too small for some values", Severity.WARNING),
  L5("a member of an enum or set is taken away", Severity.WARNING),
  L6("rows are updated or deleted without a condition", Severity.WARNING),
  L7("a name is dropped and used again", Severity.WARNING),
  D6("rows are filled by one statement in the same migration", Severity.WARNING),
  D8("zero dates are in the way of a rebuild", Severity.WARNING),
  D9("AUTO_INCREMENT is near its end", Severity.WARNING),
  D10("a generator is behind the ids of its table", Severity.ERROR),
  C1("a column that running code uses is renamed", Severity.WARNING),
  C2("a table that running code uses is renamed", Severity.WARNING),
  C3("a column or table that running code may use is dropped", Severity.WARNING),
  C4("running code does not fill a column that has no default", Severity.WARNING),
  C5("running code may write NULL into a column that takes none any more", Severity.WARNING),
  C6("running code may write what a new constraint or a shorter type refuses", Severity.WARNING),
  C7("running code gets another default", Severity.NOTE),
  C8("a primary key loses columns while running code fills it", Severity.WARNING),
  J1("running code cannot read a constant that is new", Severity.WARNING),
  J2("what rows hold means another constant or class, or none", Severity.ERROR),
  J3("running code cannot read a class that is new", Severity.WARNING),
  J4("running code cannot read NULL into a primitive", Severity.WARNING),
  J5("two versions hand out the same ids", Severity.WARNING),
  J6("two versions store the same value in different forms", Severity.WARNING),
  J7("validation and the column differ", Severity.WARNING, false),
  J8("an association has no index or foreign key", Severity.WARNING, false),
  J9("a column that most queries have is not first in the indexes", Severity.WARNING, false),
  B1("a table is copied while nobody can write to it", Severity.WARNING),
  B2("a table is rebuilt in place", Severity.WARNING),
  B3("an index is built while nobody can write", Severity.WARNING),
  B4("one clause keeps others from being instant", Severity.WARNING),
  B5("a table is near the end of its instant changes", Severity.WARNING),
  B6("something on the table makes an instant change a rebuild", Severity.NOTE),
  B7("replicas are behind for as long as an index is built", Severity.NOTE),
  B9("a foreign key locks the parent, too", Severity.NOTE),
  B10("a transaction has been open for long", Severity.WARNING),
  K1("a table has no primary key", Severity.WARNING),
  K2("an index is the beginning of another", Severity.WARNING),
  K3("an index is dropped that was not made invisible first", Severity.WARNING),
  K4("an index is dropped that is used", Severity.WARNING),
  K5("a primary key grows badly", Severity.WARNING, false),
  K6("an index has many columns", Severity.WARNING, false),
  K7("a foreign key leads to what is no key, or to another type", Severity.WARNING, false),
  K8("something is left invisible or not enforced", Severity.WARNING, false),
  M1("a view, trigger, routine or event uses what goes", Severity.WARNING),
  M2("a definer is named, who must be there", Severity.WARNING),
  M3("something is computed from a column that goes", Severity.ERROR),
  R1("code or SQL of its own, of which nobody can tell what it does", Severity.NOTE),
  R2("one text changes tables and rows", Severity.WARNING),
  R3("a migration uses classes of the application", Severity.WARNING),
  T1("a character set of old, or two collations", Severity.WARNING, false),
  T2("an inexact type for what may be money", Severity.WARNING, false),
  T3("TIMESTAMP ends in 2038", Severity.WARNING, false),
  T4("columns of one name have different types", Severity.WARNING, false),
  T5("a type has what MySQL will take away", Severity.WARNING, false),
  T6("an engine other than InnoDB", Severity.WARNING, false),
  N1("a name is a reserved word", Severity.WARNING, false),
  N2("a name that is hard to use", Severity.WARNING, false);

  private final String title;
  private final Severity severity;
  private final boolean on;

  Code(String title, Severity severity) {
    this(title, severity, true);
  }

  Code(String title, Severity severity, boolean on) {
    this.title = title;
    this.severity = severity;
    this.on = on;
  }

  /** What it looks for, in a few words. */
  public String title() {
    return title;
  }

  /** How bad it is where nobody says otherwise. */
  public Severity severity() {
    return severity;
  }

  /** Whether it is looked for where nobody says otherwise. */
  public boolean isOn() {
    return on;
  }

  /** The one of that name; empty for none. */
  public static Optional<Code> of(String name) {
    return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
  }

  /** All names, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
