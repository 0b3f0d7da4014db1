"""`ksb import`: printed tables become chapters that load and check, and nothing of them is left out in silence."""

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Run

from ks_budget import Workspace
from ks_budget.answers.importing import Imported, Question, imported
from ks_budget.importing.work import Decisions
from ks_budget.model import Content
from ks_budget.problems import Problem, Stop

FRAMES = """Ekonomiska ramar, kommunstyrelsen (exkl. exploateringsenheten)

Belopp i tkr\tBudget 2023\tBudget 2024\tPlan 2025\tPlan 2026
Verksamhetens intäkter\t91 867\t100 548\t101 453\t104 091
Personalkostnader\t-109 688\t-114 196\t-115 224\t-118 220
Lokalhyror\t-7 431\t-7 986\t-8 058\t-8 268
Köp av tjänster\t-44 617\t-51 171\t-50 623\t-51 939
Övriga kostnader\t-39 198\t-41 587\t-41 962\t-43 053
Verksamhetens kostnader\t-200 934\t-214 941\t-215 866\t-221 479
Verksamhetens nettokostnader\t-109 067\t-114 393\t-114 414\t-117 388
Kommunbidrag\t108 907\t114 308\t114 328\t117 300
Finansnetto\t160\t85\t86\t88
Årets resultat\t0\t0\t0\t0

Texten nedanför tabellen handlar om något helt annat än siffrorna i den.

Ekonomiska ramar, exploateringsenheten

Belopp i tkr\tBudget 2023\tBudget 2024\tPlan 2025\tPlan 2026
Verksamhetens intäkter\t9 531\t20 351\t20 534\t21 068
Personalkostnader\t-6 458\t-6 386\t-6 443\t-6 611
Lokalhyror\t0\t0\t0\t0
Köp av tjänster\t-4 209\t-12 028\t-12 136\t-12 452
Övriga kostnader\t914\t-2 170\t-2 190\t-2 246
Verksamhetens kostnader\t-9 753\t-20 584\t-20 769\t-21 309
Verksamhetens nettokostnader\t-222\t-233\t-235\t-241
Kommunbidrag\t222\t233\t235\t241
Finansnetto\t0\t0\t0\t0
Årets resultat\t0\t0\t0\t0
"""

INVESTMENTS = """Investeringsbudget

Belopp i tkr\tBudget 2023\tBudget 2024\tPlan 2025\tPlan 2026\tPlan 2027\tPlan 2028
Expansionsinvestering\t27 050\t44 500\t116 750\t89 900\t85 500\t50 500
Bälinge företagspark\t2 000\t3 000\t21 000\t9 500\t10 500\t15 500
Stadsskogen\t17 000\t9 000\t20 000\t8 000\t0\t0
Övriga exploateringsområden\t8 050\t32 500\t75 750\t72 400\t75 000\t35 000
Imageinvestering\t0\t0\t0\t0\t0\t0
Reinvestering\t13 255\t20 100\t19 200\t14 000\t16 900\t16 900
Inventarier\t400\t900\t900\t900\t900\t900
Tjänstekatalog\t6 000\t6 000\t6 000\t6 000\t6 000\t6 000
Fastigheter\t6 855\t13 200\t12 300\t7 100\t10 000\t10 000
Anpassningsinvestering\t20 000\t7 000\t7 000\t7 000\t7 000\t7 000
IT-infrastruktur\t5 000\t5 000\t5 000\t5 000\t5 000\t5 000
Lokalanpassningar\t15 000\t2 000\t2 000\t2 000\t2 000\t2 000
Totala utgifter\t60 305\t71 600\t142 950\t110 900\t109 400\t74 400
"""

