"""The web page: one file, the figures of the commands, and a script that sorts, filters and computes as ksb does."""

import json
import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from chromium import browser
from conftest import ROOT, Run

from ks_budget.answers import project, report
from ks_budget.render.formats import FORMATS, PLAIN
from ks_budget.render.page import render
from ks_budget.workspace import Workspace

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def page_of(folder: Path, name: str = "2024", language: str = "sv") -> str:
    return str(render(report.answer(Workspace(folder, language=language), report.Question(name)), PLAIN))


class Outline(HTMLParser):
    """The elements of a page, and what opens without being closed."""

    EMPTY = ("meta", "input", "br", "rect", "line", "circle", "polygon", "polyline")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.links += [str(given["href"])] if "href" in given else []
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_is_well_formed_and_all_links_lead_somewhere(language: str) -> None:
    page = page_of(ROOT / "budgets", language=language)
    outline = Outline(page)
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert {link for link in outline.links if link.startswith("#")} <= {f"#{id}" for id in outline.ids}
    assert f'<html lang="{language}">' in page
    # Nothing is fetched: no address but those of texts.
    assert not re.search(r'\b(src|srcset|action|poster)="|@import|url\((?!data:)', page)


def test_the_same_budget_gives_the_same_page(ksb: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    for path in (one, two):
        assert ksb("report", "2024", "-o", str(path)).exit_code == 0
    assert one.read_bytes() == two.read_bytes() == page_of(ROOT / "budgets").encode()


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&</title></style></script> {{ 7*7 }} =cmd() \u202e ✨ "
)
HOSTILE += "långtord" * 60
EVERYWHERE = f"""
[document]
title = {json.dumps(HOSTILE)}
year = 2024
plan_years = [2025]
board = {json.dumps(HOSTILE)}
responsible = {json.dumps(HOSTILE)}

[[section]]
id = "a"
title = {json.dumps(HOSTILE)}
text = {json.dumps(HOSTILE + " [länk](javascript:alert(3)) [bra](https://exempel.se/?a=1&b=<)")}

[[frame]]
id = "f"
name = {json.dumps(HOSTILE)}
line = [
    {{ id = "staff", label = {json.dumps(HOSTILE)}, kind = "cost", amount = -1_000 }},
    {{ id = "grant", label = "Bidrag", kind = "grant", amount = 1_000 }},
]

[[publication]]
id = "a"
series = "pkv"
name = {json.dumps(HOSTILE)}
source = {json.dumps(HOSTILE)}
rates = {{ 2025 = 2.0 }}

[[goal]]
id = "g"
number = 1
name = {json.dumps(HOSTILE)}
target_year = 2024

[[goal.indicator]]
id = "i"
name = {json.dumps(HOSTILE)}
unit = {json.dumps(HOSTILE)}
target = 5
outcomes = {{ 2023 = 4 }}
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "budgets"
    folder.mkdir()
    (folder / "2024.toml").write_text(EVERYWHERE, encoding="utf-8")
    return folder


def test_markup_in_a_text_stays_text(hostile: Path) -> None:
    page = page_of(hostile)
    outline = Outline(page)
    assert outline.open == [] and "img" not in outline.names
    # The page's own script, and one of data for each what-if.
    assert outline.names.count("script") == 2
    assert not [link for link in outline.links if link.lower().startswith("javascript")]
    assert "https://exempel.se/?a=1&b=%3C" in outline.links


# In a browser.


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


Opened = Callable[..., Any]


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a page and holds it to be quiet: no error, no request, no word on the console."""
    said: list[str] = []
    contexts = []

    def open_page(page: str, **context: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        contexts.append(chromium.new_context(offline=True, locale="sv-SE", **context))
        tab = contexts[-1].new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("dialog", lambda dialog: said.append(dialog.message))
        tab.on("request", lambda request: said.append(request.url) if request.url != path.as_uri() else None)
        tab.goto(path.as_uri())
        return tab

    yield open_page
    for one in contexts:
        one.close()
    assert said == []


@pytest.fixture(scope="module")
def real() -> str:
    return page_of(ROOT / "budgets")


def axe() -> Path:
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return Path(package.__file__).parent / "axe.min.js"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(real: str, opened: Opened, scheme: str, width: int) -> None:
    script = axe().read_text(encoding="utf-8")
    tab = opened(real, bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900})
    tab.evaluate(script)
    found = tab.evaluate(f"axe.run(document, {{ runOnly: {RULES} }})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 30


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_no_width_scrolls_sideways(real: str, hostile: Path, opened: Opened, width: int) -> None:
    for page in (real, page_of(hostile)):
        tab = opened(page, viewport={"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") == width


def test_records_are_sorted_and_totals_stay(real: str, opened: Opened) -> None:
    tab = opened(real)
    risks = tab.locator('table[data-id="risks"]')
    score = risks.get_by_role("button", name="Riskvärde")
    values = "rows => rows.map(row => Number(row.cells[3].dataset.value))"
    score.click()
    rising = risks.locator("tbody tr").evaluate_all(values)
    score.click()
    falling = risks.locator("tbody tr").evaluate_all(values)
    assert rising == sorted(rising) and falling == sorted(rising, reverse=True) and rising[0] < rising[-1]
    status = risks.locator("xpath=ancestor::div[contains(@class, 'table')]").locator("[role=status]")
    assert status.inner_text() == "Sorterad efter Riskvärde, fallande."
    assert risks.locator("th[aria-sort]").count() == 1

    invested = tab.locator('table[data-id="investments"]')
    names = "rows => rows.map(row => [row.className, row.cells[0].textContent])"
    before = invested.locator("tbody tr").evaluate_all(names)
    invested.get_by_role("button", name="Summa").click()
    after = invested.locator("tbody tr").evaluate_all(names)
    assert [i for i, (kind, _) in enumerate(before) if kind == "total"] == [
        i for i, (kind, _) in enumerate(after) if kind == "total"
    ]
    assert sorted(before) == sorted(after)
    # What does not stand in any order cannot be sorted.
    assert tab.locator('table[data-id="ks"] thead button').count() == 0


def test_records_are_found_by_a_word_and_by_keyboard(real: str, opened: Opened) -> None:
    tab = opened(real)
    field = tab.get_by_label("Sök i tabellen Risker 2024")
    field.focus()
    tab.keyboard.type("CYBER")
    table = tab.locator('table[data-id="risks"]')
    assert table.locator("tbody tr:visible").all_inner_texts()[0].startswith("Cyber")
    status = table.locator("xpath=ancestor::div[contains(@class, 'table')]").locator("[role=status]")
    assert status.inner_text() == "1 av 37 rader visas."
    field.fill("")
    assert status.inner_text() == "37 av 37 rader visas."
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "wide"


def test_without_the_script_everything_is_there(real: str, opened: Opened) -> None:
    tab = opened(real, java_script_enabled=False)
    text = tab.locator("main").inner_text()
    for words in ("Budgeten i korthet", "Cyberhot", "−215\u00a0867", "Nolhaga", "Internkontrollplan"):
        assert words in text
    assert tab.locator(".what-if:visible, .search:visible, thead button").count() == 0


def test_hostile_texts_run_nothing(hostile: Path, opened: Opened) -> None:
    tab = opened(page_of(hostile))
    assert tab.title().startswith("<script>alert(1)</script>")
    assert tab.locator("h1").inner_text().startswith("<script>alert(1)</script>")
    assert tab.locator(".what-if").first.is_visible()


Figures = list[list[Decimal | None]]
"""By row and plan year; None for a dash."""


def by_ksb(
    folder: Path, name: str, rates: tuple[tuple[str, int, Decimal], ...]
) -> dict[str, list[list[Decimal | None]]]:
    """The plan years of each frame as `ksb project` has them with these rates."""
    answer = project.answer(Workspace(folder), project.Question(base=name, overrides=rates))
    return {
        table.id: [[cell if isinstance(cell, Decimal) else None for cell in row.cells[2:]] for row in table.rows]
        for table in answer.tables
    }


def by_page(tab: Any, table: str) -> Figures:
    """The same as the page has computed them."""
    box = tab.locator(".what-if").filter(has=tab.locator(f'xpath=.//script[contains(text(), \'"table":"{table}"\')]'))
    rows = box.locator("tbody tr").evaluate_all("rows => rows.map(r => [...r.cells].slice(2).map(c => c.textContent))")
    return [[None if cell == "–" else number(cell) for cell in row] for row in rows]


def number(text: str) -> Decimal:
    return Decimal(text.replace("\u00a0", "").replace("\u2212", "-").replace(",", "."))


@pytest.mark.parametrize("rates", [("1,9", "2,6"), ("0,9", "2,6"), ("-3", "12,345"), ("0", "0"), ("99,9", "-50")])
def test_another_rate_gives_what_ksb_gives(real: str, opened: Opened, rates: tuple[str, str]) -> None:
    tab = opened(real)
    for box in tab.locator(".what-if").all():
        box.locator("summary").click()
        for field, rate in zip(box.locator("input").all(), rates, strict=True):
            field.fill(rate)
    given = tuple(("pkv", year, number(rate)) for year, rate in zip((2025, 2026), rates, strict=True))
    for table, plan in by_ksb(ROOT / "budgets", "2024", given).items():
        assert by_page(tab, table) == plan


def test_what_is_no_rate_is_told_and_reset_takes_all_back(real: str, opened: Opened) -> None:
    tab = opened(real)
    box = tab.locator(".what-if").first
    box.locator("summary").click()
    field, status = box.locator("input").first, box.locator("[role=status]")
    same = status.inner_text()
    field.fill("2,5")
    assert "Kommunbidrag" in status.inner_text() and status.inner_text() != same
    field.fill("två")
    assert status.inner_text().startswith("Skriv procent") and field.get_attribute("aria-invalid") == "true"
    box.get_by_role("button").click()
    assert (status.inner_text(), field.input_value()) == (same, "0,9")
    assert by_page(tab, "ks") == by_ksb(ROOT / "budgets", "2024", ())["ks"]


def frame(id: str, decimals: int, chance: random.Random) -> str:
    """A frame with two series, shares, adjustments and printed sums that are off by rounding."""

    def amount(low: int, high: int) -> Decimal:
        return Decimal(chance.randint(low, high)).scaleb(-decimals)

    lines, total = [], Decimal(0)
    for i in range(chance.randint(2, 7)):
        value = -amount(1, 90_000)
        total += value
        moved = chance.choice(["", ', index = "loner"', ", share = 0.5", ", share = 0"])
        lines.append(f'{{ id = "c{i}", label = "Kostnad {i}", kind = "cost", amount = {value}{moved} }}')
    lines.append(f'{{ id = "rev", label = "Intäkt", kind = "revenue", amount = {amount(0, 50_000)} }}')
    lines.append(f'{{ id = "grant", label = "Bidrag", kind = "grant", amount = {amount(0, 90_000)} }}')
    off, effect = Decimal(chance.choice([0, 1, -1])).scaleb(-decimals), amount(1, 900)
    adjusted = "".join(
        f"""
[[frame.adjustment]]
year = {year}
kind = "{kind}"
reason = "Beslut"
effects = {{ grant = {effect}, {line} = {-effect} }}
"""
        for year, kind, line in ((2025, "temporary", "c0"), (2026, "permanent", "c1"))
    )
    return f"""
[[frame]]
id = "{id}"
name = "Ram {id}"
index = "pkv"
line = [{", ".join(lines)}]
printed_totals = {{ costs = {{ 2024 = {total + off} }} }}
{adjusted}"""


LATER = ", ".join(
    f'{{ id = "{id}", label = "{id}", kind = "cost"{more} }}'
    for id, more in (("shown", ", printed = { 2026 = -77 }"), ("stays", ', index = "loner"'), ("goes", ""))
)
DECIDED = "".join(
    f"""
[[frame.adjustment]]
year = 2026
kind = "{kind}"
reason = "Nytt"
effects = {{ grant = 31, {line} = -31 }}
"""
    for kind, line in (("permanent", "stays"), ("temporary", "goes"))
)


@pytest.mark.parametrize(("unit", "decimals"), [("tkr", 0), ("mnkr", 1), ("mnkr", 2)])
def test_any_budget_is_computed_as_ksb_computes_it(unit: str, decimals: int, opened: Opened, tmp_path: Path) -> None:
    chance = random.Random(decimals)
    folder = tmp_path / "budgets"
    folder.mkdir()
    head = f"""
[document]
title = "Slump"
year = 2024
plan_years = [2025, 2026, 2027]
unit = "{unit}"
"""
    series = "".join(
        f"""
[[publication]]
id = "{id}"
series = "{id}"
rates = {{ 2025 = 2.0, 2026 = -0.35, 2027 = 3.125 }}
"""
        for id in ("pkv", "loner")
    )
    frames = [frame(f"f{i}", decimals, chance) for i in range(12)]
    # Lines that begin in a plan year: as printed, by a decision that stays, and by one that does not.
    frames.append(frame("later", decimals, chance).replace("line = [", f"line = [{LATER}, ", 1) + DECIDED)
    (folder / "2024.toml").write_text(head + "".join(frames) + series, encoding="utf-8")
    tab = opened(page_of(folder))
    rates = {
        (id, year): Decimal(chance.randint(-9_000, 9_900)).scaleb(-chance.randint(2, 4))
        for id in ("pkv", "loner")
        for year in (2025, 2026, 2027)
    }
    tab.locator(".what-if").evaluate_all(
        """(boxes, rates) => boxes.forEach(box => {
            const data = JSON.parse(box.querySelector("script").textContent), fields = box.querySelectorAll("input");
            const keys = Object.keys(data.rates).flatMap(series => data.years.slice(1).map(year => series + year));
            fields.forEach((field, i) => { field.value = rates[keys[i]]; });
            fields[0].dispatchEvent(new Event("input", { bubbles: true }));
        })""",
        {f"{id}{year}": str(rate).replace(".", ",") for (id, year), rate in rates.items()},
    )
    given = tuple((id, year, rate) for (id, year), rate in rates.items())
    for table, plan in by_ksb(folder, "2024", given).items():
        assert by_page(tab, table) == plan, table


def test_halves_are_rounded_as_ksb_rounds_them(opened: Opened, tmp_path: Path) -> None:
    """A result of 100 or −100 tkr that a rate of 0.5 moves to a half: away from zero."""
    folder = tmp_path / "budgets"
    folder.mkdir()
    frames = "".join(
        f"""
[[frame]]
id = "{id}"
name = "{id}"
line = [{{ id = "a", label = "A", kind = "{kind}", amount = {amount} }}]
"""
        for id, kind, amount in (("up", "grant", 100), ("down", "cost", -100))
    )
    head = '[document]\ntitle = "H"\nyear = 2024\nplan_years = [2025]\n'
    series = '[[publication]]\nid = "a"\nseries = "pkv"\nrates = { 2025 = 2 }\n'
    (folder / "2024.toml").write_text(head + frames + series, encoding="utf-8")
    tab = opened(page_of(folder))
    for box in tab.locator(".what-if").all():
        box.locator("summary").click()
        box.locator("input").fill("0,5")
    assert [by_page(tab, id)[-1] for id in ("up", "down")] == [[Decimal(101)], [Decimal(-101)]]
    given = by_ksb(folder, "2024", (("pkv", 2025, Decimal("0.5")),))
    assert {id: by_page(tab, id) for id in given} == given


def test_a_page_is_offered_for_documents_alone() -> None:
    [one] = [format for format in FORMATS if format.name == "html"]
    assert one.answers == ("document",)
