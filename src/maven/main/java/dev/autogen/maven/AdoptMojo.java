package dev.autogen.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Takes over a database that Flyway, Liquibase, Hibernate or somebody has made so far: writes its
 * tables as a first migration, and notes that the database has had it. No table changes.
 */
@Mojo(
    name = "adopt",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class AdoptMojo extends AutogenMojo {

  /** Whether to do it; otherwise it says what it would do. */
  @Parameter(property = "yes", defaultValue = "false")
  private boolean yes;

  /** What the first migration is called. Default: {@code Baseline}. */
  @Parameter(property = "message")
  private String message;

  @Override
  String goal() {
    return "adopt";
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("adopt"));
    String said = said("message", message);
    if (!said.isEmpty()) {
      command.addAll(List.of("-m", said));
    }
    if (yes) {
      command.add("--yes");
    }
    return command;
  }
}
