package dev.autogen.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Looks for what keeps autogen from working here, and says what to do about it. */
@Mojo(
    name = "doctor",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DoctorMojo extends AutogenMojo {

  @Override
  String goal() {
    return "doctor";
  }

  @Override
  List<String> command() {
    return List.of("doctor");
  }
}
