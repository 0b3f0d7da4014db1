"""The published document: what every format carries."""

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
