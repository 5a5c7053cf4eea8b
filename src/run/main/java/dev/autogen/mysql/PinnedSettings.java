package dev.autogen.mysql;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings of a session that change what the server answers or accepts, and the value autogen
 * gives each for its own. Whatever is not among them is left as the server has it; the page on
 * safety says what that concerns, and a test goes over the variables of a server at random.
 */
final class PinnedSettings {

  private static final String MOST = "18446744073709551615";

  /**
   * One of them.
   *
   * @param since the first version that has it, as in a version comment; 0 for every version
   */
  record Setting(String name, String value, int since) {

    /** {@code text} as only a server runs it that has this setting. */
    private String where(String text) {
      return since == 0 ? text : " /*!" + since + text + " */";
    }
  }

  /**
   * Those that every account may set. The mode is the server's own default, strict, but for
   * NO_ZERO_DATE and NO_ZERO_IN_DATE: under these, a table that has '0000-00-00' for a default can
   * neither be created again nor altered in any way (error 1067).
   */
  static final List<Setting> ALL =
      List.of(
          of(
              "sql_mode",
              "'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
                  + "NO_ENGINE_SUBSTITUTION'"),
          of("sql_quote_show_create", "1"),
          of("foreign_key_checks", "1"),
          of("unique_checks", "1"),
          of("time_zone", "'+00:00'"),
          of("group_concat_max_len", "1048576"),
          // Texts in expressions are written with the character set they were sent in.
          of("character_set_connection", "utf8mb4"),
          of("collation_connection", "utf8mb4_0900_ai_ci"),
          // It cuts SHOW too, without a word.
          of("sql_select_limit", MOST),
          of("max_join_size", MOST),
          of("sql_big_selects", "1"),
          of("max_execution_time", "0"),
          // ORDER BY looks at no more bytes of a name than these.
          of("max_sort_length", "1024"),
          of("sql_safe_updates", "0"),
          of("sql_auto_is_null", "0"),
          of("completion_type", "0"),
          of("transaction_read_only", "0"),
          of("default_storage_engine", "InnoDB"),
          of("default_tmp_storage_engine", "InnoDB"),
          of("show_create_table_verbosity", "0"),
          of("old_alter_table", "0"),
          of("updatable_views_with_limit", "1"),
          // Between two statements a person may be asked, or Java may be compiled.
          of("wait_timeout", "28800"),
          of("net_read_timeout", "600"),
          of("net_write_timeout", "600"),
          new Setting("show_create_table_skip_secondary_engine", "0", 80018),
          // Keys that the server gives to tables without one are none of the entities' business.
          new Setting("show_gipk_in_create_table_and_information_schema", "0", 80030),
          // Else a foreign key that an older server took can neither be copied nor come back.
          new Setting("restrict_fk_on_non_standard_key", "0", 80400));

  /**
   * Those that some versions let only an account with SESSION_VARIABLES_ADMIN set: set where the
   * server has another value.
   */
  static final List<Setting> PRIVILEGED =
      List.of(
          of("explicit_defaults_for_timestamp", "1"),
          of("default_collation_for_utf8mb4", "utf8mb4_0900_ai_ci"));

  /** Sets {@link #ALL}; the same text for every version. */
  static final String SET =
      "SET SESSION " + join(ALL, setting -> setting.name() + " = " + setting.value(), ", ");

  /** Gives {@link #ALL} the values the server has for everybody. */
  static final String UNSET =
      "SET SESSION " + join(ALL, setting -> setting.name() + " = DEFAULT", ", ");

  private PinnedSettings() {}

  private static Setting of(String name, String value) {
    return new Setting(name, value, 0);
  }

  /**
   * Asks for the values of {@link #PRIVILEGED}, each by the setting's name, and for what else
   * decides how the server writes a definition and is left as it is.
   */
  static String query() {
    return PRIVILEGED.stream()
        .map(setting -> "@@SESSION." + setting.name() + " AS " + setting.name())
        .collect(
            Collectors.joining(
                ", ",
                "SELECT ",
                ", @@version_comment AS version_comment, @@innodb_strict_mode AS strict LIMIT 1"));
  }

  /** The first of them is one of every version. */
  private static String join(
      List<Setting> settings, Function<Setting, String> text, String separator) {
    StringBuilder joined = new StringBuilder();
    for (Setting setting : settings) {
      joined.append(
          joined.isEmpty() ? text.apply(setting) : setting.where(separator + text.apply(setting)));
    }
    return joined.toString();
  }
}
