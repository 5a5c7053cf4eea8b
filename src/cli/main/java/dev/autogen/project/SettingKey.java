package dev.autogen.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The settings there are, beside those that are handed on to Hibernate. */
public enum SettingKey {
  ENV("NAME", "The environment of the settings file to work in"),
  URL(
      "URL",
      "JDBC URL, or 'development' for the server of the project's own",
      "that server, when nobody names a database"),
  USER("NAME", "Database user"),
  PASSWORD("WORD", "Password; asked for when no value follows, and best not typed here"),
  PASSWORD_FILE("FILE", "File whose first line is the password"),
  SCHEMA("NAME", "Schema, in place of the one in the URL"),
  SPRING("FILE", "Spring Boot's application.yml or .properties, to read settings from"),
  SPRING_PROFILES("NAME[,NAME…]", "Profiles to be active there", "those it names itself"),
  QUARKUS("FILE", "Quarkus's application.properties or .yml, to read settings from"),
  QUARKUS_PROFILES(
      "NAME[,NAME…]", "Profiles to be active there", "those it names itself, else dev"),
  PERSISTENCE("FILE", "A persistence.xml to read settings from"),
  PERSISTENCE_UNIT("NAME", "The unit there, or in Quarkus's configuration", "the only one"),
  DEFAULTS_FILE("FILE", "A MySQL option file", "~/.my.cnf, for the account alone"),
  TLS(
      "MODE",
      "disabled, preferred, required, verify-ca or verify-identity",
      "verify-ca with a tls-ca, else preferred"),
  TLS_CA("FILE", "Certificates of those who may sign the server's, in PEM"),
  TLS_CERT("FILE", "Certificate of the client, in PEM"),
  TLS_KEY("FILE", "Private key of the client, in PEM"),
  MODELS(
      "PATH[:PATH…]",
      "Where the entities are: class directories, jars, source directories",
      "target/classes and its like"),
  CLASSPATH("PATH[:PATH…]", "Runtime class path of the project; a text file may list it"),
  PACKAGE("NAME[,NAME…]", "Only entities in these packages and below"),
  NAMING("jpa|spring|CLASS", "Naming strategy", "jpa"),
  MAPPING_FILES("FILE[,FILE…]", "Further XML mapping files"),
  MIGRATIONS("DIR", "Folder of the migrations", "generated-migrations"),
  MIGRATIONS_PACKAGE(
      "NAME",
      "Package of the migrations that are written",
      "that of the folder in src/main/java or its like, else none"),
  WRITE(
      "java|flyway|liquibase",
      "The form of migrations: autogen's own, or that of the tool that runs them",
      "java"),
  TEMPLATES("DIR", "Folder of templates of your own", "templates"),
  INCLUDE("TABLE[,TABLE…]", "Only these tables; * and ? stand for others"),
  EXCLUDE("TABLE[,TABLE…]", "Leave these tables alone; * and ? stand for others"),
  EQUIVALENT("TYPE=TYPE[,…]", "Column types that count as one, such as datetime(6)=datetime"),
  ONLY_IN_DATABASE(
      "KIND=CHOICE[,…]",
      "drop, keep or forbid for each table, column, index, unique, foreign-key, check or on-delete"
          + " that the entities know nothing of",
      "drop for all"),
  ACCEPTED("FILE", "Differences that are accepted", "autogen.accepted"),
  HOOKS("CLASS[,CLASS…]", "Classes of your own that autogen asks"),
  POST_WRITE("COMMAND[;…]", "Commands run on each migration written; {file} is its path"),
  PROVE("auto|always|never", "Run a new migration up, down and up on empty copies first", "auto"),
  SCRATCH("URL", "Server to make the copies on", "the database's own"),
  CHANGED_MIGRATIONS(
      "fail|warn|ignore",
      "What an upgrade makes of migrations that were changed after they were run",
      "fail"),
  NEWER_DATABASE(
      "warn|fail",
      "What an upgrade makes of a database that has had all migrations and later ones",
      "warn"),
  MAX_COPY_SIZE(
      "SIZE", "Refuse an upgrade that writes all rows of a larger table anew, such as 1G", "any"),
  ONLINE_TOOL(
      "pt-online-schema-change|gh-ost|spirit",
      "The tool that an upgrade has change a large table while it is used",
      "none"),
  ONLINE_MIN_SIZE("SIZE", "From which size of a table on the online-tool is used", "100M"),
  ONLINE_COMMAND(
      "COMMAND", "How the online-tool is called, with variables such as {clauses}", "as usual"),
  ONLINE_SILENCE("TIME", "How long the online-tool may say nothing before it is ended", "10m"),
  CONNECTIONS("NUMBER", "How many connections create new tables at the same time", "4"),
  LOCK_TIMEOUT("TIME", "How long a statement waits for a lock, such as 30s or 2m", "30s"),
  LOCK_RETRIES("NUMBER", "How often one that got no lock is tried again", "3"),
  SCHEMA_LOCK(
      "auto|session|row",
      "What keeps another autogen off the schema: named locks of the server, or a row where there"
          + " are none",
      "auto"),
  SCHEMA_LOCK_TIMEOUT("TIME", "How long to wait for another autogen on the schema", "10m"),
  MYSQLD("FILE", "The mysqld that the development server runs", "one on the PATH, or fetched"),
  FETCH(
      "on|off",
      "Whether what is missing may be fetched: MySQL, and the tool that 'write' names",
      "on"),
  PROJECT_CODE("on|off", "Whether code of the project may be compiled and run", "on"),
  CACHE(
      "on|off|DIR",
      "Whether entities that have not changed are read from the cache; or the folder for it",
      "on, in .autogen or, where that cannot be written, in the user's cache");

