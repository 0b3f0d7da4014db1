"""What the catalogue says of one code."""

from msgspec import Struct


class Text(Struct, frozen=True):
    """One problem in one language. Braces hold its facts."""

    title: str
    message: str
    advice: str
    about: str
    """Why it is a problem, for `ksb explain` and the reference."""
    variants: dict[str, str] = {}
    """Other messages, by which fact the problem carries."""


class Kind(Struct, frozen=True):
    sv: Text
    en: Text

    @property
    def text(self) -> dict[str, Text]:
        return {"sv": self.sv, "en": self.en}
