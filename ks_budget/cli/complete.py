"""What the shell may complete. Nothing here complains: where there is no budget, or one with mistakes, it does less."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ks_budget.problems import Stop
from ks_budget.workspace import Workspace

if TYPE_CHECKING:
    from ks_budget.model import Budget


def complete_path(incomplete: str) -> list[str]:
    """Files and folders that start so."""
    folder, _, start = incomplete.rpartition("/")
    here = Path(folder or ("/" if incomplete.startswith("/") else "."))
    prefix = f"{folder}/" if incomplete.count("/") else ""
    if not here.is_dir():
        return []
    paths = sorted(p for p in here.iterdir() if p.name.startswith(start) and not p.name.startswith("."))
    return [prefix + p.name + ("/" if p.is_dir() else "") for p in paths]


def complete_budget(ctx: typer.Context, incomplete: str) -> list[str]:
    """Years and variants, then paths."""
    try:
        names = _workspace(ctx).names()
    except (Stop, OSError):
        names = []
    return [name for name in names if name.startswith(incomplete)] or complete_path(incomplete)


def complete_board(ctx: typer.Context, incomplete: str) -> list[str]:
    """Boards in the folder of budgets."""
    try:
        names = [board.name for board in _workspace(ctx).boards()]
    except (Stop, OSError):
        return []
    return [name for name in names if name.startswith(incomplete)]


def complete_frame(ctx: typer.Context, incomplete: str) -> list[str]:
    """Frame ids of the budget named, else of the latest."""
    budget = _budget(ctx)
    return [f.id for f in budget.content.frames if f.id.startswith(incomplete)] if budget else []


def complete_table(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of printed tables."""
    budget = _budget(ctx)
    return [table.id for table in budget.content.tables if table.id.startswith(incomplete)] if budget else []


def complete_publication(ctx: typer.Context, incomplete: str) -> list[str]:
    """Publication ids."""
    budget = _budget(ctx)
    return [p.id for p in budget.publications if p.id.startswith(incomplete)] if budget else []


def complete_treatment(ctx: typer.Context, incomplete: str) -> list[str]:
    """Treatment ids."""
    budget = _budget(ctx)
    return [t.id for t in budget.content.treatments if t.id.startswith(incomplete)] if budget else []


def complete_responsible(ctx: typer.Context, incomplete: str) -> list[str]:
    """Posts that answer for controls."""
    budget = _budget(ctx)
    names = [name for control in budget.content.controls for name in control.responsible] if budget else []
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete)]


def complete_code(incomplete: str) -> list[str]:
    """Codes of problems."""
    from ks_budget.answers.explain import codes

    return [code for code in codes() if code.startswith(incomplete.upper())]


def _workspace(ctx: typer.Context) -> Workspace:
    return Workspace(ctx.params.get("budgets"), board=ctx.params.get("board"))


def _budget(ctx: typer.Context) -> "Budget | None":
    """The budget named so far on the line, with its mistakes if it has any."""
    workspace = _workspace(ctx)
    try:
        return workspace.examine(workspace.refer(_named(ctx))).budget
    except (Stop, OSError, ValueError):
        return None


def _named(ctx: typer.Context) -> str | None:
    """What was given where the help says BUDGET; in some commands a year names none."""
    naming = [parameter for parameter in ctx.command.params if parameter.metavar == "BUDGET"]
    # As long as the option to be completed lacks its value, arguments are not given to those who take them.
    waiting = ctx.args if any(parameter.param_type_name == "argument" for parameter in naming) else []
    texts = [ctx.params.get(parameter.name or "") for parameter in naming]
    return next((text for text in [*waiting, *texts] if text), None)
