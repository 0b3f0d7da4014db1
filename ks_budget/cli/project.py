"""`ksb project`: frames in the years ahead."""

import re
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from ks_budget.answers.project import Override, Question, Rounding, Unit
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_budget, complete_frame, complete_publication
from ks_budget.cli.options import all_boards, apart, once, one_budget
from ks_budget.numerals import read
from ks_budget.problems import Stop, kinds

if TYPE_CHECKING:
    from ks_budget.answers import boards

_RATE = r"(?:(?P<series>[\w-]+):)?(?P<year>\d{4})=(?P<percent>[-−+]?\d{1,4}(?:[.,]\d{1,6})?)%?"


@command
def project(
    context: typer.Context,
    budget: Annotated[
        str | None,
        typer.Argument(
            metavar="BUDGET",
            help="The budget to start from: a year, a variant (2024-forslag), a path or a git revision (2024@v1.0); "
            "else the latest at or before the year.",
            autocompletion=complete_budget,
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option(help="Project to this year; else the last plan year.", metavar="YEAR")
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--from",
            help="The same as BUDGET.",
            metavar="BUDGET",
            autocompletion=complete_budget,
        ),
    ] = None,
    frame: Annotated[
        list[str] | None, typer.Option(help="Only this frame.", metavar="ID", autocompletion=complete_frame)
    ] = None,
    pkv: Annotated[
        list[str] | None, typer.Option(help="What if: PKV of a year in percent.", metavar="YEAR=PERCENT")
    ] = None,
    rate: Annotated[
        list[str] | None, typer.Option(help="The same for any series.", metavar="SERIES:YEAR=PERCENT")
    ] = None,
    publication: Annotated[
        str | None,
        typer.Option(help="Another publication of an index.", metavar="ID", autocompletion=complete_publication),
    ] = None,
    real: Annotated[int | None, typer.Option(help="Show all years in this year's prices.", metavar="YEAR")] = None,
    unit: Annotated[Unit | None, typer.Option(help="Unit of the tables.")] = None,
    rounding: Annotated[
        Rounding, typer.Option(help="foot: every table adds up; each: every figure on its own.")
    ] = "foot",
    printed: Annotated[bool, typer.Option("--printed", help="Beside the plan that the document prints.")] = False,
    every: Annotated[bool, typer.Option("--all", help="All boards: one table each, and their sum.")] = False,
) -> "Question | boards.Question":
    """Project operating frames year by year: index, permanent and temporary adjustments, tables that add up."""
    base = one_budget(budget, "--from", base)
    overrides = _overrides(
        [_RateOption("--pkv", text, "pkv") for text in pkv or []] + [_RateOption("--rate", text) for text in rate or []]
    )
    frames = once("--frame", frame or ())
    # The document's plan is in each year's own prices.
    apart("--real", {"--printed": printed and real is not None}, f"--real {real}")
    if not all_boards(every, context.params["board"]):
        return Question(
            year=year,
            base=base,
            real=real,
            publication=publication,
            overrides=overrides,
            unit=unit,
            rounding=rounding,
            frames=frames,
            printed=printed,
        )
    apart("--all", {"--printed": printed, "--frame": bool(frames)}, "ksb project --all")
    from ks_budget.answers import boards

    return boards.Question(
        year=year, base=base, real=real, publication=publication, overrides=overrides, unit=unit, rounding=rounding
    )


class _RateOption(Struct, frozen=True):
    """A rate as it is given on the command line."""

    option: str
    text: str
    series: str | None = None
    """Where the option means one."""


def _overrides(options: list[_RateOption]) -> tuple[Override, ...]:
    """Rates from the command line, in percent.

    A decimal comma is as good as a point. Raises Stop (KSB014) with all that cannot be read.
    """
    overrides, bad = list[Override](), []
    for rate in options:
        match = re.fullmatch(_RATE, rate.text.strip())
        named = match and (rate.series or match["series"])
        if match is None or not named or (rate.series and match["series"]):
            example = "--pkv 2025=1.9" if rate.series else "--rate wages:2025=3.1"
            bad.append(kinds.asking.WRONG_OPTION.at(option=rate.option, shown=rate.text, example=example))
        else:
            percent = read(match["percent"])
            assert percent is not None, "the pattern takes what is a number"
            overrides.append((named, int(match["year"]), percent))
    if bad:
        raise Stop(*bad)
    once("--rate", [f"{series}:{year}" for series, year, _ in overrides])
    return tuple(overrides)
