"""Parts on top of each other, year by year: what is below zero stands below the line."""

from decimal import Decimal

from ks_budget.numerals import write
from ks_budget.render.charts.canvas import GREY, INK, LINE, WHITE, WIDTH, Axis, Canvas, broken, shade, width_of
from ks_budget.report import Chart

_TOP, _HEIGHT, _LEGEND = 24, 220, 210
_DARK = ("#0b4f6c", "#4f6d7a", "#2f3e46", "#7a5c2e")


def draw(chart: Chart, language: str) -> str:
    """A column for each year with its figures where they have room; the legend in the order of the column."""
    canvas = Canvas()
    years = [point.label for point in chart.series[0].points] if chart.series else []
    axis = Axis(_ends(chart, len(years)), _TOP + _HEIGHT, _TOP)
    ticks = [write(tick, language, None) for tick in axis.ticks]
    left = max([width_of(tick) for tick in ticks], default=Decimal(0)) + 14
    right = Decimal(WIDTH - _LEGEND)
    for tick, text in zip(axis.ticks, ticks, strict=True):
        canvas.line(left, axis.at(tick), right, axis.at(tick), GREY if tick == 0 else "#c3ccd4")
        canvas.words(left - 6, axis.at(tick) + 4, text, "end", GREY)
    canvas.words(0, 12, chart.unit, colour=GREY)
    pace = (right - left) / max(1, len(years))
    for i, year in enumerate(years):
        canvas.words(left + pace * (i + Decimal("0.5")), _TOP + _HEIGHT + 20, year, "middle", INK)
        _column(canvas, axis, chart, i, left + pace * (i + Decimal("0.14")), pace * Decimal("0.72"))
    _legend(canvas, chart, language)
    return canvas.svg(chart)


def _ends(chart: Chart, years: int) -> list[Decimal]:
    """How high and how low each column reaches."""
    ends = []
    for i in range(years):
        values = [one.points[i].value or Decimal(0) for one in chart.series]
        ends += [sum((v for v in values if v > 0), Decimal(0)), sum((v for v in values if v < 0), Decimal(0))]
    return ends


def _column(canvas: Canvas, axis: Axis, chart: Chart, i: int, x: Decimal, width: Decimal) -> None:
    up = down = Decimal(0)
    for number, series in enumerate(chart.series):
        point = series.points[i]
        value = point.value or Decimal(0)
        start = up if value >= 0 else down
        end = start + value
        up, down = (end, down) if value >= 0 else (up, end)
        top, bottom = sorted((axis.at(start), axis.at(end)))
        if not value:
            continue
        canvas.rect(x, top, width, bottom - top, shade(number), WHITE)
        if bottom - top >= LINE and width_of(point.shown) <= width:
            colour = WHITE if shade(number) in _DARK else INK
            canvas.words(x + width / 2, (top + bottom) / 2 + 4, point.shown, "middle", colour)


def _legend(canvas: Canvas, chart: Chart, language: str) -> None:
    y, x = Decimal(_TOP + 12), WIDTH - _LEGEND + 20
    for number, series in reversed(list(enumerate(chart.series))):
        canvas.rect(x, y - 10, 12, 12, shade(number), INK)
        lines = broken(series.label, _LEGEND - 42, language)
        canvas.lines(x + 20, y, lines)
        y += LINE * len(lines) + 6
