"""What all tables share."""

from msgspec import Meta, Struct


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of a budget file: frozen, named keys only, nothing unknown."""


def described(text: str) -> Meta:
    """The description of a key, for the reference page and for editors."""
    return Meta(description=text)
