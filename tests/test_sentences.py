"""Sentences as budget documents have them, each with the claim that says it: it holds, and a slip in it is told.

A case is the sentence, the claim, and what a slip makes of one of its lines, with the code that tells it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from ks_budget.answers import check
from ks_budget.workspace import Workspace

BUDGET = """
[document]
title = "Test"
year = {year}
plan_years = [{after}]
unit = "tkr"

[[frame]]
id = "ks"
name = "Kommunstyrelsen"
[[frame.line]]
id = "revenue"
label = "Intäkter"
kind = "revenue"
amount = {revenue}
[[frame.line]]
id = "personnel"
label = "Personal"
kind = "cost"
amount = {personnel}
[[frame.line]]
id = "rent"
label = "Hyror"
kind = "cost"
amount = {rent}
[[frame.line]]
id = "other"
label = "Övrigt"
kind = "cost"
amount = {other}
[[frame.line]]
id = "grant"
label = "Kommunbidrag"
kind = "grant"
amount = {grant}
printed = {{ {after} = 116_500 }}
[[frame.adjustment]]
id = "besparing"
year = {year}
kind = "permanent"
reason = "Besparing"
effects = {{ grant = -2_000 }}

[[publication]]
id = "p"
series = "pkv"
rates = {{ 2023 = 5.0, 2024 = 4.1, 2025 = 0.9 }}

[[goal]]
id = "service"
number = 1
name = "Service"
target_year = 2026
[[goal.indicator]]
id = "bemotande"
name = "Gott bemötande (%)"
unit = "%"
target = 80
outcomes = {{ 2021 = 80, 2022 = 77 }}
[[goal.indicator]]
id = "index"
name = "Nöjd-Region-Index"
unit = "index"
target = 65
outcomes = {{ 2022 = 62 }}

