"""Charts as SVG: one file a kind, the same drawing for a page, a PDF and Word.

Deterministic, without ids, scripts or outside parts. Every figure is written beside its mark, and marks differ in shape
or shade as well as in colour, so that a drawing is read in black and white. Classes let a page give other colours.
"""

from collections.abc import Callable
from importlib import import_module

from ks_budget.report import Chart


def draw(chart: Chart, language: str) -> str:
    """The chart as an SVG document of its own, with the sentence that states its figures as its description."""
    kind: Callable[[Chart, str], str] = import_module(f"{__name__}.{chart.kind}").draw
    return kind(chart, language)
