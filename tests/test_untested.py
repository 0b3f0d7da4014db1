"""What `ksb check` lists as not checked: each reason, and that it is not there without cause."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from conftest import HEAD, Load, Run
from test_git import git

from ks_budget.checks.case import Case
from ks_budget.checks.untested import untested
from ks_budget.model import Budget
from ks_budget.workspace import Workspace

LINES = """
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -1_000, printed = { 2025 = -1_010 } },
    { id = "grant", label = "Bidrag", kind = "grant", amount = 1_000 },
]
"""
FRAME = '\n[[frame]]\nid = "f"\nname = "Ram"\n' + LINES
TOTAL = "printed_totals = { costs = { 2024 = -1_000 } }\n"
BRIDGE = 'printed_bridge = { unit = "tkr", base = 961, indexed = 1_000, grant = 1_000 }\n'
CLAIM = '\n[[claim]]\nid = "c"\ntext = "Bidraget"\nfigure = 1_000\nunit = "tkr"\nequals = "f.grant[2024]"\n'
COMMENT = '\n[[frame.comment]]\nline = "grant"\nfigure = 39\ndirection = "up"\n'

Untested = dict[str, int]


@pytest.fixture
def not_tried(load: Load) -> Callable[..., Untested]:
    """What is not tried of a budget, with last year's and with the latest commit's where those are given."""

    def told(text: str, before: str | None = None, committed: str | None = None) -> Untested:
        last = None if before is None else _of_last_year(load, before)
        there = None if committed is None else load(committed)
        return {f"{one.what}.{one.why}": one.count for one in untested(Case(load(text), last), there)}

    return told


def _of_last_year(load: Load, text: str) -> Budget:
    return load('[document]\ntitle = "T"\nyear = 2023\n' + dedent(text), "2023", head=False)


def last_year(text: str = FRAME, grant: int = 961) -> str:
    """The same frame as it was last year."""
    text = text.replace("1_000", str(grant)).replace("2024", "2023")
    return text.replace(", printed = { 2025 = -1_010 }", "")


def test_nothing_is_listed_where_all_is_tried(not_tried: Callable[..., Untested]) -> None:
    assert not_tried(FRAME + TOTAL + BRIDGE + COMMENT + CLAIM, last_year() + TOTAL.replace("2024", "2023")) == {}
    assert not_tried(FRAME) == {}


def test_a_plan_without_rates(not_tried: Callable[..., Untested]) -> None:
    later = FRAME.replace("2025 = -1_010", "2025 = -1_010, 2027 = -1_050")
    assert not_tried(later) == {"plan.no-rate": 1}
    total = "printed_totals = { costs = { 2027 = -1_050 }, result = { 2028 = 0 } }\n"
    assert not_tried(FRAME + total) == {"total.no-rate": 2}


def test_a_total_of_parts_that_are_not_known(not_tried: Callable[..., Untested]) -> None:
    """A board has costs of its own beside its units', and prints a plan of the sum alone."""
    part = FRAME.replace('"f"', '"u"').replace('"Ram"', '"Enhet"\nparent = "f"')
    whole = '\n[[frame]]\nid = "f"\nname = "Ram"\nprinted_totals = { costs = { 2024 = -1_100, 2025 = -1_111 } }\n'
    own = 'line = [{ id = "reserve", label = "Reserv", kind = "cost", amount = -100 }]\n'
    assert not_tried(whole + own + part) == {"total.parts-unknown": 1}
    assert not_tried(whole.replace("1_100", "1_000").replace("1_111", "1_010") + part) == {}


def test_a_grant_without_a_stated_way(not_tried: Callable[..., Untested]) -> None:
    # 961 × 1.041 is 1 000: the index explains it.
    assert not_tried(FRAME, last_year()) == {"bridge.not-stated": 1}
    assert not_tried(FRAME, last_year(grant=900)) == {"bridge.unexplained": 1}
    assert not_tried(FRAME + BRIDGE, last_year()) == {}
    without = FRAME.replace('kind = "grant"', 'kind = "revenue"')
    assert not_tried(without, last_year(without)) == {}


def test_a_stated_way_that_leaves_more_than_rounding(not_tried: Callable[..., Untested]) -> None:
    """The document states no more than the base, which agrees; nothing else tells of the grant."""
    base = 'printed_bridge = { unit = "tkr", base = 900 }\n'
    assert not_tried(FRAME + base, last_year(grant=900)) == {"bridge.unexplained": 1}
    # A finding that is about the same way tells it.
    assert not_tried(FRAME + base.replace("900 }", "900, indexed = 937 }"), last_year(grant=900)) == {}