REGISTER = """Risk- och väsentlighetsanalys

Risk\tBeskrivning\tSannolikhet\tVäsentlighet\tRiskvärde\tHantering
Cyberhot\tDriften står still efter ett angrepp.\t2\t4\t8\tInternkontroll
Fel i löner\tLöner betalas ut med fel belopp.\t3\t2\t6\tInterkontroll
Momsfel\tKommunen drar av för lite moms.\t3\t2\t6\tHantera genom åtgärder

Risk\tBeskrivning\tSannolikhet\tVäsentlighet\tRiskvärde\tHantering
Avtal följs inte\tInköp görs utanför avtal.\t3\t2\t6\tInternkontroll
Terrorhot\tVerksamheten stängs av ett hot.\t1\t4\t4\tAcceptera

Sannolikhet

1. Osannolik: det sker nästan aldrig
2. Mindre sannolik: det sker sällan
3. Möjlig: det kan ske
4. Sannolik: det sker ofta

Internkontrollplan

Risk\tRiskvärde\tMetod\tAnsvarig
Cyberhot\t8\tFölj upp testet.  Påminn dem som inte deltog.\tIT-chef och Stabschef
Fel i löner\t6\tStickprov av löner.\tPersonal- chef
Avtal följs  inte\t6\tStickprov av fakturor.\tEkonomichef
"""

GOALS = """Budget 2024

Prioriterat mål\tIndikatorer\tMål 2026\tUtfall 2022\tUtfall 2021\tKoppling Agenda 2030
1. Kommunen växer\tFöretagsklimat, index 1–100\t80\t72\t71\tMål 8
\tDialog med företag (skala 1-6)\t3,5\t2,6\t2,5\t
\tSjukfrånvaro, andel (%)\t5,0\t6,8\t-\t
3. Alla kan resa\tAndel som reser enkelt (%):\t\t\t\tMål 13
\tboende i centralort\t75\t64\t74\t
\tboende utanför tätort\t45\t40\t41\t
"""

ASSIGNMENTS = """Uppdrag 2024

1. Kontoret ges i uppdrag att ta fram en plan för lokaler i syfte att minska ytan. Uppdraget ska återrapporteras till kommunstyrelsen under kvartal 1 2024.
2. Kontoret ges i uppdrag att göra en förstudie om parkering. Uppdraget ska återrapporteras senast 31 maj 2024.
3. Nämnden får i uppdrag att se över taxorna. Uppdraget återrapporteras till kommunfullmäktige under 2024.
"""  # noqa: E501

Import = Callable[..., Imported]


@pytest.fixture
def importing(tmp_path: Path) -> Import:
    """Import a text as a file of its own, with no budgets around."""

    def run(
        text: str, *chapters: str, target: str | None = None, name: str = "fil.txt", **decisions: object
    ) -> Imported:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        workspace = Workspace(environment={}, start=tmp_path)
        goes = str(tmp_path / target) if target else None
        return imported(workspace, Question(str(file), chapters, goes, Decisions(**decisions)))  # type: ignore[arg-type]

    return run


def loaded(made: Imported, tmp_path: Path) -> Content:
    """What the files of an import load to."""
    folder = tmp_path / "budgets" / str(made.target.year or 2024)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Workspace(tmp_path / "budgets", environment={}).open(str(folder)).budget.content


def real() -> Content:
    """The worked example as it is shipped."""
    return Workspace(ROOT / "budgets", environment={}).open("2024").budget.content


def cells(made: Imported, table: str) -> list[tuple[str, str]]:
    """The first two columns of a table of the account."""
    found = [one for one in made.report.tables if one.id == table]
    return [(str(row.cells[0]), str(row.cells[1])) for one in found for row in one.rows]


def stopped(run: Callable[[], object]) -> list[Problem]:
    with pytest.raises(Stop) as stop:
        run()
    return stop.value.problems


# The worked example


def test_the_frames_of_the_worked_example(importing: Import, tmp_path: Path) -> None:
    content = loaded(importing(FRAMES, "frames"), tmp_path)
    for frame, own in zip(content.frames, real().frames, strict=True):
        assert [(line.id, line.label, line.kind, line.amount, line.printed) for line in frame.lines] == [
            (line.id, line.label, line.kind, line.amount, line.printed) for line in own.lines
        ]
        assert frame.printed_totals == own.printed_totals
        assert frame.name == own.name
    assert [frame.id for frame in content.frames] == ["kommunstyrelsen", "exploateringsenheten"]
    assert (content.document.year, content.document.plan_years, content.document.unit) == (2024, (2025, 2026), "tkr")


