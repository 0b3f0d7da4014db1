"""A risk matrix as a map: the number of risks in each cell, filled by how grave it is."""

from decimal import Decimal

from ks_budget.render.charts.canvas import INK, LINE, WHITE, WIDTH, Canvas, broken
from ks_budget.report import Chart

_LABELS, _CELL = 150, 44
_FILLS = {"low": "#e4efe7", "middle": "#efc766", "high": "#a63d2f", "": WHITE}
_LEGEND = {
    "sv": {"low": "låg", "middle": "medel", "high": "hög"},
    "en": {"low": "low", "middle": "middle", "high": "high"},
}


def draw(chart: Chart, language: str) -> str:
    """The rows as they stand in the table, and below them what the fills mean."""
    canvas = Canvas()
    names = [point.label for point in chart.series[0].points] if chart.series else []
    width = Decimal(WIDTH - _LABELS) / max(1, len(names))
    y = Decimal(4)
    for series in chart.series:
        canvas.lines(0, y + 18, broken(series.label, _LABELS - 10, language, 2))
        for i, point in enumerate(series.points):
            x = _LABELS + i * width
            canvas.rect(x, y, width, _CELL, _FILLS[point.grade], INK)
            empty = not point.value
            text = "–" if empty else point.shown
            canvas.words(
                x + width / 2, y + _CELL // 2 + 4, text, "middle", WHITE if point.grade == "high" else INK, not empty
            )
        y += _CELL
    for i, name in enumerate(names):
        canvas.lines(_LABELS + (i + Decimal("0.5")) * width, y + 18, broken(name, width - 6, language, 2), "middle")
    y += 18 + 2 * LINE + 4
    x = Decimal(_LABELS)
    for grade, word in _LEGEND[language].items():
        canvas.rect(x, y - 10, 14, 14, _FILLS[grade], INK)
        canvas.words(x + 20, y + 2, word)
        x += 90
    return canvas.svg(chart)
