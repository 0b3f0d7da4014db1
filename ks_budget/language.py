"""The languages that ksb speaks, and what every sentence needs of them. Swedish first: it is what users read."""

from typing import Literal

from msgspec import Struct

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
DEFAULT: Language = "sv"


class Text(Struct, frozen=True):
    """One text in both languages, beside each other so that they stay the same."""

    sv: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.sv


NOTHING = Text("", "")
AND = Text("och", "and")
OR = Text("eller", "or")


def listed(words: list[str], language: str, last: Text = AND) -> str:
    """`a, b och c`, or with another word before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last[language]} {words[-1]}"