def test_the_investments_of_the_worked_example(importing: Import, tmp_path: Path) -> None:
    chapter, own = loaded(importing(INVESTMENTS, "investments"), tmp_path).investments, real().investments
    assert chapter and own
    assert (chapter.years, chapter.printed) == (own.years, own.printed)
    assert [(group.name, group.printed) for group in chapter.groups] == [(one.name, one.printed) for one in own.groups]
    assert [[(one.name, one.amounts) for one in group.projects] for group in chapter.groups] == [
        [(one.name, one.amounts) for one in group.projects] for group in own.groups
    ]


def test_a_register_of_risks_with_its_scales_and_treatments(importing: Import, tmp_path: Path) -> None:
    made = importing(REGISTER, "risks", year=2024)
    content = loaded(made, tmp_path)
    assert [(risk.id, risk.likelihood, risk.impact, risk.treatment, risk.printed_score) for risk in content.risks] == [
        ("cyberhot", 2, 4, "internal-control", 8),
        ("fel-i-loner", 3, 2, "internal-control", 6),
        ("momsfel", 3, 2, "act", 6),
        ("avtal-foljs-inte", 3, 2, "internal-control", 6),
        ("terrorhot", 1, 4, "accept", 4),
    ]
    assert content.risks[1].printed_treatment == "Interkontroll"
    assert {one.id: (one.accepted, one.controlled) for one in content.treatments} == {
        "internal-control": (False, True),
        "act": (False, False),
        "accept": (True, False),
    }
    assert content.scale
    assert [level.name for level in content.scale.likelihood] == ["Osannolik", "Mindre sannolik", "Möjlig", "Sannolik"]
    assert [level.name for level in content.scale.impact] == ["1", "2", "3", "4"]
    assert ("Interkontroll", "stavfel för ”Internkontroll”") in cells(made, "unsure")
    assert ("Väsentlighet", "texten förklarar inte skalan: 4 steg med siffror") in cells(made, "unsure")


def test_controls_bring_the_risks_of_the_same_file(importing: Import, tmp_path: Path) -> None:
    made = importing(REGISTER, "controls", target="budgets/2024")
    assert list(made.files) == ["document.toml", "risks.toml", "controls.toml"]
    controls = loaded(made, tmp_path).controls
    assert [(one.risk, one.responsible, one.printed_score) for one in controls] == [
        ("cyberhot", ("IT-chef", "Stabschef"), 8),
        ("fel-i-loner", ("Personalchef",), 6),
        ("avtal-foljs-inte", ("Ekonomichef",), 6),
    ]
    assert controls[0].method == ("Följ upp testet.", "Påminn dem som inte deltog.")
    assert controls[1].printed_responsible == "Personal- chef"


def test_goals_with_targets_outcomes_and_headings(importing: Import, tmp_path: Path) -> None:
    made = importing(GOALS, "goals")
    goals = loaded(made, tmp_path).goals
    assert [(goal.number, goal.name, goal.target_year, goal.agenda_2030) for goal in goals] == [
        (1, "Kommunen växer", 2026, ("Mål 8",)),
        (3, "Alla kan resa", 2026, ("Mål 13",)),
    ]
    assert [(one.unit, one.target, one.outcomes, one.better) for one in goals[0].indicators] == [
        ("index 1–100", 80, {2021: 71, 2022: 72}, "higher"),
        ("skala 1–6", Decimal("3.5"), {2021: Decimal("2.5"), 2022: Decimal("2.6")}, "higher"),
        ("%", Decimal("5.0"), {2022: Decimal("6.8")}, "lower"),
    ]
    assert [(one.name, one.heading) for one in goals[1].indicators] == [
        ("boende i centralort", "Andel som reser enkelt (%)"),
        ("boende utanför tätort", "Andel som reser enkelt (%)"),
    ]
    assert any("lägre är bättre" in told for _, told in cells(made, "unsure"))


def test_assignments_from_text(importing: Import, tmp_path: Path) -> None:
    found = loaded(importing(ASSIGNMENTS, "assignments"), tmp_path).assignments
    assert [(one.number, one.name, one.assignee, one.due, one.latest, one.reports_to) for one in found] == [
        (1, "Ta fram en plan för lokaler", "Kontoret", "2024-Q1", False, "kommunstyrelsen"),
        (2, "Göra en förstudie om parkering", "Kontoret", "2024-05-31", True, ""),
        (3, "Se över taxorna", "Nämnden", "2024", False, "kommunfullmäktige"),
    ]


