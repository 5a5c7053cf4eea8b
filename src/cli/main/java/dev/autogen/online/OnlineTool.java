package dev.autogen.online;

import dev.autogen.facts.text.Quoting;
import dev.autogen.schema.Check;
import dev.autogen.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tools that change a large table while it is used: they copy it to another, follow what is written
 * meanwhile by triggers or the binary log, and exchange the two.
 */
public enum OnlineTool {
  PT_ONLINE_SCHEMA_CHANGE(
      "pt-online-schema-change",
      "pt-online-schema-change --execute --no-version-check --defaults-file {config}"
          + " --alter {clauses} --alter-foreign-keys-method rebuild_constraints"
          + " --progress time,2 {dsn}"),
  GH_OST(
      "gh-ost",
      "gh-ost --execute --allow-on-master --panic-on-warnings --conf {config} --host {host}"
          + " --port {port} --database {schema} --table {table} --alter {clauses}"),
  SPIRIT(
      "Spirit",
      "spirit migrate --conf {config} --host {host}:{port} --database {schema}"
          + " --statement {statement}");

  private static final Pattern ASCII = Pattern.compile("\\p{Print}*");

  /** From 8.0.14 to 8.0.17: the tool refuses these, too. */
  private static final Pattern RENAMES_BADLY = Pattern.compile("8\\.0\\.1[4-7]\\b");

  private final String word;
  private final String command;

  OnlineTool(String word, String command) {
    this.word = word;
    this.command = command;
  }

  /** The tool of that name, in whatever case. */
  public static Optional<OnlineTool> named(String name) {
    return Arrays.stream(values()).filter(tool -> tool.word.equalsIgnoreCase(name)).findFirst();
  }

  /** Its name: {@code gh-ost}. */
  public String word() {
    return word;
  }

  /** How it is called where the settings do not say it. */
  public CommandTemplate command() {
    return CommandTemplate.parse(command);
  }

  /** Why it cannot carry the change out, clauses; none where it can. */
  public List<String> obstacles(TableFacts facts) {
    List<String> obstacles = new ArrayList<>(UnsuitableChanges.of(facts.alter()));
    String table = facts.table().name();
    if (this == SPIRIT ? !facts.hasPrimaryKey() : !facts.hasKeyOfRows()) {
      obstacles.add(
          table
              + (this == SPIRIT ? " has no primary key" : " has no key that tells its rows apart"));
    }
    if (!facts.table().checks().isEmpty()) {
      obstacles.add(
          "its checks would get other names: "
              + names(facts.table().checks().stream().map(Check::name).toList()));
    }
    if (!facts.outside().isEmpty()) {
      obstacles.add("foreign keys of another schema lead to it: of " + names(facts.outside()));
    }
    if (!facts.triggers().isEmpty()) {
      obstacles.add(table + " has triggers: " + names(facts.triggers()));
    }
    if (this == PT_ONLINE_SCHEMA_CHANGE) {
      ofPercona(facts, obstacles);
    } else {
      if (!facts.table().foreignKeys().isEmpty()) {
        obstacles.add(
            table
                + " has foreign keys: "
                + names(facts.table().foreignKeys().stream().map(ForeignKey::name).toList()));
      }
      if (!facts.references().isEmpty()) {
        obstacles.add("foreign keys lead to it: of " + names(facts.references()));
      }
      binaryLog(facts).ifPresent(obstacles::add);
    }
    Optional<String> unique = facts.newUnique();
    if (this != SPIRIT && unique.isPresent()) {
      obstacles.add("rows that share a value of " + unique.get() + " would be lost without a word");
    }
    return obstacles;
  }

  private static void ofPercona(TableFacts facts, List<String> obstacles) {
    if (!ASCII.matcher(facts.schema() + facts.table().name()).matches()) {
      obstacles.add("the name of the table or its schema is not in ASCII");
    }
    if (facts.refersToItself()) {
      obstacles.add(facts.table().name() + " has a foreign key to itself");
    }
    if (!facts.references().isEmpty()
        && RENAMES_BADLY.matcher(facts.server("version", "")).lookingAt()) {
      obstacles.add(
          "foreign keys lead to it, of "
              + names(facts.references())
              + ", and a server of this version may end when such a table is renamed");
    }
  }

  private static Optional<String> binaryLog(TableFacts facts) {
    if (facts.server("log_bin", "ON").equalsIgnoreCase("OFF")) {
      return Optional.of("the server writes no binary log");
    }
    if (!facts.server("binlog_format", "ROW").equalsIgnoreCase("ROW")) {
      return Optional.of("binlog_format is not ROW");
    }
    if (!facts.server("binlog_row_image", "FULL").equalsIgnoreCase("FULL")) {
      return Optional.of("binlog_row_image is not FULL");
    }
    return facts.server("binlog_row_value_options", "").isEmpty()
        ? Optional.empty()
        : Optional.of("binlog_row_value_options is set");
  }

  /** What is to be known of it where it can, clauses. */
  public List<String> remarks(TableFacts facts) {
    List<String> remarks = new ArrayList<>();
    if (this == PT_ONLINE_SCHEMA_CHANGE && !facts.references().isEmpty()) {
      remarks.add("with --alter-foreign-keys-method rebuild_constraints");
    }
    if (this == PT_ONLINE_SCHEMA_CHANGE && !facts.table().foreignKeys().isEmpty()) {
      remarks.add("its foreign keys get a _ before their names");
    }
    return remarks;
  }

  /** Of all of them in a sentence: {@code gh-ost can; Spirit cannot, since …}. */
  public static String sentence(TableFacts facts) {
    List<String> each = new ArrayList<>();
    for (OnlineTool tool : values()) {
      List<String> obstacles = tool.obstacles(facts);
      List<String> remarks = tool.remarks(facts);
      each.add(
          tool.word
              + (obstacles.isEmpty()
                  ? " can" + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")")
                  : " cannot, since " + String.join(", and ", obstacles)));
    }
    return String.join("; ", each);
  }

  private static String names(List<String> names) {
    return String.join(", ", names.stream().map(Quoting::name).toList());
  }
}
