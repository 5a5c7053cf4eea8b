package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.ServerTemplate;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server is set to, autogen reads, writes and undoes the same: cases of the catalogue on
 * servers of which many variables have a value that is not the default, one or all at once. A
 * failure names its seed and what was set, and {@code -Dautogen.test.seed=N} does that again.
 */
@OnMySql
class ServerVariablesIT {

  /** A value that another version of the server knows. */
  private static final int WRONG_VALUE = 1231;

  /** Every variable that could change what a session is answered, and what it may be set to. */
  private static final List<Variable> VARIABLES =
      List.of(
          of(
              "sql_mode",
              "",
              "ANSI",
              "'TRADITIONAL'",
              "'NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH'"),
          of("sql_mode", "'NO_UNSIGNED_SUBTRACTION,REAL_AS_FLOAT,PIPES_AS_CONCAT'"),
          of("sql_quote_show_create", "0"),
          of("show_create_table_verbosity", "1"),
          of("show_gipk_in_create_table_and_information_schema", "0"),
          of("sql_generate_invisible_primary_key", "1"),
          of("restrict_fk_on_non_standard_key", "0"),
          of("default_storage_engine", "MyISAM", "MEMORY"),
          of("default_tmp_storage_engine", "MyISAM", "MEMORY"),
          of("internal_tmp_mem_storage_engine", "MEMORY"),
          of("sql_safe_updates", "1"),
          of("sql_select_limit", "0", "1", "3"),
          of("max_join_size", "1", "10"),
          of("sql_big_selects", "0"),
          of("completion_type", "1", "2"),
          of("autocommit", "0"),
          of("transaction_read_only", "1"),
          of("transaction_isolation", "'SERIALIZABLE'", "'READ-UNCOMMITTED'", "'READ-COMMITTED'"),
          of("innodb_strict_mode", "0"),
          of("innodb_default_row_format", "'compact'", "'redundant'"),
          of("innodb_stats_persistent", "0"),
          of("innodb_table_locks", "0"),
          of("innodb_autoextend_increment", "1"),
          of("innodb_online_alter_log_max_size", "65536"),
          of("innodb_ddl_threads", "1"),
          of("innodb_ddl_buffer_size", "65536"),
          of("innodb_lock_wait_timeout", "1"),
          of("lock_wait_timeout", "5"),
          of("explicit_defaults_for_timestamp", "0"),
          of("default_collation_for_utf8mb4", "utf8mb4_general_ci"),
          of("character_set_server", "latin1", "utf8mb3", "ucs2"),
          of("collation_server", "latin1_swedish_ci", "utf8mb4_bin"),
          of("character_set_connection", "latin1", "ucs2"),
          of("collation_connection", "utf8mb4_general_ci", "latin1_german1_ci"),
          of("character_set_results", "latin1"),
          of("character_set_filesystem", "latin1"),
          of("div_precision_increment", "0", "30"),
          of("default_week_format", "6"),
          of("sql_auto_is_null", "1"),
          of("foreign_key_checks", "0"),
          of("unique_checks", "0"),
          of("time_zone", "'+13:00'", "'-11:30'"),
          of("lc_messages", "'de_DE'", "'ja_JP'"),
          of("lc_time_names", "'ru_RU'"),
          of("group_concat_max_len", "4"),
          of("max_sort_length", "4"),
          of("max_length_for_sort_data", "4096"),
          of("max_execution_time", "1"),
          of("max_error_count", "0", "1"),
          of("sql_notes", "0"),
          of("sql_warnings", "1"),
          of("wait_timeout", "2"),
          of("interactive_timeout", "2"),
          of("net_read_timeout", "1"),
          of("net_write_timeout", "1"),
          of("net_buffer_length", "1024"),
          of("net_retry_count", "1"),
          of("updatable_views_with_limit", "0"),
          of("information_schema_stats_expiry", "0", "31536000"),
          of("auto_increment_increment", "7"),
          of("auto_increment_offset", "3"),
          of("old_alter_table", "1"),
          of("big_tables", "1"),
          of("sql_buffer_result", "1"),
          of("low_priority_updates", "1"),
          of("concurrent_insert", "0"),
          of("keep_files_on_create", "1"),
          of("optimizer_switch", "'index_merge=off,mrr=off,derived_merge=off,materialization=off'"),
          of("optimizer_switch", "'semijoin=off,condition_fanout_filter=off,hash_join=off'"),
          of("optimizer_switch", "'derived_condition_pushdown=off,subquery_to_derived=on'"),
          of(
              "optimizer_switch",
              "'block_nested_loop=off,batched_key_access=on,use_index_extensions=off'"),
          of("optimizer_prune_level", "0"),
          of("optimizer_search_depth", "0"),
          of("optimizer_max_subgraph_pairs", "1"),
          of("eq_range_index_dive_limit", "0"),
          of("range_optimizer_max_mem_size", "1"),
          of("max_seeks_for_key", "1"),
          of("cte_max_recursion_depth", "0"),
          of("max_sp_recursion_depth", "255"),
          of("min_examined_row_limit", "1000"),
          of("sort_buffer_size", "32768"),
          of("join_buffer_size", "128"),
          of("read_buffer_size", "8192"),
          of("tmp_table_size", "1024"),
          of("max_heap_table_size", "16384"),
          of("set_operations_buffer_size", "16384"),
          of("block_encryption_mode", "'aes-256-cbc'"),
          of("windowing_use_high_precision", "0"),
          of("end_markers_in_json", "1"),
          of("explain_format", "'JSON'"),
          of("terminology_use_previous", "'BEFORE_8_0_26'"),
          of("print_identified_with_as_hex", "1"),
          of("binlog_format", "'STATEMENT'", "'MIXED'"),
          of("binlog_row_image", "'minimal'"),
          of("binlog_rows_query_log_events", "1"),
          of("session_track_gtids", "'OWN_GTID'"),
          of("session_track_state_change", "1"),
          of("session_track_transaction_info", "'CHARACTERISTICS'"),
          of("session_track_system_variables", "'*'", "''"),
          of("init_connect", "'set names latin1'", "'set sql_select_limit = 1'"),
          of("enable_cascade_triggers", "1"),
          of("log_bin_trust_function_creators", "0"),
          of("innodb_ft_enable_stopword", "0"),
          of("local_infile", "1"),
          of("table_definition_cache", "400"),
          of("table_open_cache", "16"),
          of("regexp_time_limit", "1"),
          of("sql_log_off", "1"),
          of("event_scheduler", "0"));