def test_assignments_from_a_table(importing: Import, tmp_path: Path) -> None:
    text = (
        "Nr\tUppdrag\tAnsvarig\tÅterrapporteras\tRapporteras till\n"
        "1\tPlan för lokaler\tKontoret\tKvartal 2 2024\tKommunstyrelsen\n"
        "2\tSe över taxorna\tNämnden\tsenast 2024-11-30\tKommunfullmäktige\n"
    )
    found = loaded(importing(text, "assignments", year=2024), tmp_path).assignments
    assert [(one.number, one.name, one.assignee, one.due, one.latest, one.reports_to) for one in found] == [
        (1, "Plan för lokaler", "Kontoret", "2024-Q2", False, "Kommunstyrelsen"),
        (2, "Se över taxorna", "Nämnden", "2024-11-30", True, "Kommunfullmäktige"),
    ]


# Signs, sums and units


def test_costs_without_a_minus_are_turned_and_told(importing: Import, tmp_path: Path) -> None:
    text = (
        "Driftbudget, kulturnämnden\n\nMnkr\tBudget 2024\tPlan 2025\n"
        "Intäkter\t12,5\t12,9\nPersonal\t30,0\t31,0\nLokaler\t10,0\t10,3\nSumma kostnader\t40,0\t41,3\n"
        "Nettokostnad\t27,5\t28,4\nKommunbidrag\t27,5\t28,4\nÅrets resultat\t0,0\t0,0\n"
    )
    made = importing(text, "frames")
    frame = loaded(made, tmp_path).frames[0]
    assert {line.id: line.amount for line in frame.lines} == {
        "revenue": Decimal("12.5"),
        "personnel": Decimal("-30.0"),
        "lokaler": Decimal("-10.0"),
        "grant": Decimal("27.5"),
    }
    assert frame.printed_totals == {
        "costs": {2024: Decimal("-40.0"), 2025: Decimal("-41.3")},
        "net": {2024: Decimal("-27.5"), 2025: Decimal("-28.4")},
        "result": {2024: Decimal("0.0"), 2025: Decimal("0.0")},
    }
    assert "kostnader utan minus, som får minus" in [told for _, told in cells(made, "read")]


def test_income_with_a_minus_is_turned_too(importing: Import, tmp_path: Path) -> None:
    text = (
        "Tkr\tBudget 2024\nIntäkter\t-500\nPersonal\t1 200\nKostnader\t1 200\nNettokostnad\t700\nKommunbidrag\t-700\n"
    )
    frame = loaded(importing(text, "frames"), tmp_path).frames[0]
    assert {line.id: line.amount for line in frame.lines} == {"revenue": 500, "personnel": -1200, "grant": 700}
    assert frame.printed_totals["net"] == {2024: -700}


def test_a_cost_above_zero_is_a_cost_all_the_same(importing: Import, tmp_path: Path) -> None:
    text = "Tkr\tBudget 2024\nIntäkter\t500\nPersonal\t-1 200\nÖvriga kostnader\t914\nKommunbidrag\t-214\n"
    frame = loaded(importing(text, "frames"), tmp_path).frames[0]
    assert {line.id: line.amount for line in frame.lines}["other"] == 914


def test_a_sum_of_lines_is_no_line_and_is_told(importing: Import, tmp_path: Path) -> None:
    text = (
        "Tkr\tBudget 2024\tPlan 2025\nAvgifter\t100\t110\nStatsbidrag\t50\t60\nSumma intäkter\t150\t170\n"
        "Personal\t-700\t-720\nvarav timanställda\t-40\t-45\nHyror\t-250\t-260\nSumma kostnader\t-950\t-980\n"
        "Kommunbidrag\t800\t810\n"
    )
    made = importing(text, "frames")
    frame = loaded(made, tmp_path).frames[0]
    assert [(line.label, line.kind, line.of_which) for line in frame.lines] == [
        ("Avgifter", "revenue", None),
        ("Statsbidrag", "revenue", None),
        ("Personal", "cost", None),
        ("varav timanställda", "cost", "personnel"),
        ("Hyror", "cost", None),
        ("Kommunbidrag", "grant", None),
    ]
    assert ("Summa intäkter", "en summa som räknas fram ur raderna") in cells(made, "left")
    assert [problem.code for problem in made.problems] == ["KSB081"]


