"""What a variant inherits of printed figures: sums move with what they are sums of, a plan that is none is gone."""

from decimal import Decimal

import pytest
from conftest import HEAD, Load
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ks_budget.compute.variant import follow
from ks_budget.model import Budget, Content, Document, Frame, Group, Investments, Line, LineKind, Project
from ks_budget.model.shape import add_up, tree
from ks_budget.money import exactly
from ks_budget.problems import Place, Stop

FRAME = """
[[publication]]
id = "wages-1"
series = "wages"
rates = { 2024 = 3, 2025 = 3, 2026 = 3 }

[[frame]]
id = "f"
name = "Ram"
line = [
  { id = "fees", label = "Avgifter", kind = "revenue", amount = 10, printed = { 2025 = 11, 2026 = 12 } },
  { id = "staff", label = "Personal", kind = "cost", amount = -70, printed = { 2025 = -71, 2026 = -72 } },
  { id = "rent", label = "Hyra", kind = "cost", amount = -40, printed = { 2025 = -41, 2026 = -42 } },
  { id = "grant", label = "Bidrag", kind = "grant", amount = 101, printed = { 2025 = 102, 2026 = 103 } },
  { id = "interest", label = "Ränta", kind = "financial", amount = -1 },
]
adjustment = [
  { id = "old", year = 2024, kind = "permanent", reason = "Redan inräknad", effects = { grant = 5 } },
  { id = "new", year = 2025, kind = "permanent", reason = "Ny skola", effects = { grant = 2, rent = -2 } },
]
printed_bridge = { unit = "tkr", base = 95, indexed = 96, grant = 101 }

[frame.printed_totals]
costs = { 2024 = -111, 2025 = -112 }
net = { 2024 = -101, 2025 = -102 }
result = { 2024 = 0, 2025 = 0 }
"""
"""Its cost lines add up to −110, its net to −100 and its result to 0: the printed costs and net are 1 off."""

CHANGE = """
[document]
based_on = "{0}"

[[frame]]
id = "f"
"""

PLAN = {"fees": {2025: 11, 2026: 12}, "staff": {2025: -71, 2026: -72}, "rent": {2025: -41, 2026: -42}}
PLAN |= {"grant": {2025: 102, 2026: 103}, "interest": {}}
TOTALS = {"costs": {2024: -111, 2025: -112}, "net": {2024: -101, 2025: -102}, "result": {2024: 0, 2025: 0}}


def varied(load: Load, change: str, base: str = FRAME) -> Frame:
    """The frame of a variant that holds this change of it."""
    load(base)
    [frame] = load(CHANGE.format("2024") + change, "2024-b", head=False).content.frames
    return frame


def plan(frame: Frame) -> dict[str, dict[int, int | Decimal]]:
    return {line.id: line.printed for line in frame.lines}


def of_year(frame: Frame) -> list[int | Decimal | None]:
    """The printed costs, net and result of 2024."""
    return [frame.printed_totals.get(total, {}).get(2024) for total in ("costs", "net", "result")]


