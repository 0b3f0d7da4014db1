"""`ksb import`: chapters of a budget from another file, as new files that load and check at once."""

from typing import Annotated, Literal

import typer

from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.options import once, pairs
from ks_budget.files.target import write
from ks_budget.money import Unit
from ks_budget.problems import Stop, kinds, near


@command_of_run("tables", opens="one board", target="folder too")
def import_(
    run: Run,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A workbook, csv, text, Word, PDF or web page; - for standard input.")
    ],
    chapters: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            help="The chapter that it is read as: frames, investments, goals, risks, controls, assignments; may be "
            "repeated.",
            metavar="CHAPTER",
        ),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", help="The table that is meant, by number, sheet or title; may be repeated.", metavar="N"
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", help='Which column is a year\'s: 2025="Budget 2025".', metavar="YEAR=HEAD"),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", help='The id of a row, by its label: "Wages=personnel".', metavar="LABEL=ID"),
    ] = None,
    costs: Annotated[
        Literal["negative", "positive"] | None,
        typer.Option(
            "--costs", help="Whether costs are printed without a minus or with one; else as the figures show."
        ),
    ] = None,
    unit: Annotated[Unit | None, typer.Option("--unit", help="The unit of the amounts; else as the file says.")] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="The budget's year; else as the file says.", metavar="YEAR")
    ] = None,
) -> None:
    """Read another file's tables as chapters of a budget: -o names the folder or file to write, which must be new. What
    was understood, what is unsure and what was left out is told."""
    from ks_budget.answers.importing import Imported, Question, imported
    from ks_budget.cli.ask import asked
    from ks_budget.importing.work import Decisions

    wanted = _chapters(chapters or [])
    output = run.output.options.output
    decisions = Decisions(
        labels=pairs("--map", map_ or [], '--map "Köp av tjänster=services"'),
        columns=_years(column or []),
        costs=costs,
        unit=unit,
        year=year,
        tables=once("--table", table or []),
    )
    question = Question(file, wanted, str(output) if output else None, decisions)
    found: Imported = asked(run, question, imported)
    if output is not None:
        write(found.target, found.files)
    run.output.account(found.report, found.problems, "".join(found.files.values()))


def _chapters(names: list[str]) -> tuple[str, ...]:
    from ks_budget.importing.chapters import CHAPTERS

    if not names:
        raise Stop(kinds.usage.MISSING_OPTION.at(name="--as", metavar="frames"))
    wrong = [name for name in names if name not in CHAPTERS]
    if wrong:
        raise Stop(*(kinds.usage.NO_CHOICE.at(name="--as", value=name, known=near(name, CHAPTERS)) for name in wrong))
    return once("--as", names)


def _years(column: list[str]) -> dict[int, str]:
    example = '--column 2025="Budget 2025"'
    named = pairs("--column", column, example)
    wrong = [name for name in named if not (len(name) == 4 and name.isascii() and name.isdigit())]
    if wrong:
        raise Stop(*(kinds.asking.WRONG_OPTION.at(option="--column", shown=name, example=example) for name in wrong))
    return {int(name): head for name, head in named.items()}
