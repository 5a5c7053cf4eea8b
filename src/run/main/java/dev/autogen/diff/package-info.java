/**
 * Compares two schemas and plans the operations that turn one into the other, in an order that
 * runs. {@link dev.autogen.diff.Completion} first fills in what the entities leave unsaid from the
 * live table; only what is then still different counts.
 *
 * <h2>The order</h2>
 *
 * <p>{@link dev.autogen.diff.Planner} takes the difference apart into steps, the nodes of one
 * graph: a table created, filled or dropped, one change of a table. A new table's foreign keys, and
 * a dropped table's constraints, are steps of their own. A step has a {@link dev.autogen.diff.Role}
 * towards each {@link dev.autogen.diff.SchemaElement} it has to do with: a column comes, an index
 * on it goes, a foreign key to it is added. Where two steps meet at a thing, a {@link
 * dev.autogen.diff.Rule} says which comes first, with the error MySQL gives otherwise, and whether
 * both may be in one statement. So steps are never compared in pairs, and all edges, within a table
 * and between tables, are of one kind. The same rules tell which foreign keys are in the way of
 * other steps: those are dropped and added again, which is two steps more.
 *
 * <p>{@link dev.autogen.diff.Schedule} orders the graph. The steps of a table stay together unless
 * tables wait for each other in a circle: then one goes ahead with a part of its steps, the drops
 * of its foreign keys or what it can do without those that are still to come. What nothing orders
 * stands as before: new tables, altered ones, rows, tables to drop, each by name; so the same
 * difference gives the same plan. {@link dev.autogen.diff.Statements} divides what is together into
 * as few ALTER TABLE as the rules allow, and once more where together two changes would rebuild a
 * table that each alone does not ({@link dev.autogen.facts.change.Cost}).
 */
package dev.autogen.diff;
