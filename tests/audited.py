"""Small tables with what is known of them, as the tests of auditing write them."""

from decimal import Decimal

from ks_budget.money import Unit
from ks_budget.problems import Place, Span
from ks_budget.tables.judged import Audited, Finding, Relation, Suspect
from ks_budget.tables.numbers import read_entry
from ks_budget.tables.table import Column, Entry, Prose, Row, Table

FILE = "rapport.txt"


def table(text: str, *, title: str = "Driftbudget", unit: Unit | None = "tkr", at: int = 1) -> Table:
    """Of lines of cells parted by `|`, the heads first: `År | Budget 2024`. A row begins on the line that it does in
    ``text``, counted from ``at``."""
    lines = [line.strip() for line in text.strip().splitlines()]
    corner, *heads = [cell.strip() for cell in lines[0].split("|")]
    columns = tuple(_column(head) for head in heads)
    rows = tuple(_row(line, at + i) for i, line in enumerate(lines[1:], 1))
    return Table(title, columns, rows, corner, unit, place=Place(FILE, span=Span(at, 1, 2, lines[0])))


def _column(head: str) -> Column:
    phases = {"budget": "budget", "plan": "plan", "utfall": "outcome", "avvikelse": "deviation"}
    *words, year = head.split(" ")
    word = " ".join(words) if year.isdigit() else head
    phase = phases.get(word.lower())
    kind = "percent" if "%" in head else "money"
    return Column(head, phase, int(year) if year.isdigit() else None, kind=kind)  # type: ignore[arg-type]


def _row(line: str, number: int) -> Row:
    label, *cells = line.split("|")
    at, entries = len(label) + 1, list[Entry]()
    for cell in cells:
        text = cell.strip()
        start = at + cell.find(text) + 1 if text else at + 1
        place = Place(FILE, span=Span(number, start, start + max(1, len(text)), line))
        entry = read_entry(text)
        entries.append(Entry(text, entry.number, entry.blank, place))
        at += len(cell) + 1
    return Row(label.strip(), tuple(entries))


def prose(text: str, line: int, after: int = 0) -> Prose:
    return Prose(text, Place(FILE, span=Span(line, 1, len(text) + 1, text)), after=after)


FRAME = table(
    """
    Belopp i tkr | Budget 2024 | Budget 2025 | Plan 2026
    Skola        | 1 000       | 1 100       | 1 200
    Vård         | 2 000       | 2 100       | 2 200
    Summa        | 3 000       | 3 020       | 3 400
    """
)
"""The sum of 2025 has two digits that changed places."""

SUM = Relation("rows", "sum", 2, ((0, 1), (1, 1)), holds=(0, 2), fails=(1,), bits=14.2, declared=True)
TRANSPOSED = Finding(
    "error",
    "figure",
    (Suspect(2, 1, Decimal(3199), Decimal(3201), Decimal(3200), "digit", mends=1),),
    broken=((0, 1),),
    certain=True,
    odds=8.3,
)
SEVERAL = Finding(
    "warning",
    "figure",
    (
        Suspect(0, 1, Decimal(919), Decimal(921), mends=1),
        Suspect(1, 1, Decimal(1919), Decimal(1921), mends=1),
        Suspect(2, 1, Decimal(3199), Decimal(3201), Decimal(3200), "digit", mends=1),
    ),
    broken=((0, 1),),
)
AUDITED = Audited(FRAME, (SUM,), (TRANSPOSED,))

FOLLOW_UP = table(
    """
    Nämnd | Utfall 2024 | Budget 2024 | Avvikelse
    Skola | 1 010       | 1 000       | 10
    Vård  | 1 990       | 2 000       | -10
    """,
    title="Uppföljning",
)
OUTCOME_LESS_BUDGET = Relation("columns", "difference", 2, ((0, 1), (1, -1)), holds=(0, 1), bits=11.0)
HEAD = Audited(
    FOLLOW_UP,
    (OUTCOME_LESS_BUDGET,),
    (Finding("warning", "head", (), broken=((0, 2),), certain=True, head=2),),
)
