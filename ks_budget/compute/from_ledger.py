"""Which of a ledger's amounts are asked for, and what stands in the way of taking them?"""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.kommun_bas import GROUPS, default_map
from ks_budget.compute.ledger import Loose, Mapped, Placed, Wanted, mapped, placed, whole_of_accounts
from ks_budget.ledger import Account, Holding, Ledger
from ks_budget.model import Budget, Frame, Line
from ks_budget.money import ZERO
from ks_budget.problems import Place, Problem, Span, Stop, kinds, money, near

BUDGET: tuple[Holding, ...] = ("budget",)
NEW_FRAME = "ram"


class Map(Struct, frozen=True):
    """The lines that accounts belong to."""

    entries: tuple[Mapped, ...]
    frames: tuple[Frame, ...]
    """With their lines in order; amounts apart."""
    own: bool
    """Whether a budget says it; else the groups of Kommun-Bas do."""


def map_of(budget: Budget | None, frame: str | None = None, name: str = "") -> Map:
    """The map of a budget, else the groups of Kommun-Bas by the ids of the lines of one of its frames, else those in a
    new frame called ``name``. ``frame`` is the id of one of the budget's, or of the new one.

    Raises Stop where a budget without a map has several frames and none is named (KSB152), or not that one (KSB110).
    """
    if budget is None:
        new = Frame(id=frame or NEW_FRAME, name=name or frame or "Ram", lines=_usual_lines())
        return Map(default_map(new.id, _ids(new)), (new,), own=False)
    frames = budget.content.frames
    if frame is not None and frame not in {one.id for one in frames}:
        known = near(frame, [one.id for one in frames])
        raise Stop(kinds.tables.UNKNOWN_REFERENCE.at(thing=kinds.words.THINGS["frame"], name=frame, known=known))
    if budget.content.account_maps:
        entries = mapped(budget.content.account_maps, frames)
        chosen = tuple(one for one in frames if frame in (None, one.id))
        return Map(tuple(one for one in entries if frame in (None, one.target.frame)), chosen, own=True)
    having = [one for one in frames if frame in (None, one.id) and one.lines]
    if len(having) != 1:
        raise Stop(kinds.ledger.WHICH_FRAME.at(budget=budget.name, frames=[one.id for one in having]))
    return Map(default_map(having[0].id, _ids(having[0])), tuple(having), own=False)


def _ids(frame: Frame) -> frozenset[str]:
    return frozenset(line.id for line in frame.lines)


def _usual_lines() -> tuple[Line, ...]:
    return tuple(Line(id=group.line, label=group.label, kind=group.kind) for group in GROUPS)


def wanted_objects(ledger: Ledger, asked: Sequence[str]) -> Wanted:
    """`1=Nord` as dimension and object; the dimension may be named.

    Raises Stop for what is not in the ledger (KSB089).
    """
    found, wrong = list[tuple[str, str]](), list[Problem]()
    numbers = {name.casefold(): number for number, name in ledger.dimensions.items()}
    used = {pair for figure in ledger.figures for pair in figure.key.objects} | set(ledger.objects)
    for text in asked:
        dimension, _, name = (part.strip() for part in text.partition("="))
        number = numbers.get(dimension.casefold(), dimension)
        objects = sorted(object for own, object in used if own == number)
        if any(object.startswith(name[:-1]) if name.endswith("*") else object == name for object in objects):
            found.append((number, name))
            continue
        known = [f"{number}={object}" for object in objects] or sorted({own for own, _ in used})
        wrong.append(kinds.ledger.NO_OBJECT.at(Place(ledger.file), name=text, known=near(text, known[:50])))
    if wrong:
        raise Stop(*wrong)
    return tuple(found)