@pytest.mark.parametrize(
    ("line", "totals"),
    [
        pytest.param('{ id = "fees", amount = 13 }', [-111, -98, 3], id="revenue"),
        pytest.param('{ id = "staff", amount = -75 }', [-116, -106, -5], id="cost"),
        pytest.param('{ id = "grant", amount = 106 }', [-111, -101, 5], id="grant"),
        pytest.param('{ id = "interest", amount = 0 }', [-111, -101, 1], id="financial"),
        pytest.param('{ id = "staff", removed = true }', [-41, -31, 70], id="removed"),
        pytest.param('{ id = "ai", label = "AI", kind = "cost", amount = -7 }', [-118, -108, -7], id="added"),
        pytest.param('{ id = "rent", kind = "financial" }', [-71, -61, 0], id="another kind"),
        pytest.param('{ id = "staff", amount = -70.5 }', [Decimal("-111.5"), Decimal("-101.5"), Decimal("-0.5")]),
    ],
)
def test_totals_of_the_year_move_with_a_line_and_the_plan_is_gone(load: Load, line: str, totals: list[int]) -> None:
    frame = varied(load, f"line = [{line}]")
    assert of_year(frame) == totals
    assert all(list(by_year) == [2024] for by_year in frame.printed_totals.values())
    assert not any(plan(frame).values())
    assert frame.printed_bridge
    assert (frame.printed_bridge.base, frame.printed_bridge.indexed, frame.printed_bridge.grant) == (95, 96, None)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param('index = "wages"', id="index"),
        pytest.param("share = 0.5", id="share"),
        pytest.param('line = [{ id = "staff", index = "wages" }]', id="index of a line"),
        pytest.param('line = [{ id = "staff", share = 0 }]', id="share of a line"),
        pytest.param('adjustment = [{ id = "new", effects = { grant = 3, rent = -3 } }]', id="adjustment"),
        pytest.param('adjustment = [{ id = "new", unit = "mnkr" }]', id="unit of an adjustment"),
        pytest.param('adjustment = [{ id = "new", removed = true }]', id="adjustment removed"),
        pytest.param(
            'adjustment = [{ year = 2024, kind = "temporary", reason = "Val", effects = { grant = 1, rent = -1 } }]',
            id="temporary of the own year",
        ),
        pytest.param('adjustment = [{ id = "old", year = 2025, effects = { rent = -5 } }]', id="moved to a later year"),
    ],
)
def test_a_plan_that_is_no_longer_the_plan_is_gone_and_the_year_stays(load: Load, change: str) -> None:
    frame = varied(load, change)
    assert frame.printed_totals == {total: {2024: by_year[2024]} for total, by_year in TOTALS.items()}
    assert not any(plan(frame).values())
    assert frame.printed_bridge
    assert frame.printed_bridge.grant is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("", id="nothing"),
        pytest.param('name = "Ramen"\nline = [{ id = "staff", label = "Löner" }]', id="words"),
        pytest.param('line = [{ id = "staff", kind = "cost", amount = -70 }]', id="the same amount"),
        pytest.param('line = [{ id = "staff", index = "pkv", share = 1.0 }]', id="the frame's own index and share"),
        pytest.param('index = "pkv"\nshare = 1', id="what holds anyway"),
        pytest.param('adjustment = [{ id = "old", effects = { grant = 4 } }]', id="permanent of the own year"),
        pytest.param('adjustment = [{ id = "old", removed = true }]', id="permanent of the own year removed"),
        pytest.param(
            'adjustment = [{ year = 2024, kind = "permanent", reason = "Till", effects = { grant = -1.2 } }]',
            id="permanent of the own year added",
        ),
        pytest.param('adjustment = [{ id = "new", reason = "En ny skola", unit = "tkr" }]', id="reason"),
        pytest.param('comment = [{ line = "grant", figure = 1 }]', id="comment"),
    ],
)
def test_what_moves_nothing_leaves_plan_and_totals(load: Load, change: str) -> None:
    frame = varied(load, change)
    assert frame.printed_totals == TOTALS
    assert plan(frame) == PLAN
    assert frame.printed_bridge
    assert frame.printed_bridge.grant == 101


def test_a_variant_that_repeats_its_base_changes_nothing(load: Load) -> None:
    base = load(FRAME + INVESTMENTS)
    again = load(FRAME + INVESTMENTS + CHANGE.format("2024").partition("[[")[0], "2024-b", head=False)
    assert again.content.frames == base.content.frames
    assert again.content.investments == base.content.investments


def test_what_a_variant_states_stands_and_what_it_does_not_is_gone(load: Load) -> None:
    frame = varied(
        load,
        """
        line = [{ id = "staff", amount = -75, printed = { 2025 = -76 } }, { id = "rent", printed = { 2026 = -42 } }]
        printed_totals = { net = { 2024 = -106, 2026 = -108 } }
        printed_bridge = { grant = 101 }
        """,
    )
    assert {id: by_year for id, by_year in plan(frame).items() if by_year} == {
        "staff": {2025: -76},
        "rent": {2026: -42},
    }
    assert frame.printed_totals == {"costs": {2024: -116}, "net": {2024: -106, 2026: -108}, "result": {2024: -5}}
    assert frame.printed_bridge
    assert frame.printed_bridge.grant == 101


