"""No sentence of an answer has an empty place: titles, notes and what is said where there is nothing to show.

Problems are held to the same by tests/test_problems.py, fact by fact; here all answers are read, over the budgets that
ship with the project and over one whose texts and lists are as empty as they may be.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Run

EMPTY_SLOT = re.compile(
    r"(?<=[^↓\s])  +(?=\S)"  # two spaces, but for those between the axes of a matrix
    r"| [.,;:)](?!\S)|\( "  # a space before the end, or after the beginning
    r"|\(\)|””|“”|\[\]|[:,(] ?[.,;)]"  # brackets, quotes and lists of nothing
    r"|\bNone\b(?! of\b)|\bnan\b|[{}]"  # what a program says
    r"|^[\s.,:;)]|[\s,:(–-]$"  # what was to stand at one of the ends
    r"|\bDet finns inga\.|\bThere are none\."
)

EMPTY = """
[document]
title = "T"
board = ""
source = ""
decided_by = ""
year = {year}
plan_years = [{after}]

[[publication]]
id = "p"
series = "pkv"
name = ""
source = ""
rates = {{ {after} = 2 }}

[[frame]]
id = "a"
name = "X"
[[frame.line]]
id = "grant"
label = "Rad"
kind = "grant"
amount = {grant}
printed = {{ {after} = 9 }}
[[frame.line]]
id = "cost"
label = "Rad"
kind = "cost"
amount = -9
[[frame.adjustment]]
year = {year}
kind = "temporary"
reason = "Y"
effects = {{ grant = 1, cost = -1 }}
[[frame.comment]]
line = "grant"
explanations = [{{ text = "Z" }}]

[investments]
years = [{year}]
[[investments.group]]
id = "g"
name = "X"
[[investments.group.project]]
id = "r"
name = "X"
amounts = {{ {year} = {grant} }}

[[goal]]
id = "m"
number = 1
name = "X"
target_year = {year}
[[goal.indicator]]
id = "i"
name = "X"
heading = ""
unit = ""
source = ""
target = 1

[[assignment]]
id = "u"
number = 1
name = "X"
description = ""
assignee = ""
reports_to = ""
due = "{year}"

[organisation]
name = "X"
[[organisation.department]]
id = "d"
name = "X"
description = ""
focus = []
[[organisation.department.unit]]
id = "e"
name = "X"

[scale]
likelihood = [{{ level = 1, name = "" }}]
impact = [{{ level = 1, name = "" }}]
[[treatment]]
id = "t"
label = "Rad"
[[risk]]
id = "k"
name = "X"
likelihood = 1
impact = 1
treatment = "t"
description = ""
printed_treatment = ""
[[control]]
id = "c"
risk = "k"
method = []
responsible = []
frequency = ""
reported_to = ""

[[claim]]
id = "w"
text = "Z"
figure = 1
unit = ""
equals = "count.risks + 1"
[[claim]]
id = "x"
section = ""
text = "Z"
holds = "a.grant[{year}] > 500 mnkr"
[[section]]
id = "s"
title = ""
text = ""
"""
LEAST = '[document]\ntitle = "T"\nyear = {year}\n'

COMMANDS = """
show / show {before} / project / project --printed / project --real {year} / project --pkv {after}=1 / project {before}
diff {before} {year} / bridge / goals / investments / assignments / assignments --as-of {year}-06-01 / controls
organisation / risks / risks --matrix / risks --min 2 / check / check --baseline
"""


def commands(year: int) -> list[list[str]]:
    """The words of each command, for budgets of a year and the one before."""
    texts = COMMANDS.strip().replace("\n", " / ").split(" / ")
    return [text.format(year=year, before=year - 1, after=year + 1).split() for text in texts]


def sentences(node: Any, key: str = "") -> Iterator[str]:
    """What an answer says in its own words: all texts but ids, units and cells, which a budget may leave empty."""
    if isinstance(node, dict):
        for name, inner in node.items():
            if name not in ("rows", "command", "budget", "id", "code", "unit", "places", "file", "format"):
                yield from sentences(inner, name)
    elif isinstance(node, list):
        for inner in node:
            yield from sentences(inner, key)
    elif isinstance(node, str) and node:
        yield node


def written(folder: Path, before: str, after: str) -> Path:
    """A folder with budgets of two years."""
    (folder / "budgets").mkdir()
    for year, grant, text in ((2024, 9, before), (2025, 10, after)):
        filled = text.format(year=year, after=year + 1, before=year - 1, grant=grant)
        (folder / "budgets" / f"{year}.toml").write_text(filled, encoding="utf-8")
    return folder


def slots(ksb: Run, where: Path, year: int, language: str) -> list[tuple[str, str]]:
    """The sentences with an empty slot, of all commands, each with its command."""
    found = []
    for words in commands(year):
        said = ksb(*words, "--lang", language, "--format", "json", cwd=where).stdout
        # JSON has no text beside its tables, and where there is no answer only problems.
        text = ksb(*words, "--lang", language, cwd=where).stdout
        lines = [line.strip() for line in text.splitlines() if line.endswith((".", ":")) and "   " not in line]
        told = [*sentences(json.loads(said)), *lines]
        assert told, words
        found += [(" ".join(words), sentence) for sentence in told if EMPTY_SLOT.search(sentence)]
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_sentence_about_the_real_budgets_has_an_empty_slot(language: str, ksb: Run) -> None:
    assert slots(ksb, ROOT, 2024, language) == []


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("before", "after"), [(EMPTY, EMPTY), (LEAST, LEAST), (LEAST, EMPTY), (EMPTY, LEAST)])
def test_no_sentence_about_the_emptiest_budgets_has_an_empty_slot(
    before: str, after: str, language: str, ksb: Run, tmp_path: Path
) -> None:
    where = written(tmp_path, before, after)
    assert slots(ksb, where, 2025, language) == []
    if after == EMPTY:
        # It is read, and not only told to be wrong.
        assert ksb("project", cwd=where).exit_code == ksb("risks", cwd=where).exit_code == 0


@pytest.mark.parametrize(
    "sentence",
    ["för  eller tidigare", "Det finns inga.", "Ramen () finns.", "år None", "Budgeten  har", "Namn .", "av: ."],
)
def test_an_empty_slot_is_seen(sentence: str) -> None:
    assert EMPTY_SLOT.search(sentence)
