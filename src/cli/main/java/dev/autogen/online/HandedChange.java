package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.Quoting;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Server;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.operation.AlterTable;
import dev.autogen.run.Handover;
import dev.autogen.run.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A change of a table that a tool makes. */
final class HandedChange implements Handover.Deputy {

  /** A tool that has said its last word has ended, or does so soon. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final OnlineSettings settings;
  private final Account account;
  private final TableFacts facts;
  private final Interruption interruption;

  HandedChange(
      OnlineSettings settings, Account account, TableFacts facts, Interruption interruption) {
    this.settings = settings;
    this.account = account;
    this.facts = facts;
    this.interruption = interruption;
  }

  @Override
  public List<String> tables() {
    return facts.references();
  }

  @Override
  public String note() {
    return traces().text();
  }

  private Traces traces() {
    return new Traces(
        settings.tool(),
        facts.table().name(),
        Optional.empty(),
        String.join(" ", settings.command().filled(values(Path.of("FILE")))));
  }

  @Override
  public void run(Session session, Consumer<String> noted, IntConsumer percent) throws Exception {
    Path file = account.optionFile();
    try (ToolProcess process =
        ToolProcess.start(settings.tool().word(), settings.command().filled(values(file)))) {
      noted.accept(traces().with(process.id()).text());
      try {
        process.begin();
      } catch (IOException e) {
        // It has ended already, and its exit code says why.
      }
      process.await(settings.silence(), interruption, percent);
    } catch (ToolProcess.FailedException e) {
      throw failed(e, new Program(settings.tool(), settings.command().program()), session.server());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static AutogenException failed(
      ToolProcess.FailedException e, Program program, Server server) {
    return program
        .outdated(server)
        .map(
            old ->
                AutogenException.failure(
                    e.getMessage() + ", and " + old, "install version 3.7.0 or later"))
        .orElseGet(
            () ->
                AutogenException.failure(
                    e.getMessage(),
                    "see to what it names, then run it again, or leave out online-tool"));
  }

  @Override
  public void settle(Session session, Snapshot before) throws SQLException {
    traces().settle(session, before, SOON);
  }

  private Map<String, String> values(Path file) {
    AlterTable alter = facts.alter();
    String statement = Ddl.alterTable(alter, clause -> "");
    String start = "ALTER TABLE " + Quoting.name(alter.table());
    Map<String, String> values = new HashMap<>();
    values.put("config", file.toString());
    values.put("host", account.host());
    values.put("port", String.valueOf(account.port()));
    values.put("user", account.user());
    values.put("schema", facts.schema());
    values.put("table", alter.table());
    values.put("clauses", statement.substring(start.length()).strip());
    values.put("statement", statement);
    values.put("dsn", dsn(alter.table()));
    return values;
  }

  /** What Percona's tools call a place, in which a comma parts. */
  private String dsn(String table) {
    List<String> parts = new ArrayList<>();
    parts.add("h=" + account.host());
    parts.add("P=" + account.port());
    parts.add("D=" + facts.schema());
    parts.add("t=" + table);
    parts.add("A=utf8mb4");
    return String.join(",", parts.stream().map(part -> part.replace(",", "\\,")).toList());
  }
}
