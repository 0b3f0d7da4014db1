"""Every mistake has a folder under ``tests/problems/``: what the user has, what they run, and what ksb says.

``command.txt`` holds the arguments, ``expected.txt`` the exit code and all that is printed (``pytest --update``
writes it). ``make.txt``, where there is one, lists links to make, and names to give to files, which not every system
can check out.
"""

import json
import re
import shlex
import shutil
import string
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Run

from ks_budget.language import NOTHING, Text
from ks_budget.problems import Corrections, Kind, Known, Place, Span, Stop, findings
from ks_budget.problems.kind import kinds_in
from ks_budget.problems.kinds import catalogue, ledger, sources
from ks_budget.problems.kinds.asking import MISSING_EXTRA, NO_PARQUET
from ks_budget.problems.kinds.audit import MEAN, NO_UNIT, NOT_SAID
from ks_budget.problems.kinds.importing import (
    HIDDEN_DECIMALS,
    LATER_VERSION,
    MORE_OF_THEM,
    OWN_UNIT,
    OWN_YEAR,
    SHEET_DAMAGED,
    TEXT_FIGURE,
)
from ks_budget.problems.kinds.publishing import NOT_SET
from ks_budget.problems.kinds.reading import (
    ANSWER_LOST,
    GIT_TOO_SLOW,
    NO_FILE,
    NO_GIT,
    NO_ORDINARY_FILE,
    NOT_FETCHED,
    REVISION_WITHOUT_BUDGET,
    UNREADABLE,
)
from ks_budget.problems.kinds.tables import WRONG_CHOICE
from ks_budget.problems.kinds.usage import COMMAND_LEFT_OUT, MISSING_OPTION, UNUSABLE, WITHOUT_VALUE

FOLDER = Path(__file__).parent / "problems"
CASES = sorted(path.name for path in FOLDER.iterdir())


