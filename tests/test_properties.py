"""What must hold for every budget, not only for those somebody thought of."""

import random
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_budget.compute.comparison import compare_frames
from ks_budget.compute.footing import foot
from ks_budget.compute.projection import project
from ks_budget.compute.variant import follow
from ks_budget.files.find import by_name
from ks_budget.files.guard import Guard
from ks_budget.files.load import load
from ks_budget.files.write import budget_toml, write_text
from ks_budget.model import (
    Adjustment,
    Budget,
    Comment,
    Content,
    Document,
    Explanation,
    Frame,
    Level,
    Line,
    Publication,
    Risk,
    Scale,
    Treatment,
)
from ks_budget.model.shape import add_up, tree
from ks_budget.money import convert, exactly
from ks_budget.printed.rates import Rates
from ks_budget.printed.reconcile import reconciled

YEAR = 2024
amounts = st.one_of(st.integers(-(10**7), 10**7), st.decimals(-(10**5), 10**5, places=2))
percents = st.decimals("-5", "15", places=2)
# Files are read in NFC: a letter that is another there (U+FA2A) is written as it is read.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20).map(
    lambda text: normalize("NFC", text)
)


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    kinds = draw(st.lists(st.sampled_from(["revenue", "cost", "grant", "financial"]), min_size=1, max_size=9))
    lines = tuple(
        Line(id=f"l{i}", label=f"Rad {i}", kind=kind, amount=draw(amounts), share=draw(st.sampled_from([None, 1, 0])))
        for i, kind in enumerate(kinds)
    )
    adjustments = []
    for _ in range(draw(st.integers(0, 3))):
        one, other = draw(st.sampled_from(lines)), draw(st.sampled_from(lines))
        amount = draw(amounts)
        adjustments.append(
            Adjustment(
                year=draw(st.integers(YEAR, YEAR + 4)),
                kind=draw(st.sampled_from(["permanent", "temporary"])),
                reason="x",
                effects={one.id: 0, other.id: 0} | ({one.id: amount, other.id: -amount} if one != other else {}),
            )
        )
    return Frame(id="f", name="Ram", index="pkv", lines=lines, adjustments=tuple(adjustments))


@st.composite
def rates(draw: st.DrawFn) -> Rates:
    return Rates({("pkv", year): draw(percents) for year in range(YEAR, YEAR + 6)}, {}, frozenset())


@given(frames(), rates(), st.integers(0, 5), st.sampled_from(["1", "0.1", "1E+2"]))
def test_every_table_foots_and_no_figure_is_a_step_off(frame: Frame, known: Rates, ahead: int, step: str) -> None:
    projection = project(frame, list(range(YEAR, YEAR + ahead + 1)), known, "tkr")
    for exact in projection.years.values():
        rounded = foot(projection.shape, exact, Decimal(step))
        for total, parts in projection.shape.items():
            assert rounded[total] == sum(rounded[part] for part in parts)
        for key, value in rounded.items():
            assert abs(value - exact[key]) < Decimal(step)
            assert value % Decimal(step) == 0


@given(frames(), rates())
def test_projecting_in_two_steps_is_projecting_once(frame: Frame, known: Rates) -> None:
    """A budget that starts from another's exact plan, with the adjustments still to come, goes the same way."""
    once = project(frame, [YEAR, YEAR + 1, YEAR + 2, YEAR + 3], known, "tkr").years
    first = project(frame, [YEAR, YEAR + 1], known, "tkr").years
    lines = tuple(msgspec.structs.replace(line, amount=first[YEAR + 1][line.id]) for line in frame.lines)
    second = project(msgspec.structs.replace(frame, lines=lines), [YEAR + 1, YEAR + 2, YEAR + 3], known, "tkr").years
    assert second[YEAR + 3] == once[YEAR + 3]