[investments]
years = [2024, 2025]
[[investments.group]]
id = "skolor"
name = "Skolor"
[[investments.group.project]]
id = "ny-skola"
name = "Ny skola"
amounts = {{ 2024 = 250_000, 2025 = 500_000 }}
[[investments.group.project]]
id = "inventarier"
name = "Inventarier"
amounts = {{ 2024 = 5_500, 2025 = 5_500 }}
"""
AMOUNTS = {
    2023: {"revenue": 40_000, "personnel": -80_000, "rent": -30_000, "other": -39_700, "grant": 109_700},
    2024: {"revenue": 40_000, "personnel": -85_000, "rent": -28_000, "other": -41_200, "grant": 114_200},
}

S = tuple[str, str, tuple[str, str], str]
SENTENCES: list[S] = [
    (
        "Kommunbidraget ökar med 4,1 procent.",
        'figure = 4.1\nunit = "procent"\ndirection = "up"\nequals = "ks.grant[2024] / ks.grant[2023] - 1"',
        ("4.1", "4.3"),
        "KSB501",
    ),
    (
        "Kommunbidraget uppgår till 114,2 mnkr.",
        'figure = 114.2\nunit = "mnkr"\nequals = "ks.grant[2024]"',
        ("114.2", "114.4"),
        "KSB501",
    ),
    (
        "Kommunbidraget höjs med 4,5 Mkr.",
        'figure = 4.5\nunit = "Mkr"\ndirection = "up"\nequals = "ks.grant[2024] - ks.grant[2023]"',
        ('"up"', '"down"'),
        "KSB502",
    ),
    (
        "Personalkostnaderna ökar med 5,0 mnkr.",
        'figure = 5.0\nunit = "mnkr"\ndirection = "up"\nequals = "ks.personnel[2024] - ks.personnel[2023]"',
        ('"up"', '"down"'),
        "KSB502",
    ),
    (
        "Hyrorna minskar med 2 000 tkr.",
        'figure = 2_000\nunit = "tkr"\ndirection = "down"\nequals = "ks.rent[2024] - ks.rent[2023]"',
        ("2_000", "3_000"),
        "KSB501",
    ),
    (
        "Hyrorna sänks med 2,0 mnkr.",
        'figure = -2.0\nunit = "mnkr"\ndirection = "down"\nequals = "ks.rent[2024] - ks.rent[2023]"',
        ('"down"', '"up"'),
        "KSB502",
    ),
    (
        "Personalkostnaderna är 85 miljoner kronor.",
        'figure = 85\nunit = "miljoner kronor"\nequals = "ks.personnel[2024]"',
        ("85", "86"),
        "KSB501",
    ),
    (
        "Personalkostnaderna är −85,0 mnkr.",
        'figure = -85.0\nunit = "mnkr"\nequals = "ks.personnel[2024]"',
        ("-85.0", "-86.0"),
        "KSB501",
    ),
    (
        "Nettokostnaden ökar med 4 500 tusen kronor.",
        'figure = 4_500\nunit = "tusen kronor"\ndirection = "up"\nequals = "ks.net[2024] - ks.net[2023]"',
        ('"up"', '"down"'),
        "KSB502",
    ),
    (
        "Nettokostnaden är 114,2 Mnkr.",
        'figure = 114.2\nunit = "Mnkr"\nequals = "ks.net[2024]"',
        ("114.2", "115.2"),
        "KSB501",
    ),
    (
        "Personalkostnaderna utgör drygt hälften av kostnaderna.",
        'figure = 0.5\nunit = "andel"\nbound = "over"\nequals = "ks.personnel[2024] / ks.costs[2024]"',
        ("personnel", "rent"),
        "KSB501",
    ),
    (
        "Personalen står för drygt 55 procent av kostnaderna.",
        'figure = 55\nunit = "procent"\nbound = "over"\nequals = "ks.personnel[2024] / ks.costs[2024]"',
        ("55", "57"),
        "KSB501",
    ),
    (
        "Andelen nöjda sjönk, en minskning med 3 procentenheter.",
        'figure = 3\nunit = "procentenheter"\ndirection = "down"\n'
        'equals = "goals.bemotande.outcome[2022] - goals.bemotande.outcome[2021]"',
        ('"down"', '"up"'),
        "KSB502",
    ),
    (
        "Bemötandet får 77 procent.",
        'figure = 77\nunit = "%"\nequals = "goals.bemotande.outcome[2022]"',
        ("77", "79"),
        "KSB501",
    ),
    (
        "Målet är minst 80 procent.",
        'figure = 80\nunit = "procent"\nbound = "at least"\nequals = "goals.bemotande.target"',
        ("80", "81"),
        "KSB501",
    ),
    ("Index är 62.", 'figure = 62\nunit = "index"\nequals = "goals.index.outcome[2022]"', ("62", "63"), "KSB501"),
    (
        "Bidraget är cirka 115 mnkr.",
        'figure = 115\nunit = "mnkr"\nbound = "about"\nequals = "ks.grant[2024]"',
        ("115", "125"),
        "KSB501",
    ),
    (
        "Bidraget är närmare 115 mnkr.",
        'figure = 115\nunit = "mnkr"\nbound = "nearly"\nequals = "ks.grant[2024]"',
        ("115", "114"),
        "KSB501",
    ),
    (
        "Bidraget är drygt 114 mnkr.",
        'figure = 114\nunit = "mnkr"\nbound = "over"\nequals = "ks.grant[2024]"',
        ("114", "115"),
        "KSB501",
    ),
    (
        "Hyrorna ligger mellan 25 och 30 mnkr.",
        'figure = 25\nfigure_to = 30\nunit = "mnkr"\nequals = "ks.rent[2024]"',
        ("25", "29"),
        "KSB501",
    ),
    (
        "Bidraget ökar med mellan 4 och 5 mnkr.",
        'figure = 4\nfigure_to = 5\nunit = "mnkr"\ndirection = "up"\nequals = "ks.grant[2024] - ks.grant[2023]"',
        ('"up"', '"down"'),
        "KSB502",
    ),
    (
        "Investeringarna fördubblas.",
        'figure = 2\nunit = "gånger"\nequals = "investments.ny_skola[2025] / investments.ny_skola[2024]"',
        ("2\n", "3\n"),
        "KSB501",
    ),
    (
        "Intäkterna är drygt en tredjedel av bidraget.",
        'figure = 0.33\nunit = "andel"\nbound = "over"\nequals = "ks.revenue[2024] / ks.grant[2024]"',
        ("0.33", "0.25"),
        "KSB501",
    ),
    (
        "Kostnaderna är högst 160 mnkr.",
        'figure = 160\nunit = "mnkr"\nbound = "at most"\nequals = "ks.costs[2024]"',
        ("160", "150"),
        "KSB501",
    ),
    (
        "Investeringarna är minst 700 mnkr.",
        'figure = 700\nunit = "mnkr"\nbound = "at least"\nequals = "sum(investments.total, 2024, 2025)"',
        ("700", "800"),
        "KSB501",
    ),
    (
        "Investeringarna 2024–2025 är minst 700 mnkr.",
        'figure = 700\nunit = "mnkr"\nholds = "sum(investments.total, 2024, 2025) >= 700 mnkr"',
        ("figure = 700", "figure = 750"),
        "KSB505",
    ),
    ("Investeringarna överstiger 500 mnkr.", 'holds = "investments.total[2025] > 500 mnkr"', ("500", "600"), "KSB504"),
    (
        "Kostnaderna överstiger 150 miljoner kronor.",
        'holds = "ks.costs[2024] > 150 miljoner kronor"',
        ("150", "160"),
        "KSB504",
    ),
    (
        "Kostnaderna understiger 155 mnkr.",
        'figure = 155\nunit = "mnkr"\nbound = "less than"\nequals = "ks.costs[2024]"',
        ("155", "150"),
        "KSB501",
    ),
    (
        "Hyrorna är lägre än 2023.",
        'holds = "ks.rent[2024] < ks.rent[2023]"',
        ("rent[2024] < ks.rent[2023]", "rent[2023] < ks.rent[2024]"),
        "KSB504",
    ),
    ("Personalkostnaderna är högre än hyrorna.", 'holds = "ks.personnel[2024] > ks.rent[2024]"', (">", "<"), "KSB504"),
    (
        "Personal är den största kostnaden.",
        'holds = "ks.personnel[2024] >= max(ks.rent[2024], ks.other[2024])"',
        ("ks.personnel[2024] >=", "ks.rent[2024] >="),
        "KSB504",
    ),
    (
        "Intäkterna är oförändrade.",
        'direction = "same"\nequals = "ks.revenue[2024] - ks.revenue[2023]"',
        ("ks.revenue[2023]", "ks.rent[2023]"),
        "KSB50",
    ),
    (
        "Bidraget är i stort sett oförändrat 2025.",
        'direction = "same"\ntolerance = 3\nunit = "mnkr"\nequals = "ks.grant[2025] - ks.grant[2024]"',
        ("tolerance = 3", "tolerance = 1"),
        "KSB502",
    ),
    ("Kostnaderna ökar.", 'direction = "up"\nequals = "ks.costs[2024] - ks.costs[2023]"', ('"up"', '"down"'), "KSB502"),
    ("Hyrorna minskar.", 'direction = "down"\nequals = "ks.rent[2024] - ks.rent[2023]"', ('"down"', '"up"'), "KSB502"),
    (
        "Kostnaderna ökar mer än bidraget i procent räknat.",
        'holds = "ks.costs[2024] / ks.costs[2023] < ks.grant[2024] / ks.grant[2023]"',
        ("<", ">"),
        "KSB504",
    ),
    ("PKV är 4,1 procent.", 'figure = 4.1\nunit = "procent"\nequals = "pkv[2024]"', ("4.1", "4.2"), "KSB501"),
    ("PKV är 41 promille.", 'figure = 41\nunit = "promille"\nequals = "pkv[2024]"', ("41", "43"), "KSB501"),
    (
        "Uppräkningen motsvarar 4,5 mnkr.",
        'figure = 4.5\nunit = "mnkr"\nequals = "ks.grant[2023] * pkv[2024]"',
        ("4.5", "4.7"),
        "KSB501",
    ),
    (
        "En uppräkning med 4,1 % ger 114,2 mnkr.",
        'figure = 114.2\nunit = "mnkr"\nequals = "ks.grant[2023] * (1 + 4,1 %)"',
        ("4,1 %", "4,3 %"),
        "KSB501",
    ),
    (
        "Besparingen är 2,0 mnkr.",
        'figure = 2.0\nunit = "mnkr"\nequals = "ks.adjustments.besparing.grant"',
        ("2.0", "2.1"),
        "KSB501",
    ),
    (
        "Effektiviseringen minskar bidraget med 2 Mkr.",
        'figure = 2\nunit = "Mkr"\ndirection = "down"\nequals = "ks.adjustments.besparing.grant"',
        ('"down"', '"up"'),
        "KSB502",
    ),
    (
        "Bidraget ökar med minst 4 mnkr.",
        'figure = 4\nunit = "mnkr"\nbound = "at least"\ndirection = "up"\nequals = "ks.grant[2024] - ks.grant[2023]"',
        ("figure = 4", "figure = 5"),
        "KSB501",
    ),
    (
        "Bidraget ökar varje år.",
        'holds = "ks.grant[2023] < ks.grant[2024] < ks.grant[2025]"',
        ("ks.grant[2024] <", "ks.rent[2024] <"),
        "KSB504",
    ),
    ("Bidraget täcker nettokostnaden.", 'holds = "ks.grant[2024] >= ks.net[2024]"', ("ks.net", "ks.costs"), "KSB504"),
    (
        "Resultatet är noll.",
        'figure = 0\nunit = "kr"\nequals = "ks.result[2024]"',
        ("ks.result[2024]", "ks.result[2024] - ks.rent[2024]"),
        "KSB501",
    ),
    (
        "En ny skola byggs för en halv miljard kronor.",
        'figure = 0.5\nunit = "miljarder kronor"\nequals = "investments.ny_skola[2025]"',
        ("0.5", "0.6"),
        "KSB501",
    ),
    (
        "Skolorna får 99 procent av investeringarna 2025.",
        'figure = 99\nunit = "%"\nequals = "investments.ny_skola[2025] / investments.total[2025]"',
        ("99", "98"),
        "KSB501",
    ),
    (
        "Ingen av indikatorerna har nått målet.",
        'figure = 0\nunit = "indikatorer"\nequals = "count.reached"',
        ("figure = 0", "figure = 1"),
        "KSB501",
    ),
    (
        "Båda indikatorerna är på väg bort från målet eller saknar jämförelse.",
        'holds = "count.away + count.no_data >= 2"',
        (">=", "<"),
        "KSB504",
    ),
    (
        "Kostnaden är 3 671 kronor per invånare.",
        'figure = 3671\nunit = "kronor per invånare"\nequals = "ks.costs[2024] / 42000"',
        ("3671", "3771"),
        "KSB501",
    ),
    (
        "Kostnaden är 154 200 tkr.",
        'figure = 154_200\nunit = "TKR"\nequals = "ks.costs[2024]"',
        ("154_200", "152_400"),
        "KSB501",
    ),
]

Told = Callable[[str], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The findings on a claim, by code and id."""
    folder = tmp_path / "budgets"
    folder.mkdir()
    for year, amounts in AMOUNTS.items():
        (folder / f"{year}.toml").write_text(BUDGET.format(year=year, after=year + 1, **amounts), encoding="utf-8")
    own = folder / "2024.toml"
    budget = own.read_text(encoding="utf-8")

    def of(claim: str) -> list[str]:
        own.write_text(f'{budget}\n[[claim]]\nid = "c"\n{claim}\n', encoding="utf-8")
        answer = check.check(Workspace(folder), check.Question(("2024",)))
        return [problem.code for problem in answer.problems if problem.code.startswith("KSB5")]

    return of


