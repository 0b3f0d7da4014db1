"""The JSON Schema of budget files, from the model, for editors that complete and check TOML while one types.

A file holds a part of a budget, so no top-level table is required. A variant holds only what differs: there nothing is
required, and any table in a list may say that it is removed. Keys and values are the same in both languages.
"""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from ks_budget.files.swedish import swedish
from ks_budget.language import DEFAULT
from ks_budget.model import Content
from ks_budget.model.base import CHANGE, Changeable, Table, identity, marked, nests

_DIALECT = "http://json-schema.org/draft-07/schema#"
_TITLES = _BUDGET, _VARIANT = "ksb budget", "ksb variant"


def schema(language: str = DEFAULT) -> str:
    """The schema of a budget's files, described in a language."""
    return _text(_told(_schema(_BUDGET), language))


def variant_schema(language: str = DEFAULT) -> str:
    """The schema of a variant's files, described in a language."""
    document = _schema(_VARIANT)
    types = {kind.__name__: kind for kind in _types(Content)}
    for name, definition in document["$defs"].items():
        definition.pop("required", None)
        properties, kind = definition["properties"], types.get(name)
        if kind and identity(kind):
            properties["removed"] = {"description": "Take this one away.", "const": True}
        for field in marked(kind, Changeable) if kind else ():
            said = {"description": "Instead: how far it is from that of the budget it is based on."}
            properties[CHANGE] = {key: value for key, value in properties[field.key].items() if key != "default"} | said
    return _text(_told(document, language))


def _types(kind: type[Table]) -> Iterator[type[Table]]:
    """A type of tables and those of the tables in it."""
    yield kind
    for nest in nests(kind):
        if nest.table:
            yield from _types(nest.table)


def is_schema(data: bytes) -> bool:
    """Whether the content of a file is a schema that ksb wrote, of this version or another."""
    try:
        document = json.loads(data)
    except ValueError:
        return False
    return isinstance(document, dict) and document.get("$schema") == _DIALECT and document.get("title") in _TITLES


def _schema(title: str) -> dict[str, Any]:
    (reference,), definitions = msgspec.json.schema_components((Content,), ref_template="#/$defs/{name}")
    content = definitions.pop(reference["$ref"].rpartition("/")[2])
    content.pop("required", None)
    plain: dict[str, Any] = _plain({"$schema": _DIALECT, "title": title} | content | {"$defs": definitions})
    plain["title"] = title
    return plain


def _plain(node: Any) -> Any:
    """msgspec writes a decimal as text; in TOML it is a number."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "string" and node.get("format") == "decimal":
        return {"type": "number"}
    plain = {key: _plain(value) for key, value in node.items()}
    if "anyOf" in plain:
        # TOML has no null: a key that may be absent is left out. A whole number is a number.
        options = [option for option in plain.pop("anyOf") if option != {"type": "null"}]
        if {"type": "number"} in options:
            options = [option for option in options if option != {"type": "integer"}]
        plain |= options[0] if len(options) == 1 else {"anyOf": options}
    if plain.get("default", 0) in (None, {}, []):
        plain.pop("default")
    return plain


def _told(node: Any, language: str) -> Any:
    """With its descriptions in a language; they are English in the model."""
    if language == "en":
        return node
    if isinstance(node, list):
        return [_told(item, language) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: swedish(value) if key == "description" and isinstance(value, str) else _told(value, language)
        for key, value in node.items()
    }


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
