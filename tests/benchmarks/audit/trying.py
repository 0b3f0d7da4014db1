"""Made tables tried one by one: whether a slip is found, and what is told of clean tables that is not so."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random

from msgspec import Struct

from ks_budget.tables.audit import audit
from ks_budget.tables.judged import Audited, Finding

from .printing import as_table
from .slips import SLIPS, Planted, plant
from .tables import document, make
from .traps import TRAPS, noise
from .truth import Made, Place

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
    """Cells, of ``cells``."""
    cells: int = 0
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
        measured.cells += len(case.made.labels) * len(case.made.columns)
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


def together(seed: int, count: int) -> Measured:
    """Clean documents of several tables, each audited as a whole."""
    measured = Measured()
    for number in range(count):
        tables = document(Random(f"{seed} document {number}"))
        audited = audit([as_table(made) for made in tables])
        clean(measured, Case(tables[0], None), Tried(audited, {}), lambda what, case, tried: None)
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