@given(frames(), frames(), st.sampled_from([0, 1, 2]))
def test_the_way_back_is_the_way_there_with_signs_turned(a: Frame, b: Frame, apart: int) -> None:
    comments = tuple(
        Comment(line=line.id, explanations=(Explanation(text="x", amount=7), Explanation(text="y", share=1)))
        for line in b.lines[:2]
    )
    b = msgspec.structs.replace(b, comments=comments)
    first, second = _budget(a, YEAR - apart), _budget(b, YEAR)
    there, back = compare_frames(first, second), compare_frames(second, first)
    forth = {line.id: line for line in there.frames[0].lines}
    for line in back.frames[0].lines:
        same = forth[line.id]
        assert line.change == -same.change
        assert line.unexplained == -same.unexplained
        assert (line.before, line.after) == (same.after, same.before)


@given(frames(), st.data())
@exactly
def test_reconciled_figures_stay_within_what_was_printed(frame: Frame, data: st.DataObject) -> None:
    """Print a frame rounded, each figure on its own: what is started from must still round to the same print."""
    frame = msgspec.structs.replace(
        frame, lines=tuple(msgspec.structs.replace(line, amount=Decimal(line.amount)) for line in frame.lines)
    )
    shape = tree(frame)
    exact = add_up(shape, {line.id: line.amount for line in frame.lines})
    printed = {key: int(value.to_integral_value("ROUND_HALF_UP")) for key, value in exact.items()}
    lines = tuple(msgspec.structs.replace(line, amount=printed[line.id]) for line in frame.lines)
    totals = {total: {YEAR: printed[total]} for total in shape}
    start = reconciled(msgspec.structs.replace(frame, lines=lines, printed_totals=totals), YEAR, "tkr")
    assert start.agrees
    for line in lines:
        assert abs(start.exact[line.id] - printed[line.id]) <= Decimal("0.5")


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from(["kr", "tkr", "mnkr"]), st.sampled_from(["kr", "mnkr"]))
def test_units_there_and_back(amount: Decimal, unit: str, other: str) -> None:
    assert convert(convert(amount, unit, other), other, unit) == amount


@settings(max_examples=40)
@given(frames(), st.lists(st.tuples(texts, st.integers(1, 3), st.integers(1, 3)), max_size=4), texts, st.randoms())
def test_writing_and_loading_gives_the_same_model(
    frame: Frame, risks: list[tuple[str, int, int]], title: str, order: random.Random
) -> None:
    """Also when the tables lie in several files of a folder, in whatever order."""
    levels = tuple(Level(level=i, name=f"n{i}") for i in (1, 2, 3))
    content = Content(
        document=Document(title=title, year=YEAR),
        frames=(frame,),
        publications=(Publication(id="p", series="pkv", rates={2025: Decimal("1.50")}),),
        scale=Scale(likelihood=levels, impact=levels),
        treatments=(Treatment(id="accept", label="Acceptera"),),
        risks=tuple(
            Risk(id=f"r{i}", name=name, likelihood=likelihood, impact=impact, treatment="accept")
            for i, (name, likelihood, impact) in enumerate(risks)
        ),
    )
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_text(root / "2024.toml", budget_toml(content), replace=False, guard=Guard())
        whole = load(by_name(root, "2024"), follow)
        assert whole.problems == []
        assert whole.budget is not None
        assert whole.budget.content == content
        _split(root, content, order)
        assert load(by_name(root, "2024-delad"), follow).budget.content == content  # type: ignore[union-attr]


def _split(root: Path, content: Content, order: random.Random) -> None:
    """Each top-level table in a file of its own, under a name drawn at random."""
    import tomli
    import tomli_w

    (root / "2024-delad").mkdir()
    names = order.sample("abcdefghij", 10)
    tables = tomli.loads(budget_toml(content), parse_float=Decimal)
    for name, (key, value) in zip(names, tables.items(), strict=False):
        path = root / "2024-delad" / f"{name}.toml"
        path.write_text(tomli_w.dumps({key: value}), encoding="utf-8", newline="\n")


def _budget(frame: Frame, year: int) -> Budget:
    moved = tuple(msgspec.structs.replace(a, year=max(a.year, year)) for a in frame.adjustments)
    content = Content(
        document=Document(title="t", year=year), frames=(msgspec.structs.replace(frame, adjustments=moved),)
    )
    return Budget(name=str(year), content=content, publications=())
