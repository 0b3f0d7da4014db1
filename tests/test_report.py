"""The published document: what every format carries."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Run

from ks_budget.chapters import OPENED_BY_TEXT
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
