package dev.autogen.lint;

import dev.autogen.facts.text.SqlText;
import dev.autogen.finding.Element;
import dev.autogen.finding.Severity;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** R, and D6: what the run itself has to do with, and what nobody can look into. */
final class Run implements Check {

  private static final Pattern IMPORT =
      Pattern.compile("\\s*import\\s+(?:static\\s+)?([\\w.]+)\\s*(?:\\.\\*)?\\s*;.*");

  private static final int CHUNK = 1000;

  @Override
  public void look(Subject subject, Found found) {
    for (Step step : subject.steps()) {
      code(step, found);
      List<FreeSql> statements = FreeSql.of(step);
      mixed(step, statements, found);
      for (FreeSql sql : statements) {
        unknown(step, sql, found);
        definer(step, sql, found);
        filled(subject, step, sql, found);
      }
      step.operation(UpdateRows.class)
          .filter(update -> step.names().table(update.table()).isPresent())
          .ifPresent(update -> filled(subject, step, update, found));
    }
    application(subject, found);
  }

  private static void code(Step step, Found found) {
    Operation operation = step.operation();
    if (operation instanceof Transaction || operation instanceof InChunks) {
      String title = operation.describe(step.before()).get(0);
      found
          .of(
              Code.R1,
              step,
              new Element(Element.Kind.CODE, "", title),
              "this is code of the migration's own, of which nobody can tell here what it does: "
                  + title)
          .remedy("have somebody read it, and see that it gives the same when it runs again")
          .add();
    }
  }

  private static void unknown(Step step, FreeSql sql, Found found) {
    SqlText text = new SqlText(sql.sql());
    boolean isKnown =
        sql.begins("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "SET", "TRUNCATE", "ANALYZE");
    if (text.changesTables() || !isKnown) {
      found
          .of(
              Code.R1,
              step,
              new Element(Element.Kind.CODE, "", sql.label()),
              "this is SQL of its own"
                  + (text.changesTables() ? " that changes tables" : "")
                  + ", of which autogen knows neither what it does nor how to take it back: "
                  + sql.label())
          .remedy(
              text.changesTables()
                  ? "say it by the operations where there is one for it"
                  : "have somebody read it")
          .add();
    }
  }

  private static void definer(Step step, FreeSql sql, Found found) {
    if (sql.begins("CREATE", "ALTER") && sql.has("DEFINER") && !sql.has("DEFINER CURRENT_USER")) {
      found
          .of(
              Code.M2,
              step,
              new Element(Element.Kind.CODE, "", sql.label()),
              "a definer is named: where that account is not there, what is created fails with error"
                  + " 1449 whenever it is used, and creating it needs SET_ANY_DEFINER or SUPER: "
                  + sql.label())
          .remedy("leave DEFINER out, or say SQL SECURITY INVOKER")
          .add();
    }
  }

  private static void mixed(Step step, List<FreeSql> statements, Found found) {
    boolean changesTables =
        statements.stream().anyMatch(s -> new SqlText(s.sql()).kind() == SqlText.Kind.DDL);
    boolean changesRows =
        statements.stream().anyMatch(s -> s.begins("INSERT", "REPLACE", "UPDATE", "DELETE"));
    if (changesTables && changesRows) {
      found
          .of(
              Code.R2,
              step,
              new Element(Element.Kind.CODE, "", statements.get(0).label()),
              "one text changes tables, which MySQL commits at once, and rows: where a statement"
                  + " fails those before it stay, and the rows of one step are not those of the"
                  + " next: "
                  + FreeSql.labels(statements))
          .remedy(
              "make a call of its own for the rows, in a migration of its own where they are"
                  + " many")
          .add();
    }
  }

  private static void filled(Subject subject, Step step, FreeSql sql, Found found) {
    Matcher update = Pattern.compile("(?is)\\s*update\\s+`?(\\w+)`?\\s.*").matcher(sql.sql());
    if (update.matches()
        && sql.has("WHERE")
        && step.names().table(update.group(1)).isPresent()
        && changesTables(subject)) {
      inOne(subject, step, update.group(1), found)
          .remedy(
              "say it by op.updateInChunks(\""
                  + update.group(1)
                  + "\", 1000), which goes on where"
                  + " it was interrupted")
          .add();
    }
  }

  private static void filled(Subject subject, Step step, UpdateRows update, Found found) {
    if (changesTables(subject)) {
      inOne(subject, step, update.table(), found)
          .remedy("do it in chunks, each a transaction of its own, which go on where they were")
          .instead(List.of(new UpdateInChunks(update, CHUNK)))
          .add();
    }
  }

  private static boolean changesTables(Subject subject) {
    return subject.steps().stream().anyMatch(step -> step.change().isPresent());
  }

  private static Found.One inOne(Subject subject, Step step, String table, Found found) {
    OptionalLong bytes =
        step.names()
            .table(table)
            .map(name -> subject.migration().server().bytesOf(name))
            .orElse(OptionalLong.empty());
    boolean isLarge = bytes.isPresent() && bytes.getAsLong() >= Blocking.SMALL;
    return found
        .of(
            Code.D6,
            step,
            Element.table(table),
            Blocking.label(table, bytes)
                + " gets its values by one statement, which is one transaction: each row it changes"
                + " stays locked until the last one is done, the undo log grows by all of them, and"
                + " replicas are behind for as long")
        .severity(isLarge ? Severity.WARNING : Severity.NOTE);
  }

  /** Classes of the application mean what they mean today, and the migration is of its day. */
  private static void application(Subject subject, Found found) {
    Set<String> entities = new TreeSet<>();
    for (String property : subject.migration().mappedAfter().properties().keySet()) {
      entities.add(property.replaceFirst("#.*", ""));
    }
    List<String> lines = subject.text().lines();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = IMPORT.matcher(lines.get(i));
      if (matcher.matches() && isOfApplication(matcher.group(1), entities)) {
        found
            .of(
                Code.R3,
                i + 1,
                new Element(Element.Kind.CODE, "", matcher.group(1)),
                "the migration uses "
                    + matcher.group(1)
                    + " of the application, which by the time it runs on another database may have"
                    + " become another class or none")
            .remedy("say what it needs by SQL or by values that stand in the migration itself")
            .add();
      }
    }
  }

  private static boolean isOfApplication(String name, Set<String> entities) {
    List<String> packages = new ArrayList<>();
    for (String entity : entities) {
      int dot = entity.lastIndexOf('.');
      packages.add(dot < 0 ? entity : entity.substring(0, dot));
    }
    return entities.contains(name)
        || packages.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + "."));
  }
}
