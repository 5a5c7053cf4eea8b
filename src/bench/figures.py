"""Makes the table and the plot of speed.md from speed.tsv."""

import os

import matplotlib

matplotlib.use("Agg")
matplotlib.rcParams["svg.hashsalt"] = "autogen"
import matplotlib.pyplot as plt  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RESOURCES = os.path.join(ROOT, "src", "site", "resources")
WARM = "autogen check, warm"
COLD = "autogen check, cold"
LOAD = "load when it began"


def rows(name):
    with open(os.path.join(RESOURCES, name)) as file:
        next(file)
        for line in file:
            n, what, wall, cpu, memory, runs = line.rstrip("\n").split("\t")
            yield int(n), what, float(wall), float(cpu), float(memory), int(runs)


def table(all_rows, column, unit, ratio):
    sizes = sorted({row[0] for row in all_rows})
    names = list(dict.fromkeys(row[1] for row in all_rows if row[column]))
    found = {(row[0], row[1]): row[column] for row in all_rows}
    lines = ["| | " + " | ".join("%s tables" % format(n, ",") for n in sizes) + " |"]
    lines.append("|---|" + "---:|" * len(sizes))
    for name in names:
        cells = []
        for n in sizes:
            value = found.get((n, name))
            if not value:
                cells.append("–")
                continue
            cell = "over 600 s" if value == float("inf") else unit % value
            if ratio and name != WARM and found.get((n, WARM)) and value != float("inf"):
                cell += " (%.1f ×)" % (value / found[n, WARM])
            cells.append(cell)
        lines.append("| %s | %s |" % (name, " | ".join(cells)))
    return "\n".join(lines) + "\n"


def tables(all_rows):
    loads = ", ".join("%.1f at %s tables" % (row[2], format(row[0], ","))
                      for row in all_rows if row[1] == LOAD)
    all_rows = [row for row in all_rows if row[1] != LOAD]
    return (
        ("Load of the machine, of its last minute, when each size began: " + loads + ".\n\n" if loads else "")
        + "Wall time:\n\n"
        + table(all_rows, 2, "%.2f s", True)
        + "\nTime of the processor:\n\n"
        + table(all_rows, 3, "%.2f s", True)
        + "\nMemory, resident, at the most:\n\n"
        + table(all_rows, 4, "%.0f MB", False)
    )


def plot(all_rows):
    figure, both = plt.subplots(1, 2, figsize=(11, 5))
    names = [n for n in dict.fromkeys(r[1] for r in all_rows)
             if len({r[0] for r in all_rows if r[1] == n}) > 1]
    for axes, column, what in ((both[0], 2, "seconds, whole process, median"),
                               (both[1], 4, "MB resident, at the most")):
        for name in names:
            points = sorted((r[0], r[column]) for r in all_rows
                            if r[1] == name and r[column] and r[column] != float("inf"))
            axes.plot([p[0] for p in points], [p[1] for p in points], marker="o", label=name,
                      linewidth=2.5 if name.startswith("autogen") else 1.2,
                      linestyle="--" if name.startswith("floor") else "-")
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("tables")
        axes.set_ylabel(what)
        axes.grid(True, which="major", alpha=0.3)
    figure.tight_layout(rect=(0, 0.16, 1, 1))
    handles, labels = both[0].get_legend_handles_labels()
    figure.legend(handles, labels, fontsize=7, ncol=4, loc="lower center")
    figure.savefig(os.path.join(RESOURCES, "speed.svg"), metadata={"Date": None})


def main():
    page = os.path.join(ROOT, "src", "site", "markdown", "speed.md")
    for name, mark in (("speed.tsv", "figures"), ("speed-rich.tsv", "figures of the rich model")):
        if not os.path.exists(os.path.join(RESOURCES, name)):
            continue
        with open(page, encoding="utf-8") as file:
            text = file.read()
        before, rest = text.split("<!-- %s -->\n" % mark, 1)
        _, after = rest.split("<!-- end of %s -->\n" % mark, 1)
        with open(page, "w", encoding="utf-8") as file:
            file.write(before + "<!-- %s -->\n" % mark + tables(list(rows(name)))
                       + "<!-- end of %s -->\n" % mark + after)
    plot([row for row in rows("speed.tsv") if row[1] != LOAD])


if __name__ == "__main__":
    main()