def prepare(name: str, tmp_path: Path) -> list[str]:
    """A copy of the folder to run in, and the arguments to run with."""
    shutil.copytree(FOLDER / name, tmp_path, dirs_exist_ok=True)
    make = tmp_path / "make.txt"
    if make.exists():
        for line in make.read_text(encoding="utf-8").splitlines():
            kind, new, target = line.split(" ")
            (tmp_path / new).parent.mkdir(exist_ok=True)
            if kind == "name":
                (tmp_path / target).rename(tmp_path / new)
                continue
            try:
                (tmp_path / new).symlink_to(target)
            except OSError:
                pytest.skip("this system lets nobody make links")
    return shlex.split((tmp_path / "command.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_what_ksb_says(name: str, ksb: Run, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    # A folder of budgets above the temporary one, or a git repository, would answer in its place.
    arguments = prepare(name, tmp_path)
    result = ksb(*arguments, cwd=tmp_path)
    said = f"exit {result.exit_code}\n{result.stdout}{result.stderr}".replace(str(tmp_path), "…")
    golden(FOLDER / name / "expected.txt", said)
    assert "Traceback" not in said


@pytest.mark.parametrize("name", CASES)
def test_the_same_as_json_and_in_english(name: str, ksb: Run, tmp_path: Path) -> None:
    arguments = prepare(name, tmp_path)
    told = ksb(*arguments, "--lang", "en", "--format", "json", cwd=tmp_path)
    shown = ksb(*arguments, "--lang", "en", cwd=tmp_path)
    # What `ksb check` finds is its answer; other commands tell problems beside theirs.
    text = shown.stdout + shown.stderr
    if "-o" in arguments:
        assert "problems" not in told.stdout
        return
    for problem in json.loads(told.stdout)["problems"]:
        assert problem["message"].replace("\u00a0", " ") in text
        for place in problem["places"]:
            if "line" in place:
                assert f"{place['file']}:{place['line']}:{place['column']}" in text


def test_nothing_is_changed_by_a_mistake(ksb: Run, tmp_path: Path) -> None:
    prepare("output-exists", tmp_path)
    before = (tmp_path / "plan.csv").read_text(encoding="utf-8")
    ksb("project", "--year", "2025", "-o", "plan.csv", cwd=tmp_path)
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8") == before
    assert ksb("project", "--year", "2025", "-o", "plan.csv", "--force", cwd=tmp_path).exit_code == 0
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8").startswith("table,")
    assert sorted(path.name for path in tmp_path.glob(".ksb*")) == []


def test_every_code_is_shown_by_a_folder() -> None:
    shown = "".join((FOLDER / name / "expected.txt").read_text(encoding="utf-8") for name in CASES)
    # Means and what a file cannot say (test_audit_told), what is installed (test_check), where it is printed
    # (test_streams), what is in git (test_git) and what other programs fail at (test_pdf) no folder holds.
    # Files that are no text are made by test_sources_files and test_import, those of ledgers by test_sie and
    # test_ledger.
    untold = {
        "KSB023",
        "KSB079",
        "KSB030",
        "KSB031",
        "KSB046",
        *kinds_in(sources),
        *kinds_in(ledger),
        "KSB706",
        "KSB716",
    }
    assert [code for code in catalogue() if code not in shown and code not in untold] == []


FORMS = [kind for kinds in catalogue().values() for kind in kinds]
NOT_IN_A_FOLDER = (
    UNREADABLE,
    NO_ORDINARY_FILE,
    REVISION_WITHOUT_BUDGET,
    NO_GIT,
    NOT_FETCHED,
    GIT_TOO_SLOW,
    ANSWER_LOST,
    MISSING_EXTRA,
    NOT_SET,
    NO_PARQUET,
    MISSING_OPTION,
    UNUSABLE,
    WITHOUT_VALUE,
    COMMAND_LEFT_OUT,
    NO_FILE,
    *[kind for module in (sources, ledger) for kinds in kinds_in(module).values() for kind in kinds],
    MEAN,
    NOT_SAID,
    NO_UNIT,
    TEXT_FIGURE,
    HIDDEN_DECIMALS,
    MORE_OF_THEM,
    SHEET_DAMAGED,
    LATER_VERSION,
    OWN_UNIT,
    OWN_YEAR,
)
"""What the system says, what is in git, what is installed, what other programs fail at, lines that a folder's test
cannot add to, and files that are no text (test_sources_files, test_import): tests of their own have these."""


def test_every_form_of_a_problem_is_shown_by_a_folder() -> None:
    told = " ".join(" ".join((FOLDER / name / "expected.txt").read_text(encoding="utf-8").split()) for name in CASES)
    lacking = [
        f"{kind.code} {kind.message.sv}"
        for kind in FORMS
        if kind not in NOT_IN_A_FOLDER and not holds(told, f"{kind.code}: {kind.message.sv}")
    ]
    assert lacking == []


def holds(told: str, template: str) -> bool:
    """Whether a text holds a sentence with anything in the place of its facts. The first place of each part leaves most
    for those after it, so that none is looked for twice."""
    at = 0
    for part in re.split(r"\s*(?<!\{)\{[\w.]+\}\s*", template):
        words = part.replace("{{", "{").replace("}}", "}")
        found = told.find(words, at)
        if found < 0:
            return False
        at = found + len(words)
    return True


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: f"{kind.code}-{kind.message.en[:20]}")
def test_a_sentence_holds_the_facts_of_its_kind_in_both_languages(kind: Kind, language: str) -> None:
    assert named_in(kind.message[language]) | named_in(kind.advice[language]) == set(kind.facts)
    assert kind.title[language]
    assert kind.about[language]


PARTS = {"known": Known(()), "corrections": Corrections((), "tkr"), "habit": NOTHING, "perhaps": NOTHING}
"""The facts that are sentences of their own, with nothing to say."""


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: f"{kind.code}-{kind.message.en[:20]}")
def test_a_slot_is_never_empty(kind: Kind, language: str) -> None:
    """With every fact that may be missing missing: no hole in a sentence, and no sentence that says nothing."""
    problem = kind.at(**{fact: PARTS.get(fact, "") for fact in kind.facts})
    [told] = findings([problem], language)
    for sentence in (told.message, told.advice):
        assert holes(sentence) == []