def test_a_base_without_last_year(not_tried: Callable[..., Untested]) -> None:
    assert not_tried(FRAME + BRIDGE) == {"base.no-last-year": 1}
    assert not_tried(FRAME + BRIDGE.replace("base = 961, ", "")) == {}


def test_claims_and_comments_that_nothing_tells(not_tried: Callable[..., Untested]) -> None:
    unchecked = CLAIM.replace('equals = "f.grant[2024]"', 'unchecked = "Det egna kapitalet finns inte här."')
    assert not_tried(FRAME + COMMENT + unchecked) == {"claim.unchecked": 1, "comment.no-last-year": 1}
    # A claim with a fault is told of as a finding, and a comment without a figure states nothing to try.
    assert not_tried(FRAME + COMMENT.replace("figure = 39\n", "") + CLAIM.replace("grant[", "gr[")) == {}


def test_what_last_year_had(not_tried: Callable[..., Untested]) -> None:
    before = last_year(FRAME + TOTAL) + BRIDGE.replace("961", "923").replace("1_000", "961")
    assert not_tried(FRAME, before) == {"bridge.not-stated": 1, "total.gone": 1, "bridge.gone": 1}
    assert not_tried(FRAME + TOTAL + BRIDGE, before) == {}


def test_what_the_latest_commit_had(not_tried: Callable[..., Untested]) -> None:
    whole = FRAME + TOTAL + BRIDGE
    assert not_tried(FRAME, committed=whole) == {"total.committed": 1, "bridge.committed": 1}
    assert not_tried(FRAME, committed=FRAME + CLAIM) == {"claim.committed": 1}
    assert not_tried(FRAME.replace(", printed = { 2025 = -1_010 }", ""), committed=FRAME) == {"plan.committed": 1}
    # What is told for two reasons counts once.
    before = last_year(FRAME + TOTAL)
    assert not_tried(FRAME, before, FRAME + TOTAL) == {"total.committed": 1, "bridge.not-stated": 1}


def test_what_is_there_under_another_id_or_gone_with_its_line_is_not_missed(
    not_tried: Callable[..., Untested],
) -> None:
    whole = FRAME + TOTAL + CLAIM
    assert not_tried(whole.replace('"f"', '"g"').replace("f.grant", "g.grant"), committed=whole) == {}
    assert not_tried(whole.replace('"c"', '"d"'), committed=whole) == {}
    assert not_tried(whole.replace("1_000", "1_200"), committed=whole) == {}, "another figure is tried as well"
    staff = '    { id = "staff", label = "Personal", kind = "cost", amount = -1_000, printed = { 2025 = -1_010 } },\n'
    assert not_tried(FRAME.replace(staff, ""), committed=FRAME) == {}
    more = FRAME.replace('"f"', '"g"').replace('"Ram"', '"Annan"') + TOTAL
    assert not_tried(FRAME, committed=FRAME + more) == {}, "a frame that is gone leaves nothing untried"


def test_a_sum_of_frames_that_is_gone_is_missed(not_tried: Callable[..., Untested]) -> None:
    part = FRAME.replace('"f"', '"u"').replace('"Ram"', '"Enhet"\nparent = "f"')
    whole = '\n[[frame]]\nid = "f"\nname = "Ram"\nprinted_totals = { costs = { 2024 = -1_000 } }\n'
    assert not_tried(part.replace('\nparent = "f"', ""), committed=whole + part) == {"total.committed": 1}


def test_sums_of_investments_that_are_gone(not_tried: Callable[..., Untested]) -> None:
    text = """
    [investments]
    years = [2024, 2025]
    printed = { 2024 = 30, 2025 = 10 }
    printed_periods = { "2024-2025" = 40 }
    [[investments.group]]
    id = "g"
    name = "Grupp"
    printed = { 2024 = 30 }
    project = [{ id = "p", name = "P", amounts = { 2024 = 30, 2025 = 10 } }]
    """
    text = dedent(text)
    assert not_tried(text, committed=text.replace("2025 = 10", "2025 = 11")) == {}
    without = text.replace("    printed = { 2024 = 30 }\n", "").replace("\nprinted = { 2024 = 30 }", "")
    assert not_tried(without, committed=text) == {"total.committed": 1}
    less = text.replace('printed_periods = { "2024-2025" = 40 }\n', "")
    assert not_tried(less, committed=text) == {"total.committed": 1}
    assert not_tried(FRAME, committed=FRAME + text) == {}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a budget whose total is printed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "repo" / "budgets"
    folder.mkdir(parents=True)
    (folder / "2024.toml").write_text(HEAD + FRAME + TOTAL, encoding="utf-8")
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", "-A")
    git(folder.parent, "commit", "-qm", "start")
    return folder.parent