def test_a_line_that_nobody_knows_is_told_as_unsure(importing: Import, tmp_path: Path) -> None:
    text = "Tkr\tBudget 2024\nIntäkter\t500\nPersonal\t-1 200\nFlaggor\t-30\nKommunbidrag\t730\n"
    made = importing(text, "frames")
    assert loaded(made, tmp_path).frames[0].lines[2].kind == "cost"
    assert ("Flaggor", "kostnad, efter tecken och plats") in cells(made, "unsure")


def test_income_and_parts_in_investments(importing: Import, tmp_path: Path) -> None:
    text = (
        "Investeringsbudget (tkr)\n\nProjekt\tBudget 2024\tPlan 2025\t2024–2025\n"
        "Skola\t5 000\t7 000\t12 000\ndärav inventarier\t500\t500\t1 000\nVäg\t2 000\t0\t2 000\n"
        "Statsbidrag\t-1 000\t-500\t-1 500\nSumma investeringar\t6 000\t6 500\t12 500\n"
    )
    chapter = loaded(importing(text, "investments"), tmp_path).investments
    assert chapter
    [group] = chapter.groups
    assert [(one.id, one.income, one.of_which) for one in group.projects] == [
        ("skola", False, None),
        ("darav-inventarier", False, "skola"),
        ("vag", False, None),
        ("statsbidrag", True, None),
    ]
    assert chapter.printed_periods == {"2024-2025": 12_500}
    assert group.projects[0].printed_periods == {"2024-2025": 12_000}


# Decisions


def test_decisions_are_followed(importing: Import, tmp_path: Path) -> None:
    text = "Rad\tA\tB\nIntäkter\t1\t500\nPersonal\t2\t1 200\nNetto\t3\t700\nKommunbidrag\t4\t700\n"
    made = importing(
        text, "frames", year=2024, unit="tkr", costs="positive", columns={2024: "B"}, labels={"Personal": "loner"}
    )
    frame = loaded(made, tmp_path).frames[0]
    assert {line.id: line.amount for line in frame.lines} == {"revenue": 500, "loner": -1200, "grant": 700}


def test_ids_are_those_of_the_year_before(tmp_path: Path) -> None:
    before = tmp_path / "budgets" / "2023"
    before.mkdir(parents=True)
    (before / "alla.toml").write_text(
        '[document]\ntitle = "Budget 2023"\nyear = 2023\n[[frame]]\nid = "ks"\nname = "Kommunstyrelsen"\n'
        '[[frame.line]]\nid = "loner"\nlabel = "Personalkostnader"\nkind = "cost"\namount = -10\n',
        encoding="utf-8",
    )
    file = tmp_path / "ramar.txt"
    file.write_text("Kommunstyrelsen\n\nTkr\tBudget 2024\nIntäkter\t5\nPersonalkostnader\t-12\nKommunbidrag\t7\n")
    workspace = Workspace(environment={}, start=tmp_path)
    made = imported(workspace, Question(str(file), ("frames",), str(tmp_path / "budgets" / "2024")))
    assert 'id = "ks"' in made.files["frames.toml"]
    assert 'id = "loner"' in made.files["frames.toml"]


def test_several_chapters_of_one_file(importing: Import, tmp_path: Path) -> None:
    made = importing(
        FRAMES + "\n" + INVESTMENTS + "\n" + REGISTER, "frames", "investments", "risks", target="budgets/2024"
    )
    assert list(made.files) == ["document.toml", "frames.toml", "investments.toml", "risks.toml"]
    content = loaded(made, tmp_path)
    assert (len(content.frames), len(content.risks)) == (2, 5)
    assert not [subject for subject, _ in cells(made, "left") if "Ekonomiska ramar" in subject]


# What cannot be told


