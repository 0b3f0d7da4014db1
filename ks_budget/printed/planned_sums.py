"""The plan of a sum of frames that print none themselves: what the base, the index and the adjustments make of them."""

from collections.abc import Iterable, Iterator

from ks_budget.model import Frame
from ks_budget.printed.book import Book
from ks_budget.printed.planned import Planned
from ks_budget.printed.relation import About, Relation, Term, combined, times
from ks_budget.problems import kinds


def planned_sums(book: Book, frame: Frame, told: Iterable[str]) -> Iterator[Relation]:
    """Each line and total that a sum of frames prints for a plan year, where its frames do not print theirs.

    ``told`` are the subjects of the relations there are already: those of its frames' own plans.
    """
    levels, seen = book.levels, set(told)
    if not levels.is_sum(frame) or any(line.kind in ("revenue", "cost") for line in levels.own_lines(frame)):
        return
    labels = {line.id: line.label for line in frame.lines if line not in levels.own_lines(frame)}
    printed = {line.id: tuple(line.printed) for line in frame.lines if line.id in labels}
    printed |= {total: tuple(by) for total, by in frame.printed_totals.items()}
    parts = [Planned(book, part, book.frame(part.id)) for part in levels.counted([frame]) if part.id != frame.id]
    rows = book.frame(frame.id)
    own = Planned(book, frame, rows)
    for key, years in printed.items():
        for year in years:
            subject = f"{frame.id}.{key}.{year}"
            if year <= book.budget.year or subject in seen:
                continue
            needed = [(part, key) for part in parts]
            # Grants and financial items of the sum itself are in its result alone.
            needed += [(own, line) for line in own.lines] if key == "result" else []
            terms = _followed(needed, year)
            if terms is not None:
                about = About(frame.name, labels.get(key, ""), "" if key in labels else key, year)
                yield Relation(kinds.figures.PLAN_YEAR, subject, (*times(rows[key].by[year]), *terms), about=about)


def _followed(needed: list[tuple[Planned, str]], year: int) -> list[Term] | None:
    """What lines and totals of several frames come to, for what the sum takes away; None where one is not known."""
    found: list[Term] = []
    for part, key in needed:
        terms = part.follow(key, year)
        if terms is None:
            return None
        found += terms
    return combined(found)
