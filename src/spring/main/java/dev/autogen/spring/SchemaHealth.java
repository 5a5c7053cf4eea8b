package dev.autogen.spring;

import dev.autogen.Autogen;
import dev.autogen.SchemaInfo;
import dev.autogen.error.AutogenException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the schema has had what the application needs.
 *
 * @param isUp whether nothing is pending or half done
 * @param details what a health endpoint shows
 */
record SchemaHealth(boolean isUp, Map<String, Object> details) {

  static SchemaHealth of(Autogen autogen) {
    Map<String, Object> details = new LinkedHashMap<>();
    try {
      SchemaInfo info = autogen.info();
      List<String> pending = info.pending().stream().map(revision -> revision.id()).toList();
      details.put("schema", info.schema());
      details.put("current", info.current());
      details.put("pending", pending);
      info.halfDone().ifPresent(revision -> details.put("halfDone", revision.id()));
      return new SchemaHealth(pending.isEmpty() && info.halfDone().isEmpty(), details);
    } catch (AutogenException e) {
      details.put("error", e.getMessage());
      return new SchemaHealth(false, details);
    }
  }
}
