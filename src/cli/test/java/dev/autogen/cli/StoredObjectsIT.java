package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What a view or trigger needs is not taken away without a word. */
class StoredObjectsIT {

  private static final String MODEL =
      """
      package shop;

      import jakarta.persistence.*;

      @Entity @Table(name = "customer")
      public class Customer {
        @Id Long id;
        String name;
      }
      """;

  @TempDir Path folder;

  @OnEveryServer
  void aDroppedColumnThatAViewUsesIsWarnedAbout(TestSchema schema)
      throws IOException, SQLException {
    schema.execute(
        "create table customer (id bigint not null primary key, name varchar(255), mail varchar(9))",
        "create view mails as select id, mail from customer",
        "create trigger lower_mail before insert on customer for each row"
            + " set new.mail = lower(new.mail)",
        "create view names as select id, name as mail from customer");
    Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(folder.resolve("models/shop/Customer.java"), MODEL);
    CommandLineRun run =
        CommandLineRun.In.on(folder, schema)
            .runWith(List.of("--models", "models"), "-m", "Drop mail");
    assertThat(run.err())
        .contains(
            "warning: view mails uses column customer.mail, which the migration drops; MySQL leaves"
                + " it as it is: change it too\n",
            "warning: trigger lower_mail uses column customer.mail, which the migration drops; MySQL"
                + " leaves it as it is: change it too\n")
        .doesNotContain("view names");
    assertThat(Files.readString(folder.resolve(run.out().strip())))
        .contains(
            """
                  // Used by view mails, which MySQL leaves as it is: change it too.
                  // Used by trigger lower_mail, which MySQL leaves as it is: change it too.
                  // C3: a column or table that running code may use is dropped.
                  t.dropColumn("mail");
            """);
  }
}
