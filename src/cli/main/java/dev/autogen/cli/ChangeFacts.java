package dev.autogen.cli;

import dev.autogen.diff.Change;
import dev.autogen.project.MappedProperties;

/**
 * A difference for programs.
 *
 * @param properties says whose property an element is
 */
record ChangeFacts(MappedProperties properties) {

  void facts(Facts row, Change change) {
    row.text("kind", change.kind().word());
    row.text("element", change.element().word());
    row.text("table", change.table());
    row.text("name", change.name());
    row.text("before", change.before());
    row.text("after", change.after());
    row.text("text", change.text());
    properties
        .of(change)
        .ifPresent(
            property -> {
              row.text("entity", property.entity());
              if (!property.path().isEmpty()) {
                row.text("property", property.path());
              }
            });
  }
}