def test_two_kinds_of_tables_that_fit_are_told_with_their_places(importing: Import) -> None:
    other = FRAMES.replace(
        "Budget 2023\tBudget 2024\tPlan 2025\tPlan 2026", "Plan 2024\tPlan 2025\tPlan 2026\tPlan 2027"
    )
    text = FRAMES.split("Ekonomiska ramar, exp")[0] + "Ekonomiska ramar, exp" + other.split("Ekonomiska ramar, exp")[1]
    [problem] = stopped(lambda: importing(text, "frames"))
    assert problem.code == "KSB075"
    assert len(problem.places) == 2
    assert importing(text, "frames", tables=("1",)).files
    [problem] = stopped(lambda: importing(text, "frames", tables=("7",)))
    assert problem.code == "KSB076"


@pytest.mark.parametrize(
    ("text", "chapter", "decisions", "code"),
    [
        ("Ingen tabell alls, bara text.\n", "frames", {}, "KSB074"),
        (FRAMES, "risks", {}, "KSB074"),
        ("Tkr\tA\tB\nIntäkter\t1\t2\nPersonal\t-3\t-4\nKommunbidrag\t2\t2\n", "frames", {}, "KSB078"),
        ("Tkr\tA\tB\nIntäkter\t1\t2\nPersonal\t-3\t-4\nKommunbidrag\t2\t2\n", "frames", {"year": 2024}, "KSB077"),
        ("Rad\tBudget 2024\nIntäkter\t1\nPersonal\t-3\nKommunbidrag\t2\n", "frames", {}, "KSB078"),
        (FRAMES, "frames", {"columns": {2024: "Budget 24"}}, "KSB077"),
        (FRAMES, "frames", {"labels": {"Personalkostnad": "x"}}, "KSB082"),
        (REGISTER.replace("\t3\t2\t6\tHantera", "\tx\t2\t6\tHantera"), "risks", {"year": 2024}, "KSB080"),
    ],
)
def test_what_cannot_be_told_stops(
    importing: Import, text: str, chapter: str, decisions: dict[str, object], code: str
) -> None:
    assert [problem.code for problem in stopped(lambda: importing(text, chapter, **decisions))] == [code]


# Files


def test_new_files_and_nothing_else(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "ramar.txt").write_text(FRAMES, encoding="utf-8")
    done = ksb("import", "ramar.txt", "--as", "frames", "-o", "budgets/2024", cwd=tmp_path)
    assert done.exit_code == 0
    assert "Så lästes filen" in done.stdout
    assert sorted(path.name for path in (tmp_path / "budgets/2024").iterdir()) == ["document.toml", "frames.toml"]
    assert ksb("check", "2024", cwd=tmp_path).exit_code == 0
    before = (tmp_path / "budgets/2024/frames.toml").read_bytes()
    again = ksb("import", "ramar.txt", "--as", "frames", "-o", "budgets/2024", cwd=tmp_path)
    assert again.exit_code == 2
    assert "KSB015" in again.stderr
    assert (tmp_path / "budgets/2024/frames.toml").read_bytes() == before


def test_what_does_not_load_is_not_written(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "ramar.txt").write_text(INVESTMENTS, encoding="utf-8")
    budget = tmp_path / "budgets/2024"
    budget.mkdir(parents=True)
    (budget / "document.toml").write_text('[document]\ntitle = "B"\nyear = 2024\n[investments]\nyears = [2024]\n')
    done = ksb("import", "ramar.txt", "--as", "investments", "-o", "budgets/2024", cwd=tmp_path)
    assert done.exit_code == 2
    assert "KSB083" in done.stderr
    assert sorted(path.name for path in budget.iterdir()) == ["document.toml"]


def test_without_a_file_the_answer_is_toml_and_the_account_beside_it(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "ramar.txt").write_text(FRAMES, encoding="utf-8")
    done = ksb("import", "ramar.txt", "--as", "frames", cwd=tmp_path)
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets/2024.toml").write_text(done.stdout, encoding="utf-8")
    assert ksb("check", "2024", cwd=tmp_path).exit_code == 0
    assert "Utelämnat" in done.stderr
    as_json = ksb("import", "ramar.txt", "--as", "frames", "--format", "json", cwd=tmp_path)
    assert as_json.stdout.startswith('{"version"') or '"command": "import"' in as_json.stdout


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ks_budget", "import", "-", "--as", "frames"],
        input=FRAMES.encode(),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"amount = -114_196" in done.stdout


