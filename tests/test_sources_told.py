"""Every problem of other people's files is told by some file, and a missing extra by its command."""

import sys

import pytest
from test_problems import holds
from test_sources_files import compound, zipped
from test_sources_open_document import cell, packed, row
from test_sources_pdf import scanned, typeset
from test_sources_word import changed

from ks_budget.problems import Kind, Problem, Stop, findings, messages
from ks_budget.problems.kind import kinds_in
from ks_budget.problems.kinds import sources
from ks_budget.sources import Limits, read_bytes

FORMULAS = (
    row(cell("1", 'table:formula="of:=[file:///a.ods#A.A1]"', value="1"), '<table:table-cell table:formula="of:=1"/>')
    + row(cell("#REF!", 'table:formula="of:=[.#REF!]"'))
    + row(cell("x"), settings='table:visibility="collapse"')
)
HIDDEN = '<table:table table:name="B" table:style-name="dold"/>'
LATE = Limits(seconds=0, clock=iter(range(1_000_000)).__next__)
CASES: list[tuple[bytes, str, Limits]] = [
    (b"\x7fELF\0\0\0", "", Limits()),
    (zipped(xl__workbook_bin="x"), "", Limits()),
    (b"\x89PNG\r\n\x1a\n\0", "", Limits()),
    (typeset("Text"), ".csv", Limits()),
    (compound("EncryptedPackage"), ".xlsx", Limits()),
    (b"x" * 20, "", Limits(bytes=10)),
    (packed(row(cell("1"))), ".ods", Limits(unpacked=10)),
    (typeset("Text #pagebreak() mer"), ".pdf", Limits(pages=1)),
    (packed(row(cell("1"), cell("2"))), ".ods", Limits(cells=1)),
    (packed(row(cell("1"))), ".ods", LATE),
    (b"", "", Limits()),
    (scanned(False), ".pdf", Limits()),
    (scanned(True, False), ".pdf", Limits()),
    (typeset("Text")[:200], ".pdf", Limits()),
    (zipped(xl__workbook_xml='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ".xlsx", Limits()),
    (packed(FORMULAS, more=HIDDEN), ".ods", Limits()),
    (changed("<w:ins><w:r><w:t>7</w:t></w:r></w:ins>"), ".docx", Limits()),
]
OWN = [kind for code, kinds in kinds_in(sources).items() if "KSB053" <= code <= "KSB061" for kind in kinds]


def problems_of(data: bytes, suffix: str, limits: Limits) -> list[Problem]:
    """What is told of a file, whether it is read or not."""
    try:
        return list(read_bytes(data, "fil", suffix, limits).warnings)
    except Stop as stop:
        return stop.problems


@pytest.fixture(scope="module")
def told() -> str:
    every = [problem for case in CASES for problem in problems_of(*case)]
    return " ".join(f"{p.code}: {text}" for p, text in zip(every, messages(every, "sv"), strict=True))


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: f"{kind.code}-{kind.message.en[:30]}")
def test_each_problem_is_told_by_a_file(kind: Kind, told: str) -> None:
    assert holds(told, f"{kind.code}: {kind.message.sv}")


def test_a_missing_extra_is_told_by_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.delitem(sys.modules, "ks_budget.sources.pdf", raising=False)
    [problem] = problems_of(typeset("Text"), ".pdf", Limits())
    [finding] = findings([problem], "sv")
    assert finding.message == ".pdf kräver ett tillägg som inte är installerat."
    assert 'python -m pip install "ks-budget[read]"' in finding.advice
