package dev.autogen.online;

import java.time.Duration;

/**
 * Which tool changes large tables, and how it is called.
 *
 * @param from the size of a table, in bytes, from which on a tool is used
 * @param silence for how long it may say nothing before it counts as hung
 */
public record OnlineSettings(
    OnlineTool tool, CommandTemplate command, long from, Duration silence) {

  /** From how many bytes on a tool is worth its trouble: about what is copied in some seconds. */
  public static final long USUAL_FROM = 100_000_000;

  public static final Duration USUAL_SILENCE = Duration.ofMinutes(10);
}