def test_only_toml_is_written(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "ramar.txt").write_text(FRAMES, encoding="utf-8")
    done = ksb("import", "ramar.txt", "--as", "frames", "-o", "ramar.xlsx", cwd=tmp_path)
    assert (done.exit_code, "KSB014" in done.stderr) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ramar.txt"]


# Layouts


def test_sections_are_a_frame_each(importing: Import, tmp_path: Path) -> None:
    text = (
        "Driftbudget\n\nBelopp i tkr\tBudget 2024\tPlan 2025\n"
        "Bibliotek\t\t\nIntäkter\t100\t110\nPersonal\t-900\t-920\nKommunbidrag\t800\t810\n"
        "Museum\t\t\nIntäkter\t50\t60\nPersonal\t-450\t-470\nKommunbidrag\t400\t410\n"
    )
    frames = loaded(importing(text, "frames"), tmp_path).frames
    assert [(frame.id, [line.amount for line in frame.lines]) for frame in frames] == [
        ("bibliotek", [100, -900, 800]),
        ("museum", [50, -450, 400]),
    ]


def test_costs_that_are_no_sum_of_the_others_are_a_line(importing: Import, tmp_path: Path) -> None:
    """Hallsberg 2019, Resultaträkning: https://www.finansiellinfo.se/Hallsberg_2019/Resultatrakning.html"""
    text = (
        "Resultaträkning, mnkr\n\nRad\tUtfall 2018\tBudget 2019\tKoncern 2019\n"
        "Verksamhetens intäkter\t522\t300\t475\nVerksamhetens kostnader\t−1 344\t−1 149\t−1 303\n"
        "Avskrivningar\t−31\t−35\t−47\nVerksamhetens nettokostnader\t−853\t−884\t−875\n"
        "Skatteintäkter\t683\t705\t705\nGenerella statsbidrag och utjämning\t203\t204\t212\n"
        "Verksamhetens resultat\t33\t25\t42\nFinansiella intäkter\t4\t1\t3\nFinansiella kostnader\t−8\t−11\t−10\n"
        "Årets resultat\t29\t15\t35\nReservering\t−5\t0\t0\n"
    )
    made = importing(text, "frames", target="budgets/2019")
    frame = loaded(made, tmp_path).frames[0]
    assert [(line.label, line.kind, line.amount) for line in frame.lines] == [
        ("Verksamhetens intäkter", "revenue", 300),
        ("Verksamhetens kostnader", "cost", -1149),
        ("Avskrivningar", "cost", -35),
        ("Skatteintäkter", "grant", 705),
        ("Generella statsbidrag och utjämning", "grant", 204),
        ("Finansiella intäkter", "financial", 1),
        ("Finansiella kostnader", "financial", -11),
    ]
    assert frame.printed_totals == {"net": {2019: -884}, "result": {2019: 15}}
    assert {"Verksamhetens resultat", "Koncern 2019", "Reservering"} <= {subject for subject, _ in cells(made, "left")}


def test_only_on_a_terminal_is_it_asked(ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rad\tFörslag\tDärefter\nIntäkter\t1 200\t1 250\nPersonal\t-8 400\t-8 650\nKommunbidrag\t7 200\t7 400\n"
    (tmp_path / "ramar.txt").write_text(text, encoding="utf-8")
    line = ("import", "ramar.txt", "--as", "frames", "-o", "budgets/2025")
    assert "KSB078" in ksb(*line, cwd=tmp_path).stderr
    answers = iter(["tkr", "Förslag"])
    monkeypatch.setattr("ks_budget.cli.ask._someone_is_there", lambda question: True)
    monkeypatch.setattr("typer.prompt", lambda text, err: next(answers))
    assert ksb(*line, cwd=tmp_path).exit_code == 0
    content = Workspace(tmp_path / "budgets", environment={}).open("2025").budget.content
    assert [line.amount for line in content.frames[0].lines] == [1200, -8400, 7200]
