package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.source.MigrationWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a project begins with: settings, the template, and a check for pull requests. */
public final class Initialization {

  /** Where a tool of the project's own runs the migrations. */
  private static final String TOOL_RUNS =
      "# Have the migrations run here by the tool that runs them.";

  private final Path folder;
  private final Layout layout;

  /** Where the check is to run. */
  public enum Ci {
    GITHUB,
    GITLAB,
    NONE
  }

  /** For the project in {@code folder}. */
  public Initialization(Path folder) {
    this.folder = folder;
    this.layout = Layout.of(folder);
  }

  /** Where the project's checks run already, as far as one can see. */
  public Ci usualCi() {
    return Files.exists(folder.resolve(".gitlab-ci.yml")) ? Ci.GITLAB : Ci.GITHUB;
  }

  /**
   * Writes the files; all of them, or none.
   *
   * @return what was written
   * @throws AutogenException when one of them is there already, naming it, or cannot be written
   */
  public List<Path> write(Ci ci) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(Settings.FILE, settings());
    files.put("templates/" + MigrationWriter.TEMPLATE, MigrationWriter.bundledTemplate());
    if (ci == Ci.GITHUB) {
      files.put(".github/workflows/autogen.yml", github());
    } else if (ci == Ci.GITLAB) {
      files.put("autogen.gitlab-ci.yml", gitlab());
    }
    List<String> there =
        files.keySet().stream().filter(name -> Files.exists(folder.resolve(name))).toList();
    if (!there.isEmpty()) {
      throw AutogenException.usage(
          String.join(", ", there)
              + (there.size() == 1 ? " is there" : " are there")
              + " already, and nothing was written",
          "move " + (there.size() == 1 ? "it" : "them") + " away, or change what it says by hand");
    }
    List<Path> written = new ArrayList<>();
    files.forEach((name, text) -> written.add(write(folder.resolve(name), text)));
    return List.copyOf(written);
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be written (" + AutogenException.reason(e) + ")",
          "make the folder writable");
    }
  }

  private String settings() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Settings of autogen. A line that begins with # says nothing; 'autogen config' shows what holds.
        # Paths start at this folder. Passwords have no place here: AUTOGEN_PASSWORD, or password-file.

        """);
    if (layout.framework().isPresent() && layout.settings().isPresent()) {
      text.append("# The database, and Hibernate's settings, as the application has them.\n");
      text.append(layout.framework().get().key().word());
      text.append(" = ").append(layout.settings().get()).append("\n");
      text.append(layout.profiles().settings(layout.framework().get().profiles()));
    } else {
      text.append("# The database; without it autogen runs a development server of its own.\n");
      text.append("# url = jdbc:mysql://localhost:3306/shop\n# user = shop\n");
    }
    text.append("\n# Where the entities are, and what they need to be loaded.\n");
    if (layout.hasModules()) {
      text.append("# Every module with sources: a missing one would be missing tables.\n");
    }
    text.append(
        layout.models().isEmpty()
            ? "# models = src/main/java\n"
            : "models = " + layout.models() + "\n");
    String classpath = layout.classpath();
    if (classpath.isEmpty()) {
      text.append("# classpath = lib/hibernate-core.jar:lib/jakarta.persistence-api.jar\n");
    } else {
      text.append("# The class path is made by: ").append(layout.tool().command()).append("\n");
      text.append(layout.tool().remark(layout.isKotlin()));
      text.append("classpath = ").append(classpath).append("\n");
    }
    text.append("\n# How Hibernate names tables and columns: jpa, spring or a strategy's class.\n");
    boolean saysItself = layout.framework().equals(Optional.of(Framework.QUARKUS));
    text.append(
            saysItself
                ? "# The application's own settings say it; this would be stronger.\n# "
                : "")
        .append("naming = ")
        .append(layout.framework().flatMap(Framework::naming).orElse("jpa"))
        .append("\n");
    if (layout.migrations().isEmpty()) {
      text.append("\n# Where migrations are written.\nmigrations = generated-migrations\n");
    } else {
      text.append(
          """

          # Migrations are written for the tool that runs them. To have autogen run them instead,
          # leave this out; 'generated-migrations' is where they are then.
          """);
      text.append("write = ").append(layout.migrations()).append("\n");
    }
    text.append(
        """

        # Tables that are not the application's; * and ? stand for others.
        # exclude = tmp_*, quartz_*
        """);
    return text.toString();
  }

  /** Builds what the check reads, as a line of a workflow; empty where nothing is known. */
  private String build(String line) {
    return layout.tool().command().isEmpty() ? "" : line.formatted(layout.tool().command());
  }

  private String github() {
    return """
        # Says in a pull request what it does to the database, and fails where entities and migrations do
        # not say the same. The summary of the job has what was found, its artifacts the page for reviewers.
        name: autogen
        on: pull_request
        permissions:
          contents: read
          # What was found goes to code scanning.
          security-events: write
        jobs:
          check:
            runs-on: ubuntu-latest
            services:
              mysql:
                image: mysql:8.4
                env:
                  MYSQL_ROOT_PASSWORD: autogen
                  MYSQL_DATABASE: app
                ports: ["3306:3306"]
                options: >-
                  --health-cmd "mysqladmin ping -h 127.0.0.1 -pautogen"
                  --health-interval 5s --health-retries 20
            env:
              AUTOGEN_URL: jdbc:mysql://127.0.0.1:3306/app
              AUTOGEN_USER: root
              AUTOGEN_PASSWORD: autogen
              # The runnable jar: in the repository, or fetched by a step of your own.
              AUTOGEN_JAR: tools/autogen.jar
            steps:
              - uses: actions/checkout@v4
              - uses: actions/setup-java@v4
                with:
                  distribution: temurin
                  java-version: "21"
        """
        + build("      - run: %s\n")
        + (isRunByAutogen() ? githubReview() : TOOL_RUNS.indent(6))
        + """
        - name: Compare entities, migrations and database
          run: |
            mkdir -p sarif
            java -jar "$AUTOGEN_JAR" check --format sarif > sarif/check.sarif
        - uses: github/codeql-action/upload-sarif@v3
          if: always() && hashFiles('sarif/*.sarif') != ''
          # Code scanning may be switched off.
          continue-on-error: true
          with:
            sarif_file: sarif
        """
            .indent(6)
        + (isRunByAutogen()
            ? """
            - uses: actions/upload-artifact@v4
              if: always() && hashFiles('review.html') != ''
              with:
                name: autogen-review
                path: review.html
            """
                .indent(6)
            : "");
  }

  private static String githubReview() {
    return """
        - name: Bring the database to where the target branch is
          run: |
            git fetch --quiet --depth=1 origin "$GITHUB_BASE_REF"
            git worktree add --quiet --detach "$RUNNER_TEMP/base" FETCH_HEAD
            if [ -d "$RUNNER_TEMP/base/generated-migrations" ]; then
              java -jar "$AUTOGEN_JAR" upgrade --migrations "$RUNNER_TEMP/base/generated-migrations"
            fi
        - name: Try the new migrations, and write the page for reviewers
          run: |
            mkdir -p sarif
            java -jar "$AUTOGEN_JAR" review --pending --out review.html
        - name: Look at the new migrations by all rules
          if: hashFiles('review.html') != ''
          run: java -jar "$AUTOGEN_JAR" lint --format sarif > sarif/lint.sarif
        - name: Run the new migrations
          run: java -jar "$AUTOGEN_JAR" upgrade
        """
        .indent(6);
  }

  private boolean isRunByAutogen() {
    return layout.migrations().isEmpty();
  }

  private String gitlab() {
    return """
        # Says in a merge request what it does to the database, and fails where entities and migrations do
        # not say the same. In .gitlab-ci.yml:
        #   include:
        #     - local: autogen.gitlab-ci.yml
        autogen:
          image: maven:3-eclipse-temurin-21
          rules:
            - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          services:
            - name: mysql:8.4
              alias: mysql
          variables:
            MYSQL_ROOT_PASSWORD: autogen
            MYSQL_DATABASE: app
            AUTOGEN_URL: jdbc:mysql://mysql:3306/app
            AUTOGEN_USER: root
            AUTOGEN_PASSWORD: autogen
            # The runnable jar: in the repository, or fetched by a line of your own.
            AUTOGEN_JAR: tools/autogen.jar
          script:
        """
        + build("    - %s\n")
        + (isRunByAutogen() ? gitlabReview() : TOOL_RUNS.indent(4))
        + """
            - java -jar "$AUTOGEN_JAR" check --format gitlab > gl-code-quality-report.json
          artifacts:
            when: always
            paths:
              - review.html
            reports:
              codequality: gl-code-quality-report.json
        """;
  }

  private static String gitlabReview() {
    return """
        # The database begins where the target branch is.
        - git fetch --quiet --depth=1 origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
        - git worktree add --quiet --detach /tmp/base FETCH_HEAD
        - |
          if [ -d /tmp/base/generated-migrations ]; then
            java -jar "$AUTOGEN_JAR" upgrade --migrations /tmp/base/generated-migrations
          fi
        - java -jar "$AUTOGEN_JAR" review --pending --out review.html
        - |
          if [ -f review.html ]; then
            java -jar "$AUTOGEN_JAR" lint
          fi
        - java -jar "$AUTOGEN_JAR" upgrade
        """
        .indent(4);
  }

  /** What has to be known of the settings, as one line; empty for nothing. */
  public Optional<String> remark() {
    return layout.framework().flatMap(one -> layout.profiles().remark(one.profiles()));
  }

  /** What is to be done next, in one line. */
  public String next() {
    String command = layout.tool().command();
    return "next: "
        + (command.isEmpty() ? "" : "'" + command + "', then ")
        + "'autogen doctor', which tells whether everything is found";
  }
}
