/**
 * Where a project has its say: small interfaces that it implements in classes of its own, named in
 * the setting {@code hooks} or found by {@link java.util.ServiceLoader} as {@link
 * dev.autogen.hook.Hook}. A class may implement several.
 */
package dev.autogen.hook;
