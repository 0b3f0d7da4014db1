"""Where the figures of a budget stand: each of them, and the budget with another one in its place."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct, structs

from ks_budget.model import Budget, Content

Path = tuple[str | int, ...]

FIGURES = {
    "publication": ("rates",),
    "frame": ("share", "printed_totals"),
    "line": ("amount", "printed"),
    "adjustment": ("effects",),
    "printedbridge": ("base", "indexed", "grant"),
    "comment": ("figure",),
    "explanation": ("amount", "share"),
    "investments": ("printed",),
    "group": ("printed",),
    "project": ("amounts",),
    "goal": ("number",),
    "indicator": ("target", "outcomes"),
    "assignment": ("number",),
    "risk": ("likelihood", "impact", "printed_score"),
    "control": ("printed_score",),
    "claim": ("figure",),
}
"""The keys that hold what a document prints, by table: years, levels of scales and what ksb is told are no figures."""


class Site(Struct, frozen=True):
    """One figure of a budget, or of the budget before it."""

    of: str
    """``this`` or ``last``."""
    path: Path
    """From the content, or from the publications, down to the figure."""
    kind: str
    """Table and key: ``line.amount``."""
    figure: int | Decimal


def sites(budget: Budget, of: str = "this") -> list[Site]:
    """Every figure of a budget, in the order of the model. Of last year's those of the tables: a document prints no
    more of them."""
    found = [Site(of, path, kind, figure) for path, kind, figure in _figures(budget.content, ())]
    return [site for site in found if of == "this" or site.kind != "frame.share"]


def rate_sites(budget: Budget, years: range) -> list[Site]:
    """The rates that the budget is computed with, of the publications that it names."""
    chosen = budget.content.document.publications.values()
    return [
        Site("this", ("publications", i, "rates", year), "publication.rates", rate)
        for i, publication in enumerate(budget.publications)
        for year, rate in publication.rates.items()
        if publication.id in chosen and year in years
    ]


def with_figure(budget: Budget, site: Site, figure: int | Decimal) -> Budget:
    """The budget with another figure at the site."""
    if site.path[0] == "publications":
        return structs.replace(budget, publications=_put(budget.publications, site.path[1:], figure))
    content: Content = _put(budget.content, site.path, figure)
    return structs.replace(budget, content=content)


def _figures(value: Any, path: Path, table: str = "", key: str = "") -> Iterator[tuple[Path, str, int | Decimal]]:
    if isinstance(value, Struct):
        name = type(value).__name__.lower()
        for field in value.__struct_fields__:
            yield from _figures(getattr(value, field), (*path, field), name, field)
    elif isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from _figures(inner, (*path, inner_key), table, key)
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _figures(inner, (*path, i), table, key)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool) and key in FIGURES.get(table, ()):
        yield path, f"{table}.{key}", value


def _put(value: Any, path: Path, figure: int | Decimal) -> Any:
    if not path:
        return figure
    first, rest = path[0], path[1:]
    if isinstance(value, Struct):
        return structs.replace(value, **{str(first): _put(getattr(value, str(first)), rest, figure)})
    if isinstance(value, dict):
        return value | {first: _put(value[first], rest, figure)}
    assert isinstance(first, int)
    return (*value[:first], _put(value[first], rest, figure), *value[first + 1 :])