GONE = "Inte kontrollerat: summor 1 (kontrollerades i HEAD, finns inte längre)."


def test_a_total_that_is_deleted_is_told_until_it_is_committed(repo: Path, ksb: Run) -> None:
    file = repo / "budgets" / "2024.toml"
    assert "HEAD" not in ksb("check", cwd=repo).stderr + ksb("check", cwd=repo).stdout
    file.write_text(HEAD + FRAME, encoding="utf-8")
    assert GONE in ksb("check", cwd=repo).stdout
    assert GONE in ksb("check", str(file), cwd=repo).stdout
    assert "checked in HEAD, no longer there" in ksb("check", "--lang", "en", cwd=repo).stdout
    assert "finns inte längre" not in ksb("check", "2024@HEAD", cwd=repo).stdout
    git(repo, "commit", "-qam", "next")
    assert "HEAD" not in ksb("check", cwd=repo).stdout


def test_files_that_are_folders_now_and_files_that_are_gone(repo: Path, ksb: Run) -> None:
    (repo / "budgets" / "2024.toml").unlink()
    (repo / "budgets" / "2024").mkdir()
    (repo / "budgets" / "2024" / "all.toml").write_text(HEAD + FRAME, encoding="utf-8")
    assert GONE in ksb("check", cwd=repo).stdout


def test_line_ends_and_the_like_are_no_difference(repo: Path, ksb: Run) -> None:
    text = (HEAD + FRAME + TOTAL).replace("\n", "\r\n")
    (repo / "budgets" / "2024.toml").write_bytes(text.encode())
    assert "HEAD" not in ksb("check", cwd=repo).stdout


@pytest.mark.parametrize("state", ["no commit", "not tracked", "faulty", "damaged", "no git"])
def test_where_there_is_nothing_to_hold_against(
    repo: Path, state: str, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = repo / "budgets" / "2024.toml"
    file.write_text(HEAD + FRAME, encoding="utf-8")
    if state == "no commit":
        git(repo, "update-ref", "-d", "HEAD")
    elif state == "not tracked":
        git(repo, "rm", "-q", "--cached", "budgets/2024.toml")
        git(repo, "commit", "-qm", "gone", "--allow-empty")
    elif state == "faulty":
        for text in ("[document", HEAD + FRAME.replace('"grant" }', '"gift" }') + TOTAL + "wrong = 1\n"):
            file.write_text(text, encoding="utf-8")
            git(repo, "commit", "-qam", "faulty")
            file.write_text(HEAD + FRAME, encoding="utf-8")
            assert "HEAD" not in ksb("check", cwd=repo).stdout
    elif state == "damaged":
        for blob in (repo / ".git" / "objects").glob("??/*"):
            blob.unlink()
    else:
        monkeypatch.setenv("PATH", str(repo))
    done = ksb("check", cwd=repo)
    assert done.exit_code == 0
    assert "HEAD" not in done.stdout


def test_a_repository_that_is_slow_is_not_waited_for_long(
    repo: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ks_budget.files import committed

    asked: list[object] = []

    def slow(command: list[str], **options: object) -> None:
        from subprocess import TimeoutExpired

        asked.append(options["timeout"])
        raise TimeoutExpired(command, 2)

    monkeypatch.setattr("subprocess.run", slow)
    assert ksb("check", cwd=repo).exit_code == 0
    assert asked == [committed.SECONDS]


def test_a_budget_that_is_as_it_was_is_not_read_again(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(repo / "budgets")
    reference = workspace.refer("2024")
    monkeypatch.setattr(Workspace, "examine", lambda *_: pytest.fail("it was read"))
    assert workspace.committed(reference) is None


def test_a_proof_of_nothing_says_so(tmp_path: Path, ksb: Run) -> None:
    (tmp_path / "budgets").mkdir()
    bare = FRAME.replace(", printed = { 2025 = -1_010 }", "")
    (tmp_path / "budgets" / "2024.toml").write_text(HEAD + bare, encoding="utf-8")
    told = ksb("check", "--proof", cwd=tmp_path).stdout
    assert "Samlad avstämning: inga samband att stämma av, så den visar ingenting." in told
    assert "går att förena" not in told
    assert "there are no relations to try" in ksb("check", "--proof", "--lang", "en", cwd=tmp_path).stdout
