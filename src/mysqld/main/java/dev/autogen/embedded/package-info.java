/**
 * A MySQL server on this machine that autogen starts and stops itself: {@link
 * dev.autogen.embedded.MySqlSearch} finds or fetches a {@code mysqld}, {@link
 * dev.autogen.embedded.MySqlServer} is one running process of it, {@link
 * dev.autogen.embedded.DevelopmentServer} is the one a project keeps under {@code .autogen/mysql}.
 * Nothing of the system is changed and no root rights are needed. Nothing here prints: progress
 * goes to the caller, every failure a person can cause is a {@link
 * dev.autogen.embedded.ServerUnavailableException}.
 */
package dev.autogen.embedded;
