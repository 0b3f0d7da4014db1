"""The chapters of a budget that comes back from a workbook, as the files of it."""

from typing import Any

from ks_budget.model import Content, Publication
from ks_budget.model.base import Field, fields

FILES = {
    "document": "document.toml",
    "section": "texts.toml",
    "frame": "frames.toml",
    "investments": "investments.toml",
    "goal": "goals.toml",
    "assignment": "assignments.toml",
    "scale": "risks.toml",
    "treatment": "risks.toml",
    "risk": "risks.toml",
    "control": "controls.toml",
    "table": "tables.toml",
    "claim": "claims.toml",
    "rule": "claims.toml",
    "publication": "publications.toml",
}
"""The file of each key of a budget; others have one that is called as they are."""
WHOLE = "budget"
"""What ``--as`` calls all of it."""
PUBLICATIONS = "publications.toml"
_APART = ("document", "publication")
"""Keys that are written where the budget lacks them."""


def chapters_of(content: Content, name: str) -> dict[str, dict[str, Any]]:
    """By file, the records of a chapter as ``--as`` calls it, or of the whole budget. What is empty has no file."""
    files: dict[str, dict[str, Any]] = {}
    for field in fields(type(content)):
        value = getattr(content, field.name)
        file = _file(field)
        if value and field.key not in _APART and (name == WHOLE or file == f"{name}.toml"):
            files.setdefault(file, {})[field.key] = value
    return files


def _file(field: Field) -> str:
    return FILES.get(field.key, f"{field.key.replace('_', '-')}.toml")


def lacking(content: Content, there: tuple[Publication, ...]) -> tuple[Publication, ...]:
    """The publications of a content that are not there."""
    known = {publication.id for publication in there}
    return tuple(one for one in content.publications if one.id not in known)


def count(records: dict[str, Any]) -> int:
    """How many records of a chapter there are."""
    return sum(len(value) if isinstance(value, tuple) else 1 for value in records.values())