def taken(ledger: Ledger, map: Map, holdings: Sequence[Holding], year: int | None, wanted: Wanted = ()) -> Placed:
    """The amounts of a year, from the first of the holdings that has any on the wanted objects.

    Raises Stop where there are none (KSB088), where the year must be said (KSB091), and for each account with an amount
    that has no line (KSB087) or several (KSB092).
    """
    year = _year(ledger, holdings, year)
    there = [placed(ledger, holding, year, map.entries, wanted) for holding in holdings]
    found = next((one for one in there if one.months or one.loose), None)
    if found is None:
        raise Stop(_none(ledger, holdings))
    if found.loose:
        raise Stop(*[_without_line(ledger, loose, map) for loose in found.loose])
    return found


def _year(ledger: Ledger, holdings: Sequence[Holding], year: int | None) -> int:
    years = ledger.has(*holdings)
    if not years or (year is not None and year not in years):
        raise Stop(_none(ledger, holdings, year))
    if year is None and len(years) > 1:
        raise Stop(kinds.ledger.WHICH_YEAR.at(Place(ledger.file), what=kinds.ledger.HOLDINGS[holdings[0]], years=years))
    return years[0] if year is None else year


def _none(ledger: Ledger, holdings: Sequence[Holding], year: int | None = None) -> Problem:
    have = [f"{_LABELS[holding]} {year}" for holding in _LABELS for year in ledger.has(holding)]
    place, what = Place(ledger.file), kinds.ledger.HOLDINGS[holdings[0]]
    if year is not None:
        return kinds.ledger.NONE_OF_YEAR.at(place, what=what, year=year, known=have)
    return kinds.ledger.NONE_OF_THEM.at(place, what=what, known=have)


_LABELS: dict[Holding, str] = {"budget": "#PBUDGET", "periods": "#PSALDO", "entries": "#TRANS", "result": "#RES"}


def _without_line(ledger: Ledger, loose: Loose, map: Map) -> Problem:
    place = Place(ledger.file, span=Span(loose.first.line, 1, 2, loose.first.source))
    account = called(loose.account)
    if loose.targets:
        lines = [f"{target.frame}.{target.line}" for target in loose.targets]
        return kinds.ledger.TWO_LINES.at(place, account=account, lines=lines)
    amount = money(loose.amount, "kr")
    if loose.objects and map.own:
        objects = [f"{dimension}={object}" for dimension, object in loose.objects]
        return kinds.ledger.NO_LINE_ON.at(place, account=account, amount=amount, objects=objects)
    return kinds.ledger.NO_LINE.at(place, account=account, amount=amount)


def called(account: Account) -> str:
    """`5010 Löner`."""
    return f"{account.number} {account.name}".strip()


def warnings(ledger: Ledger, taken: Placed) -> list[Problem]:
    """What is doubtful of amounts that were taken: parts that are more than their account, and a year's result that its
    months do not come to."""
    found = []
    if taken.mismatches:
        first = taken.mismatches[0]
        found.append(
            kinds.ledger.PARTS_DIFFER.at(
                Place(ledger.file),
                account=called(first.account),
                whole=money(first.whole, "kr"),
                parts=money(first.parts, "kr"),
                count=len(taken.mismatches),
            )
        )
    return found + _unlike_result(ledger, taken)


def _unlike_result(ledger: Ledger, taken: Placed) -> list[Problem]:
    """The accounts whose year's result is not what their months or entries come to."""
    if taken.holding == "result" or taken.holding == "budget":
        return []
    results = {
        figure.key.account: figure.amount
        for figure in ledger.figures
        if (figure.key.holding, figure.key.year) == ("result", taken.year)
    }
    sums: dict[str, Decimal] = {}
    for figure in whole_of_accounts(ledger, taken.holding, taken.year):
        sums[figure.key.account] = sums.get(figure.key.account, ZERO) + figure.amount
    unlike = [number for number in results if number in sums and sums[number] != results[number]]
    if not unlike:
        return []
    first = min(unlike)
    return [
        kinds.ledger.RESULT_DIFFERS.at(
            Place(ledger.file),
            account=called(ledger.account(first)),
            result=money(-results[first], "kr"),
            sum=money(-sums[first], "kr"),
            count=len(unlike),
        )
    ]
