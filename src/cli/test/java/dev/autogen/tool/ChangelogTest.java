package dev.autogen.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a further file of changesets goes, and how the changelog includes it. */
class ChangelogTest {

  @TempDir Path root;

  private Path file(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Changelog.Place place(String name, String text) {
    return Changelog.read(List.of(root), file(name, text))
        .place(
            (folder, mustBeLast, ending) ->
                folder.resolve((mustBeLast ? "last" : "next") + ending));
  }

  private void listed(String before, String after) {
    file("db/one.sql", "--liquibase formatted sql\n");
    Changelog.Place place = place("db/master.yaml", before);
    assertThat(place.text()).isEqualTo(after);
    assertThat(place.changelog()).contains(root.resolve("db/master.yaml"));
  }

  @Test
  void aListGetsALineMoreAsTheOthersAre() {
    listed(
        """
        # Ours.
        databaseChangeLog:
        - include:
            file: db/one.sql
        """,
        """
        # Ours.
        databaseChangeLog:
        - include:
            file: db/one.sql
        - include:
            file: db/next.sql
        """);
    listed(
        """
        databaseChangeLog:
            - include:
                  relativeToChangelogFile: true
                  file: one.sql
        # the end
        """,
        """
        databaseChangeLog:
            - include:
                  relativeToChangelogFile: true
                  file: one.sql
        # the end
            - include:
                  file: next.sql
                  relativeToChangelogFile: true
        """);
    listed(
        """
        databaseChangeLog:
          - include: {file: "classpath:/db/one.sql"}
        """,
        """
        databaseChangeLog:
          - include: {file: "classpath:/db/one.sql"}
          - include:
              file: classpath:/db/next.sql
        """);
  }

  @Test
  void whereNothingIsListedYetTheFirstGoesBesideTheChangelog() {
    for (String empty : List.of("databaseChangeLog: []\n", "databaseChangeLog:\n")) {
      Changelog.Place place = place("db/master.yaml", empty);
      assertThat(place.file()).isEqualTo(root.resolve("db/changes/next.sql"));
      assertThat(place.text())
          .isEqualTo(
              """
              databaseChangeLog:
                - include:
                    file: changes/next.sql
                    relativeToChangelogFile: true
              """);
    }
  }

  @Test
  void changesetsThatStandInTheChangelogAreFollowedByAFile() {
    Changelog.Place place =
        place(
            "db/master.yaml",
            """
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: jane
                  changes:
                    - dropTable:
                        tableName: a
            """);
    assertThat(place.file()).isEqualTo(root.resolve("db/changes/next.yaml"));
    assertThat(place.text())
        .endsWith(
            """
                        tableName: a
              - include:
                  file: changes/next.yaml
                  relativeToChangelogFile: true
            """);
  }

  @Test
  void aFolderThatIsIncludedNeedsNoLine() {
    file("db/changes/one.sql", "");
    Changelog.Place place =
        place("db/master.yaml", "databaseChangeLog:\n  - includeAll:\n      path: db/changes/\n");
    assertThat(place)
        .isEqualTo(new Changelog.Place(root.resolve("db/changes/last.sql"), Optional.empty(), ""));
  }

  @Test
  void whereTheLastChangesetsAreInYamlTheNextAreToo() {
    String changesets =
        "databaseChangeLog:\n  - changeSet: {id: 1, author: jane, changes: [empty: {}]}\n";
    file("db/changes/1.sql", "--liquibase formatted sql\n");
    file("db/changes/2.yml", changesets);
    assertThat(
            place("db/master.yaml", "databaseChangeLog:\n  - includeAll:\n      path: db/changes\n")
                .file())
        .isEqualTo(root.resolve("db/changes/last.yml"));
    Changelog.Place listed =
        place(
            "db/master.xml",
            "<databaseChangeLog>\n  <include file='db/changes/2.yml'/>\n</databaseChangeLog>\n");
    assertThat(listed.file()).isEqualTo(root.resolve("db/changes/next.yml"));
    assertThat(listed.text()).contains("<include file=\"db/changes/next.yml\"/>");
    file("db/changes/3.sql", "--liquibase formatted sql\n");
    assertThat(
            place("db/master.yaml", "databaseChangeLog:\n  - includeAll:\n      path: db/changes\n")
                .file())
        .isEqualTo(root.resolve("db/changes/last.sql"));
  }

  @Test
  void theLastOfSeveralChangelogsIsAddedTo() {
    file("db/v1/one.sql", "");
    file("db/v1/all.yaml", "databaseChangeLog:\n  - include:\n      file: db/v1/one.sql\n");
    Changelog.Place place =
        place("db/master.yaml", "databaseChangeLog:\n  - include:\n      file: db/v1/all.yaml\n");
    assertThat(place.changelog()).contains(root.resolve("db/v1/all.yaml"));
    assertThat(place.file()).isEqualTo(root.resolve("db/v1/next.sql"));
    assertThat(place.text()).endsWith("  - include:\n      file: db/v1/next.sql\n");
  }

  @Test
  void aChangelogInXmlGetsAnElementMore() {
    file("db/a&b/one.sql", "");
    Changelog.Place place =
        place(
            "db/master.xml",
            """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
              <include file="db/a&amp;b/one.sql"/>
              <!-- more </databaseChangeLog> -->
            </databaseChangeLog>
            """);
    assertThat(place.text())
        .isEqualTo(
            """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
              <include file="db/a&amp;b/one.sql"/>
              <!-- more </databaseChangeLog> -->
              <include file="db/a&amp;b/next.sql"/>
            </databaseChangeLog>
            """);
  }

  @Test
  void aListInJsonGetsOneMoreToo() {
    file("db/one.sql", "--liquibase formatted sql\n");
    assertThat(
            place(
                    "db/master.json",
                    """
                    {
                        "databaseChangeLog": [
                            {"include": {"file": "db/one.sql"}}
                        ]
                    }
                    """)
                .text())
        .isEqualTo(
            """
            {
                "databaseChangeLog": [
                    {"include": {"file": "db/one.sql"}},
                    {
                        "include": {
                            "file": "db/next.sql"
                        }
                    }
                ]
            }
            """);
    assertThat(
            place(
                    "db/master.json",
                    "{\"databaseChangeLog\": [{\"include\": {\"file\": \"one.sql\","
                        + " \"relativeToChangelogFile\": true}}]}")
                .text())
        .isEqualTo(
            "{\"databaseChangeLog\": [{\"include\": {\"file\": \"one.sql\","
                + " \"relativeToChangelogFile\": true}}, { \"include\": { \"file\": \"next.sql\","
                + " \"relativeToChangelogFile\": true } }]}");
    assertThat(place("db/master.json", "{\"databaseChangeLog\": []}").text())
        .isEqualTo(
            """
            {"databaseChangeLog": [
              {
                "include": {
                  "file": "changes/next.sql",
                  "relativeToChangelogFile": true
                }
              }
            ]}""");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    assertThatThrownBy(() -> place("db/master.yaml", "databaseChangeLog: [\n"))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("db/master.yaml cannot be read (");
    assertThatThrownBy(
            () -> place("db/master.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]><a>&b;</a>"))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("db/master.xml cannot be read (");
  }
}
