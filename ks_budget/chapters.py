"""The chapters of a budget, one record each: what `diff`, `show`, the counts and the commands know of it.

They stand in the order of a budget document. A key of a budget's files belongs to just one of them.
"""

from collections.abc import Mapping

from msgspec import Struct

from ks_budget.language import Text
from ks_budget.model import (
    Accepted,
    AccountMap,
    Adjustment,
    Assignment,
    Claim,
    Comment,
    Control,
    Department,
    Document,
    Frame,
    Goal,
    Group,
    Indicator,
    Investments,
    KeyFigure,
    Level,
    Line,
    OfficeUnit,
    Organisation,
    PrintedTable,
    Project,
    Publication,
    Risk,
    Scale,
    Section,
    Setting,
    TableColumn,
    TableRow,
    Treatment,
    WorkEnvironment,
)
from ks_budget.model.base import Table


class Chapter(Struct, frozen=True, kw_only=True, eq=False):
    """One chapter."""

    key: str
    """Stable; what `--chapter` takes, and the id of its table in `diff`."""
    title: Text
    keys: tuple[str, ...]
    """The top-level keys of a budget's files that are its own, in the order of a document."""
    records: Mapping[type[Table], Text]
    """The types of its tables that are records of their own, and what several of a type are called."""
    none: Text = Text("", "")
    """What is said of a budget that does not have it."""
    counted: Mapping[str, type[Table]] = {}
    """Names for expressions (`count.risks`), and the tables that each counts."""
    registered: tuple[type[Table], ...] = ()
    """What `ksb check` counts as records that it looked at."""
    labels: Mapping[str, Text] = {}
    """What its fields are called, where that is not what other chapters call them."""
    vocabulary: tuple[type[Table], ...] = ()
    """Types that its records are judged by, and that do not count as records of it."""
    single: str = ""
    """The id of the one record without an id of its own, where it is not its key."""
    command: str = ""
    """The line in `ksb --help` of a command that shows the chapter as it is; none where it has a command of its own."""
    amounts: bool = False
    """Whether `diff` shows its amounts in tables of their own, under the ids of those."""

    @property
    def records_id(self) -> str:
        """The id of its table of records in `diff`."""
        return f"{self.key}-records" if self.amounts else self.key


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        key="document",
        title=Text("Dokument", "Document"),
        keys=("document",),
        records={Document: Text("Dokument", "Documents")},
    ),
    Chapter(
        key="text",
        title=Text("Texter", "Texts"),
        keys=("section",),
        records={Section: Text("Texter", "Texts")},
    ),
    Chapter(
        key="organisation",
        title=Text("Organisation", "Organisation"),
        keys=("organisation",),
        records={
            Organisation: Text("Förvaltningar", "Offices"),
            Department: Text("Avdelningar", "Departments"),
            OfficeUnit: Text("Enheter", "Units"),
        },
        none=Text(
            "Budgeten {budget} har ingen organisationsbeskrivning.", "The budget {budget} describes no organisation."
        ),
        counted={"departments": Department, "units": OfficeUnit},
        single="office",
        command="The tree of departments and units.  ksb organisation",
    ),
    Chapter(
        key="goals",
        title=Text("Mål och indikatorer", "Goals and indicators"),
        keys=("goal",),
        records={Goal: Text("Mål", "Goals"), Indicator: Text("Indikatorer", "Indicators")},
        none=Text("Budgeten {budget} har inga mål.", "The budget {budget} has no goals."),
        counted={"goals": Goal, "indicators": Indicator},
        registered=(Goal,),
    ),
    Chapter(
        key="assignments",
        title=Text("Uppdrag", "Assignments"),
        keys=("assignment",),
        records={Assignment: Text("Uppdrag", "Assignments")},
        none=Text("Budgeten {budget} har inga uppdrag.", "The budget {budget} has no assignments."),
        counted={"assignments": Assignment},
        registered=(Assignment,),
    ),
    Chapter(
        key="frames",
        title=Text("Ramar", "Frames"),
        keys=("frame",),
        records={
            Frame: Text("Ramar", "Frames"),
            Line: Text("Rader", "Lines"),
            Adjustment: Text("Justeringar", "Adjustments"),
            Comment: Text("Kommentarer", "Comments"),
        },
        amounts=True,
        none=Text("Budgeten {budget} har inga ramar.", "The budget {budget} has no frames."),
        counted={"frames": Frame},
        labels={
            "base": Text("Grundbudget", "Base"),
            "grant": Text("Kommunbidrag", "Grant"),
            "text": Text("text", "text"),
            "amount": Text("belopp", "amount"),
        },
    ),
    Chapter(
        key="index",
        title=Text("Index", "Index"),
        keys=("publication",),
        records={Publication: Text("Publiceringar", "Publications")},
    ),
    Chapter(
        key="investments",
        title=Text("Investeringar", "Investments"),
        keys=("investments",),
        records={
            Investments: Text("Investeringsbudgetar", "Investment budgets"),
            Group: Text("Grupper", "Groups"),
            Project: Text("Projekt", "Projects"),
        },
        amounts=True,
        none=Text("Budgeten {budget} har inga investeringar.", "The budget {budget} has no investments."),
        labels={"printed": Text("Tryckt summa {key}", "Printed sum {key}")},
    ),
    Chapter(
        key="work-environment",
        title=Text("Arbetsmiljö", "Work environment"),
        keys=("work_environment",),
        records={
            WorkEnvironment: Text("Arbetsmiljömål", "Work environment goals"),
            KeyFigure: Text("Nyckeltal", "Key figures"),
        },
    ),
    Chapter(
        key="controls",
        title=Text("Internkontrollplan", "Internal control plan"),
        keys=("control",),
        records={Control: Text("Kontroller", "Controls")},
        none=Text(
            "Budgeten {budget} har ingen internkontrollplan.", "The budget {budget} has no internal control plan."
        ),
        counted={"controls": Control},
        registered=(Control,),
    ),
    Chapter(
        key="risks",
        title=Text("Risker", "Risks"),
        keys=("risk", "treatment", "scale"),
        records={
            Risk: Text("Risker", "Risks"),
            Treatment: Text("Hanteringar", "Treatments"),
            Scale: Text("Skalor", "Scales"),
            Level: Text("Nivåer", "Levels"),
        },
        none=Text("Budgeten {budget} har inga risker.", "The budget {budget} has no risks."),
        counted={"risks": Risk},
        registered=(Risk,),
        vocabulary=(Treatment, Scale, Level),
        labels={"accepted": Text("Accepteras", "Accepts")},
    ),
    Chapter(
        key="tables",
        title=Text("Tabeller", "Tables"),
        keys=("table",),
        records={
            PrintedTable: Text("Tabeller", "Tables"),
            TableColumn: Text("Kolumner", "Columns"),
            TableRow: Text("Rader", "Rows"),
        },
        amounts=True,
        none=Text("Budgeten {budget} har inga tabeller.", "The budget {budget} has no tables."),
        counted={"tables": PrintedTable},
        labels={"equals": Text("Räknas fram som", "Computed as")},
    ),
    Chapter(
        key="claims",
        title=Text("Påståenden", "Claims"),
        keys=("claim",),
        records={Claim: Text("Påståenden", "Claims")},
    ),
    Chapter(
        key="rules",
        title=Text("Inställningar och godtagna iakttagelser", "Rules and accepted findings"),
        keys=("account_map", "rule", "accepted"),
        records={
            AccountMap: Text("Kontokopplingar", "Account maps"),
            Setting: Text("Inställningar", "Rules"),
            Accepted: Text("Godtagna iakttagelser", "Accepted findings"),
        },
    ),
)

BY_KEY: dict[str, Chapter] = {chapter.key: chapter for chapter in CHAPTERS}

OPENED_BY_TEXT = (
    "brief", "introduction", "organisation", "goals", "assignments", "frames", "investments", "work-environment",
    "controls", "risks", "tables",
)  # fmt: skip
"""The parts of the published document that a text may open."""
