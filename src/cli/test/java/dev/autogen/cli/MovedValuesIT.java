package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values whose place is made in another table do not stay behind without a question. */
@OnMySql
class MovedValuesIT {

  private static final String REMEDY =
      "; add --allow-drops, and copy them by a statement of your own in the file before it is run";

  @TempDir Path folder;
  private Cli cli;
  private TestSchema schema;

  @BeforeEach
  void project(TestSchema here) {
    schema = here;
    cli = new Cli(folder).on(here);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void subclassesGetTablesOfTheirOwn() throws Exception {
    payments("SINGLE_TABLE");
    created();
    payments("JOINED");
    schema.execute("insert into Payment (DTYPE, id, amount, cardNo) values ('Card', 1, 10, 'x')");
    leaves(
        "rows of shop.Card in Payment (now in Card), values of Payment.cardNo (now in Card.cardNo),"
            + " rows of shop.Cash in Payment (now in Cash)");
    schema.execute("delete from Payment");
    written();
  }

  @Test
  void subclassesGetTheirParentsColumns() throws Exception {
    payments("JOINED");
    created();
    payments("TABLE_PER_CLASS");
    schema.execute(
        "insert into Payment (id, amount) values (1, 10)",
        "insert into Card (id, cardNo) values (1, 'x')");
    leaves("values of Payment.amount (now in Card.amount)");
    assertThat(written("--allow-drops"))
        .contains("// Card.amount is for what is in Payment.amount, which nothing copies.");
  }

  @Test
  void aParentGetsTheColumnsOfSubclasses() throws Exception {
    payments("TABLE_PER_CLASS");
    created();
    payments("JOINED");
    schema.execute("insert into Cash (id, amount) values (1, 10)");
    leaves("values of Cash.amount (now in Payment.amount)");
  }

  @Tag("nightly")
  @Test
  void subclassesOfOneTableGetWholeTables() throws Exception {
    payments("SINGLE_TABLE");
    created();
    payments("TABLE_PER_CLASS");
    schema.execute("insert into Payment (DTYPE, id, amount, cardNo) values ('Card', 1, 10, 'x')");
    leaves(
        "rows of shop.Card in Payment (now in Card), values of Payment.cardNo (now in Card.cardNo),"
            + " rows of shop.Cash in Payment (now in Cash)");
    assertThat(written("--allow-drops"))
        .contains("// The rows of shop.Cash are in Payment, which nothing copies.");
  }

  @Tag("nightly")
  @ParameterizedTest
  @CsvSource({
    "JOINED, 'insert into Card (id, cardNo) values (1, ''x'')'",
    "TABLE_PER_CLASS, 'insert into Card (id, amount, cardNo) values (2, 10, ''x'')'"
  })
  void subclassesComeIntoOneTable(String strategy, String row) throws Exception {
    payments(strategy);
    created();
    payments("SINGLE_TABLE");
    schema.execute("insert into Payment (id, amount) values (1, 10)", row);
    cli.refuses(
        2,
        "the migration would drop 2 of 3 tables: Card, Cash; see that models and classpath name"
            + " every module, or add --allow-drops if it is meant",
        "-m",
        "Second");
  }

  @Tag("nightly")
  @Test
  void aParentThatIsNoEntityBecomesOne() throws Exception {
    payments("MappedSuperclass");
    created();
    payments("JOINED");
    schema.execute("insert into Card (id, amount, cardNo) values (1, 10, 'x')");
    leaves("values of Card.amount (now in Payment.amount)");
  }

  @Tag("nightly")
  @Test
  void aParentIsNoEntityAnyMore() throws Exception {
    payments("JOINED");
    created();
    payments("MappedSuperclass");
    schema.execute(
        "insert into Payment (id, amount) values (1, 10)",
        "insert into Card (id, cardNo) values (1, 'x')");
    cli.refuses(
        2,
        "the migration would drop a table with rows whose entity was there in the last migration:"
            + " Payment; see that models and classpath name every module, or add --allow-drops if"
            + " it is meant",
        "-m",
        "Second");
  }

  @Tag("nightly")
  @Test
  void aPropertyMovesToAColumnOfItsParentThatIsThere() throws Exception {
    cli.entity(
            "@Entity @Inheritance(strategy = InheritanceType.JOINED)\n"
                + "class Payment { @Id Long id; String note; }")
        .entity("@Entity\nclass Card extends Payment { @Column(name = \"remark\") String text; }");
    created();
    schema.execute(
        "insert into Payment (id, note) values (1, 'a')",
        "insert into Card (id, remark) values (1, 'b')");
    cli.entity(
            "@Entity @Inheritance(strategy = InheritanceType.JOINED)\n"
                + "class Payment { @Id Long id; @Column(name = \"note\") String text; }")
        .entity("@Entity\nclass Card extends Payment { }");
    leaves("values of Card.remark (now in Payment.note)");
  }

  @Test
  void withoutAMappingTheKeysTellWhoInherited() throws Exception {
    payments("JOINED");
    created();
    payments("TABLE_PER_CLASS");
    schema.execute(
        "insert into Payment (id, amount) values (1, 10)",
        "insert into Card (id, cardNo) values (1, 'x')");
    try (Stream<Path> files = Files.list(folder.resolve("generated-migrations"))) {
      for (Path mapping : files.filter(file -> file.toString().endsWith(".mapping")).toList()) {
        Files.delete(mapping);
      }
    }
    leaves(
        "values of Payment.amount (perhaps now in Card.amount), values of Payment.amount (perhaps"
            + " now in Cash.amount)");
  }

  @Test
  void anEmbeddableBecomesAnEntity() throws Exception {
    cli.entity("@Embeddable\nclass Address { String city; }")
        .entity("@Entity\nclass Person { @Id Long id; @Embedded Address home; }");
    created();
    schema.execute("insert into Person (id, city) values (1, 'Bonn')");
    cli.entity("@Entity\nclass Address { @Id Long id; String city; }")
        .entity("@Entity\nclass Person { @Id Long id; @ManyToOne Address home; }");
    leaves("values of Person.city (perhaps now in Address.city)");
    written("--allow-drops");
  }

  @Tag("nightly")
  @Test
  void aReferenceBecomesManyAndAPropertyMovesToASecondTable() throws Exception {
    cli.entity("@Entity\nclass Owner { @Id Long id; String bio; String gone; }")
        .entity("@Entity\nclass Mail { @Id Long id; @ManyToOne Owner owner; }");
    created();
    schema.execute(
        "insert into Owner (id, bio, gone) values (1, 'long', 'x')",
        "insert into Mail (id, owner_id) values (1, 1)");
    cli.entity(
            """
            @Entity
            @SecondaryTable(name = "Owner_text")
            class Owner { @Id Long id; @Column(table = "Owner_text") String bio; }
            """)
        .entity("@Entity\nclass Mail { @Id Long id; @ManyToMany java.util.Set<Owner> owners; }");
    leaves(
        "values of Owner.bio (now in Owner_text.bio), values of Mail.owner_id (perhaps now in"
            + " Mail_Owner.owners_id)");
    assertThat(written("--allow-drops"))
        .contains(
            "// Owner_text.bio is for the values of Owner.bio: copy them before this, or they are",
            "// Mail_Owner.owners_id may be for the values of Mail.owner_id: copy them before this,")
        .doesNotContain("for the values of Owner.gone");
  }

  @Tag("nightly")
  @Test
  void aPropertyMovesToASubclass() throws SQLException {
    cli.entity(
            "@Entity @Inheritance(strategy = InheritanceType.JOINED)\n"
                + "class Payment { @Id Long id; Integer amount; String cardNo; }")
        .entity("@Entity\nclass Card extends Payment { }");
    created();
    schema.execute(
        "insert into Payment (id, amount, cardNo) values (1, 10, 'x')",
        "insert into Card (id) values (1)");
    cli.entity(
            "@Entity @Inheritance(strategy = InheritanceType.JOINED)\n"
                + "class Payment { @Id Long id; Integer amount; }")
        .entity("@Entity\nclass Card extends Payment { String cardNo; }");
    leaves("values of Payment.cardNo (now in Card.cardNo)");
  }

  private void payments(String strategy) {
    cli.entity(
            (strategy.equals("MappedSuperclass")
                    ? "@MappedSuperclass"
                    : "@Entity @Inheritance(strategy = InheritanceType." + strategy + ")")
                + "\nclass Payment { @Id Long id; Integer amount; }")
        .entity("@Entity\nclass Card extends Payment { String cardNo; }")
        .entity("@Entity\nclass Cash extends Payment { }");
  }

  private void created() {
    assertThat(cli.run("-m", "First").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
  }

  private void leaves(String what) throws SQLException {
    String sentence = "the migration would leave behind what it makes another place for: " + what;
    cli.refuses(2, sentence + REMEDY, "-m", "Second");
    assertThat(cli.asked()).isEqualTo(List.of(sentence + ". Is that meant?"));
  }

  private String written(String... option) throws IOException {
    List<String> words = new ArrayList<>(List.of("-m", "Second"));
    words.addAll(List.of(option));
    Cli.Outcome outcome = cli.run(words.toArray(String[]::new));
    assertThat(outcome.code()).isZero();
    assertThat(cli.asked()).isEmpty();
    return Files.readString(folder.resolve(outcome.out().strip()));
  }
}
