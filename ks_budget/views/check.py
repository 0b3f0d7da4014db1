"""`ksb check`: what was looked at, what was found, and what was not counted."""

from collections import Counter
from decimal import Decimal

from msgspec import Struct

from ks_budget.labels import SEVERITIES
from ks_budget.model import Setting
from ks_budget.problems import SEVERITIES as BY_GRAVITY
from ks_budget.problems import (
    Finding,
    Number,
    Place,
    Problem,
    findings,
    held,
    in_file,
    kinds,
    one_line,
    quoted,
    whereabouts,
)
from ks_budget.report import Block, Choice, Column, Lines, Quoted, Report, Row, Table
from ks_budget.views.tones import toned

WORDS = {
    "sv": {
        "title": "Iakttagelser",
        "code": "Kod",
        "severity": "Typ",
        "id": "Id",
        "place": "Plats",
        "message": "Iakttagelse",
        "none": "{budgets}: inga iakttagelser. ",
        "counted": "{budgets}. Fel: {error}, varningar: {warning}, upplysningar: {note}. ",
        "checked": "Kontrollerade samband: {relations}, påståenden i texten: {claims}, poster: {records}.",
        "unchecked": "Påståenden och kommentarer som inte går att kontrollera: {count} (märkta unchecked, eller så "
        "saknas ett av årens belopp).",
        "accepted": "Godtagna iakttagelser som inte räknas med: {count} (de står under accepted i budgeten).",
        "setting": "Inställning för {code}: {severity}. Skäl: {reason}",
        "proof": "Samlad avstämning: alla {figures} siffror i dokumentet och alla {relations} samband går att förena.",
        "empty_proof": "Samlad avstämning: inga samband att stämma av, så den visar ingenting.",
        "no_proof": "Samlad avstämning av {figures} siffror och {relations} samband. Motsägelser: {conflicts}.",
        "stopped": "Fler motsägelser finns än de som räknas upp. Rätta några av dem och kör kontrollen igen.",
        "untested": "Inte kontrollerat",
        "untested_line": "Inte kontrollerat: {list}.",
        "what": "Vad",
        "why": "Varför",
        "count": "Antal",
        "plan": "planår",
        "total": "summor",
        "bridge": "kommunbidragets ramförändring",
        "base": "grundbudget",
        "table": "siffror i tabeller",
        "claim": "påståenden",
        "comment": "kommentarer",
        "no-rate": "index saknas",
        "parts-unknown": "alla delar är inte kända",
        "not-stated": "dokumentet anger den inte",
        "no-last-year": "förra årets budget saknas",
        "marked": "märkta unchecked",
        "begins": "raden börjar det året",
        "no-amount": "raden saknar belopp ett av åren",
        "unexplained": "ändringen förklaras inte av index och justeringar",
        "gone": "fanns i förra årets budget",
        "committed": "kontrollerades i HEAD, finns inte längre",
        "missing": "siffror saknas",
        "nothing-to-divide-by": "division med noll",
        "no-such-year": "året finns inte i ramen",
        "products": "Tabellsiffror som inte är summor (procent, produkter) och kontrolleras var för sig: {count}.",
        "beyond": "Påståenden som inte går att ta med i den samlade avstämningen: {count}.",
    },
    "en": {
        "title": "Findings",
        "code": "Code",
        "severity": "Severity",
        "id": "Id",
        "place": "Place",
        "message": "What",
        "none": "{budgets}: no findings. ",
        "counted": "{budgets}: errors {error}, warnings {warning}, notes {note}. ",
        "checked": "Checked: relations of printed figures {relations}, claims of the text {claims}, records {records}.",
        "unchecked": "Figures of the text that cannot be checked (unchecked, or a year has no amount): {count}.",
        "accepted": "Accepted findings that are not counted (accepted): {count}.",
        "setting": "Rule {code} is {severity}: {reason}",
        "proof": "Proof: one set of true values explains all {figures} printed figures and {relations} relations.",
        "empty_proof": "Proof: there are no relations to try, so it shows nothing.",
        "no_proof": "Proof: contradictions {conflicts}, among {figures} printed figures and {relations} relations.",
        "stopped": "There are more contradictions than are listed. Mend some of them and check again.",
        "untested": "Not checked",
        "untested_line": "Not checked: {list}.",
        "what": "What",
        "why": "Why",
        "count": "Count",
        "plan": "plan years",
        "total": "totals",
        "bridge": "the way of the grant",
        "base": "base",
        "table": "figures of tables",
        "claim": "claims",
        "comment": "comments",
        "no-rate": "there is no rate",
        "parts-unknown": "not all parts are known",
        "not-stated": "the document does not tell it",
        "no-last-year": "there is no budget of last year",
        "marked": "marked unchecked",
        "begins": "the line begins that year",
        "no-amount": "the line has no amount in one of the years",
        "unexplained": "the change is not explained by index and adjustments",
        "gone": "they were in last year's budget",
        "committed": "checked in HEAD, no longer there",
        "missing": "figures are missing",
        "nothing-to-divide-by": "a division by zero",
        "no-such-year": "the frame does not have the year",
        "products": "Figures of tables that are no sums (percent, products) and are tried one by one: {count}.",
        "beyond": "Claims that cannot take part in the proof: {count}.",
    },
}


