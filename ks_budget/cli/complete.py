"""What the shell may complete from inside a budget. Nothing here complains: a budget with mistakes completes less."""

import os
from pathlib import Path

import typer

from ks_budget.files.find import board_folder, budgets_folder, latest, resolve
from ks_budget.model import Budget
from ks_budget.problems import Stop


def complete_frame(ctx: typer.Context, incomplete: str) -> list[str]:
    """Frame ids of the budget named by ``--from``, else of the latest."""
    budget = _budget(ctx)
    return [f.id for f in budget.content.frames if f.id.startswith(incomplete)] if budget else []


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


def _budget(ctx: typer.Context) -> Budget | None:
    from ks_budget.compute.variant import follow
    from ks_budget.files.load import load

    try:
        top = budgets_folder(ctx.params.get("budgets"), os.environ, Path.cwd())
        root = board_folder(top, ctx.params.get("board")) or top
        named = ctx.params.get("base") or ctx.params.get("budget") or ctx.params.get("year")
        return load(resolve(str(named), root) if named else latest(root), follow).budget
    except (Stop, OSError, ValueError):
        return None
