package dev.autogen.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Behind {@link OnEveryServer}. */
final class EveryServerExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return wanted().stream()
        .map(server -> new On(server, MySqlExtension.servers(context).server(server).version()));
  }

  /** Where each is far from the server, every build has the newest and the nightly one all. */
  private static List<TestServer> wanted() {
    return System.getProperty("autogen.test.servers", "all").equals("newest")
        ? List.of(TestServer.PRIMARY)
        : List.of(TestServer.values());
  }

  private record On(TestServer server, String version) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocation) {
      return "on MySQL " + version;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of((BeforeEachCallback) context -> MySqlExtension.choose(context, server));
    }
  }
}
