"""What `ksb check` tells of a variant: its own, and its base's as its base's; and nothing that no file says."""

import json
from pathlib import Path

import pytest
from conftest import HEAD, Run, codes

from ks_budget import Stop, Workspace

FRAME = """
[[frame]]
id = "f"
name = "Ram"
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -1_000, printed = { 2025 = -1_010, 2026 = -1_030 } },
    { id = "rent", label = "Lokaler", kind = "cost", amount = -200 },
    { id = "grant", label = "Bidrag", kind = "grant", amount = 1_200 },
]
"""
TOTALS = "printed_totals = {{ costs = {{ 2024 = {costs} }} }}\n"
COMMENT = """
[[frame.comment]]
line = "staff"
figure = 100
direction = "up"
written_for = -100
"""
CLAIM = """
[[claim]]
id = "bidrag"
text = "Bidraget"
figure = 1_200
unit = "tkr"
equals = "f.grant[2024]"
"""
MORE = """
[[frame]]
id = "f"
line = [{{ id = "staff", change = -{0} }}, {{ id = "grant", change = {0} }}]
"""


class Given:
    """A folder of budgets, and what is told of them."""

    def __init__(self, ksb: Run, path: Path) -> None:
        self.ksb, self.path = ksb, path
        (path / "budgets").mkdir()
        last = '[document]\ntitle = "T"\nyear = 2023\n' + FRAME.replace("-1_000, printed", "-900, printed")
        last += '\n[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2023 = 2 }\n'
        last = last.replace(", printed = { 2025 = -1_010, 2026 = -1_030 }", "").replace("= 1_200", "= 1_100")
        self.write("2023", last)

    def write(self, name: str, text: str) -> None:
        (self.path / "budgets" / f"{name}.toml").write_text(text, encoding="utf-8")

    def base(self, text: str) -> None:
        self.write("2024", HEAD + text)

    def variant(self, text: str, document: str = "") -> None:
        self.write("2024-b", f'[document]\nbased_on = "2024"\n{document}{text}')

    def findings(self, *words: str) -> dict[str, str]:
        told = json.loads(self.ksb("check", "2024-b", *words, "--format", "json", cwd=self.path).stdout)
        return {problem["id"]: problem["message"] for problem in told["problems"] if problem["severity"] != "note"}


@pytest.fixture
def given(ksb: Run, tmp_path: Path) -> Given:
    return Given(ksb, tmp_path)


def test_what_the_base_says_of_its_figures_is_not_held_against_a_proposal(given: Given) -> None:
    given.base(FRAME + COMMENT + CLAIM)
    given.variant(MORE.format(50))
    assert given.findings() == {}
    assert given.findings("--proof") == {}
    # What the variant says itself is.
    given.variant(MORE.format(50) + COMMENT + CLAIM.replace("1_200", "1_300"))
    assert set(given.findings()) == {"KSB506:f.staff", "KSB501:bidrag"}


def test_what_is_wrong_in_the_base_is_told_as_the_base_s(given: Given) -> None:
    given.base(FRAME + TOTALS.format(costs=-1300) + CLAIM.replace("1_200", "1_250"))
    given.variant("")
    told = given.findings()
    assert set(told) == {"KSB301:f.costs.2024", "KSB501:bidrag"}
    assert all("Det gäller också 2024" in message for message in told.values())
    told = json.loads(given.ksb("check", "2024", "2024-b", "--format", "json", cwd=given.path).stdout)["problems"]
    assert sorted(one["id"] for one in told if one["severity"] == "error") == ["KSB301:f.costs.2024", "KSB501:bidrag"]


def test_a_finding_of_what_the_variant_states_is_its_own(given: Given) -> None:
    given.base(FRAME + TOTALS.format(costs=-1200))
    text = MORE.format(50).replace('id = "f"\n', 'id = "f"\nprinted_totals = { costs = { 2024 = -1_200 } }\n')
    given.variant(text)
    [(id, message)] = given.findings().items()
    assert (id, "också" in message) == ("KSB301:f.costs.2024", False)


@pytest.mark.parametrize("costs", [-1201, -1300])
def test_no_sum_is_called_printed_that_is_in_no_file(costs: int, given: Given) -> None:
    """A sum that follows what a variant changes is where computing starts from, and nobody's figure."""
    given.base(FRAME + TOTALS.format(costs=costs))
    given.variant(MORE.format(50))
    assert given.findings() == {}
    for words in (
        ["project", "2024-b"],
        ["project", "2024-b", "--notes"],
        ["show", "2024-b"],
        ["diff", "2024", "2024-b"],
    ):
        result = given.ksb(*words, cwd=given.path)
        assert result.exit_code == 0
        assert f"dokumentet anger −1 {abs(costs - 50) - 1000}" not in result.stdout + result.stderr
        assert "KSB301" not in result.stderr or "2024-b" not in result.stderr


