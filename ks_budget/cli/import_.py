"""`ksb import`: chapters of a budget from another file, as new files that load and check at once."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.documents import STDIN, begins, read_document, standard_input
from ks_budget.cli.options import apart, once, pairs
from ks_budget.files.target import write
from ks_budget.money import Unit
from ks_budget.problems import Stop, kinds, near

if TYPE_CHECKING:
    from ks_budget.answers.importing import Imported


@command_of_run("tables", opens="one board", target="folder too")
def import_(
    run: Run,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A workbook, csv, text, Word, PDF, web page or ledger (SIE 4); - for standard input."
        ),
    ],
    chapters: Annotated[
        list[str] | None,
        typer.Option(
            "--as",
            help="The chapter that it is read as: frames, investments, goals, risks, controls, assignments, tables; of "
            "a workbook of ksb export also budget, all of it; may be repeated. A ledger: frames or tables.",
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
    budget: Annotated[
        str | None,
        typer.Option(
            "--budget",
            help="Of a ledger: the budget whose lines and [[account_map]] apply; else the groups of Kommun-Bas.",
            metavar="BUDGET",
        ),
    ] = None,
    frame: Annotated[
        str | None, typer.Option("--frame", help="Of a ledger: the id of the frame that gets it.", metavar="ID")
    ] = None,
    object_: Annotated[
        list[str] | None,
        typer.Option(
            "--object", help="Of a ledger: only amounts on an object, 1=Nord; may be repeated.", metavar="DIM=OBJECT"
        ),
    ] = None,
    months: Annotated[bool, typer.Option("--months", help="Of a ledger as tables: a column for each month.")] = False,
) -> None:
    """Read another file's tables as chapters of a budget: -o names the folder or file to write, which must be new. What
    was understood, what is unsure and what was left out is told."""
    from ks_budget.answers import import_ledger as ledger
    from ks_budget.answers.importing import Question, imported
    from ks_budget.cli.ask import asked
    from ks_budget.importing.ledgers import is_ledger
    from ks_budget.importing.work import Decisions

    output = run.output.options.output
    if output is not None and output.suffix.lower() not in ("", ".toml") and not output.is_dir():
        raise Stop(kinds.asking.WRONG_OPTION.at(option="-o", shown=output.name, example="-o budgets/2025"))
    of_ledger = {"--budget": bool(budget), "--frame": bool(frame), "--object": bool(object_), "--months": months}
    of_tables = {"--table": bool(table), "--column": bool(column), "--map": bool(map_), "--costs": bool(costs)}
    if is_ledger(file, begins(file)):
        apart(file, of_tables, "ksb import FILE.se --as frames --budget 2024")
        chosen = _chapter_of_ledger(chapters or [])
        objects = once("--object", object_ or [])
        target = str(output) if output else None
        name, content = (STDIN, standard_input()) if file == "-" else (file, None)
        asked_of = ledger.Question(name, content, budget, frame, objects, year, unit, months, chosen, target)
        return _give(run, ledger.imported(run.workspace, asked_of))
    apart(file, of_ledger, "ksb import FILE.se --as frames --budget 2024")
    wanted = _chapters(chapters or [])
    decisions = Decisions(
        labels=pairs("--map", map_ or [], '--map "Köp av tjänster=services"'),
        columns=_years(column or []),
        costs=costs,
        unit=unit,
        year=year,
        tables=once("--table", table or []),
    )
    question = Question(file, wanted, str(output) if output else None, decisions)
    return _give(run, asked(run, question, partial(imported, read=read_document)))


def _give(run: Run, found: "Imported") -> None:
    if run.output.options.output is not None:
        write(found.target, found.files)
    run.output.account(found.report, found.problems, "".join(found.files.values()))


def _chapter_of_ledger(names: list[str]) -> str:
    """The one that is asked for. Raises Stop where it is none that a ledger has."""
    from ks_budget.importing.ledgers import CHAPTERS

    if not names:
        raise Stop(kinds.usage.MISSING_OPTION.at(name="--as", metavar="frames"))
    wrong = [name for name in names if name not in CHAPTERS]
    if wrong:
        raise Stop(*(kinds.usage.NO_CHOICE.at(name="--as", value=name, known=near(name, CHAPTERS)) for name in wrong))
    if len(names) > 1:
        apart(f"--as {names[0]}", {f"--as {name}": True for name in names[1:]}, "--as frames")
    return names[0]


def _chapters(names: list[str]) -> tuple[str, ...]:
    from ks_budget.importing.chapters import CHAPTERS
    from ks_budget.importing.kept_chapters import WHOLE

    if not names:
        raise Stop(kinds.usage.MISSING_OPTION.at(name="--as", metavar="frames"))
    known = [*CHAPTERS, WHOLE]
    wrong = [name for name in names if name not in known]
    if wrong:
        raise Stop(*(kinds.usage.NO_CHOICE.at(name="--as", value=name, known=near(name, known)) for name in wrong))
    return once("--as", names)


def _years(column: list[str]) -> dict[int, str]:
    example = '--column 2025="Budget 2025"'
    named = pairs("--column", column, example)
    wrong = [name for name in named if not (len(name) == 4 and name.isascii() and name.isdigit())]
    if wrong:
        raise Stop(*(kinds.asking.WRONG_OPTION.at(option="--column", shown=name, example=example) for name in wrong))
    return {int(name): head for name, head in named.items()}
