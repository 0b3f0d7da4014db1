"""Which rows follow from others: the relations of the best reading of a table."""

from ks_budget.tables.chart import Chart
from ks_budget.tables.evidence import ACCEPTED, Link, instance
from ks_budget.tables.figures import Figures


def dead_columns(figures: Figures, links: list[Link], columns: list[int]) -> list[int]:
    """Columns where relations between rows fail by far, more often than they hold: averages, counts of other things.
    Failures that one figure would mend count once."""
    dead = []
    for at in columns:
        tried = [(link, link.instances[at]) for link in links if at in link.instances and link.net >= ACCEPTED + 1]
        far = [(link, one) for link, one in tried if one.state == "fails" and one.near < 3]
        good = sum(one.state == "holds" and one.count > 1 for _, one in tried)
        if len(far) >= 2 and len(far) > good:
            link, one = far[0]
            mended = max(
                sum(row in other.lines and abs(two.residual * link.lines[row] - one.residual * other.lines[row])
                    <= one.slack + two.slack for other, two in far)
                for row in link.lines
            )  # fmt: skip
            if len(far) - mended + 1 > max(1, good):
                dead.append(at)
    return dead


def row_links(figures: Figures) -> tuple[list[Link], Chart]:
    """The relations between rows that explain most of a table, and the chart that they were found in."""
    columns = [at for at in range(figures.width) if figures.adds[at]]
    chart = _grown(figures, columns, None)
    if dead := dead_columns(figures, chart.reading(), columns):
        for at in dead:
            figures.adds[at] = False
        columns = [at for at in columns if at not in dead]
        chart = _grown(figures, columns, None)
    if any(chart.habits()) and not chart.explained():
        chart = _grown(figures, columns, chart)
    links = chart.reading()
    _add_beside(figures, links)
    parents = {row for link in links if link.net >= ACCEPTED for row in link.terms}
    for link in links:
        if link.target in parents:
            link.net += 6.0  # A strong total relies on it.
    return links, chart


def _grown(figures: Figures, columns: list[int], before: Chart | None) -> Chart:
    chart = Chart(figures, columns, before)
    chart.grow()
    return chart


def _add_beside(figures: Figures, links: list[Link]) -> None:
    """Columns of posts or heads take part where they add as those of money do."""
    for at in figures.beside:
        tried = [(link, one) for link in links if link.net >= ACCEPTED and (one := instance(figures, link, at))]
        held = sum(one.state == "holds" and one.bits >= 1 for _, one in tried)
        failed = sum(one.state == "fails" for _, one in tried)
        if held >= 2 and held >= 3 * failed:
            for link, one in tried:
                link.instances[at] = one
