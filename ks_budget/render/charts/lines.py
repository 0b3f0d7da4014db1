"""Figures over years: a line for each series, each with its own mark, and its figures."""

from decimal import Decimal

from ks_budget.numerals import write
from ks_budget.render.charts.canvas import ACCENT, GREY, INK, LINE, WIDTH, Axis, Canvas, broken, width_of
from ks_budget.report import Chart, Point, Series

_TOP, _HEIGHT, _LEGEND = 24, 200, 190
_DASHES = ("", "6 4", "2 3", "8 3 2 3")


def draw(chart: Chart, language: str) -> str:
    """Years from left to right; the legend stands beside, in the order of the last year."""
    canvas = Canvas()
    values = [point.value for one in chart.series for point in one.points if point.value is not None]
    axis = Axis(values, _TOP + _HEIGHT, _TOP)
    ticks = [write(tick, language, None) for tick in axis.ticks]
    left = max([width_of(tick) for tick in ticks], default=Decimal(0)) + 14
    right = WIDTH - _LEGEND
    for tick, text in zip(axis.ticks, ticks, strict=True):
        canvas.line(left, axis.at(tick), right, axis.at(tick), GREY if tick == 0 else "#c3ccd4")
        canvas.words(left - 6, axis.at(tick) + 4, text, "end", GREY)
    canvas.words(0, 12, chart.unit, colour=GREY)
    years = [point.label for point in chart.series[0].points] if chart.series else []
    pace = (right - left - 60) / max(1, len(years) - 1)
    places = [left + 30 + i * pace for i in range(len(years))]
    for x, year in zip(places, years, strict=True):
        canvas.words(x, _TOP + _HEIGHT + 20, year, "middle", INK)
    for i, one in enumerate(chart.series):
        _line(canvas, axis, places, one, i)
    for number, x in enumerate(places):
        _figures(canvas, axis, x, [one.points[number] for one in chart.series])
    _legend(canvas, chart, language)
    return canvas.svg(chart)


def _line(canvas: Canvas, axis: Axis, places: list[Decimal], series: Series, i: int) -> None:
    points = [
        (x, axis.at(point.value)) for x, point in zip(places, series.points, strict=True) if point.value is not None
    ]
    canvas.path(points, _colour(i), _DASHES[i % 4])
    for x, y in points:
        canvas.mark(x, y, i, _colour(i))


def _figures(canvas: Canvas, axis: Axis, x: Decimal, points: list[Point]) -> None:
    """The figures of one year: above its mark, or below it where there is one close above."""
    above = Decimal(-LINE)
    for point in sorted(points, key=lambda point: -(point.value or Decimal(0))):
        if point.value is not None:
            y = axis.at(point.value)
            at = y - 9 if y - 9 - above > LINE + 6 else y + 18
            canvas.words(x, at, point.shown, "middle")
            above = max(y, at)


def _colour(i: int) -> str:
    """Dark enough for a line."""
    return (ACCENT, "#4f6d7a", "#7a5c2e", INK)[i % 4]


def _legend(canvas: Canvas, chart: Chart, language: str) -> None:
    y, x = Decimal(_TOP + 12), WIDTH - _LEGEND + 24
    order = sorted(enumerate(chart.series), key=lambda one: -_last(one[1]))
    for i, series in order:
        canvas.path([(x - 4, y - 4), (x + 16, y - 4)], _colour(i), _DASHES[i % 4])
        canvas.mark(x + 6, y - 4, i, _colour(i))
        lines = broken(series.label, _LEGEND - 52, language)
        canvas.lines(x + 24, y, lines)
        y += LINE * len(lines) + 8


def _last(series: Series) -> Decimal:
    return next((point.value for point in reversed(series.points) if point.value is not None), Decimal(0))
