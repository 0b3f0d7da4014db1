"""Ids made from what tables print: stable from document to document, readable, and fit for expressions."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from ks_budget.tables.table import Column, Phase, Table

LONGEST = 48
"""Characters of an id. Longer labels are cut between words."""


def identifier(text: str, otherwise: str = "rad") -> str:
    """`kop_av_tjanster` of `Köp av tjänster`: small letters, digits and underscores, a letter first, as expressions
    have names. What is left of no text is ``otherwise``; it is put before what begins with a digit, too."""
    # Dashes and other signs part words; letters lose their marks alone.
    parted = re.sub(r"\W+", " ", unicodedata.normalize("NFC", text))
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if len(name) > LONGEST:
        cut = name[: LONGEST + 1].rpartition("_")[0]
        name = cut or name[:LONGEST]
    if not name:
        return otherwise
    return name if name[0].isalpha() else f"{otherwise}_{name}"


def unique(names: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """The names, with `_2`, `_3` … after those that are met again or already taken."""
    seen, made = Counter(taken), list[str]()
    for name in names:
        seen[name] += 1
        one = name if seen[name] == 1 else f"{name}_{seen[name]}"
        while one != name and one in seen:
            seen[name] += 1
            one = f"{name}_{seen[name]}"
        seen[one] = max(1, seen[one])
        made.append(one)
    return made


def row_ids(table: Table) -> list[str]:
    """One for each row. A label that several rows have is told apart by its heading, and else by a number."""
    often = Counter(identifier(row.label) for row in table.rows)
    wanted = []
    for row in table.rows:
        name = identifier(row.label)
        apart = often[name] > 1 and row.heading
        wanted.append(identifier(f"{row.label} {row.heading}") if apart else name)
    return unique(wanted)


_PHASES: dict[Phase, str] = {
    "budget": "budget",
    "plan": "plan",
    "outcome": "utfall",
    "forecast": "prognos",
    "change": "forandring",
    "deviation": "avvikelse",
    "percent": "procent",
}
_LEVELS = ("budget", "plan", "outcome", "forecast", None)


def column_ids(table: Table) -> list[str]:
    """One for each column: its year where no other level has it (`2025`), else phase and year (`utfall_2025`), and its
    head where that says neither."""
    often = Counter(column.year for column in table.columns)
    return unique([_of_column(column, often[column.year] == 1) for column in table.columns])


def _of_column(column: Column, alone: bool) -> str:
    if column.year and alone and column.phase in _LEVELS and column.kind == "money":
        return str(column.year)
    if column.phase and column.year:
        return f"{_PHASES[column.phase]}_{column.year}"
    return identifier(column.head, "kolumn")


def table_ids(tables: Sequence[Table]) -> list[str]:
    """One for each table, of its title."""
    return unique([identifier(table.title, "tabell") for table in tables])
