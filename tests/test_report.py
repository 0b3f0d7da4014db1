"""The published document: what every format carries."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, Run

from ks_budget.chapters import OPENED_BY_TEXT
from ks_budget.render.formats import PLAIN
from ks_budget.render.markdown import render
from ks_budget.report import Block, Column, Cover, Paragraph, Report, Section, Table, Words
from ks_budget.views.document.assemble import PARTS


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_real_budget_as_markdown(language: str, ksb: Run, golden: Callable[[Path, str], None]) -> None:
    result = ksb("report", "2024", "--lang", language)
    golden(ROOT / "tests" / "golden" / f"report-{language}.md", result.stdout.replace("\r\n", "\n"))


def test_every_part_that_may_be_opened_by_a_text_is_a_part_of_the_document() -> None:
    assert set(OPENED_BY_TEXT) - {part.key for part in PARTS} == {"investments"}


@pytest.mark.parametrize(("chapter", "level"), [("goals", 3), ("ks", 4), ("investments", 4)])
def test_a_second_text_has_a_heading_one_level_below_what_it_stands_in(
    chapter: str, level: int, tmp_path: Path, ksb: Run
) -> None:
    shutil.copytree(ROOT / "budgets", tmp_path / "budgets")
    more = "".join(
        f'\n[[section]]\nid = "mer{i}"\ntitle = "Mer {i}"\nchapter = "{chapter}"\ntext = "x"\n' for i in (1, 2)
    )
    with (tmp_path / "budgets" / "2024" / "texts.toml").open("a", encoding="utf-8") as file:
        file.write(more)
    lines = ksb("report", "2024", "--budgets", str(tmp_path / "budgets")).stdout.splitlines()
    assert f"{'#' * level} Mer 2" in lines


def test_the_contents_lead_to_the_headings_as_github_names_them() -> None:
    def section(title: str) -> Section:
        return Section(title, 1, [Paragraph([Words("x")])])

    table = Table("t", "Mål", [Column("a", "A")], [])
    parts: list[Block] = [section("Risk- och väsentlighet (2 % *av* allt)"), Section("Mål", 1, [table]), section("Mål")]
    cover = Cover("Mål", "", "", [], date(2024, 1, 1))
    text = str(render(Report("report", "2024", "tkr", "sv", parts, cover=cover), PLAIN))
    assert re.findall(r"\]\((#.*)\)", text) == ["#risk--och-väsentlighet-2--av-allt", "#mål-1", "#mål-3"]