  /** A variable of a server. */
  private record Variable(String name, List<String> values) {}

  private static Variable of(String name, String... values) {
    return new Variable(name, List.of(values));
  }

  @Tag("nightly")
  @Test
  void severalAtOnceChangeNothing(TestServers servers) throws Exception {
    trySettings(servers, TestServer.PRIMARY, 1, 20);
    trySettings(servers, TestServer.LEGACY, 1, 10);
  }

  @Test
  @Tag("nightly")
  void hundredsOfChoicesChangeNothing(TestServers servers) throws Exception {
    trySettings(servers, TestServer.PRIMARY, 150, 60);
    trySettings(servers, TestServer.LEGACY, 50, 60);
  }

  private static void trySettings(TestServers servers, TestServer which, int rounds, int cases)
      throws Exception {
    Long only = Long.getLong("autogen.test.seed");
    try (MySqlServer server =
            new ServerTemplate(Path.of("target", "mysql")).start(servers.binary(which));
        Connection admin = connect(server)) {
      Map<String, String> defaults = values(admin);
      for (int i = 0; i < (only == null ? rounds : 1); i++) {
        long seed = only == null ? new Random().nextLong() : only;
        List<String> settings = new ArrayList<>();
        try {
          settings.addAll(set(admin, chosen(new Random(seed), defaults)));
          tryCases(server, new Random(seed), cases);
        } catch (Exception | AssertionError e) {
          throw new AssertionError(
              "on " + server.version() + ", seed " + seed + ", " + settings + ": " + e.getMessage(),
              e);
        } finally {
          set(admin, original(settings, defaults));
        }
      }
    }
  }

  private static Connection connect(MySqlServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl("mysql"), server.user(), server.password());
  }

  private static Map<String, String> values(Connection admin) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    try (Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GLOBAL VARIABLES")) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
    }
    return values;
  }

  /** Half of the variables a server has, or a few. */
  private static List<String> chosen(Random random, Map<String, String> known) {
    int share = random.nextBoolean() ? 2 : 12;
    List<String> chosen = new ArrayList<>();
    for (Variable variable : VARIABLES) {
      if (known.containsKey(variable.name()) && random.nextInt(share) == 0) {
        String value = variable.values().get(random.nextInt(variable.values().size()));
        chosen.add(variable.name() + " = " + (value.isEmpty() ? "''" : value));
      }
    }
    return chosen;
  }

  private static List<String> original(List<String> settings, Map<String, String> defaults) {
    return settings.stream()
        .map(setting -> setting.replaceFirst(" = .*", ""))
        .distinct()
        .map(name -> name + " = " + literal(defaults.get(name)))
        .toList();
  }

  private static String literal(String value) {
    return value.matches("\\d+(\\.\\d+)?") ? value : "'" + value + "'";
  }

  /** Sets what this version of the server takes; that. */
  private static List<String> set(Connection admin, List<String> settings) throws SQLException {
    List<String> taken = new ArrayList<>();
    try (Statement statement = admin.createStatement()) {
      for (String setting : settings) {
        try {
          statement.execute("SET GLOBAL " + setting);
          taken.add(setting);
        } catch (SQLException e) {
          if (e.getErrorCode() != WRONG_VALUE) {
            throw e;
          }
        }
      }
    }
    return taken;
  }

  private static void tryCases(MySqlServer server, Random random, int count) throws Exception {
    Map<String, Recorded> known =
        Recorded.all().stream().collect(Collectors.toMap(Recorded::name, r -> r));
    List<Case> all = new ArrayList<>(Case.all());
    Collections.shuffle(all, random);
    for (Case c : all.subList(0, count)) {
      CatalogueIT.tried(server, c)
          .filter(made -> server.version().startsWith("9."))
          .ifPresent(made -> assertThat(made).isEqualTo(known.get(c.name())));
    }
  }
}