def test_a_new_plan_alone_is_stated_over_the_old_one(load: Load) -> None:
    frame = varied(
        load, 'line = [{ id = "staff", printed = { 2025 = -80 } }]\nprinted_totals = { net = { 2025 = -111 } }'
    )
    assert plan(frame) == PLAN | {"staff": {2025: -80, 2026: -72}}
    assert frame.printed_totals == TOTALS | {"net": {2024: -101, 2025: -111}}


def test_a_frame_of_the_variant_s_own_is_as_stated(load: Load) -> None:
    load(FRAME)
    own = FRAME[FRAME.index("[[frame]]") :].replace('id = "f"', 'id = "g"')
    first, second = load(CHANGE.format("2024") + own, "2024-b", head=False).content.frames
    assert first.printed_totals == second.printed_totals == TOTALS
    assert plan(first) == plan(second) == PLAN


def test_one_variant_on_another_with_a_stated_total_between(load: Load) -> None:
    """The middle one states its costs; the last one moves from there, and its net from the base's."""
    load(FRAME)
    middle = 'line = [{ id = "staff", amount = -75 }]\nprinted_totals = { costs = { 2024 = -200 } }'
    [between] = load(CHANGE.format("2024") + middle, "2024-b", head=False).content.frames
    assert of_year(between) == [-200, -106, -5]
    last = 'line = [{ id = "rent", amount = -41, printed = { 2026 = -9 } }]'
    [frame] = load(CHANGE.format("2024-b") + last, "2024-c", head=False).content.frames
    assert of_year(frame) == [-201, -107, -6]
    assert {id for id, by_year in plan(frame).items() if by_year} == {"rent"}


@pytest.mark.parametrize("last", ["", 'name = "Ramen"', 'line = [{ id = "staff", amount = -75 }]'])
def test_what_the_variant_between_moved_stays_moved(load: Load, last: str) -> None:
    load(FRAME)
    [between] = load(
        CHANGE.format("2024") + 'line = [{ id = "staff", amount = -75 }]', "2024-b", head=False
    ).content.frames
    [frame] = load(CHANGE.format("2024-b") + last, "2024-c", head=False).content.frames
    assert of_year(frame) == [-116, -106, -5]
    assert structs.replace(frame, name="Ram") == between


def test_back_to_the_base_brings_its_totals_back_but_not_its_plan(load: Load) -> None:
    load(FRAME)
    load(CHANGE.format("2024") + 'line = [{ id = "staff", amount = -75 }]', "2024-b", head=False)
    back = load(CHANGE.format("2024-b") + 'line = [{ id = "staff", amount = -70 }]', "2024-c", head=False)
    [frame] = back.content.frames
    assert of_year(frame) == [-111, -101, 0]
    assert not any(plan(frame).values())


MNKR = """
[[frame]]
id = "f"
name = "Ram"
line = [
  { id = "staff", label = "Personal", kind = "cost", amount = -70.25 },
  { id = "grant", label = "Bidrag", kind = "grant", amount = 70.2 },
]
printed_totals = { costs = { 2024 = -70.3 }, net = { 2024 = -70.30 }, result = { 2024 = 0 } }
"""


@pytest.mark.parametrize(
    ("amount", "totals"),
    [
        pytest.param("-71.25", ["-71.3", "-71.30", "-1"], id="a whole mnkr"),
        pytest.param("-70.35", ["-70.4", "-70.40", "-0.1"], id="a tenth"),
        pytest.param("-70.30", ["-70.35", "-70.35", "-0.05"], id="further than the printed digit"),
        pytest.param("-80.250", ["-80.3", "-80.30", "-10"], id="zeros say nothing"),
    ],
)
def test_a_moved_total_keeps_its_precision(load: Load, amount: str, totals: list[str]) -> None:
    frame = varied(load, f'line = [{{ id = "staff", amount = {amount} }}]', MNKR)
    assert [str(total) for total in of_year(frame)] == totals


