package dev.autogen.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/** The class path of a project, and which part of it may hold entities. */
final class ClassPath {

  private final MavenProject project;
  private final Set<String> siblings = new LinkedHashSet<>();
  private final List<Path> entries = new ArrayList<>();
  private final List<Path> models = new ArrayList<>();

  /**
   * Reads it.
   *
   * @param modules the dependencies that hold entities, as {@code groupId:artifactId}
   * @param scope {@code runtime} or {@code test}
   * @throws MojoExecutionException when one of the modules is no dependency, or the scope is
   *     another
   */
  ClassPath(
      MavenProject project,
      MavenSession session,
      ProjectDependenciesResolver resolver,
      List<String> modules,
      String scope)
      throws MojoExecutionException {
    this.project = project;
    for (MavenProject other : session.getAllProjects()) {
      siblings.add(key(other.getGroupId(), other.getArtifactId()));
    }
    Path own = Path.of(project.getBuild().getOutputDirectory());
    add(own, Files.isDirectory(own));
    Set<String> missing = new LinkedHashSet<>(modules);
    switch (scope) {
      case "runtime" -> {
        for (Artifact artifact : project.getArtifacts()) {
          if (artifact.getArtifactHandler().isAddedToClasspath()) {
            add(artifact.getGroupId(), artifact.getArtifactId(), artifact.getFile(), modules);
            missing.remove(key(artifact.getGroupId(), artifact.getArtifactId()));
          }
        }
      }
      case "test" -> {
        Path tests = Path.of(project.getBuild().getTestOutputDirectory());
        add(tests, Files.isDirectory(tests));
        for (org.eclipse.aether.graph.Dependency dependency : all(session, resolver)) {
          org.eclipse.aether.artifact.Artifact artifact = dependency.getArtifact();
          add(artifact.getGroupId(), artifact.getArtifactId(), artifact.getFile(), modules);
          missing.remove(key(artifact.getGroupId(), artifact.getArtifactId()));
        }
      }
      default ->
          throw new MojoExecutionException(
              "the scope " + scope + " is none of autogen's; say runtime or test");
    }
    if (!missing.isEmpty()) {
      throw new MojoExecutionException(
          String.join(", ", missing)
              + " is named in modules and is no dependency of "
              + project.getArtifactId()
              + "; write it as groupId:artifactId, or add the dependency");
    }
  }

  private List<org.eclipse.aether.graph.Dependency> all(
      MavenSession session, ProjectDependenciesResolver resolver) throws MojoExecutionException {
    try {
      return resolver
          .resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()))
          .getResolvedDependencies();
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException("the test class path cannot be had: " + e.getMessage(), e);
    }
  }

  private void add(String group, String name, File file, List<String> modules) {
    if (file == null) {
      return;
    }
    String key = key(group, name);
    add(file.toPath(), siblings.contains(key) || modules.contains(key));
  }

  private void add(Path entry, boolean mayHoldEntities) {
    entries.add(entry);
    if (mayHoldEntities && Files.exists(entry)) {
      models.add(entry);
    }
  }

  private static String key(String group, String name) {
    return group + ":" + name;
  }

  /** Whatever the application has, in order; folders may be absent. */
  List<Path> entries() {
    return entries.stream().filter(Files::exists).toList();
  }

  /** The classes of the project itself, and of the modules it depends on. */
  List<Path> models() {
    return models;
  }
}