def test_the_printed_sums_of_investments_follow_and_are_not_checked(given: Given) -> None:
    chapter = """
[investments]
years = [2024]
printed = { 2024 = 31 }

[[investments.group]]
id = "g"
name = "Grupp"
printed = { 2024 = 30 }
project = [{ id = "a", name = "Skola", amounts = { 2024 = 30 } }]
"""
    given.base(chapter)
    given.variant('[[investments.group]]\nid = "g"\nproject = [{ id = "a", change = { 2024 = 5 } }]\n')
    assert given.findings() == {}
    assert "KSB302" not in given.ksb("check", "2024-b", cwd=given.path).stdout


def test_an_absurd_amount_is_told_once_and_not_at_the_sums_that_follow(given: Given) -> None:
    given.base(FRAME + TOTALS.format(costs=-1200))
    given.variant('[[frame]]\nid = "f"\nline = [{ id = "staff", amount = -1e20 }]\n')
    with pytest.raises(Stop) as stop:
        Workspace(given.path / "budgets").open("2024-b")
    assert codes(stop.value) == ["KSB105"]


def test_a_printed_plan_of_other_rates_is_gone(given: Given) -> None:
    other = '[[publication]]\nid = "pkv-2"\nseries = "pkv"\nrates = { 2025 = 5, 2026 = 5 }\n'
    given.base(FRAME + other)
    given.write("2024", HEAD.replace("2026]", '2026]\npublications = { pkv = "pkv-1" }') + FRAME + other)
    workspace = Workspace(given.path / "budgets")
    given.variant("")
    assert workspace.open("2024-b").budget.content.frames[0].lines[0].printed == {2025: -1010, 2026: -1030}
    given.variant("", 'publications = { pkv = "pkv-2" }\n')
    assert workspace.open("2024-b").budget.content.frames[0].lines[0].printed == {}
    given.variant("", 'publications = { pkv = "pkv-1" }\n')
    assert workspace.open("2024-b").budget.content.frames[0].lines[0].printed == {2025: -1010, 2026: -1030}


def test_a_printed_score_of_a_risk_judged_otherwise_is_not_held_against_it(given: Given) -> None:
    risks = """
[scale]
likelihood = [{ level = 1, name = "Liten" }, { level = 2, name = "Stor" }]
impact = [{ level = 1, name = "Liten" }, { level = 2, name = "Stor" }]

[[treatment]]
id = "t"
label = "Hantera"

[[risk]]
id = "r"
name = "Risk"
likelihood = 2
impact = 2
treatment = "t"
printed_score = 4
"""
    given.base(risks)
    given.variant('[[risk]]\nid = "r"\nlikelihood = 1\n')
    assert given.findings() == {}
    given.variant('[[risk]]\nid = "r"\nlikelihood = 1\nprinted_score = 3\n')
    assert set(given.findings()) == {"KSB401:r"}


def test_an_unfunded_proposal_is_told(given: Given) -> None:
    given.base(FRAME)
    given.variant('[[frame]]\nid = "f"\nline = [{ id = "staff", change = -50 }]\n')
    assert "−50" in given.findings()["KSB522:f"]
    given.variant(MORE.format(50))
    assert given.findings() == {}
    # Where the base had a result of its own, so may the variant.
    given.base(FRAME.replace("= 1_200", "= 1_300"))
    given.variant('[[frame]]\nid = "f"\nline = [{ id = "staff", change = -50 }]\n')
    assert given.findings() == {}


def test_a_proposal_is_funded_as_near_as_its_lines_are_rounded(given: Given) -> None:
    """150,4 = 100,2 + 50,2, each rounded; the base's own lines are a step apart as well."""
    three = """
[[frame]]
id = "f"
line = [{{ id = "staff", change = -100 }}, {{ id = "rent", change = -50 }}, {{ id = "grant", change = {} }}]
"""
    given.base(FRAME)
    given.variant(three.format(151))
    assert given.findings() == {}
    given.variant(three.format(152))
    assert "blir 2\xa0tkr" in given.findings()["KSB522:f"]
    given.base(FRAME.replace("= 1_200", "= 1_201"))
    given.variant(three.format(150))
    assert given.findings() == {}, "what rounding leaves of the base is the base's"
    given.variant(three.format(100))
    assert "blir −49\xa0tkr" in given.findings()["KSB522:f"]
    assert "är det 1\xa0tkr" in given.findings()["KSB522:f"]


def test_a_variant_of_a_variant_is_told_of_what_it_states(given: Given) -> None:
    given.base(FRAME + COMMENT + CLAIM)
    given.variant(MORE.format(50))
    given.write("2024-c", '[document]\nbased_on = "2024-b"\n' + MORE.format(20))
    told = json.loads(given.ksb("check", "2024-c", "--format", "json", cwd=given.path).stdout)
    assert [one["id"] for one in told["problems"] if one["severity"] != "note"] == []