INVESTMENTS = """
[investments]
years = [2024, 2025]
printed = { 2024 = 61, 2025 = 71 }

[[investments.group]]
id = "roads"
name = "Vägar"
printed = { 2024 = 31, 2025 = 40 }
project = [
  { id = "bridge", name = "Bro", amounts = { 2024 = 10, 2025 = 20 } },
  { id = "path", name = "Gångväg", amounts = { 2024 = 20, 2025 = 20 } },
]

[[investments.group]]
id = "schools"
name = "Skolor"
printed = { 2024 = 30, 2025 = 30 }
project = [{ id = "school", name = "Skola", amounts = { 2024 = 30, 2025 = 30 } }]
"""


def invested(budget: Budget) -> dict[str, list[int | Decimal]]:
    """The printed sums of each group and of the whole, 2024 and 2025."""
    chapter = budget.content.investments
    assert chapter
    return {group.id: list(group.printed.values()) for group in chapter.groups} | {
        "all": list(chapter.printed.values())
    }


@pytest.mark.parametrize(
    ("change", "sums"),
    [
        pytest.param(
            'group = [{ id = "roads", project = [{ id = "bridge", amounts = { 2025 = 25 } }] }]',
            {"roads": [31, 45], "schools": [30, 30], "all": [61, 76]},
            id="an amount",
        ),
        pytest.param(
            'group = [{ id = "roads", project = [{ id = "path", removed = true }] }]',
            {"roads": [11, 20], "schools": [30, 30], "all": [41, 51]},
            id="a project removed",
        ),
        pytest.param(
            'group = [{ id = "roads", project = [{ id = "quay", name = "Kaj", amounts = { 2024 = 0, 2025 = 3 } }] }]',
            {"roads": [31, 43], "schools": [30, 30], "all": [61, 74]},
            id="a project added",
        ),
        pytest.param(
            'group = [{ id = "schools", removed = true }]', {"roads": [31, 40], "all": [31, 41]}, id="a group removed"
        ),
        pytest.param(
            'group = [{ id = "it", name = "It", project = [{ id = "net", name = "Nät", amounts = '
            "{ 2024 = 1, 2025 = 2 } }], printed = { 2024 = 1, 2025 = 2 } }]",
            {"roads": [31, 40], "schools": [30, 30], "it": [1, 2], "all": [62, 73]},
            id="a group added",
        ),
        pytest.param(
            'printed = { 2024 = 50 }\ngroup = [{ id = "schools", printed = { 2025 = 8 }, project = '
            '[{ id = "school", amounts = { 2024 = 31, 2025 = 31 } }] }]',
            {"roads": [31, 40], "schools": [31, 8], "all": [50, 72]},
            id="stated sums",
        ),
    ],
)
def test_printed_sums_of_investments_move_with_the_projects(
    load: Load, change: str, sums: dict[str, list[int]]
) -> None:
    load(INVESTMENTS)
    document = '[document]\nbased_on = "2024"\n\n[investments]\n'
    assert invested(load(document + change, "2024-b", head=False)) == sums


def test_a_variant_of_another_year_has_neither_totals_nor_plan(load: Load) -> None:
    """Amounts said to be of another year have neither the printed totals nor the plan of the base."""
    load(FRAME)
    text = '[document]\nyear = 2025\nplan_years = [2026]\nbased_on = "2024"\n\n'
    text += '[[publication]]\nid = "pkv-2"\nseries = "pkv"\nrates = { 2025 = 1, 2026 = 1 }\n\n'
    text += '[[publication]]\nid = "wages-2"\nseries = "wages"\nrates = { 2025 = 1, 2026 = 1 }\n\n'
    text += '[[frame]]\nid = "f"\nadjustment = [{ id = "old", removed = true }]\n'
    [frame] = load(text, "2025", head=False).content.frames
    assert not any(plan(frame).values())
    assert not any(frame.printed_totals.values())


KINDS: list[LineKind] = ["revenue", "cost", "grant", "financial"]
AMOUNTS = st.one_of(st.integers(-(10**6), 10**6), st.decimals(-(10**4), 10**4, places=2))
LINES = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.sampled_from(KINDS), AMOUNTS), max_size=6)


