package dev.autogen.hook;

/**
 * What a project hooks into autogen: at least one of {@link NameFilter}, {@link ObjectFilter},
 * {@link ColumnComparison}, {@link OperationRewriter}, {@link RevisionListener} and {@link Rule}.
 *
 * <p>The class is public and has a public constructor without parameters. It is on the project's
 * class path, and either named in the settings, {@code hooks = com.shop.MyHooks}, or in the file
 * {@code META-INF/services/dev.autogen.hook.Hook}. Hooks are asked in the order of the setting,
 * then in that of the class path.
 */
public interface Hook {}
