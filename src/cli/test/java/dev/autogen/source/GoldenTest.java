package dev.autogen.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Position;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Index.Kind;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code src/cli/test/resources/dev/autogen/source} are what is written, as it is. */
class GoldenTest {

  private static final Schema BEFORE =
      Schema.of(
          Table.of(
              "users",
              Column.of("id", "bigint").notNull(),
              Column.of("email", "varchar(100)").notNull(),
              Column.of("name", "varchar(100)")));

  private static List<Operation> userRoles() {
    Table role =
        Table.of(
                "user_role",
                Column.of("id", "bigint").notNull().withAutoIncrement(true),
                Column.of("name", "varchar(64)").notNull(),
                Column.of("created_at", "datetime(6)")
                    .notNull()
                    .withDefault(Default.expression("CURRENT_TIMESTAMP(6)"))
                    .withOnUpdate("CURRENT_TIMESTAMP(6)")
                    .withComment("when the role was last changed"))
            .with(Index.primaryKey("id"))
            .with(Index.unique("uk_user_role_name", "name"))
            .with(Check.of("chk_user_role_name", "`name` <> ''"));
    return List.of(
        new CreateTable(role.withOptions(role.options().withComment("Who may do what"))),
        new InsertRows(
            "user_role",
            List.of(
                new TreeMap<>(Map.of("id", "1", "name", "ADMIN")),
                new TreeMap<>(Map.of("id", "2", "name", "PATIENT")))),
        new AlterTable(
            "users",
            new AddColumn(Column.of("role_id", "bigint"), Position.after("email")),
            new ModifyColumn(Column.of("email", "varchar(255)").notNull()),
            new AddIndex(
                Index.of(
                    "ix_users_search",
                    Kind.PLAIN,
                    List.of(
                        new KeyPart.OfColumn("name", 10, false),
                        new KeyPart.OfColumn("id", 0, true),
                        KeyPart.expression("lower(`email`)")))),
            new AddForeignKey(
                ForeignKey.of("fk_users_role", List.of("role_id"), "user_role", List.of("id"))
                    .withActions(ForeignKey.Action.SET_NULL, ForeignKey.Action.NO_ACTION))));
  }

  private static MigrationDraft draft() {
    List<DraftStep> up = new ArrayList<>(DraftStep.of(userRoles()));
    up.set(2, up.get(2).withComment(1, "was varchar(100)"));
    List<DraftStep> down = new ArrayList<>(DraftStep.of(Operation.inverseOf(userRoles(), BEFORE)));
    down.set(2, down.get(2).withComment("the rows are not brought back"));
    return MigrationDraft.of(
            "Add user roles",
            "8c1f0a52d9e4",
            List.of("41b7c3aa9f02"),
            Instant.parse("2026-11-22T09:14:07Z"),
            up,
            down)
        .withSummary(
            List.of(
                "create table user_role (3 columns)",
                "add column users.role_id bigint null",
                "change column users.email: varchar(100) -> varchar(255)",
                "add index users.ix_users_search (name(10), id desc, (lower(`email`)))"))
        .withNotes(List.of("Written for MySQL 8.0.16 and later"));
  }

  @Test
  void userRolesAreWrittenForAPersonToRead() throws IOException {
    SourceFile file = MigrationWriter.bundled().write(draft());

    assertThat(file.text()).isEqualTo(resource(file.fileName()));
  }

  private static String resource(String name) throws IOException {
    try (InputStream bytes = GoldenTest.class.getResourceAsStream(name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aProjectMayHaveItsOwnTemplate(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve(MigrationWriter.TEMPLATE),
        "// ours\n{{annotation}}\nclass {{className}} {\n{{members}}\n}\n");

    assertThat(MigrationWriter.from(folder).write(draft()).text())
        .startsWith("// ours\n@Revision(")
        .contains("\nclass R20261122_091407_AddUserRoles {\n  @Override\n");
  }

  @Test
  void aFolderWithoutTemplateGivesTheBundledOne(@TempDir Path folder) {
    assertThat(MigrationWriter.from(folder).write(draft()))
        .isEqualTo(MigrationWriter.bundled().write(draft()));
  }

  @Test
  void aTemplateWithoutIdAndLabelsIsSaid(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve(MigrationWriter.TEMPLATE), "class {{className}} {\n{{members}}\n}\n");

    assertThatThrownBy(() -> MigrationWriter.from(folder).write(draft()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the template for migrations leaves out {{{annotation}}}, where the id, the parents and"
                + " the labels of a revision stand");
  }

  @Test
  void aTemplateThatAsksForTheUnknownIsSaid(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(MigrationWriter.TEMPLATE), "{{author}}");

    assertThatThrownBy(() -> MigrationWriter.from(folder).write(draft()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("author");
  }
}
