"""Tables with equal heads are one to the search between columns: a table broken over pages, or repeated by board."""

from collections import defaultdict
from collections.abc import Sequence

from ks_budget.tables.columns import column_links, independent
from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.ratios import Ratio, ratios
from ks_budget.tables.table import Table


class Between:
    """What is found between the columns of one table."""

    def __init__(self, links: list[Link], shares: list[Ratio], short: bool) -> None:
        self.links, self.ratios, self.short = links, shares, short


def between_columns(tables: Sequence[Table], figures: Sequence[Figures]) -> list[Between]:
    """The relations between columns of each table, by its own rows and those of all tables with the same heads."""
    found: list[Between] = [Between([], [], False) for _ in tables]
    for group in _groups(tables):
        pooled = _search(Figures([tables[at] for at in group])) if len(group) > 1 else None
        for at in group:
            found[at] = _merged(figures[at], pooled)
    return found


def _groups(tables: Sequence[Table]) -> list[list[int]]:
    """Positions of tables whose columns are the same: heads, all with words, and units."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, table in enumerate(tables):
        heads = tuple(" ".join(column.head.lower().split()) for column in table.columns)
        named = len(heads) >= 3 and all(heads)
        key = (heads, table.unit, tuple(column.unit for column in table.columns)) if named else (at,)
        groups[key].append(at)
    return list(groups.values())


def _search(figures: Figures) -> Between:
    links, short = column_links(figures)
    shares, shorter = ratios(figures, {at for link in links for at in link.lines})
    return Between(links, shares, short or shorter)


def _merged(figures: Figures, pooled: Between | None) -> Between:
    """A table's own relations, and those of its pool that hold in it at least as often as they fail."""
    own = _search(figures) if figures.width and figures.height > 1 else Between([], [], False)
    if pooled is None:
        return own
    rows = range(figures.height)
    links = [link for theirs in pooled.links
             if len((link := theirs.over(figures, rows)).states("holds")) >= len(link.failures)]  # fmt: skip
    shares = [ratio for theirs in pooled.ratios
              if 2 * len((ratio := theirs.over(figures, rows)).failures) <= len(ratio.tests)]  # fmt: skip
    explained = {ratio.target for ratio in shares}
    return Between(
        independent(links, own.links, figures.width),
        shares + [ratio for ratio in own.ratios if ratio.target not in explained],
        own.short or pooled.short,
    )