def framed(lines: dict[str, tuple[LineKind, int | Decimal]]) -> Frame:
    return Frame(id="f", name="Ram", lines=tuple(Line(id=i, label=i, kind=k, amount=a) for i, (k, a) in lines.items()))


def content(frame: Frame, investments: Investments | None = None) -> Content:
    return Content(document=Document(title="x", year=2024), frames=(frame,), investments=investments)


@exactly
def rests(frame: Frame) -> dict[str, Decimal]:
    """Each printed total of the year less the sum of its lines."""
    sums = add_up(tree(frame), {line.id: line.amount for line in frame.lines})
    return {total: by_year[2024] - sums[total] for total, by_year in frame.printed_totals.items()}


@given(LINES, LINES, st.fixed_dictionaries(dict.fromkeys(("costs", "net", "result"), st.integers(-1, 1))))
def test_what_parts_a_total_from_its_lines_is_what_it_was(
    before: dict[str, tuple[LineKind, int]], after: dict[str, tuple[LineKind, int]], off: dict[str, int]
) -> None:
    frame = framed(before)
    sums = add_up(tree(frame), {line.id: line.amount for line in frame.lines})
    frame = structs.replace(frame, printed_totals={total: {2024: sums[total] + off[total]} for total in tree(frame)})
    changed = structs.replace(framed(after), printed_totals=frame.printed_totals)
    [followed] = follow(content(frame), content(changed), lambda path: False).frames
    assert rests(followed) == rests(frame) == off
    assert followed.lines == changed.lines
    [back] = follow(content(followed), content(frame), lambda path: False).frames
    assert back.printed_totals == frame.printed_totals
    [stated] = follow(content(frame), content(changed), lambda path: True).frames
    assert stated == changed


@given(st.lists(st.lists(AMOUNTS, max_size=3), max_size=3), st.lists(st.lists(AMOUNTS, max_size=3), max_size=3))
def test_the_whole_moves_as_far_as_all_projects(before: list[list[int]], after: list[list[int]]) -> None:
    def chapter(groups: list[list[int]]) -> Investments:
        return Investments(
            years=(2024,),
            groups=tuple(
                Group(
                    id=f"g{i}",
                    name="",
                    projects=tuple(Project(id=f"p{i}{j}", name="", amounts={2024: a}) for j, a in enumerate(group)),
                )
                for i, group in enumerate(groups)
            ),
            printed={2024: 7},
        )

    frame = framed({})
    merged = content(frame, chapter(after))
    followed = follow(content(frame, chapter(before)), merged, lambda path: False).investments
    assert followed
    assert followed.printed[2024] - 7 == sum(map(sum, after)) - sum(map(sum, before))


BROKEN = {
    "a line without its kind": ('kind = "cost", amount = -70', "amount = -70"),
    "an amount that is text": ("amount = -70", 'amount = "70"'),
    "an amount that is no number": ("amount = -70", "amount = nan"),
    "a kind that there is not": ('kind = "financial"', 'kind = "interest"'),
    "totals that are no table": ("costs = { 2024 = -111, 2025 = -112 }", "costs = 7"),
    "a year that is none": ("net = { 2024 = -101", "net = { x = -101"),
    "two lines with one id": ('id = "rent"', 'id = "staff"'),
    "a line called as a total": ('id = "rent"', 'id = "costs"'),
    "an effect on nothing": ("rent = -2", "rnet = -2"),
    "a plan that is no table": ("printed = { 2025 = 11, 2026 = 12 }", "printed = 11"),
}


@pytest.mark.parametrize(("right", "wrong"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_in_the_base_is_told_of_its_variants_as_of_itself(load: Load, right: str, wrong: str) -> None:
    def told(text: str, name: str) -> list[tuple[str, tuple[Place, ...]]]:
        with pytest.raises(Stop) as stop:
            load(text, name, head=False)
        return [(problem.code, problem.places) for problem in stop.value.problems]

    assert right in FRAME
    change = 'line = [{ id = "interest", amount = -5 }]'
    first = told(HEAD + FRAME.replace(right, wrong, 1), "2024")
    assert told(CHANGE.format("2024") + change, "2024-b") == first
    assert told(CHANGE.format("2024-b") + change, "2024-c") == first
