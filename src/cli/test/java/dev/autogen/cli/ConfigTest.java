package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code autogen config}: what holds, and where it was said. */
class ConfigTest {

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project() {
    cli = new Cli(folder);
    cli.file(
        "autogen.properties",
        """
        url = jdbc:mysql://localhost:3306/shop
        env.prod.spring = application-prod.yml
        env.prod.hibernate.connection.password = hidden1
        """);
    cli.file(
        "application-prod.yml",
        """
        spring.datasource:
          url: jdbc:mysql://db:3306/shop?password=hidden2
          username: ${DB_USER:deploy}
          password: hidden3
        """);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void eachSettingIsShownWithItsOriginAndNoPassword() {
    cli.variable("AUTOGEN_PACKAGE", "shop")
        .run("config", "--env", "prod", "--prove=never")
        .is(
            0,
            """
            env                            prod                                    --env
            url                            jdbc:mysql://db:3306/shop?password=***  application-prod.yml (spring.datasource.url)
            user                           deploy                                  application-prod.yml (spring.datasource.username)
            password                       ***                                     application-prod.yml (spring.datasource.password)
            spring                         application-prod.yml                    autogen.properties (env.prod.spring)
            package                        shop                                    AUTOGEN_PACKAGE
            naming                         spring                                  Spring Boot's default
            prove                          never                                   --prove
            hibernate.connection.password  ***                                     autogen.properties (env.prod.hibernate.connection.password)
            """,
            "");
  }

  @Test
  void whatIsNotSetIsShownOnRequest() {
    assertThat(cli.run("config", "-v").out())
        .containsPattern("naming +default: jpa\n")
        .containsPattern("user +not set\n");
  }

  @Test
  void programsGetItAsJson() {
    Cli.Outcome outcome = cli.run("config", "--format", "json", "--env", "prod");
    assertThat(outcome.out())
        .contains("\"setting\" : \"password\"", "\"value\" : \"***\"", "\"set\" : false")
        .doesNotContain("hidden");
  }

  @Test
  void anEnvironmentThatIsNotThereIsListedAgainstThoseThatAre() throws Exception {
    cli.refuses(
        2,
        "there is no environment test: PROJECT/autogen.properties has prod; name one of these with"
            + " --env, or write settings such as env.test.url = …",
        "config",
        "--env",
        "test");
  }

  @Test
  void aPasswordIsHiddenWhereItStandsAndNoWordThatEqualsIt() {
    cli.variable("AUTOGEN_URL", "jdbc:mysql://h/petclinic?password=petclinic")
        .variable("AUTOGEN_USER", "petclinic")
        .variable("AUTOGEN_PACKAGE", "org.petclinic.owner");
    assertThat(cli.run("config", "--password=petclinic").out())
        .contains("jdbc:mysql://h/petclinic?password=***  ")
        .containsPattern("user +petclinic ")
        .containsPattern("password +\\*\\*\\* ")
        .contains("org.petclinic.owner");
  }
}
