package dev.autogen.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Behind {@link OnMySql}: gives each test a schema of its own. JUnit closes what is in its stores,
 * so a schema is dropped after its test and the servers stop after the last one.
 */
final class MySqlExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(MySqlExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestSchema.class || type == TestServers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == TestServers.class) {
      return servers(context);
    }
    // By the parameter's name: @BeforeEach and the test see the same schema under the same name.
    String name = parameter.getParameter().getName();
    Store store = context.getStore(NAMESPACE);
    TestServer server = store.getOrDefault(TestServer.class, TestServer.class, TestServer.PRIMARY);
    return store.computeIfAbsent(
        "schema " + name,
        key ->
            TestSchema.create(
                servers(context).server(server),
                TestSchema.nameFor(label(context, name), context.getUniqueId() + name)),
        TestSchema.class);
  }

  private static String label(ExtensionContext context, String parameter) {
    String test =
        context.getTestMethod().map(method -> method.getName()).orElse("")
            + (parameter.equals("schema") ? "" : "_" + parameter);
    return context.getRequiredTestClass().getSimpleName() + "_" + test;
  }

  /** One for the whole run, whatever the number of classes. */
  static TestServers servers(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(TestServers.class, key -> new TestServers(), TestServers.class);
  }

  static void choose(ExtensionContext context, TestServer server) {
    context.getStore(NAMESPACE).put(TestServer.class, server);
  }
}
