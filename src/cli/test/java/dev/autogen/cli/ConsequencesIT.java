package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration takes out of the way of a change, and puts back as it was, is no difference. */
@OnMySql
class ConsequencesIT {

  @TempDir Path folder;

  @Test
  void aTypeThatChangesIsOneDifferenceForEachColumn(TestSchema schema) throws Exception {
    schema.execute(
        "create table Owner (id int not null, primary key (id))",
        "create table Pet (id bigint not null, owner_id int, primary key (id),"
            + " constraint FK_owner foreign key (owner_id) references Owner (id))");
    try (Cli cli = new Cli(folder)) {
      cli.on(schema)
          .entity("@Entity\nclass Owner { @Id Long id; }")
          .entity(
              "@Entity\nclass Pet { @Id Long id;"
                  + " @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = \"FK_owner\"))"
                  + " Owner owner; }");
      assertThat(cli.run("check").out())
          .isEqualTo(
              """
              change column Owner.id: int -> bigint
              change column Pet.owner_id: int -> bigint
              """);
      assertThat(cli.run("doctor").out()).contains("differ in 2 points");
      Cli.Outcome written = cli.run("-m", "Longer ids");
      assertThat(Files.readString(folder.resolve(written.out().strip())))
          .contains("dropForeignKey(\"FK_owner\")", "addForeignKey(\"FK_owner\"");
    }
  }
}
