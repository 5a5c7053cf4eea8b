/** What happens while migrations are run, as values: for logs, metrics and progress. */
package dev.autogen.event;