def test_what_the_base_accepts_of_its_text_is_not_gone_in_a_variant(given: Given) -> None:
    accepted = '[[accepted]]\nfinding = "KSB501:bidrag"\ncomment = "Känt"\n'
    given.base(FRAME + CLAIM.replace("1_200", "1_250") + accepted)
    given.variant(MORE.format(50))
    assert given.findings("--baseline") == {}


def test_show_counts_what_check_tells_of_a_variant(ksb: Run) -> None:
    told = json.loads(ksb("check", "2024-forslag", "--format", "json").stdout)["problems"]
    shown = json.loads(ksb("show", "2024-forslag", "--format", "json").stdout)["tables"]
    [count] = [row["figure"] for table in shown for row in table["rows"] if row["id"] == "problems"]
    assert count == len(told)


def test_what_the_proof_finds_in_the_base_is_marked_as_its(given: Given) -> None:
    """The base's costs are contradicted by its lines; what the variant proposes in another frame changes nothing of
    that, and its own contradiction is its own."""
    other = FRAME.replace('"f"', '"g"').replace('"Ram"', '"Annan"')
    given.base(FRAME + TOTALS.format(costs="-1_300") + COMMENT + other)
    change = '[[frame]]\nid = "g"\nline = [{{ id = "staff", change = -50 }}, {{ id = "grant", change = 50 }}]\n{}'

    def notes(text: str) -> dict[str, bool]:
        given.variant(text)
        told = json.loads(given.ksb("check", "2024-b", "--proof", "--format", "json", cwd=given.path).stdout)
        found = [problem for problem in told["problems"] if problem["code"] == "KSB601"]
        return {problem["id"]: "2024, som varianten bygger på" in problem["message"] for problem in found}

    assert notes(change.format("")) == {"KSB601:f.costs.2024": True}
    own = "printed_totals = { costs = { 2024 = -1_400 } }\n"
    assert notes(change.format(own)) == {"KSB601:f.costs.2024": True, "KSB601:g.costs.2024": False}
    # Also of a variant of the variant.
    given.write("2024-c", '[document]\nbased_on = "2024-b"\n')
    told = json.loads(given.ksb("check", "2024-c", "--proof", "--format", "json", cwd=given.path).stdout)
    found = [problem["message"] for problem in told["problems"] if problem["code"] == "KSB601"]
    assert len(found) == 2
    assert all("2024-b, som varianten bygger på" in message for message in found)


BOARD = """
[[frame]]
id = "n"
name = "Nämnden"
line = [{ id = "grant", label = "Bidrag", kind = "grant", amount = 2_400 }]
printed_bridge = { unit = "tkr", base = 2_306, indexed = 2_400, grant = 2_400 }
"""


def test_the_grant_of_a_board_that_follows_its_units_is_not_called_printed(given: Given) -> None:
    """The board prints 2 400; a proposal gives one of its units 50 more, and no file says 2 450."""
    units = FRAME.replace('"Ram"', '"Ram"\nparent = "n"')
    given.base(BOARD + units + units.replace('"f"', '"g"').replace('"Ram"', '"Annan"'))
    given.variant(MORE.format(50))
    told = json.loads(given.ksb("check", "2024-b", "--format", "json", cwd=given.path).stdout)
    (finding,) = [problem for problem in told["problems"] if problem["code"] == "KSB305"]
    assert "kommunbidragen är tillsammans 2\xa0450\xa0tkr" in finding["message"]
    assert finding["places"][0]["file"] == "budgets/2024-b.toml"
    # A board that states another grant itself is told of that.
    stated = '[[frame]]\nid = "n"\nline = [{ id = "grant", amount = 2_450 }]\n'
    given.variant(MORE.format(50) + stated)
    told = json.loads(given.ksb("check", "2024-b", "--format", "json", cwd=given.path).stdout)
    (finding,) = [problem for problem in told["problems"] if problem["code"] == "KSB305"]
    assert "kommunbidraget anges till 2\xa0450\xa0tkr" in finding["message"]


def test_the_bridge_of_a_proposal_says_whose_figures_it_has(given: Given) -> None:
    given.base(FRAME + 'printed_bridge = { unit = "tkr", base = 1_153, indexed = 1_200, grant = 1_200 }\n')
    given.variant(MORE.format(50))
    shown = given.ksb("bridge", "2024-b", cwd=given.path).stdout
    assert "varianten, eller budgeten som den bygger på, anger" in " ".join(shown.split())
    assert "dokumentets egna belopp" not in shown
    assert "Dokumentet = dokumentets egna belopp" in given.ksb("bridge", "2024", cwd=given.path).stdout
    english = given.ksb("bridge", "2024-b", "--lang", "en", cwd=given.path).stdout
    assert "the variant, or the budget that it is based on" in " ".join(english.split())