def test_a_range_stands_where_its_words_fit() -> None:
    told = " ".join((FOLDER / name / "expected.txt").read_text(encoding="utf-8") for name in CASES)
    assert re.findall(r"\S+ (?:utanför|inom|från|till|på) mellan .{20}", told) == []


def holes(sentence: str) -> list[str]:
    """What shows that something is missing in a sentence, or before it."""
    return re.findall(r'  +| [.,;:?](?!\w)|\(\)|: *\.|^[^\w”“"\[(…/-]', sentence)


def test_a_hole_is_seen() -> None:
    """The test above can fail."""
    assert [
        bool(holes(text)) for text in ("för  eller tidigare", "Välj .", "Raden (): x", "Året: .", "Rätta den.")
    ] == [
        True,
        True,
        True,
        True,
        False,
    ]


def named_in(template: str) -> set[str]:
    """The facts that a sentence is filled in with."""
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_a_misspelt_fact_is_seen_in_either_language() -> None:
    """The test above can fail: of a sentence with `{reasn}`, in one language or the other."""
    for sv, en in (("{reasn}: x", "{reason}: x"), ("{reason}: x", "{reasn}: x")):
        wrong = UNREADABLE.form(("reason",), Text(sv, en))
        assert [named_in(wrong.message[lang]) == {"reason"} for lang in ("sv", "en")].count(False) == 1


@pytest.mark.parametrize("facts", [{}, {"reasn": "x"}, {"reason": "x", "more": "y"}])
def test_a_missing_or_wrong_fact_raises(facts: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="KSB003 takes the facts \\(reason\\)"):
        UNREADABLE.at(subject="", **facts)


@pytest.mark.parametrize("fact", [None, True, Decimal("1.5"), {"a": 1}])
def test_what_is_no_fact_is_refused(fact: object) -> None:
    """A bare decimal has neither unit nor decimals: which it has must be said."""
    with pytest.raises(TypeError, match="KSB003: reason cannot stand in a sentence"):
        UNREADABLE.at(subject="", reason=fact)  # type: ignore[arg-type]


def test_codes_are_one_kind_each_and_in_their_group() -> None:
    for code, kinds in catalogue().items():
        assert code[3] == kinds[0].group.digit
        assert len({(kind.code, kind.group.digit, kind.title.sv) for kind in kinds}) == 1


def test_ten_thousand_mistakes_in_one_run(load: Callable[..., object]) -> None:
    line = '[[frame.line]]\nid = "l{}"\nlabel = "x"\nkind = "cost"\namunt = 1\n'
    text = '[[frame]]\nid = "f"\nname = "x"\n' + "".join(line.format(i) for i in range(10_000))
    with pytest.raises(Stop) as stop:
        load(text)
    assert len(stop.value.problems) == 10_000
    assert all(problem.places[0].span for problem in stop.value.problems)
    assert ROOT.exists()


def test_on_a_terminal_sentences_break_between_words_and_lines_are_cut_around_the_marker() -> None:
    from ks_budget.render.problems import render

    source = "x" * 200 + ' "fel" ' + "y" * 200
    place = Place("budgets/2024.toml", span=Span(7, 202, 207, source))
    problem = WRONG_CHOICE.at(place, shown='"fel"', known=Known(("ett ord",) * 20))
    for width in (40, 60, 80, 160):
        lines = render(findings([problem], "sv"), "sv", width=width).splitlines()
        assert max(map(len, lines)) <= width
        [shown] = [line for line in lines if "xxx" in line]
        [marked] = [line for line in lines if "^" in line]
        assert shown[marked.index("^") : marked.rindex("^") + 1] == '"fel"'


def test_without_git_a_revision_says_so(ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare("output-exists", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = ksb("show", "2024@HEAD", cwd=tmp_path)
    assert (result.exit_code, "git är inte installerat" in result.stderr) == (2, True)
