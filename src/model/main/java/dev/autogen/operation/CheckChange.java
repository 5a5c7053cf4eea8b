package dev.autogen.operation;

import dev.autogen.schema.Check;
import dev.autogen.schema.Table;

/** A change of a table's CHECK constraints. */
public sealed interface CheckChange extends TableChange {

  /** Adds a CHECK constraint. */
  record AddCheck(Check check) implements CheckChange {

    @Override
    public Table applyTo(Table before) {
      return Part.CHECK.add(before, check);
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropCheck(check.name());
    }

    @Override
    public String describe(Table before) {
      return Part.CHECK.describeAdd(before, check);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.addCheck(this);
    }
  }

  /** Drops a CHECK constraint. */
  record DropCheck(String check) implements CheckChange {

    @Override
    public Table applyTo(Table before) {
      return Part.CHECK.drop(before, check);
    }

    @Override
    public TableChange inverse(Table before) {
      return new AddCheck(Part.CHECK.existing(before, check));
    }

    @Override
    public String describe(Table before) {
      return Part.CHECK.describeDrop(before, check);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.dropCheck(this);
    }
  }

  /** Has a CHECK constraint enforced, or not. */
  record SetCheckEnforced(String check, boolean enforced) implements CheckChange {

    @Override
    public Table applyTo(Table before) {
      return Part.CHECK.change(before, check, c -> c.withEnforced(enforced));
    }

    @Override
    public TableChange inverse(Table before) {
      return new SetCheckEnforced(check, Part.CHECK.existing(before, check).enforced());
    }

    @Override
    public String describe(Table before) {
      return (enforced ? "enforce check " : "stop enforcing check ") + before.name() + "." + check;
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.setCheckEnforced(this);
    }
  }
}
