/**
 * Compares two schemas and plans the operations that turn one into the other, in an order that
 * runs. {@link dev.autogen.diff.Completion} first fills in what the entities leave unsaid from the
 * live table; only what is then still different counts.
 *
 * <h2>The order</h2>
 *
 * <p>{@link dev.autogen.diff.Planner} puts the single changes of all tables into one order, which
 * holds on the way back as well. Between tables only foreign keys, and names that belong to the
 * schema, make one change wait for another, so the order has three parts:
 *
 * <ol>
 *   <li>What stands in the way goes: foreign keys whose columns, on either side, change their type
 *       (error 3780), begin or cease to count (1833), become NOT NULL under ON UPDATE CASCADE
 *       (1832), or go (1828, 1829); those whose parent loses the key they need (1553) or, like
 *       their own table, changes engine or partitions (1506); those that close a circle of tables
 *       to drop (3730); foreign keys and checks whose name another table is to have (1826, 3822).
 *   <li>Tables are created, parents first (1824), and changed. Nothing of one table waits for
 *       another here; within one, {@link dev.autogen.diff.Rule} says what comes before what.
 *   <li>Foreign keys come that need what came before: a new column or key of their parent (1822,
 *       3734), the rest of a circle of new tables, and those taken off for a while. Then come rows,
 *       and tables go, children first (3730).
 * </ol>
 *
 * <p>What one table needs in one part is one ALTER TABLE, unless a rule sets two changes apart or
 * together they would rebuild a table that each alone does not ({@link
 * dev.autogen.operation.Cost}). Changes that no rule orders stand in the order of the names of
 * their tables, so the same difference gives the same plan.
 */
package dev.autogen.diff;
