package dev.autogen.project;

import dev.autogen.finding.Finding;
import dev.autogen.mysql.JdbcUrl;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.run.Version;
import dev.autogen.tool.MigrationTool;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at everything autogen needs and at everything that can make it overlook a change. One thing
 * that is wrong does not keep it from looking at the next.
 */
public final class Diagnosis {

  private final Project project;

  public Diagnosis(Project project) {
    this.project = project;
  }

  /**
   * Everything there is to say, in the order in which one thing leads to the next; what is as it
   * should be is a note.
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Topic topic = new Topic("autogen", findings);
    topic.look(Diagnosis::programs);
    topic.and("settings").look(this::settings);
    topic.and("class path").look(new ClassPathDiagnosis(project)::look);
    topic.and("entities").look(new EntitiesDiagnosis(project)::look);
    topic.and("migrations").look(this::migrations);
    topic.and("database").look(new DatabaseDiagnosis(project)::look);
    return List.copyOf(findings);
  }

  private static void programs(Topic topic) {
    topic.ok(
        "versions",
        Version.current()
            + " on Java "
            + System.getProperty("java.version")
            + " in "
            + System.getProperty("java.home"));
  }

  private void settings(Topic topic) {
    boolean any = false;
    for (SettingKey key : SettingKey.values()) {
      if (project.settings().setting(key).isPresent() && project.settings().isSet(key)) {
        any = true;
        String text = project.settings().text(key);
        String value = key.isSecret() ? "***" : key.isUrl() ? new JdbcUrl(text).masked() : text;
        topic.ok(
            "setting",
            key.word()
                + " is "
                + value
                + ", from "
                + project.settings().setting(key).get().origin());
      }
    }
    if (!any) {
      topic.ok("setting", "nothing is set, so that what is usual holds everywhere");
    }
  }

  private void migrations(Topic topic) {
    if (project.tool().isPresent()) {
      MigrationTool tool = project.tool().get();
      topic.ok(
          "migrations",
          Topic.count(tool.files().size(), "file", "files")
              + " in "
              + String.join(
                  ", ", tool.folders().stream().map(project.settings()::inProject).toList())
              + ", which "
              + tool.name()
              + " runs");
      return;
    }
    RevisionGraph revisions = project.revisions();
    String where =
        " in "
            + String.join(
                ", ", project.migrations().stream().map(project.settings()::inProject).toList());
    int count = revisions.revisions().size();
    String said = Topic.count(count, "revision", "revisions") + where;
    List<String> heads = revisions.heads().stream().map(script -> script.id()).toList();
    if (count == 0) {
      topic.warning(
          "no-migrations", "there are none" + where, "write the first with 'autogen -m MESSAGE'");
    } else if (heads.size() > 1) {
      topic.warning(
          "several-heads",
          said + ", with several heads: " + String.join(", ", heads),
          "join them with 'autogen merge heads'");
    } else {
      topic.ok("migrations", said + ", head " + String.join(", ", heads));
    }
  }
}
