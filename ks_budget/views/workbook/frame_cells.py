"""The cells of a frame's sheet: what each line and total is, year by year, and the formula that it comes of."""

from ks_budget.compute.footing import foot, step_of
from ks_budget.compute.projection import Projection
from ks_budget.model import Frame, Line
from ks_budget.model.shape import Amounts
from ks_budget.money import add, decimals_of
from ks_budget.printed.plan import printed_plan
from ks_budget.printed.rates import series_of, share_of
from ks_budget.sheets import Cell, Role, sum_of, text_in_formula
from ks_budget.views.words import labels_of_totals
from ks_budget.views.workbook.adjustments import AMOUNT, KEY, KIND, YEAR, effect, kind_named
from ks_budget.views.workbook.given import Given, Ram
from ks_budget.views.workbook.page import kept, number, percent, text
from ks_budget.views.workbook.places import Places, own_way
from ks_budget.views.workbook.rounding import Rounded

FINER = 4
"""How many decimals more an exact amount is shown with."""
_CLEAN = 9
"""How many decimals are kept of what has few."""


class FrameCells:
    """The figures of one frame and their formulas."""

    def __init__(self, given: Given, ram: Ram, places: Places) -> None:
        self.given, self.places, self.projection = given, places, ram.projection
        self.frame, self.shape = self.projection.frame, self.projection.shape
        self.own, self.years = places.frames[self.frame.id], list(self.projection.years)
        self.labels = labels_of_totals(given.language) | {line.id: line.label for line in self.frame.lines}
        step = step_of(self.frame, given.budget.unit)
        self.decimals = decimals_of(step)
        self.shown: dict[int, Amounts] = {
            year: amounts if own_way(self.projection) else foot(self.shape, amounts, step)
            for year, amounts in self.projection.years.items()
        }
        self.rounded = {
            year: Rounded(self.shape, self.projection.years[year], self.decimals, self.own, year)
            for year in self.years[1:]
        }

    def cell(self, key: str, what: str, year: int) -> Cell | None:
        """One cell; None where there is nothing to say."""
        if what == "line":
            return text(self.labels[key], self.role(key))
        made: Cell | None = getattr(self, f"_{what}")(key, year)
        return made if made is not None else text(None, self.role(key)) if key in self.shape else None

    def role(self, key: str) -> Role:
        """Of a line or a total."""
        return "total" if key in self.shape else "part"

    def part(self, key: str) -> tuple[Frame, Line] | None:
        """The line that a row is computed from on this sheet; none for a total, and for a sum of other frames."""
        for frame in self.projection.parts or (self.frame,):
            for line in frame.lines if frame.id == self.frame.id else ():
                if line.id == key:
                    return frame, line
        return None

    def sources(self, key: str, what: str, year: int) -> list[str]:
        """The cells of other frames that a line is the sum of."""
        return [
            self.places.frames[part.id].outside(key, what, year)
            for part in self.projection.parts
            if self._has(part, key) and key in self._projected(part).years[year]
        ]

    def _projected(self, part: Frame) -> Projection:
        return next(ram.projection for ram in self.given.frames if ram.projection.frame.id == part.id)

    def _has(self, part: Frame, key: str) -> bool:
        return any(line.id == key for line in part.lines)

    def _series(self, key: str, year: int) -> Cell | None:
        own = self.part(key)
        series = series_of(*own) if own else None
        return text(self.given.rates.name(series)) if series else None

    def _share(self, key: str, year: int) -> Cell | None:
        own = self.part(key)
        return kept(percent(share_of(*own), role="input"), own[1], "share") if own and series_of(*own) else None

    def _shown(self, key: str, year: int) -> Cell | None:
        if year == self.years[0]:
            return self._base(key, year)
        if (value := self.shown[year].get(key)) is None:
            return None
        if own_way(self.projection):
            return self._stated(
                key, year, number(value, self.decimals, self.role(key) if key in self.shape else "input")
            )
        role: Role = "total" if key in self.shape else "strong"
        return number(value, self.decimals, role, self.rounded[year].shown(key))

    def _base(self, key: str, year: int) -> Cell | None:
        """The document's own figure. A total that it comes to is computed; one that rounding parts from its lines
        stands as it is printed."""
        amounts = self.projection.start.own
        if key not in amounts:
            return None
        value = amounts[key]
        if key in self.shape:
            parts = [part for part in self.shape[key] if part in amounts]
            adds_up = parts and add(amounts[part] for part in parts) == value
            formula = sum_of(self.own.spot(part, "shown", year) for part in parts) if adds_up else ""
            return number(value, self.decimals, "total", self._clean(formula))
        if own := self.part(key):
            return kept(number(value, self.decimals, "input"), own[1], "amount")
        sources = self.sources(key, "shown", year)
        theirs = [self._projected(part).start.own[key] for part in self.projection.parts if self._has(part, key)]
        return number(value, self.decimals, formula=self._clean("+".join(sources) if add(theirs) == value else ""))

    def _clean(self, formula: str) -> str:
        """A sum without the noise of binary fractions, where there are decimals."""
        return f"ROUND({formula},{_CLEAN})" if formula and self.decimals else formula

    def _reconciled(self, key: str, year: int) -> Cell | None:
        start = self.projection.start
        if key in self.shape or not self.part(key):
            return None
        return number(start.exact[key] - start.own[key], self.decimals + FINER, signed=True, zero="–")

    def _exact(self, key: str, year: int) -> Cell | None:
        amounts = self.projection.years[year]
        if key not in amounts:
            return None
        decimals = self.decimals if year == self.years[0] and ("reconciled", year) not in self.own.columns else None
        decimals = self.decimals + FINER if decimals is None else decimals
        return number(amounts[key], decimals, self.role(key), self._exactly(key, year))

    def _exactly(self, key: str, year: int) -> str:
        """How an exact amount is computed."""
        if key in self.shape:
            parts = [part for part in self.shape[key] if part in self.projection.years[year]]
            return sum_of(self.own.spot(part, "exact", year) for part in parts) if parts else ""
        own = self.part(key)
        if own is None:
            return "+".join(self.sources(key, "exact", year))
        if year == self.years[0]:
            whats = [what for what in ("shown", "reconciled") if (what, year) in self.own.columns]
            return "+".join(self.own.cell(key, what, year) for what in whats)
        before, moved = year - 1, [self.own.cell(key, what, year) for what in ("permanent", "temporary")]
        rest = f"{self.own.cell(key, 'exact', before)}-{self.own.cell(key, 'temporary', before)}"
        series = series_of(*own)
        if series is None:
            return "+".join([rest, *moved])
        growth = f"1+{self.own.cell(key, 'share', 0)}*{self.places.index[series, year]}"
        return "+".join([f"({rest})*({growth})", *moved])

    def _permanent(self, key: str, year: int) -> Cell | None:
        return self._adjusted(key, "permanent", year)

    def _temporary(self, key: str, year: int) -> Cell | None:
        return self._adjusted(key, "temporary", year)

    def _adjusted(self, key: str, kind: str, year: int) -> Cell | None:
        """What the adjustments of one sort and year come to for a line."""
        own = self.part(key)
        if own is None:
            return None
        wanted = {
            KEY: text_in_formula(self.places.keys[self.frame.id, key]),
            YEAR: str(year),
            KIND: text_in_formula(kind_named(kind, self.given.language)),
        }
        criteria = ",".join(f"{self.places.adjusted(column)},{sought}" for column, sought in wanted.items())
        value = effect(own[0], key, kind, year, self.given.budget.unit)
        return number(value, None, formula=f"SUMIFS({self.places.adjusted(AMOUNT)},{criteria})", signed=True, zero="–")

    def _floor(self, key: str, year: int) -> Cell | None:
        return self._step(key, year, "floor", 0)

    def _rest(self, key: str, year: int) -> Cell | None:
        return self._step(key, year, "rest", _CLEAN)

    def _step(self, key: str, year: int, what: str, decimals: int) -> Cell | None:
        rounded = self.rounded[year]
        if not rounded.stepped(key):
            return None
        value, formula = rounded.floor(key) if what == "floor" else rounded.rest(key)
        return number(value, decimals, self.role(key), formula)

    def _rounding(self, key: str, year: int) -> Cell | None:
        value = self.shown[year].get(key)
        if value is None:
            return None
        shown, exact = (self.own.cell(key, what, year) for what in ("shown", "exact"))
        difference = value - self.projection.years[year][key]
        return number(
            difference, FINER, self.role(key), f"ROUND({shown}-{exact},{self.rounded[year].sure})", signed=True
        )

    def _printed(self, key: str, year: int) -> Cell | None:
        value = printed_plan(self.frame, year).get(key)
        return None if value is None else self._stated(key, year, number(value, self.decimals, self.role(key)))

    def _stated(self, key: str, year: int, cell: Cell) -> Cell:
        """A figure of the document's own plan."""
        own = self.part(key)
        if own is not None:
            return kept(cell, own[1], "printed", year)
        return kept(cell, self.frame, "printed_totals", key, year) if key in self.shape else cell

    def _deviation(self, key: str, year: int) -> Cell | None:
        printed, value = printed_plan(self.frame, year).get(key), self.shown[year].get(key)
        if printed is None or value is None:
            return None
        shown, stated = (self.own.cell(key, what, year) for what in ("shown", "printed"))
        return number(
            value - printed,
            self.decimals,
            self.role(key),
            f"ROUND({shown}-{stated},{self.rounded[year].sure})",
            signed=True,
        )
