"""Which language help and usage errors are in, and the words of help that are typer's own.

No budget is open when help is asked for, so its language is not known: `--lang` on the line, else KSB_LANG, else that
of the system where it is one of ours, else Swedish.
"""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ks_budget.language import Language

KEY = "ks_budget.language"
"""Where a context of typer holds the line that was given."""

OPTIONS = {"sv": "[FLAGGOR]", "en": "[OPTIONS]"}
COMMAND = {"sv": "KOMMANDO [ARGUMENT] …", "en": "COMMAND [ARGS]..."}
USAGE = {"sv": "Användning: ", "en": "Usage: "}
TRY = {"sv": "Kör {} för hjälp.", "en": "Try {} for help."}
ABORTED = {"sv": "Avbrutet.", "en": "Aborted."}
EVERY = {"sv": "Alla kommandon", "en": "Every command"}

_FIXED: dict[str, dict[str, str]] = {
    "DEFAULT_STRING": {"sv": "[annars {}]", "en": "[default: {}]"},
    "ENVVAR_STRING": {"sv": "[miljövariabel: {}]", "en": "[env var: {}]"},
    "REQUIRED_LONG_STRING": {"sv": "[krävs]", "en": "[required]"},
    "ARGUMENTS_PANEL_TITLE": {"sv": "Argument", "en": "Arguments"},
    "OPTIONS_PANEL_TITLE": {"sv": "Flaggor", "en": "Options"},
    "COMMANDS_PANEL_TITLE": {"sv": "Kommandon", "en": "Commands"},
}
"""What typer writes between our texts."""


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> "Language":
    """The language of help."""
    # Most runs print no help, and those that only tell the version need not wait for more.
    from ks_budget.language import DEFAULT

    asked = [_ours(value) for value in (option_value(arguments, "--lang"), environment.get("KSB_LANG")) if value]
    return next((language for language in asked if language), None) or _of_system(environment) or DEFAULT


def option_value(arguments: Sequence[str], *names: str) -> str | None:
    """The value that an option has on a line which may be wrong elsewhere."""
    for i, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in names:
            return value if equals else next(iter(arguments[i + 1 : i + 2]), None)
    return None


def _of_system(environment: Mapping[str, str]) -> "Language | None":
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return _ours(named[:2]) if named[2:3] in ("", "_", ".", "-", "@") else None


def _ours(value: str) -> "Language | None":
    from ks_budget.language import LANGUAGES

    return next((language for language in LANGUAGES if language == value), None)


def fix(language: str) -> None:
    """Let typer's own words be of the language from now on."""
    from typer import rich_utils

    for name, text in _FIXED.items():
        setattr(rich_utils, name, text[language])


def language_of(context: Any) -> str:
    """The language that a context of typer speaks; English where none was found out, as in the reference pages."""
    return spoken(context.meta[KEY], os.environ) if KEY in context.meta else "en"
