"""Goals with their indicators, assignments, and the goal for the work environment."""

from datetime import date
from typing import Annotated, Literal

from msgspec import field

from ks_budget.model.base import Prose, Table, described, ident
from ks_budget.money import Amount


class Indicator(Table, frozen=True, kw_only=True):
    """A figure that shows whether a goal is met."""

    id: Annotated[str, described("Stable and unique in the budget."), ident()]
    name: Annotated[str, described("As printed.")]
    heading: Annotated[str, described("A heading that it shares with its neighbours.")] = ""
    unit: Annotated[
        str, described("What it is measured in: `%`, `index 1–100`, `skala 1–6`; figures outside are told.")
    ]
    better: Annotated[Literal["higher", "lower"], described("Which way is better.")] = "higher"
    target: Annotated[Amount, described("Where it should be in the goal's target year.")]
    outcomes: Annotated[
        dict[int, Amount], described("Outcome by year. A year printed as a dash is left out: missing is not 0.")
    ] = field(default_factory=dict)
    lowest: Annotated[Amount | None, described("The least it can be, where its unit does not say.")] = None
    highest: Annotated[Amount | None, described("The most it can be, where its unit does not say.")] = None
    kolada: Annotated[str | None, described("Its id in Kolada, such as `N00640`.")] = None
    source: Annotated[str, described("Who measures it.")] = ""


class Goal(Table, frozen=True, kw_only=True):
    """A prioritised goal."""

    id: Annotated[str, described("Stable and unique."), ident()]
    number: Annotated[int, described("As printed.")]
    name: Annotated[str, described("As printed.")]
    target_year: Annotated[int, described("The year that the targets are for.")]
    agenda_2030: Annotated[tuple[str, ...], described("The goals of Agenda 2030 that it serves.")] = ()
    indicators: Annotated[tuple[Indicator, ...], described("Its indicators, in printed order.")] = field(
        name="indicator", default=()
    )


class Assignment(Table, frozen=True, kw_only=True):
    """Something that the board tells its office to do and report back on."""

    id: Annotated[str, described("Stable and unique."), ident()]
    number: Annotated[int | None, described("As printed.")] = None
    name: Annotated[str, described("What it is, in a few words.")]
    description: Annotated[str, described("What is to be done."), Prose()] = ""
    assignee: Annotated[str, described("Who is to do it.")] = ""
    due: Annotated[
        str | None,
        described('When it is to be reported: a year `"2024"`, a quarter `"2024-Q1"` or a day `"2024-05-31"`.'),
    ] = None
    latest: Annotated[bool, described("Whether the text says at the latest then.")] = False
    reports_to: Annotated[str, described("To whom; left out when the text does not say.")] = ""
    done: Annotated[date | None, described("The day it was reported back.")] = None


class KeyFigure(Table, frozen=True, kw_only=True):
    """A figure followed over the years."""

    id: Annotated[str, described("Stable and unique."), ident()]
    name: Annotated[str, described("As printed.")]
    unit: Annotated[str, described("What it is measured in.")] = ""
    better: Annotated[Literal["higher", "lower"], described("Which way is better.")] = "higher"
    target: Annotated[Amount | None, described("Where it should be, when the document says.")] = None
    outcomes: Annotated[dict[int, Amount], described("Outcome by year.")] = field(default_factory=dict)
    lowest: Annotated[Amount | None, described("The least it can be, where its unit does not say.")] = None
    highest: Annotated[Amount | None, described("The most it can be, where its unit does not say.")] = None


class WorkEnvironment(Table, frozen=True, kw_only=True):
    """The board's yearly goal for the work environment."""

    goals: Annotated[tuple[str, ...], described("The goal or goals."), Prose()]
    follow_up: Annotated[tuple[str, ...], described("How it is followed up, step by step."), Prose()] = ()
    key_figures: Annotated[tuple[KeyFigure, ...], described("The figures that show it.")] = field(
        name="key_figure", default=()
    )
