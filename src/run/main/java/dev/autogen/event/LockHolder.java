package dev.autogen.event;

/**
 * A connection that holds what another waits for.
 *
 * @param connection its id, as {@code KILL} takes it
 * @param account who it is and from where, such as {@code app@10.0.0.7}; empty where that may not
 *     be seen
 * @param text what is known of it, in a line for a person: what it does, and for how long
 */
public record LockHolder(long connection, String account, String text) {}