class Proved(Struct, frozen=True):
    """What the proof of one budget tried, and what came of it."""

    figures: int
    relations: int
    contradictions: int
    beyond: int
    """Claims that take no part."""
    products: int = 0
    """Figures of printed tables that take no part: those that are no sums."""
    stopped: bool = False
    """Whether there are more contradictions than were looked for."""


class Looked:
    """What was looked at in one budget, and how many findings of each severity there are."""

    def __init__(self, budget: str) -> None:
        self.budget = budget
        self.relations = self.claims = self.records = 0
        self.found: Counter[str] = Counter()


class Summary:
    """What one run looked at, over all its budgets."""

    def __init__(self) -> None:
        self.looked: list[Looked] = []
        self.unchecked = self.accepted = 0
        self.settings: list[Setting] = []
        self.proofs: list[Proved] = []
        self.untested: Counter[tuple[str, str]] = Counter()
        """How many figures were not tried, by what they are and why."""

    @property
    def budgets(self) -> list[str]:
        """The names of the budgets."""
        return [looked.budget for looked in self.looked]

    def begin(self, budget: str) -> None:
        """Another budget is looked at."""
        self.looked.append(Looked(budget))

    def cover(self, relations: int, claims: int, records: int) -> None:
        """How much was looked at in it."""
        looked = self.looked[-1]
        looked.relations, looked.claims, looked.records = relations, claims, records

    def end(self, found: list[Problem]) -> None:
        """What was found in it and in none before."""
        self.looked[-1].found.update(problem.severity for problem in found)


def view(problems: list[Problem], summary: Summary, language: str) -> Report:
    """A table of findings for the formats that hold tables, and the summary in words."""
    words, told = WORDS[language], findings(problems, language)
    columns = [
        # The id begins with the code.
        Column("code", words["code"], minor=True),
        Column("severity", words["severity"], "choice"),
        Column("finding", words["id"]),
        Column("place", words["place"]),
        Column("message", words["message"]),
    ]
    rows = [_row(finding, language) for finding in told]
    table = Table("findings", words["title"], columns, rows, prose=[])
    blocks: list[Block] = [table] if rows else []
    blocks += [_untested(summary, words)] if summary.untested else []
    blocks.append(Lines("", summary_lines(summary, language)))
    return Report("check", ", ".join(summary.budgets), "", language, blocks, told)


def _untested(summary: Summary, words: dict[str, str]) -> Table:
    """What was not tried and why; text has it in the summary."""
    columns = [Column("what", words["what"], "choice"), Column("why", words["why"], "choice")]
    columns.append(Column("count", words["count"], "integer"))
    rows = [
        Row(f"{what}.{why}", [Choice(what, words[what]), Choice(why, words[_WHY.get(why, why)]), count])
        for (what, why), count in summary.untested.items()
    ]
    return Table("untested", words["untested"], columns, rows, supplement=True, prose=[])


_WHY = {"unchecked": "marked"}
_OF_THE_TEXT = ("claim", "unchecked"), ("comment", "no-last-year")
"""What has a line of its own among the summary's."""


def _row(finding: Finding, language: str) -> Row:
    place = finding.place
    where = whereabouts(place, language) if place and (place.span or place.within) else ""
    severity = toned(finding.severity, SEVERITIES[finding.severity][language])
    return Row(finding.id, [finding.code, severity, finding.id, where, finding.message])


