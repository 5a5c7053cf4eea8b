package dev.autogen.project;

import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntitySettings;
import dev.autogen.entity.Survey;
import java.util.List;
import java.util.Optional;

/** Which classes are read for entities, and which are not. */
record EntitiesDiagnosis(Project project) {

  void look(Topic topic) {
    Survey survey = project.entities().survey();
    survey
        .skipped()
        .forEach(
            (type, why) ->
                topic.warning(
                    "not-read",
                    type + " is not read: " + why,
                    why.contains("javax")
                        ? "migrate it to jakarta.persistence"
                        : "add its package to the setting package"));
    EntityModel model = project.entities().read(EntitySettings.DEFAULT_SERVER_VERSION);
    topic.ok("hibernate", "read by Hibernate " + model.hibernateVersion());
    model.entities().forEach(entity -> entity(topic, entity, model, survey));
    model
        .warnings()
        .forEach(warning -> topic.warning("entities", warning, "correct the entity or its path"));
  }

  private void entity(Topic topic, String entity, EntityModel model, Survey survey) {
    String place =
        Optional.ofNullable(survey.entities().get(entity))
            .map(project.settings()::inProject)
            .orElse("a mapping file");
    List<String> tables =
        model.properties().getOrDefault(entity + "#", List.of()).stream()
            .map(column -> column.table())
            .distinct()
            .toList();
    String text =
        entity + " in " + place + (tables.isEmpty() ? "" : ", table " + String.join(", ", tables));
    TableFilter filter = project.tableFilter();
    tables.stream()
        .flatMap(table -> filter.reasonAgainst(table).stream())
        .findFirst()
        .ifPresentOrElse(
            why ->
                topic.warning(
                    "excluded", text + ", does not count: " + why, "correct include or exclude"),
            () -> topic.ok("entity", text));
  }
}
