"""An office, its departments and their units: boxes in rows of five, joined by lines."""

from decimal import Decimal

from ks_budget.render.charts.canvas import ACCENT, GREY, LINE, TINT, WHITE, WIDTH, Canvas, broken
from ks_budget.report import Chart, Series

_ACROSS, _GAP, _PAD = 5, 8, 8


def draw(chart: Chart, language: str) -> str:
    """The title is the office's name."""
    canvas = Canvas()
    name = broken(chart.title, WIDTH // 2, language, 2)
    height = LINE * len(name) + 10
    canvas.rect(WIDTH // 4, 1, WIDTH // 2, height, ACCENT)
    for i, line in enumerate(name):
        canvas.words(WIDTH / 2, 16 + i * LINE, line, "middle", WHITE, True)
    y = Decimal(height + 1)
    rows = [chart.series[i : i + _ACROSS] for i in range(0, len(chart.series), _ACROSS)]
    for row in rows:
        y = _row(canvas, row, y, language)
    return canvas.svg(chart)


def _row(canvas: Canvas, row: list[Series], y: Decimal, language: str) -> Decimal:
    width = (Decimal(WIDTH) - _GAP * (len(row) - 1)) / len(row)
    bus, top = y + 12, y + 24
    middles = [i * (width + _GAP) + width / 2 for i in range(len(row))]
    canvas.line(WIDTH / 2, y, WIDTH / 2, bus, GREY)
    canvas.line(min(middles[0], Decimal(WIDTH) / 2), bus, max(middles[-1], Decimal(WIDTH) / 2), bus, GREY)
    heads = [broken(one.label, width - 2 * _PAD, language) for one in row]
    tall = LINE * max(map(len, heads)) + 10
    lowest = top + tall
    for one, head, middle in zip(row, heads, middles, strict=True):
        canvas.line(middle, bus, middle, top, GREY)
        canvas.rect(middle - width / 2, top, width, tall, TINT, ACCENT)
        canvas.lines(middle, top + 16, head, "middle", bold=True)
        below = top + tall + 18
        for point in one.points:
            lines = broken(point.label, width - _PAD - 10, language)
            canvas.words(middle - width / 2 + 2, below, "–", colour=GREY)
            canvas.lines(middle - width / 2 + 12, below, lines)
            below += LINE * len(lines) + 3
        lowest = max(lowest, below - 6)
    return lowest
