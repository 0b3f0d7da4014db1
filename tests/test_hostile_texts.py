"""Texts that were made to be slow: what looks for patterns in them takes a time that follows their length."""

from time import process_time

import pytest

from ks_budget.importing import register
from ks_budget.importing.ids import slug
from ks_budget.problems import Place
from ks_budget.sources import marks, read_bytes
from ks_budget.sources.lines import is_rule
from ks_budget.sources.page import _NUMBER
from ks_budget.sources.sie_fields import parts
from ks_budget.tables.claims import claims
from ks_budget.tables.heads import said_by
from ks_budget.tables.table import Prose
from ks_budget.tables.understand import understand

LENGTH = 100_000
MOST = 15
"""Seconds for a text that takes hundredths of one, and took minutes."""
SPACES = " " * LENGTH


def prose(text: str) -> list[str]:
    return [claim.printed for claim in claims(Prose(text, Place("text.txt")))]


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (is_rule, "-" * LENGTH + "a"),
        (is_rule, "-|" * LENGTH + "a"),
        (marks.markdown, "`" * 20_000),
        (marks.markdown, "<sup>" + " " * 19_000),
        (_NUMBER.fullmatch, SPACES + "a"),
        (parts, "1" + SPACES),
        (said_by, "b" + SPACES + "a"),
        (register.names, SPACES + "a"),
        (slug, "a " * (LENGTH // 2)),
        (prose, "100 " * (LENGTH // 4)),
        (prose, "ökar på " * (LENGTH // 8) + "5 kr"),
        (prose, "ökar med 5 kr " * 1_000),
    ],
    ids=lambda one: getattr(one, "__qualname__", str(one).strip()[:12]),
)
def test_a_hostile_text_takes_no_longer_than_another(reading, text: str) -> None:  # type: ignore[no-untyped-def]
    before = process_time()
    reading(text)
    assert process_time() - before < MOST


@pytest.mark.parametrize(
    "line",
    ["# a" + SPACES + "x", "|a|\n|--|" + SPACES + "x", "-" * LENGTH + "x", "100 " * (LENGTH // 4)],
    ids=lambda one: one[:8].strip(),
)
def test_a_hostile_line_of_a_file_takes_no_longer_than_another(line: str) -> None:
    before = process_time()
    understand(read_bytes(f"{line}\n".encode(), "text.md", ".md"))
    assert process_time() - before < MOST


def test_what_closes_a_heading_is_none_of_it() -> None:
    heads = [
        grid.rows[0][0].text
        for grid in read_bytes(b"# Bilaga 1 ##\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "t.md", ".md").grids
    ]
    assert heads[0] == "Bilaga 1"


def test_a_list_that_is_longer_than_a_sentence_has_all_its_amounts() -> None:
    text = ", ".join(f"Post {number} kostar {number} tkr" for number in range(1, 301))
    assert prose(text) == [f"{number} tkr" for number in range(1, 301)]


def test_an_id_is_cut_between_words() -> None:
    assert slug("Kostnader till fastigheter lokaler och anläggningar") == "kostnader-fastigheter-lokaler"
    assert slug("a" * 50) == "a" * 40
