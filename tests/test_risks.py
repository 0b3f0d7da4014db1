"""`ksb risks`: score, order, filters, and the matrix."""

import json
from pathlib import Path

import pytest
from conftest import Load, Run

from ks_budget.compute.risks import Filter, arrange, matrix, score, select
from ks_budget.views.risks import view
from ks_budget.views.words import axes

SCALES = "".join(
    f'[[scale.{name}]]\nlevel = {level}\nname = "{name} {level}"\n'
    for name in ("likelihood", "impact")
    for level in range(1, 6)
)
TREATMENT = '[[treatment]]\nid = "accept"\nlabel = "Acceptera"\n[[treatment]]\nid = "act"\nlabel = "Åtgärda"\n'


def risk(id: str, likelihood: int, impact: int, treatment: str = "accept") -> str:
    return (
        f'[[risk]]\nid = "{id}"\nname = "{id}"\nlikelihood = {likelihood}\nimpact = {impact}\n'
        f'treatment = "{treatment}"\n'
    )


def test_score_then_impact_then_order_in_the_file(load: Load) -> None:
    text = SCALES + TREATMENT + risk("a", 4, 2) + risk("b", 2, 4) + risk("c", 1, 1) + risk("d", 4, 2)
    found = arrange(load(text).content.risks)
    assert [(r.id, score(r)) for r in found] == [("b", 8), ("a", 8), ("d", 8), ("c", 1)]


def test_other_orders(load: Load) -> None:
    risks = load(SCALES + TREATMENT + risk("z", 1, 5) + risk("m", 5, 2) + risk("a", 2, 4)).content.risks
    assert [r.id for r in arrange(risks, "likelihood")] == ["m", "a", "z"]
    assert [r.id for r in arrange(risks, "impact")] == ["z", "a", "m"]
    assert [r.id for r in arrange(risks, "name")] == ["a", "m", "z"]
    assert [r.id for r in arrange(risks, "file")] == ["z", "m", "a"]


def test_scales_of_five_work(load: Load) -> None:
    risks = load(SCALES + TREATMENT + risk("a", 5, 5)).content.risks
    assert score(risks[0]) == 25
    assert matrix(risks) == {(5, 5): [risks[0]]}


def test_filters(load: Load) -> None:
    risks = load(SCALES + TREATMENT + risk("a", 2, 2) + risk("b", 3, 3, "act") + risk("c", 5, 5)).content.risks
    assert [r.id for r in select(risks, Filter(5, 20))] == ["b"]
    assert [r.id for r in select(risks, Filter(treatment="accept"))] == ["a", "c"]


def test_seventeen_real_risks_score_six_or_more(ksb: Run) -> None:
    document = json.loads(ksb("risks", "--min", "6", "--format", "json").stdout)
    rows = document["tables"][0]["rows"]
    assert [row["score"] for row in rows] == [8] * 4 + [6] * 13
    assert "Visar 17 av 37 risker (20 bortfiltrerade)." in ksb("risks", "--min", "6").stdout
    assert rows[0] == {
        "id": "energibrist",
        "risk": "Energibrist/effektbrist",
        "likelihood": 2,
        "impact": 4,
        "score": 8,
        "score_words": "Mindre sannolik × allvarlig",
        "treatment": "act",
    }


def test_the_treatment_is_a_decision_and_not_a_function_of_the_score(ksb: Run) -> None:
    rows = json.loads(ksb("risks", "--min", "6", "--max", "6", "--format", "json").stdout)["tables"][0]["rows"]
    assert {row["treatment"] for row in rows} == {"accept", "act", "internal-control"}


def test_treatment_by_label_or_id(ksb: Run) -> None:
    by_id = ksb("risks", "--treatment", "internal-control", "--format", "csv")
    by_label = ksb("risks", "--treatment", "Internkontroll", "--format", "csv")
    assert by_id.stdout == by_label.stdout
    assert len(by_id.stdout.splitlines()) == 1 + 9
    wrong = ksb("risks", "--treatment", "interkontroll")
    assert (wrong.exit_code, "Menade du internal-control?" in wrong.stderr) == (2, True)


