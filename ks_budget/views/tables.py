"""`ksb tables`: each printed table as it stands in the document, with what was proved of it and what could not be."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ks_budget.compute.tables import TableProof, Verdict, Why
from ks_budget.language import listed
from ks_budget.model import Budget, TableColumn, TableRow
from ks_budget.model.equals import Sum, Tree, spelled
from ks_budget.money import decimals_of
from ks_budget.printed.same import Same
from ks_budget.report import MISSING, Block, Column, Report, Row, Table, Value
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "row": "Belopp i {unit}",
        "row_of_counts": "Rad",
        "check": "Kontroll",
        "holds": "stämmer",
        "fails": "stämmer inte: {cells}",
        "turned": "omvänt tecken: {cells}",
        "untested": "kontrolleras inte: {cells}",
        "proved": "Samband i {title}",
        "what": "Rad eller kolumn",
        "equals": "Ska vara",
        "holding": "Stämmer",
        "failing": "Stämmer inte",
        "untried": "Kontrolleras inte",
        "where": "Var",
        "rows": "{count} rader tillsammans",
        "columns": "{count} kolumner tillsammans",
        "as_printed": "Siffrorna står som i dokumentet. Streck = siffra saknas.",
        "costs": "Kostnader står utan minus.",
        "exact": "Siffrorna är inte avrundade.",
        "loose": "Siffror som inte ingår i något samband: {loose} av {all}.",
        "source": "Källa: {source}.",
        "page": "Sida {page}.",
        "missing": "siffror saknas",
        "nothing-to-divide-by": "division med noll",
        "no-such-year": "året finns inte där",
    },
    "en": {
        "row": "Amounts in {unit}",
        "row_of_counts": "Row",
        "check": "Check",
        "holds": "agrees",
        "fails": "does not agree: {cells}",
        "turned": "other sign: {cells}",
        "untested": "not tried: {cells}",
        "proved": "What must hold in {title}",
        "what": "Row or column",
        "equals": "Should be",
        "holding": "Holds",
        "failing": "Does not",
        "untried": "Not tried",
        "where": "Where",
        "rows": "{count} rows together",
        "columns": "{count} columns together",
        "as_printed": "Figures are as the document prints them; a dash is a figure that is not there.",
        "costs": "Costs are without a minus.",
        "exact": "The figures are not rounded.",
        "loose": "Figures that nothing is said of: {loose} of {all}.",
        "source": "Source: {source}.",
        "page": "Page {page}.",
        "missing": "figures are missing",
        "nothing-to-divide-by": "a division by zero",
        "no-such-year": "the year is not there",
    },
}


def view(budget: Budget, proofs: list[TableProof], language: str) -> Report:
    """Every table, each with its relations after it."""
    blocks: list[Block] = [block for proof in proofs for block in blocks_of(proof, language)]
    if not blocks:
        blocks = [none(budget, "tables", language)]
    return Report("tables", budget.name, budget.unit, language, blocks)


def blocks_of(proof: TableProof, language: str) -> list[Table]:
    """A table, and what must hold in it where anything must."""
    shown = _Shown(proof, language)
    proved = shown.proved()
    return [shown.printed(), *([proved] if proved.rows else [])]


class _Shown:
    """One table in a language."""

    def __init__(self, proof: TableProof, language: str) -> None:
        self.proof, self.language, self.words = proof, language, WORDS[language]
        self.table, self.shape = proof.book.table, proof.book.shape
        self.by_row: dict[str, list[Verdict]] = {}
        for verdict in proof.verdicts:
            self.by_row.setdefault(verdict.of.row.id, []).append(verdict)
        every = [self.shape.measured(column) for column in self.table.columns]
        money = [measured.unit for measured in every if measured.kind == "money"]
        self.unit = max(dict.fromkeys(money), key=money.count) if money else ""

    def printed(self) -> Table:
        """The table as it is printed, with how each row comes out."""
        head = self.words["row"].format(unit=self.unit) if self.unit else self.words["row_of_counts"]
        columns = [Column("row", head), *map(self._column, self.table.columns)]
        tried = any(self.proof.verdicts)
        columns += [Column("check", self.words["check"], minor=True)] if tried else []
        rows = [self._row(row, tried) for row in self.table.rows]
        return Table(self.table.id, self.table.title, columns, rows, notes=[*self._notes()], unit=self.unit)

    def _column(self, column: TableColumn) -> Column:
        measured = self.shape.measured(column)
        figures = [row.figures[column.id] for row in self.table.rows if column.id in row.figures]
        decimals = max(map(decimals_of, figures), default=0)
        signed = column.phase in ("change", "deviation")
        if measured.kind == "money" and measured.unit == self.unit:
            return Column(column.id, column.label, "amount", decimals=decimals, signed=signed)
        if measured.unit == "%":
            return Column(column.id, column.label, "percent", decimals=decimals)
        return Column(column.id, column.label, "quantity", decimals=decimals, unit=measured.unit)

    def _row(self, row: TableRow, tried: bool) -> Row:
        cells: list[Value] = [row.label]
        for column in self.table.columns:
            figure = row.figures.get(column.id)
            missing = MISSING if row.figures else None
            cells.append(missing if figure is None else Decimal(figure))
        cells += [self._outcome(row)] if tried else []
        return Row(row.id, cells, "total" if row.equals else "quiet" if row.within else "part")

    def _outcome(self, row: TableRow) -> str:
        of = self.by_row.get(row.id, [])
        said = []
        for outcome in ("fails", "turned", "untested"):
            cells = dict.fromkeys(verdict.of.column.label for verdict in of if verdict.outcome == outcome)
            if cells:
                said.append(self.words[outcome].format(cells=", ".join(cells)))
        return "; ".join(said) or (self.words["holds"] if of else "")

    def _notes(self) -> Iterator[str]:
        loose, every = self.proof.loose, self.proof.figures
        said = [self.words["as_printed"]]
        said += [self.words["costs"]] if self.unit and not self.proof.book.costs_have_minus else []
        said += [self.words["exact"]] if self.table.exact else []
        said += [self.words["loose"].format(loose=loose, all=every)] if loose else []
        yield " ".join(said)
        if self.table.note:
            yield self.table.note
        yield from (f"{row.label}: {row.note}" for row in self.table.rows if row.note)
        source = [self.words["source"].format(source=self.table.source.rstrip("."))] if self.table.source else []
        source += [self.words["page"].format(page=self.table.page)] if self.table.page is not None else []
        if source:
            yield " ".join(source)

    def proved(self) -> Table:
        """What must hold, and in how many columns or rows it does."""
        columns = [
            Column("what", self.words["what"]),
            Column("equals", self.words["equals"]),
            Column("holds", self.words["holding"], "integer"),
            Column("fails", self.words["failing"], "integer"),
            Column("untested", self.words["untried"], "integer"),
            Column("where", self.words["where"]),
        ]
        groups: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in self.proof.verdicts:
            id = verdict.of.column.id if verdict.along == "column" else verdict.of.row.id
            groups.setdefault((verdict.along, id), []).append(verdict)
        rows = [self._relation(along, id, some) for (along, id), some in groups.items()]
        title = self.words["proved"].format(title=self.table.title)
        return Table(f"{self.table.id}-relations", title, columns, rows, supplement=True)

    def _relation(self, along: str, id: str, verdicts: list[Verdict]) -> Row:
        counts = [sum(verdict.outcome in outcomes for verdict in verdicts) for outcomes in _COUNTED]
        first = verdicts[0].of
        label = first.column.label if along == "column" else self.shape.named(first.row)
        cells: list[Value] = [label, self._equals(verdicts[0]), *counts, self._where(along, verdicts)]
        return Row(f"{along}-{id}", cells)

    def _equals(self, verdict: Verdict) -> str:
        """What it should be, by labels."""
        of = verdict.of
        if isinstance(of, Same):
            return of.row.same_as or of.reference
        if of.along == "row":
            return _in_labels(of.tree, {row.id: self.shape.named(row) for row in self.table.rows}, self.words["rows"])
        return _in_labels(of.tree, {column.id: column.label for column in self.table.columns}, self.words["columns"])

    def _where(self, along: str, verdicts: list[Verdict]) -> str:
        """Where it does not hold, and where it is not tried and why."""
        failing = [self._named(along, verdict) for verdict in verdicts if verdict.outcome in ("fails", "turned")]
        reasons: dict[Why, list[str]] = {}
        for verdict in verdicts:
            if verdict.outcome == "untested":
                reasons.setdefault(verdict.why, []).append(self._named(along, verdict))
        said = [listed(failing, self.language)] if failing else []
        said += [f"{self.words[why]}: {listed(some, self.language)}" for why, some in reasons.items()]
        return "; ".join(said)

    def _named(self, along: str, verdict: Verdict) -> str:
        return self.shape.named(verdict.of.row) if along == "column" else verdict.of.column.label


_COUNTED = (("holds",), ("fails", "turned"), ("untested",))


MANY = 4
"""Rows that a sum names one by one; of more it is said how many they are."""


def _in_labels(tree: Tree, labels: Mapping[str, str], many: str) -> str:
    """What something should be, with labels in the place of ids."""
    if isinstance(tree, Sum) and len(tree.terms) > MANY:
        return many.format(count=len(tree.terms))
    return spelled(tree, labels.__getitem__)