@pytest.mark.parametrize(("sentence", "claim", "slip", "code"), SENTENCES, ids=[sentence for sentence, *_ in SENTENCES])
def test_a_true_sentence_holds_and_a_slip_is_told(
    sentence: str, claim: str, slip: tuple[str, str], code: str, told: Told
) -> None:
    text = f'text = "{sentence}"\n'
    assert told(text + claim) == []
    false = claim.replace(*slip)
    assert false != claim
    found = told(text + false)
    assert len(found) == 1
    assert found[0].startswith(code)


LEVELS = """
[[publication]]
id = "p"
series = "pkv"
rates = {{ 2024 = 4.1 }}
[[frame]]
id = "namnd"
name = "Nämnden"
[[frame]]
id = "skola"
name = "Skolan"
parent = "namnd"
[[frame.line]]
id = "pay"
label = "Personal"
kind = "cost"
amount = {pay}
[[frame.line]]
id = "{gone}"
label = "Hyror"
kind = "cost"
amount = -100
"""


@pytest.mark.parametrize("frame", ["skola", "namnd"])
@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ('figure = 500\nunit = "tkr"\nequals = "{frame}.pay[2024]"', []),
        ('figure = 500\nunit = "tkr"\nequals = "{frame}.costs[2024] - {frame}.grant[2024]"', ["KSB505"]),
        ('direction = "up"\nequals = "{frame}.pay[2024] - {frame}.pay[2023]"', []),
        ('direction = "down"\nequals = "{frame}.pay[2024] - {frame}.pay[2023]"', ["KSB502"]),
        # A line of last year alone is a cost all the same.
        ('holds = "{frame}.pay[2024] > {frame}.hyror[2023]"', []),
    ],
)
def test_a_sum_of_frames_and_a_line_that_went_are_costs_too(
    frame: str, claim: str, found: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "budgets"
    folder.mkdir()
    for year, pay, gone in ((2023, -400, "hyror"), (2024, -500, "lokaler")):
        head = f'[document]\ntitle = "T"\nyear = {year}\n{LEVELS.format(pay=pay, gone=gone)}'
        said = f'[[claim]]\nid = "c"\ntext = "x"\n{claim.format(frame=frame)}\n' if year == 2024 else ""
        (folder / f"{year}.toml").write_text(head + said, encoding="utf-8")
    answer = check.check(Workspace(folder), check.Question(("2024",)))
    assert [problem.code for problem in answer.problems if problem.code.startswith("KSB5")] == found


IDS = ["if", "count", "pkv", "goals", "self", "none", "true", "not", "sum", "mnkr", "known", "risks"]
LINES = ["known", "over", "share", "bridge", "adjustments", "and", "number", "what"]


def test_any_id_of_a_frame_and_a_line_can_be_named(tmp_path: Path) -> None:
    """Also one that is a chapter's, an index', a function's, or a word of the language."""
    text = '[document]\ntitle = "T"\nyear = 2024\n[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2024 = 4.1 }\n'
    for frame in IDS:
        text += f'[[frame]]\nid = "{frame}"\nname = "{frame}"\n'
        text += "".join(f'[[frame.line]]\nid = "{line}"\nlabel = "x"\nkind = "grant"\namount = 5\n' for line in LINES)
        text += (
            '[[frame.adjustment]]\nid = "a"\nyear = 2024\nkind = "permanent"\nreason = "r"\neffects = { known = 1 }\n'
        )
    sums = [f"{frame}.{line}[2024]" for frame in IDS for line in LINES]
    sums += [f"{frame}.adjustments.a.known + 4 tkr" for frame in IDS]
    for position, one in enumerate(sums):
        text += f'[[claim]]\nid = "c{position}"\ntext = "x"\nfigure = 5\nunit = "tkr"\nequals = "{one}"\n'
    for position, one in enumerate([f"{frame}.share" for frame in IDS]):
        text += f'[[claim]]\nid = "s{position}"\ntext = "x"\nfigure = 100\nunit = "%"\nequals = "{one}"\n'
    text += '[[claim]]\nid = "rate"\ntext = "x"\nfigure = 4.1\nunit = "%"\nequals = "pkv[2024]"\n'
    text += f'[[claim]]\nid = "frames"\ntext = "x"\nfigure = {len(IDS)}\nunit = "st"\nequals = "count.frames"\n'
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    answer = check.check(Workspace(tmp_path / "budgets"), check.Question(("2024",)))
    told = [finding.message for finding in answer.report.problems if finding.code.startswith("KSB5")]
    assert told == []
    assert answer.report.problems == [] or {finding.severity for finding in answer.report.problems} <= {
        "note",
        "warning",
    }
