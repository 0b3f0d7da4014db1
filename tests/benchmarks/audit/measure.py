"""How many slips are found, and how much is told that is not so.

    PYTHONPATH=tests python -m benchmarks.audit.measure SEED TABLES [--form FORM] [--show N]

Half of the tables have one slip, of each kind in turn. Without a form the engine is tried alone, on tables of the
contract's own; with one, files of that form are, from their bytes to findings; `all` takes each form in turn.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random

from msgspec import Struct

from ks_budget.tables.audit import audit
from ks_budget.tables.judged import Audited, Finding

from .printing import as_table, shown
from .slips import SLIPS, Planted, plant
from .tables import Made, Place, make, wide
from .traps import TRAPS, noise

Where = dict[tuple[int, int, int], Place]
"""Table, row and column of what was audited, to the row and column that were made."""


class Tried(Struct):
    """What was found out of a made table."""

    audited: list[Audited]
    where: Where
    misread: list[str] = []
    """Cells that were read as something else, told."""


Level = Callable[[Made, Random], Tried]
"""What is tried: the engine alone, or a form from its bytes on."""


class Case(Struct, frozen=True):
    """A made table and its slip, where it has one."""

    made: Made
    planted: Planted | None


Tell = Callable[[str, Case, Tried], None]
"""Called with what went wrong."""


class Counts(Struct):
    """Of slips that contradict something."""

    slips: int = 0
    found: int = 0
    first: int = 0
    """Found, and the slipped figure is named first of all."""
    named: int = 0
    """Found, and the slipped figure is among those named."""
    errors: int = 0
    mistaken: int = 0
    """Another figure was said for certain."""


class Measured(Struct):
    """What came of many tables."""

    clean: int = 0
    false_warnings: int = 0
    """Clean tables with a finding that is no error."""
    false_errors: int = 0
    silent: int = 0
    """Slips that contradict nothing: rounding or no relation hides them."""
    slips: dict[str, Counts] = {}
    """By what they have in common."""
    beside: int = 0
    """Findings of slipped tables that do not touch the slip."""
    misread: int = 0
    """Cells."""
    tables_misread: int = 0
    seconds: list[float] = []


def cases(seed: int, count: int) -> Iterator[tuple[Case, Random]]:
    """Tables with and without a slip, and what else is drawn of each."""
    for number in range(count):
        draw = Random(f"{seed} {number}")
        made = make(draw)
        planted = plant(draw, made, SLIPS[number // 2 % len(SLIPS)]) if number % 2 else None
        if planted or number % 2 == 0:
            yield Case(made, planted), draw


def engine(made: Made, draw: Random) -> Tried:
    """The engine alone."""
    places = [(row, at) for row in range(len(made.labels)) for at in range(len(made.columns))]
    return Tried(audit([as_table(made)]), {(0, *place): place for place in places})


def through(form: str) -> Level:
    """A form, from bytes to findings."""
    from .reading import read_back

    def level(made: Made, draw: Random) -> Tried:
        back = read_back(form, made, draw)
        audited = audit(back.tables)
        back.settle([one.table for one in audited])
        return Tried(audited, back.place, back.misread)

    return level


def touched(tried: Tried, number: int, finding: Finding) -> set[Place | None]:
    """The made figures that a finding is about: those it names, and all in what does not hold."""
    places = {(suspect.row, suspect.column) for suspect in finding.suspects}
    for position, at in finding.broken:
        relation = tried.audited[number].relations[position]
        lines = (relation.target, *(line for line, _ in relation.terms))
        places |= {(line, at) if relation.axis == "rows" else (at, line) for line in lines}
    return {tried.where.get((number, *place)) for place in places}


def groups(case: Case, planted: Planted) -> list[str]:
    """What a slip is counted among."""
    money = min(case.made.money, 3)
    of = ["1 column", "2 columns", "3 columns or more"][money - 1] if money else "no column of money"
    return [
        "all",
        of,
        planted.slip,
        case.made.shape,
        "contradicts " + ("one relation" if planted.contradicts == 1 else "more relations"),
        "decided figures" if case.made.exact else "rounded figures",
        "off by less than twice the rounding" if planted.slight else "off by more",
    ]


def run(seed: int, count: int, level: Level, tell: Tell) -> Measured:
    """Try a number of tables."""
    measured = Measured(slips=defaultdict(Counts))
    for case, draw in cases(seed, count):
        start = time.process_time()
        tried = level(case.made, draw)
        measured.seconds.append(time.process_time() - start)
        measured.misread += len(tried.misread)
        measured.tables_misread += bool(tried.misread)
        if tried.misread:
            tell("MISREAD", case, tried)
        if case.planted is None:
            clean(measured, case, tried, tell)
        elif case.planted.contradicts:
            slipped(measured, case, case.planted, tried, tell)
        else:
            measured.silent += 1
    return measured


def clean(measured: Measured, case: Case, tried: Tried, tell: Tell) -> None:
    findings = [finding for table in tried.audited for finding in table.findings]
    measured.clean += 1
    if findings:
        wrong = any(finding.severity == "error" for finding in findings)
        measured.false_errors += wrong
        measured.false_warnings += not wrong
        tell("FALSE ERROR" if wrong else "FALSE WARNING", case, tried)


def slipped(
    measured: Measured,
    case: Case,
    planted: Planted,
    tried: Tried,
    tell: Tell,
) -> None:
    findings = [(number, finding) for number, table in enumerate(tried.audited) for finding in table.findings]
    about = [finding for number, finding in findings if planted.place in touched(tried, number, finding)]
    measured.beside += len(findings) - len(about)
    named = [
        tried.where.get((number, suspect.row, suspect.column))
        for number, finding in findings
        for suspect in finding.suspects
    ]
    first = bool(about) and named[:1] == [planted.place]
    certain = findings[0][1].certain if findings else False
    for group in groups(case, planted):
        counts = measured.slips[group]
        counts.slips += 1
        counts.found += bool(about)
        counts.first += first
        counts.named += bool(about) and planted.place in named
        counts.errors += any(finding.severity == "error" for finding in about)
        counts.mistaken += bool(about) and certain and not first
    if not about:
        tell("MISSED", case, tried)
    elif not first:
        tell("ANOTHER FIRST", case, tried)


def trapped(seed: int, count: int, level: Level, tell: Tell) -> Measured:
    """The tempting tables, each in turn."""
    measured = Measured()
    for number in range(count):
        draw = Random(f"{seed} trap {number}")
        name = list(TRAPS)[number % len(TRAPS)]
        case = Case(TRAPS[name](draw), None)
        clean(measured, case, level(case.made, draw), tell)
    return measured


def believed(seed: int, count: int, level: Level) -> int:
    """In how many tables of random digits some relation is believed, for its evidence."""
    tables = 0
    for number in range(count):
        draw = Random(f"{seed} noise {number}")
        tried = level(noise(draw), draw)
        tables += any(len(of.holds) > len(of.fails) for table in tried.audited for of in table.relations)
    return tables


def timed(made: Made, level: Level) -> float:
    """Seconds that one table takes."""
    start = time.process_time()
    level(made, Random(1))
    return time.process_time() - start


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
    """Each form with as many tables, a line each."""
    from .forms import FORMS

    print("| form | tables | cells misread | tables misread | found % | right figure first % | false alarms | errors |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for form in FORMS:
        of = run(seed, count, through(form), tell)
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
    print(f"random digits {count // 2}: tables with a relation believed {believed(seed, count // 2, level)}")
    seconds = sorted(1000 * second for second in measured.seconds)
    middle, most = seconds[len(seconds) // 2], seconds[int(0.95 * len(seconds))]
    large = sorted(1000 * timed(wide(Random(f"{seed} wide {number}")), level) for number in range(20))
    print(f"time of about 40 rows x 12 columns: middle {large[10]:.1f} ms, longest {large[-1]:.1f} ms")
    print(f"time a table: middle {middle:.1f} ms, 95 % {most:.1f} ms, longest {seconds[-1]:.1f} ms")


if __name__ == "__main__":
    main()
