"""How many slips are found, and how much is told that is not so.

    PYTHONPATH=tests python -m benchmarks.audit.measure SEED TABLES [--form FORM] [--show N]

Half of the tables have one slip, of each kind in turn. Without a form the engine is tried alone, on tables of the
contract's own; with one, files of that form are, from their bytes to findings; `all` takes each form in turn.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from random import Random

from .printing import shown
from .slips import SLIPS
from .tables import wide
from .trying import Case, Level, Measured, Tell, Tried, believed, engine, run, through, timed, together, trapped


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


ORDER = ("all", "1 column", "2 columns", "3 columns or more", "no column of money", "contradicts one relation")
ORDER += ("contradicts more relations", "off by less than twice the rounding", "off by more")
ORDER += ("rounded figures", "decided figures")
ORDER += SLIPS


def table_of(measured: Measured) -> Iterator[str]:
    """What is told of slips, as a Markdown table."""
    yield "| slips | tried | found % | right figure first % | among the named % | as error % | another for sure % |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    known = [group for group in ORDER if group in measured.slips]
    for group in (*known, *sorted(set(measured.slips) - set(ORDER))):
        of = measured.slips[group]
        parts = (share(of.found, of.slips), share(of.first, of.found), share(of.named, of.found))
        parts += (share(of.errors, of.slips), share(of.mistaken, of.found))
        yield f"| {group} | {of.slips} | {' | '.join(parts)} |"


def summary(measured: Measured) -> str:
    """False alarms, in a line."""
    alarms = measured.false_warnings + measured.false_errors
    per = f"{1000 * alarms / measured.clean:.1f}" if measured.clean else "–"
    return f"clean {measured.clean}: false alarms {alarms} ({per} in 1,000), of them errors {measured.false_errors}"


def printed_case(case: Case) -> str:
    """A table as it is printed, with its slip."""
    made = case.made
    body = [
        [label, *(shown(made, row, at) for at in range(len(made.columns)))] for row, label in enumerate(made.labels)
    ]
    grid = [["", *(column.head for column in made.columns)], *body]
    widths = [max(len(line[at]) for line in grid) for at in range(len(grid[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in grid]
    slip = case.planted
    said = f"{slip.slip} at {slip.place}: {slip.meant.value} meant, contradicts {slip.contradicts}" if slip else "clean"
    return "\n".join([f"{made.shape}, exact: {made.exact}, {said}", *lines])


def teller(limit: int) -> Tell:
    """Shows the first cases of each kind on standard error."""
    told: dict[str, int] = defaultdict(int)

    def tell(what: str, case: Case, tried: Tried) -> None:
        told[what] += 1
        if told[what] <= limit:
            findings = [finding for table in tried.audited for finding in table.findings]
            print(f"--- {what}\n{printed_case(case)}", *findings, *tried.misread[:5], sep="\n", file=sys.stderr)

    return tell


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("tables", type=int)
    parser.add_argument("--form", help="`all`, or one of forms.FORMS; without it, the engine alone")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the first N cases of each kind of mistake")
    options = parser.parse_args()
    if options.form == "all":
        every_form(options.seed, options.tables, teller(options.show))
        return
    report(options.seed, options.tables, through(options.form) if options.form else engine, teller(options.show))


def every_form(seed: int, count: int, tell: Tell) -> None:
    """Each form with as many tables of its own, a line each."""
    from .forms import FORMS

    print("| form | tables | cells misread | tables misread | found % | right figure first % | false alarms | errors |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for number, form in enumerate(FORMS):
        of = run(seed + number, count, through(form), tell)
        slips = of.slips["all"]
        found = f"{share(slips.found, slips.slips)} | {share(slips.first, slips.found)}"
        false = f"{of.false_warnings + of.false_errors} | {of.false_errors}"
        print(f"| {form} | {len(of.seconds)} | {of.misread} | {of.tables_misread} | {found} | {false} |", flush=True)


def report(seed: int, count: int, level: Level, tell: Tell) -> None:
    """One level, in full."""
    measured = run(seed, count, level, tell)
    print(*table_of(measured), "", sep="\n")
    print(summary(measured))
    print(f"slips that contradict nothing {measured.silent}; findings that do not touch the slip {measured.beside}")
    print(f"cells misread {measured.misread}")
    print("traps:", summary(trapped(seed, count // 2, level, tell)))
    print("documents of three tables:", summary(together(seed, count // 4)))
    print(f"random digits {count // 2}: tables with a relation believed {believed(seed, count // 2, level)}")
    seconds = sorted(1000 * second for second in measured.seconds)
    middle, most = seconds[len(seconds) // 2], seconds[int(0.95 * len(seconds))]
    large = sorted(1000 * timed(wide(Random(f"{seed} wide {number}")), level) for number in range(20))
    print(f"time of about 40 rows x 12 columns: middle {large[10]:.1f} ms, longest {large[-1]:.1f} ms")
    print(f"time a table: middle {middle:.1f} ms, 95 % {most:.1f} ms, longest {seconds[-1]:.1f} ms")


if __name__ == "__main__":
    main()