  private final String label;
  private final String description;
  private final String standard;

  SettingKey(String label, String description) {
    this(label, description, "");
  }

  SettingKey(String label, String description, String standard) {
    this.label = label;
    this.description = description;
    this.standard = standard;
  }

  /** As it stands in a file and, behind two dashes, on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The environment's variable. */
  public String variable() {
    return "AUTOGEN_" + name();
  }

  /** What stands for its value in a description. */
  public String label() {
    return label;
  }

  /** What it is, in a sentence. */
  public String description() {
    return description + (standard.isEmpty() ? "." : "; default: " + standard + ".");
  }

  /** What holds when nobody says anything, in words; empty for nothing. */
  public String standard() {
    return standard;
  }

  /** What it is about. */
  public SettingGroup group() {
    return switch (this) {
      case ENV,
          URL,
          USER,
          PASSWORD,
          PASSWORD_FILE,
          SCHEMA,
          SPRING,
          SPRING_PROFILES,
          QUARKUS,
          QUARKUS_PROFILES,
          PERSISTENCE,
          PERSISTENCE_UNIT,
          DEFAULTS_FILE,
          TLS,
          TLS_CA,
          TLS_CERT,
          TLS_KEY,
          MYSQLD,
          FETCH ->
          SettingGroup.CONNECTION;
      case MODELS, CLASSPATH, PACKAGE, NAMING, MAPPING_FILES, PROJECT_CODE, CACHE ->
          SettingGroup.ENTITIES;
      case MIGRATIONS, MIGRATIONS_PACKAGE, WRITE, TEMPLATES, POST_WRITE, PROVE, SCRATCH ->
          SettingGroup.MIGRATIONS;
      case INCLUDE, EXCLUDE, EQUIVALENT, ONLY_IN_DATABASE, ACCEPTED, HOOKS ->
          SettingGroup.COMPARING;
      case CHANGED_MIGRATIONS,
          NEWER_DATABASE,
          MAX_COPY_SIZE,
          ONLINE_TOOL,
          ONLINE_MIN_SIZE,
          ONLINE_COMMAND,
          ONLINE_SILENCE,
          CONNECTIONS,
          LOCK_TIMEOUT,
          LOCK_RETRIES,
          SCHEMA_LOCK,
          SCHEMA_LOCK_TIMEOUT ->
          SettingGroup.RUNNING;
    };
  }

  /** Whether its value is shown to nobody. */
  public boolean isSecret() {
    return this == PASSWORD;
  }

  /** Whether its value is a JDBC URL, which may hold a password. */
  public boolean isUrl() {
    return this == URL || this == SCRATCH;
  }

  /** All words, in their order. */
  static List<String> words() {
    return Arrays.stream(values()).map(SettingKey::word).toList();
  }
}
