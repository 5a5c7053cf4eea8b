package dev.autogen.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Lists the migrations, newest first. */
@Mojo(
    name = "history",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class HistoryMojo extends AutogenMojo {

  /** Only those from one revision to another, as FROM:TO; either may be left out. */
  @Parameter(property = "range")
  private String range;

  @Override
  String goal() {
    return "history";
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("history"));
    if (range != null) {
      command.add("--range=" + range);
    }
    return command;
  }
}