def test_the_matrix_adds_up(ksb: Run) -> None:
    table = json.loads(ksb("risks", "--format", "json").stdout)["tables"][1]
    cells = [[row[str(impact)] for impact in range(1, 5)] for row in table["rows"]]
    assert [row["sum"] for row in table["rows"]] == [sum(row) for row in cells]
    assert [sum(column) for column in zip(*cells[:-1], strict=True)] == cells[-1]
    assert table["rows"][-1]["sum"] == 37


def test_the_matrix_alone_has_names(ksb: Run) -> None:
    [table] = json.loads(ksb("risks", "--matrix", "--format", "json").stdout)["tables"]
    names = "\n".join(str(value) for row in table["rows"] for key, value in row.items() if key.isdigit())
    assert names.count("•") == 37


def test_a_budget_without_risks_says_so(ksb: Run) -> None:
    assert ksb("risks", "--year", "2023").stdout == "Budgeten 2023 har inga risker.\n"


@pytest.mark.parametrize(("language", "head"), [("sv", "S ↓  V →"), ("en", "L ↓  I →")])
def test_the_narrow_head_of_the_matrix_has_the_letters_of_its_language(language: str, head: str, load: Load) -> None:
    [table] = view(load(SCALES + TREATMENT + risk("a", 5, 5)), Filter(), "score", True, language).tables
    assert table.columns[0].short == head


# Consequence as the second axis, and a control that says how often.
NAMED = (
    '[scale]\nimpact_name = "konsekvens"\nlikelihood_name = "{}"\n'
    + SCALES
    + TREATMENT.replace('label = "Åtgärda"\n', 'label = "Åtgärda"\ncontrolled = true\n')
)
CONTROL = """
[[control]]
id = "c"
risk = "a"
method = ["Stickprov"]
responsible = ["Chef"]
frequency = "2 gånger per år"
"""


def files(folder: Path, **texts: str) -> Path:
    (folder / "budgets").mkdir(exist_ok=True)
    for name, text in texts.items():
        head = f'[document]\ntitle = "T"\nyear = {name[1:5]}\n'
        (folder / "budgets" / f"{name[1:]}.toml").write_text(head + text, encoding="utf-8")
    return folder


def test_the_axes_are_called_as_the_budget_calls_them(ksb: Run, tmp_path: Path) -> None:
    before = NAMED.format("") + risk("a", 4, 2, "act") + CONTROL
    after = before.replace("impact = 2", "impact = 3").replace("2 gånger", "4 gånger")
    folder = files(tmp_path, y2023=before, y2024=after)
    for command in (("risks",), ("risks", "--matrix"), ("controls",), ("diff", "2023", "2024")):
        said = ksb(*command, "--lang", "sv", cwd=folder).stdout
        assert "onsekvens" in said and "äsentlighet" not in said, said
    assert "sannolikhet (S) × konsekvens (K)" in ksb("risks", "--lang", "sv", cwd=folder).stdout
    english = ksb("risks", "--lang", "en", cwd=folder).stdout
    assert "likelihood (L) × konsekvens (K)" in english and "Impact" not in english


def test_short_forms_of_the_axes_differ(load: Load) -> None:
    budget = load(NAMED.format("konkretion") + risk("a", 4, 2))
    named = axes(budget, "sv")
    assert (named.likelihood, named.likelihood_short, named.impact_short) == ("Konkretion", "Konk", "Kons")
    assert axes(load(SCALES + TREATMENT + risk("a", 4, 2)), "sv").impact_short == "V"


def test_how_often_and_to_whom_are_shown_where_the_plan_says(ksb: Run, tmp_path: Path) -> None:
    text = NAMED.format("") + risk("a", 4, 2, "act") + CONTROL
    folder = files(tmp_path, y2024=text)
    row = json.loads(ksb("controls", "--format", "json", cwd=folder).stdout)["tables"][0]["rows"][0]
    assert row["frequency"] == "2 gånger per år" and "reported_to" not in row
    folder = files(tmp_path, y2024=text + 'reported_to = "Nämnden"\n')
    assert "Rapporteras till" in ksb("controls", "--lang", "sv", cwd=folder).stdout
    assert "frequency" not in ksb("controls", "--format", "csv").stdout.splitlines()[0]
