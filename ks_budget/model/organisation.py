"""The office that does the work: departments and their units."""

from typing import Annotated

from msgspec import field

from ks_budget.model.base import Prose, Table, described, ident


class Move(Table, frozen=True, kw_only=True):
    """A unit that comes from, or goes to, somewhere else."""

    year: Annotated[int, described("From the start of this year.")]
    origin: Annotated[str, described("Where it comes from.")] = ""
    destination: Annotated[str, described("Where it goes.")] = ""


class OfficeUnit(Table, frozen=True, kw_only=True):
    """A unit of a department."""

    id: Annotated[str, described("Stable and unique in the chapter."), ident(among="organisation")]
    name: Annotated[str, described("As printed.")]
    description: Annotated[str, described("What it does."), Prose()] = ""
    moves: Annotated[Move | None, described("When it changes its place.")] = None


class Department(Table, frozen=True, kw_only=True):
    """A department of the office."""

    id: Annotated[str, described("Stable and unique in the chapter."), ident(among="organisation")]
    name: Annotated[str, described("As printed.")]
    description: Annotated[str, described("What it does."), Prose()] = ""
    focus: Annotated[tuple[str, ...], described("What the year is about."), Prose()] = ()
    units: Annotated[tuple[OfficeUnit, ...], described("Its units, in the order of the text.")] = field(
        name="unit", default=()
    )


class Organisation(Table, frozen=True, kw_only=True):
    """The office."""

    name: Annotated[str, described("Its name.")]
    description: Annotated[str, described("What it is for."), Prose()] = ""
    departments: Annotated[tuple[Department, ...], described("Its departments.")] = field(name="department", default=())
