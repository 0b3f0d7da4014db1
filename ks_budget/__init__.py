"""A Swedish municipal board's budget as TOML files: computed, proved and published."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ks_budget.problems import Stop, findings
    from ks_budget.workspace import Workspace

__all__ = ["Stop", "Workspace", "__version__", "findings"]

__version__ = "0.1.0"

_WHERE = {"Stop": "problems", "Workspace": "workspace", "findings": "problems"}
"""The public names, and the modules they are in."""


def __getattr__(name: str) -> Any:
    """Import what is public when it is asked for: the command line starts without it."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
