package dev.autogen.maven;

import dev.autogen.maven.AutogenProcess.Outcome;
import dev.autogen.project.BuildSettings;
import dev.autogen.project.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;

/** What all goals share: where the project's classes and settings are, and how autogen is run. */
abstract class AutogenMojo extends AbstractMojo {

  /** Does nothing. */
  @Parameter(property = "autogen.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The JDBC URL of the database, or {@code development} for a server of the project's own.
   * Default: what the application's own settings say, and where there are none, that server.
   */
  @Parameter(property = "autogen.url")
  private String url;

  /** The database user. */
  @Parameter(property = "autogen.user")
  private String user;

  /** The password; better in {@code settings.xml}, by {@code serverId}, or in AUTOGEN_PASSWORD. */
  @Parameter(property = "autogen.password")
  private String password;

  /** The server in {@code settings.xml} whose user name and password are the database's. */
  @Parameter(property = "autogen.serverId")
  private String serverId;

  /** The schema, in place of the one in the URL. */
  @Parameter(property = "autogen.schema")
  private String schema;

  /** The folder of the migrations. Default: {@code generated-migrations}. */
  @Parameter(property = "autogen.migrations")
  private String migrations;

  /** Only entities in these packages and below. */
  @Parameter(property = "autogen.packages")
  private List<String> packages;

  /**
   * Where the entities are: class directories and jars. Default: the project's own classes, and
   * those of the modules of this build that it depends on.
   */
  @Parameter(property = "autogen.models")
  private List<String> models;

  /**
   * Dependencies that hold entities, too, each as {@code groupId:artifactId}; modules of this build
   * count without being named.
   */
  @Parameter(property = "autogen.modules")
  private List<String> modules;

  /** Whose dependencies the class path has: {@code runtime} or {@code test}. */
  @Parameter(property = "autogen.scope", defaultValue = "runtime")
  private String scope;

  /**
   * Whether {@code application.yml} or {@code .properties} of Spring Boot or Quarkus, or {@code
   * META-INF/persistence.xml}, is read from the project's class directory.
   */
  @Parameter(property = "autogen.detectSettings", defaultValue = "true")
  private boolean detectSettings;

  /**
   * Any other setting by its name, such as {@code <only-in-database>table=keep</only-in-database>}.
   */
  @Parameter private Map<String, String> settings = new LinkedHashMap<>();

  /** Options of the Java that autogen runs in, such as {@code -Xmx1g}. */
  @Parameter(property = "autogen.jvmArguments")
  private String jvmArguments;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Inject private SettingsDecrypter decrypter;

  @Inject private ToolchainManager toolchains;

  @Inject private ProjectDependenciesResolver resolver;

  /** The command, with its own options behind it. */
  abstract List<String> command() throws MojoExecutionException;

  /** Looks at what came out. */
  void finish(Outcome outcome) throws MojoExecutionException, MojoFailureException {
    if (outcome.code() != 0) {
      throw new MojoExecutionException(outcome.error());
    }
  }

  /** Looks at the project before anything is run. */
  void prepare() throws MojoExecutionException {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("autogen is skipped");
      return;
    }
    if (!isMeant()) {
      getLog().debug("autogen: not a project that has this plugin");
      return;
    }
    prepare();
    Server account = account();
    List<String> arguments = new ArrayList<>(command());
    new Options(session.getUserProperties(), project.getProperties(), settings, named(account))
        .addTo(arguments);
    try {
      finish(process(account).run(arguments));
    } catch (IOException e) {
      throw new MojoExecutionException("autogen could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("autogen was interrupted", e);
    }
  }

  /**
   * Typed at the root of several modules, a goal is run in each of them: it is meant for those that
   * name the plugin, or, where none does, for those that have classes.
   */
  private boolean isMeant() {
    boolean isNamed = session.getProjects().stream().anyMatch(this::namesPlugin);
    return isNamed ? namesPlugin(project) : !project.getPackaging().equals("pom");
  }

  private boolean namesPlugin(MavenProject candidate) {
    return !candidate.getPackaging().equals("pom")
        && candidate.getPlugin(plugin.getPluginLookupKey()) != null;
  }

  /** The settings that have a parameter of their own. */
  private Map<String, String> named(Server account) {
    Map<String, String> named = new LinkedHashMap<>();
    put(named, "url", url);
    put(named, "user", user == null ? account.getUsername() : user);
    put(named, "schema", schema);
    put(named, "migrations", migrations);
    put(named, "package", packages == null ? null : String.join(",", packages));
    put(named, "models", models == null ? null : String.join(File.pathSeparator, models));
    return named;
  }

  private static void put(Map<String, String> all, String name, String value) {
    if (value != null && !value.isBlank()) {
      all.put(name, value.strip());
    }
  }

  private AutogenProcess process(Server account) throws MojoExecutionException, IOException {
    Map<String, String> variables = new TreeMap<>();
    String word = password == null ? account.getPassword() : password;
    if (word != null) {
      variables.put("AUTOGEN_PASSWORD", word);
    }
    Path folder = Path.of(project.getBuild().getDirectory(), "autogen");
    Files.createDirectories(folder);
    Path file = folder.resolve("build-" + goal() + ".properties");
    build().write(file);
    variables.put(Settings.BUILD, file.toString());
    return new AutogenProcess(
        JavaProgram.of(toolchains, session),
        plugin.getArtifacts().stream().map(Artifact::getFile).map(File::toPath).toList(),
        jvmArguments == null ? "" : jvmArguments,
        project.getBasedir().toPath(),
        variables,
        getLog());
  }

  abstract String goal();

  private BuildSettings build() throws MojoExecutionException {
    ClassPath classPath =
        new ClassPath(project, session, resolver, modules == null ? List.of() : modules, scope);
    return new BuildSettings(
        classPath.models(),
        classPath.entries(),
        detectSettings ? List.of(Path.of(project.getBuild().getOutputDirectory())) : List.of());
  }

  /** What {@code settings.xml} says of the server, decrypted; an empty one where none is named. */
  private Server account() throws MojoExecutionException {
    if (serverId == null) {
      return new Server();
    }
    Server server = session.getSettings().getServer(serverId);
    if (server == null) {
      throw new MojoExecutionException(
          "settings.xml has no server " + serverId + "; add it there, or correct serverId");
    }
    return decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
  }

  /** What was given with {@code -DNAME}, or with {@code -Dautogen.NAME}; empty for neither. */
  final String said(String name, String value) {
    return value == null ? session.getUserProperties().getProperty("autogen." + name, "") : value;
  }

  final String targetOr(String standard, String target) {
    String said = said("target", target);
    return said.isEmpty() ? standard : said;
  }

  /** The target, which must be named. */
  final String target(String example, String target) throws MojoExecutionException {
    String said = said("target", target);
    if (said.isEmpty()) {
      throw new MojoExecutionException(
          "autogen:" + goal() + " needs a target; name it, such as " + example);
    }
    return said;
  }

  final MavenProject project() {
    return project;
  }

  final Properties userProperties() {
    return session.getUserProperties();
  }
}
