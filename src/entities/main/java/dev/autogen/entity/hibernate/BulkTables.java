package dev.autogen.entity.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.dialect.temptable.TemporaryTable;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;

/**
 * The tables in which Hibernate notes rows while a bulk statement runs, where the settings want no
 * temporary ones. A SessionFactory makes them beside those of the mapping, which knows nothing of
 * them.
 */
final class BulkTables {

  private static final List<String> STRATEGIES =
      List.of("hibernate.query.mutation_strategy", "hibernate.query.insert_strategy");

  private static final int LONGEST_NAME = 64;

  private BulkTables() {}

  /** Their names, and some more where a hierarchy shares its tables. */
  static List<String> of(Boot boot) {
    List<String> names = new ArrayList<>();
    // Those of hibernate.properties among them.
    Map<String, Object> settings =
        boot.registry().getService(ConfigurationService.class).getSettings();
    if (STRATEGIES.stream().anyMatch(strategy -> isPersistent(settings.get(strategy)))) {
      for (PersistentClass entity : boot.metadata().getEntityBindings()) {
        String table = entity.getTable().getName();
        String base =
            entity instanceof SingleTableSubclass ? table + entity.getSubclassId() : table;
        Stream.of(TemporaryTable.ID_TABLE_PREFIX, TemporaryTable.ENTITY_TABLE_PREFIX)
            .map(prefix -> prefix + base)
            .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)))
            .forEach(names::add);
      }
    }
    return names;
  }

  /** By its short name, or by that of its class. */
  private static boolean isPersistent(Object strategy) {
    return strategy != null && strategy.toString().toLowerCase(Locale.ROOT).contains("persistent");
  }
}
