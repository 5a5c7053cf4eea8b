package dev.autogen.spring;

import dev.autogen.Autogen;
import dev.autogen.CheckResult;
import dev.autogen.RunResult;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Brings the schema to where the application needs it, or refuses to start on another. */
public final class AutogenInitializer implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(Autogen.class);

  /** As many as anybody reads in the log of an application that does not start. */
  private static final int MOST_SHOWN = 10;

  private final Autogen autogen;
  private final AutogenMode mode;
  private final String target;
  private final List<Runnable> conditions;
  private RunResult result;

  /**
   * Does nothing yet.
   *
   * @param conditions each throws where migrations must not be run
   */
  AutogenInitializer(Autogen autogen, AutogenMode mode, String target, List<Runnable> conditions) {
    this.autogen = autogen;
    this.mode = mode;
    this.target = target;
    this.conditions = List.copyOf(conditions);
  }

  @Override
  public void afterPropertiesSet() {
    switch (mode) {
      case UPGRADE -> {
        conditions.forEach(Runnable::run);
        result = autogen.upgrade(target);
        if (result.isEmpty()) {
          LOG.info("the schema is up to date");
        } else {
          LOG.info("{} revisions in {} ms", result.ids().size(), result.duration().toMillis());
        }
      }
      case CHECK -> check(autogen.check());
      case OFF -> {}
    }
  }

  /** What was run at the start; empty where nothing was to be run. */
  Optional<RunResult> result() {
    return Optional.ofNullable(result);
  }

  private static void check(CheckResult found) {
    if (found.agrees()) {
      found.findings().forEach(finding -> LOG.info("{}", finding.text()));
      return;
    }
    List<Finding> findings = found.findings();
    String lines =
        findings.stream()
            .limit(MOST_SHOWN)
            .map(finding -> "\n  " + finding.text())
            .collect(Collectors.joining());
    int more = findings.size() - MOST_SHOWN;
    throw AutogenException.usage(
        "the schema "
            + found.schema()
            + " is not what the migrations of this application make of it:"
            + lines
            + (more > 0 ? "\n  and " + more + " more" : ""),
        "upgrade it first, with autogen.mode=upgrade or on the command line");
  }
}
