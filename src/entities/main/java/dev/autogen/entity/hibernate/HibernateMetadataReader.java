package dev.autogen.entity.hibernate;

import dev.autogen.entity.EntityException;
import dev.autogen.entity.EntityModel;
import dev.autogen.entity.MetadataReader;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.mapping.PersistentClass;

/** Reads entities with the Hibernate of this class's own loader. */
public final class HibernateMetadataReader implements MetadataReader {

  @Override
  public EntityModel read(Request request) {
    List<String> warnings = new ArrayList<>();
    try (Boot boot = booted(request, warnings)) {
      return model(boot, request, warnings);
    }
  }

  private static EntityModel model(Boot boot, Request request, List<String> warnings) {
    try {
      PropertyColumns properties = PropertyColumns.of(boot.metadata());
      SchemaConversion conversion = new SchemaConversion(boot, properties, warnings);
      Schema schema = conversion.schema();
      List<String> entities =
          boot.metadata().getEntityBindings().stream()
              .map(PersistentClass::getClassName)
              .filter(name -> name != null && !name.startsWith("org.hibernate.envers."))
              .distinct()
              .toList();
      return new EntityModel(
          schema,
          conversion.elsewhere(),
          entities,
          properties.all(),
          conversion.freeOrderEnums(),
          BulkTables.of(boot),
          StoredFacts.of(boot.metadata(), properties, boot.connectionZone()),
          Collections.emptySortedMap(),
          List.of(),
          List.of(),
          warnings,
          request.hibernateVersion());
    } catch (EntityException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      // Only what Hibernate refuses too is the mapping's fault.
      boot.confirm(request);
      throw Rejection.unread(e, request);
    }
  }

  /** The metadata with everything that otherwise only a SessionFactory adds. */
  private static Boot booted(Request request, List<String> warnings) {
    Boot boot = Boot.of(request);
    BeanValidation.apply(boot, request.loader(), warnings);
    GeneratedTimestamps.apply(boot.metadata());
    return boot;
  }
}
