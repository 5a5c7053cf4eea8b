package dev.autogen.entity.hibernate;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.PersistentClass;

/**
 * What Bean Validation adds to the schema: NOT NULL, lengths, precisions, checks. Hibernate applies
 * it when it builds a SessionFactory, by a method that can be called alone and is the same from 6.2
 * on.
 */
final class BeanValidation {

  private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

  private BeanValidation() {}

  static void apply(Boot boot, ClassLoader loader, List<String> warnings) {
    if (!boot.appliesBeanValidation()
        || loader.getResource("jakarta/validation/Validation.class") == null
        || !Constraints.mayBeOn(classes(boot), loader)) {
      return;
    }
    try {
      Applied.apply(boot);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Throwable cause = e instanceof InvocationTargetException wrapped ? wrapped.getCause() : e;
      warnings.add(
          "Bean Validation constraints are not in the schema, because they cannot be read: "
              + cause);
    }
  }

  private static Set<String> classes(Boot boot) {
    Set<String> classes = new TreeSet<>();
    for (PersistentClass entity : boot.metadata().getEntityBindings()) {
      String name = entity.getClassName();
      if (name != null && !name.isEmpty()) {
        classes.add(name);
      }
    }
    return classes;
  }

  /** Apart, because it links classes that are not on every class path. */
  private static final class Applied {

    static void apply(Boot boot) throws ReflectiveOperationException {
      try (ValidatorFactory factory =
          Validation.byDefaultProvider()
              .configure()
              .messageInterpolator(new Verbatim())
              .buildValidatorFactory()) {
        Method method =
            Class.forName(ACTIVATOR, true, Boot.class.getClassLoader())
                .getDeclaredMethod(
                    "applyRelationalConstraints",
                    ValidatorFactory.class,
                    Collection.class,
                    Map.class,
                    Dialect.class,
                    ClassLoaderAccess.class);
        method.setAccessible(true);
        method.invoke(
            null,
            factory,
            boot.metadata().getEntityBindings(),
            boot.settings(),
            boot.metadata().getDatabase().getDialect(),
            new ClassLoaderAccessImpl(null, boot.registry().getService(ClassLoaderService.class)));
      } catch (NoProviderFoundException e) {
        // The API alone: the application applies nothing either.
        return;
      }
    }
  }

  /** Messages as they are: the default interpolator needs an expression language at run time. */
  private static final class Verbatim implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return template;
    }
  }
}
