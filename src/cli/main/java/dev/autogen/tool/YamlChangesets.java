package dev.autogen.tool;

import dev.autogen.source.SqlSource;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Changesets as Liquibase reads them in YAML: each statement is a change of its own. */
final class YamlChangesets {

  private YamlChangesets() {}

  /**
   * A whole changelog.
   *
   * @param head remarks of SQL, a line each, that say what it does
   */
  static String text(String head, List<Changeset> changesets) {
    List<Node> list = changesets.stream().map(YamlChangesets::changeset).toList();
    DumperOptions options = new DumperOptions();
    options.setIndicatorIndent(2);
    options.setIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    StringBuilder text = new StringBuilder();
    head.lines().forEach(line -> text.append(comment(line)).append('\n'));
    StringWriter yaml = new StringWriter();
    new Yaml(options).serialize(map(tuple("databaseChangeLog", sequence(list))), yaml);
    return text.append('\n').append(yaml).toString();
  }

  /** Not every sign may stand in a comment of YAML. */
  private static String comment(String remark) {
    return "# "
        + remark
            .replaceFirst("^/\\* ", "")
            .replaceFirst(" \\*/$", "")
            .replaceAll("[^\\p{Print}\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]", "?");
  }

  private static Node changeset(Changeset changeset) {
    List<Node> rollback = changes(changeset.down());
    return map(
        tuple(
            "changeSet",
            map(
                tuple("id", word(changeset.id())),
                tuple("author", word(Changeset.AUTHOR)),
                tuple("changes", sequence(changes(changeset.up()))),
                tuple(
                    "rollback",
                    sequence(
                        rollback.isEmpty() ? List.of(map(tuple("empty", map()))) : rollback)))));
  }

  private static List<Node> changes(SqlSource sql) {
    List<Node> changes = new ArrayList<>();
    for (SqlSource.Part part : sql.parts()) {
      StringBuilder remarks = new StringBuilder();
      part.comments().forEach(one -> remarks.append(SqlSource.remark(one)).append('\n'));
      for (String statement : part.statements()) {
        changes.add(
            map(
                tuple(
                    "sql",
                    map(
                        tuple("sql", words(remarks + Changeset.literal(statement))),
                        tuple("splitStatements", no()),
                        tuple("stripComments", no())))));
        remarks.setLength(0);
      }
    }
    return changes;
  }

  private static NodeTuple tuple(String key, Node value) {
    return new NodeTuple(word(key), value);
  }

  private static Node map(NodeTuple... tuples) {
    return new MappingNode(
        Tag.MAP, List.of(tuples), tuples.length == 0 ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node sequence(List<Node> nodes) {
    return new SequenceNode(Tag.SEQ, nodes, FlowStyle.BLOCK);
  }

  private static Node word(String text) {
    return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
  }

  /** Line by line as it is; where that cannot be in YAML, the library quotes it. */
  private static Node words(String text) {
    return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.LITERAL);
  }

  private static Node no() {
    return new ScalarNode(Tag.BOOL, "false", null, null, ScalarStyle.PLAIN);
  }
}