def _of_budget(looked: Looked, words: dict[str, str]) -> str:
    """`2024: inga iakttagelser. Kontrollerade samband: 92 …`."""
    by_severity = {severity: looked.found[severity] for severity in BY_GRAVITY}
    head = words["counted" if looked.found else "none"].format(budgets=looked.budget, **by_severity)
    return head + words["checked"].format(relations=looked.relations, claims=looked.claims, records=looked.records)


def summary_lines(summary: Summary, language: str) -> list[str]:
    """Of each budget the counts and what was looked at; then what was set, accepted or beyond reach in all of them."""
    words = WORDS[language]
    lines = [_of_budget(looked, words) for looked in summary.looked]
    if summary.unchecked:
        lines.append(words["unchecked"].format(count=summary.unchecked))
    of_tables = {key: n for key, n in summary.untested.items() if key not in _OF_THE_TEXT}
    if of_tables:
        listed = ", ".join(f"{words[what]} {n} ({words[why]})" for (what, why), n in of_tables.items())
        lines.append(words["untested_line"].format(list=listed))
    if summary.accepted:
        lines.append(words["accepted"].format(count=summary.accepted))
    for setting in summary.settings:
        severity = SEVERITIES[setting.severity][language]
        lines.append(words["setting"].format(code=setting.code, severity=severity, reason=setting.reason))
    for proved in summary.proofs:
        word = words["no_proof" if proved.contradictions else "proof" if proved.relations else "empty_proof"]
        counted = {"figures": proved.figures, "relations": proved.relations, "conflicts": proved.contradictions}
        lines.append(word.format(**counted))
        if proved.stopped:
            lines.append(words["stopped"])
        if proved.products:
            lines.append(words["products"].format(count=proved.products))
        if proved.beyond:
            lines.append(words["beyond"].format(count=proved.beyond))
    return lines


ACCEPT = {
    "sv": {
        "title": "Att godta en iakttagelse",
        "finding": "Iakttagelse",
        "file": "Fil",
        "line": "Rad",
        "write": "Att skriva",
        "stale": "Om kommentaren stämmer för den nya ändringen, {new}: ändra i {place}",
        "list": "Om iakttagelsen kan godtas: lägg till detta i budgeten, till exempel i accepted.toml, och skriv "
        "varför:",
    },
    "en": {
        "title": "To accept a finding",
        "finding": "Finding",
        "file": "File",
        "line": "Line",
        "write": "To write",
        "stale": "The comment is to be about {new} from now on: change in {place}",
        "list": "Add to the budget, for example in accepted.toml, and say why:",
    },
}


def _accepted(problem: Problem) -> list[str]:
    """The table that accepts a finding for the figures that it has."""
    return ["[[accepted]]", f"finding = {quoted(problem.id)}", 'comment = "…"', *held(problem).lines()]


def acceptance(problem: Problem, budget: str, language: str) -> Report:
    """What a person is to write for a finding to be accepted; ksb changes no file.

    The row has no file and no line where any file of the budget will do.
    """
    words, new, place = ACCEPT[language], problem.facts.get("new"), problem.places[0] if problem.places else None
    if problem.is_a(kinds.claims.STALE) and isinstance(new, Number) and isinstance(place, Place):
        file, line = one_line(place.file), place.span.line if place.span else None
        value = in_file(Decimal(new.value))
        where = f"{file}:{line}" if line else file
        said, write = words["stale"].format(new=new.written(language), place=where), f"written_for = {value}"
    else:
        file, line = None, None
        said, write = words["list"], "\n".join(_accepted(problem))
    columns = [
        Column("finding", words["finding"]),
        Column("file", words["file"]),
        Column("line", words["line"], "integer"),
        Column("write", words["write"]),
    ]
    # The number of a line is not written like an amount.
    numbered = Quoted(Decimal(line), str(line)) if line else None
    rows = [Row(problem.id, [problem.id, file, numbered, write])]
    prose = [said, "", *(f"    {one}" for one in write.split("\n"))]
    table = Table("acceptance", words["title"], columns, rows, notes=[said.removesuffix(":") + "."], prose=prose)
    return Report("check", budget, "", language, [table])
