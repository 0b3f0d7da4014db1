"""Where tables of the model stand: walked, not typed."""

from collections.abc import Iterator

import pytest
from conftest import ROOT, Load, open_budget

from ks_budget.checks import structure
from ks_budget.files import locate
from ks_budget.files.locate import nearest
from ks_budget.files.places import Places
from ks_budget.model import Budget, Content, Line
from ks_budget.model.base import Table, fields, nests
from ks_budget.model.walk import count, key_path, nested, walk
from ks_budget.problems import Place, Problem, Stop, here, kinds
from ks_budget.problems.kinds.content import NO_SHARE
from ks_budget.workspace import Workspace

FRAME = """
[[frame]]
id = "f"
name = "Ram"

[[frame.line]]
id = "rent"
label = "Hyror"
kind = "cost"
amount = -100
printed = { 2025 = -101 }
"""


def test_walk_yields_each_table_with_its_path() -> None:
    content = open_budget(ROOT / "budgets", "2024").content
    paths = dict(walk(content))
    assert paths["frame", 0, "line", 2] is content.frames[0].lines[2]
    assert paths["goal", 1, "indicator", 0] is content.goals[1].indicators[0]
    assert content.scale is not None
    assert paths["scale", "impact", 3] is content.scale.impact[3]
    assert len(paths) == 1 + sum(count(content).values()) == 1 + sum(len(nest.tables) for nest in nested(content))


def test_a_key_that_a_table_does_not_have_raises(load: Load) -> None:
    line = load(FRAME).content.frames[0].lines[0]
    assert key_path(line, ("printed", 2025)) == ("printed", "2025")
    for keys in (("amuont",), ("printed", 2026), ("printed", 2025, "x")):
        with pytest.raises((KeyError, TypeError)):
            key_path(line, keys)


def test_a_table_of_no_budget_raises(load: Load) -> None:
    load(FRAME)
    stranger = Line(id="x", label="x", kind="cost", amount=1)
    with pytest.raises(KeyError):
        Places([], []).place(here(stranger) / "amount")


def test_every_table_of_the_real_budgets_is_found_in_its_file() -> None:
    """Each value of each table, in the budgets that ship with the project, one of them a variant."""
    workspace = Workspace(ROOT / "budgets")
    for name in ("2023", "2024", "2024-forslag", "2024-rattad"):
        loaded = workspace.examine(workspace.refer(name))
        tables = [table for root in loaded.roots for _, table in walk(root.table) if not isinstance(table, Content)]
        spots = [
            here(table) / field.key for table in tables for field in fields(type(table)) if written(table, field.key)
        ]
        problems = [NO_SHARE.at(spot, share=1) for spot in spots]
        places = Places(problems, [loaded])
        texts = {source.file: locate.spans(source.text) for source in loaded.sources}
        for spot in spots:
            place = places.place(spot)
            assert isinstance(place, Place)
            assert place.path in texts[place.file] or inherited(place.path, texts[place.file]), place


def written(table: Table, key: str) -> bool:
    """Whether a plain value is not its default, so that some file must hold it."""
    field = next(field for field in fields(type(table)) if field.key == key)
    if field in nests(type(table)):
        return False
    defaults = dict(zip(type(table).__struct_fields__[::-1], type(table).__struct_defaults__[::-1], strict=False))
    return bool(getattr(table, field.name)) and getattr(table, field.name) != defaults.get(field.name)


def inherited(path: tuple[str | int, ...], there: object) -> bool:
    """Printed figures that follow what a variant changes stand in no file themselves."""
    return "printed" in str(path)


def test_a_key_that_is_left_out_is_told_at_its_table(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with a key that is not there is in the file only as its table."""
    monkeypatch.setattr(locate, "nearest", nearest)

    def nameless(budget: Budget) -> Iterator[Problem]:
        frame = budget.content.frames[0]
        yield kinds.tables.UNPUBLISHED.at(here(frame) / "index", thing=kinds.words.THINGS["series"], name="pkv")

    monkeypatch.setattr(structure, "RULES", (nameless,))
    text = '[document]\ntitle = "x"\nyear = 2024\n' + FRAME
    with pytest.raises(Stop) as stop:
        load(text, head=False)
    [place] = stop.value.problems[0].places
    assert isinstance(place, Place)
    assert place.span
    assert place.span.source == "[[frame]]"
