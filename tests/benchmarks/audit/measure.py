"""How many slips are found, and how much is told that is not so.

    PYTHONPATH=tests python -m benchmarks.audit.measure SEED TABLES [--form FORM] [--show N]

Half of the tables have one slip, of each kind in turn. Without a form the engine is tried alone, on tables of the
contract's own; with one, files of that form are, from their bytes to findings; `all` takes each form in turn.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .printing import shown
from .slips import SLIPS
from .tables import wide
from .trying import Case, Level, Measured, Tell, Tried, believed, engine, run, through, timed, together, trapped

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "auditing.md"


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


def alarms(seed: int, count: int, level: Level, measured: Measured, tell: Tell) -> Iterator[str]:
    """What is told of clean tables, as a Markdown table."""
    yield "| clean tables | tried | with a false alarm | with a false error |"
    yield "|---|---:|---:|---:|"
    kinds = {
        "as they are drawn": measured,
        "made to tempt": trapped(seed, count // 2, level, tell),
        "documents of three tables": together(seed, count // 4),
    }
    for name, of in kinds.items():
        yield f"| {name} | {of.clean} | {of.false_warnings + of.false_errors} | {of.false_errors} |"
    noise = believed(seed, count // 2, level)
    yield f"| random digits: any relation believed | {count // 2} | {noise} | |"


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
    parser.add_argument("--update", action="store_true", help="put what came out into docs/explanation/auditing.md")
    options = parser.parse_args()
    tell = teller(options.show)
    if options.form == "all":
        name, lines = "forms", every_form(options.seed, options.tables, tell)
    else:
        level = through(options.form) if options.form else engine
        name, lines = "slips", report(options.seed, options.tables, level, tell)
    told = []
    for line in lines:
        print(line, flush=True)
        told.append(line)
    if options.update:
        update(name, told)


def update(name: str, lines: list[str]) -> None:
    """Put the lines between the marks of this name on the page."""
    text = PAGE.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = text.partition(start)
    after = rest.partition(end)[2]
    body = "\n".join(lines)
    PAGE.write_text(f"{before}{start}\n\n{body}\n\n{end}{after}", encoding="utf-8", newline="\n")


def every_form(seed: int, count: int, tell: Tell) -> Iterator[str]:
    """Each form with as many tables of its own, a line each."""
    from .forms import FORMS

    yield "| form | tables | cells | misread | slips found % | right figure first % | false alarms | of them errors |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for number, form in enumerate(FORMS):
        of = run(seed + number, count, through(form), tell)
        slips = of.slips["all"]
        found = f"{share(slips.found, slips.slips)} | {share(slips.first, slips.found)}"
        false = f"{of.false_warnings + of.false_errors} | {of.false_errors}"
        yield f"| {form} | {len(of.seconds)} | {of.cells} | {of.misread} | {found} | {false} |"


def report(seed: int, count: int, level: Level, tell: Tell) -> Iterator[str]:
    """One level, in full."""
    measured = run(seed, count, level, tell)
    yield from table_of(measured)
    yield ""
    yield from alarms(seed, count, level, measured, tell)
    seconds = sorted(1000 * second for second in measured.seconds)
    large = sorted(1000 * timed(wide(Random(f"{seed} wide {number}")), level) for number in range(20))
    middle, most = seconds[len(seconds) // 2], seconds[int(0.95 * len(seconds))]
    yield ""
    yield f"Slips that contradict nothing: {measured.silent}. Findings that do not touch the slip: {measured.beside}."
    times = f"{middle:.1f} ms a table in the middle, {most:.1f} ms for 95 %, at most {seconds[-1]:.0f}"
    yield f"Time of the processor: {times}."
    yield f"About 40 rows x 12 columns in three levels: {large[10]:.0f} ms in the middle, at most {large[-1]:.0f}."


if __name__ == "__main__":
    main()
