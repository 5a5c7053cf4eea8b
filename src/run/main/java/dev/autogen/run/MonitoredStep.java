package dev.autogen.run;

import dev.autogen.facts.text.SqlText;
import dev.autogen.operation.CreateTable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is watched.
 *
 * @param revision the one that has the step
 * @param number of the step; the first is 1
 * @param tables the tables it changes, as far as that is known
 * @param ddl whether it is a statement that changes tables themselves
 * @param creates whether it makes its tables, which then have no rows to go through
 * @param repeatable whether it leaves nothing behind when it gets no lock
 */
record MonitoredStep(
    String revision,
    int number,
    List<String> tables,
    boolean ddl,
    boolean creates,
    boolean repeatable) {

  private static final Pattern TABLE =
      Pattern.compile(
          "(?is)^\\s*(?:ALTER\\s+TABLE|OPTIMIZE\\s+TABLE|TRUNCATE(?:\\s+TABLE)?|UPDATE|DELETE\\s+FROM"
              + "|INSERT\\s+INTO|(?:CREATE|DROP)\\s+(?:UNIQUE\\s+|FULLTEXT\\s+|SPATIAL\\s+)?INDEX"
              + "\\s+\\S+\\s+ON)\\s+(?:`((?:[^`]|``)+)`|([\\w$]+)).*");

  /** Statements that cannot commit in their midst. */
  private static final Pattern ROWS =
      Pattern.compile("(?is)^\\s*(INSERT|UPDATE|DELETE|REPLACE|WITH)\\b.*");

  static MonitoredStep of(Step step, String revision) {
    boolean ddl = step instanceof Step.DdlStatement;
    return new MonitoredStep(
        revision,
        step.number(),
        tables(step),
        ddl,
        step.operation() instanceof CreateTable,
        ddl || changesRowsAlone(step));
  }

  /** Whether it changes rows, and cannot commit in its midst. */
  static boolean changesRowsAlone(Step step) {
    return step.match(CHANGES_ROWS_ALONE);
  }

  private static final Step.Cases<Boolean> CHANGES_ROWS_ALONE = new ChangesRowsAlone();

  private static final class ChangesRowsAlone implements Step.Cases<Boolean> {

    @Override
    public Boolean ddl(Step.DdlStatement ddl) {
      return false;
    }

    @Override
    public Boolean dml(Step.DmlStatements dml) {
      return dml.statements().stream()
          .allMatch(sql -> ROWS.matcher(new SqlText(sql).normal()).matches());
    }

    @Override
    public Boolean rows(Step.Rows rows) {
      return true;
    }

    @Override
    public Boolean setting(Step.SessionSetting setting) {
      return false;
    }

    @Override
    public Boolean decided(Step.DecidedStatement decided) {
      return false;
    }

    @Override
    public Boolean code(Step.Code code) {
      return false;
    }

    @Override
    public Boolean chunks(Step.Chunks chunks) {
      return false;
    }
  }

  /** What the operation does not tell, the text of the step may. */
  private static List<String> tables(Step step) {
    List<String> touched = step.operation().touchedTables();
    return touched.isEmpty() ? named(new SqlText(step.text()).normal()) : touched;
  }

  private static List<String> named(String sql) {
    Matcher matcher = TABLE.matcher(sql);
    if (!matcher.matches()) {
      return List.of();
    }
    return List.of(
        matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("``", "`"));
  }
}
