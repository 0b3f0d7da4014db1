"""The joint proof against an independent exact check of small systems: verdict, repairs, ranges, and no traceback."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from conftest import Load

from ks_budget.checks import proof
from ks_budget.checks.case import Case
from ks_budget.checks.proof import written_range
from ks_budget.printed import linear
from ks_budget.printed.figure import Figure
from ks_budget.printed.proof import MOST, Repair, prove
from ks_budget.printed.relation import Relation
from ks_budget.printed.solver import Pointer
from ks_budget.problems import Place
from ks_budget.problems.kinds.figures import SUM

INFINITE = Decimal("Infinity")


def figure(id: object, value: object, half: object = "0.5") -> Figure:
    return Figure(str(id), Decimal(str(value)), Decimal(str(half)), Place(""))


def relation(*terms: tuple[Figure, object]) -> Relation:
    return Relation(SUM, "x", tuple((figure, Decimal(str(factor))) for figure, factor in terms))


# The independent check: Fourier-Motzkin elimination of inequalities Σ factor × unknown ≤ bound.


def possible(relations: list[Relation], free: str = "", at: Fraction | None = None) -> bool:
    rows: list[tuple[dict[str, Fraction], Fraction]] = []
    for figure in {f.id: f for one in relations for f, _ in one.terms}.values():
        value, half = Fraction(figure.value), figure.half
        if figure.id == free:
            ends = [] if at is None else [({free: Fraction(1)}, at), ({free: Fraction(-1)}, -at)]
        elif half.is_infinite():
            ends = []
        else:
            ends = [({figure.id: Fraction(1)}, value + Fraction(half))]
            ends += [({figure.id: Fraction(-1)}, Fraction(half) - value)]
        rows += ends
    for one in relations:
        row: dict[str, Fraction] = {}
        for figure, factor in one.terms:
            row[figure.id] = row.get(figure.id, Fraction(0)) + Fraction(factor)
        rows += [(row, Fraction(-one.constant)), ({k: -v for k, v in row.items()}, Fraction(one.constant))]
    for id in sorted({id for row, _ in rows for id in row}):
        over = [(row, bound) for row, bound in rows if row.get(id, 0) > 0]
        under = [(row, bound) for row, bound in rows if row.get(id, 0) < 0]
        rest = [(row, bound) for row, bound in rows if not row.get(id, 0)]
        for up, most in over:
            for down, least in under:
                a, b = -down[id], up[id]
                new = {k: a * up.get(k, 0) + b * down.get(k, 0) for k in {*up, *down} - {id}}
                rest.append(({k: v for k, v in new.items() if v}, a * most + b * least))
        rows = list({(tuple(sorted(row.items())), bound): (row, bound) for row, bound in rest}.values())
    return all(bound >= 0 for _, bound in rows)


def small_system(seed: int) -> list[Relation]:
    random_ = random.Random(seed)
    halves = ["0.5", "0.5", "0.05", "5", "0", "Infinity"] if seed % 3 else ["0.5"]
    figures = [figure(i, random_.randint(-4, 4), random_.choice(halves)) for i in range(random_.randint(2, 4))]
    factors = ["1", "-1", "1.009", "-1.0265"]
    return [
        relation(*((one, random_.choice(factors)) for one in random_.sample(figures, random_.randint(1, len(figures)))))
        for _ in range(random_.randint(1, 4))
    ]


def nowhere(*_: object) -> Pointer:
    return Pointer({}, {}, 0.0, False, (), {})


@pytest.mark.parametrize("blind", [False, True])
def test_the_verdict_is_that_of_an_independent_exact_check(blind: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the solver, and with the exact search alone, which counts where the solver cannot tell."""
    if blind:
        monkeypatch.setattr(linear, "point", nowhere)
    for seed in range(300):
        relations = small_system(seed)
        assert (prove(relations).conflicts == ()) == possible(relations), seed


def test_each_repair_repairs_and_none_is_missed() -> None:
    for seed in range(300):
        relations = small_system(seed)
        outcome = prove(relations)
        told = {repair.figure.id: repair for conflict in outcome.conflicts for repair in conflict.repairs}
        if len(outcome.conflicts) == 1:
            for id in {f.id for one in relations for f, _ in one.terms}:
                assert possible(relations, id) == (id in told), (seed, id)
        for id, repair in told.items() if len(outcome.conflicts) == 1 else ():
            for end, way in ((repair.low, -1), (repair.high, 1)):
                if end is None:
                    assert possible(relations, id, Fraction(repair.figure.value) + way * 10**6), (seed, id)
                else:
                    assert possible(relations, id, end), (seed, id)
                    assert not possible(relations, id, end + way * Fraction(1, 10**9)), (seed, id)


def test_a_figure_that_settles_everything_makes_one_conflict() -> None:
    """Whatever sets of figures are found: where one figure would do, there is one finding and it is named."""
    for seed in range(200):
        random_ = random.Random(seed)
        true = [random_.randint(-999, 999) for _ in range(6)]
        lines = [figure(i, value) for i, value in enumerate(true)]
        sums = [random_.sample(range(6), random_.randint(2, 5)) for _ in range(8)]
        relations = [
            relation((figure(f"sum{k}", sum(true[i] for i in some)), 1), *((lines[i], -1) for i in some))
            for k, some in enumerate(sums)
        ]
        wrong = random_.randrange(6)
        off = figure(wrong, true[wrong] + 40)
        mistyped = [
            Relation(SUM, "x", tuple((off if f.id == off.id else f, factor) for f, factor in one.terms))
            for one in relations
        ]
        conflicts = prove(mistyped).conflicts
        if any(str(wrong) == f.id for one in relations for f, _ in one.terms):
            assert len(conflicts) == 1, seed
            assert off.id in {repair.figure.id for repair in conflicts[0].repairs}


@pytest.mark.parametrize("scale", [-8, 0, 12])
def test_no_scale_changes_the_verdict(scale: int) -> None:
    """Figures of mnkr with eight decimals, and residuals of many digits, are decided as small ones are."""
    for seed in range(60):
        relations = [
            Relation(
                SUM,
                one.subject,
                tuple(
                    (figure(f.id, f.value.scaleb(scale), f.half.scaleb(scale) if f.half.is_finite() else f.half), x)
                    for f, x in one.terms
                ),
            )
            for one in small_system(seed)
        ]
        assert (prove(relations).conflicts == ()) == possible(relations), seed


def test_a_hair_too_much_is_told_and_the_edge_is_not() -> None:
    edge, beyond = figure("t", "3"), figure("t", "3." + "0" * 20 + "1")
    parts = [figure("a", 1), figure("b", 1)]
    assert prove([relation((edge, 1), *((one, -1) for one in parts))]).conflicts == ()
    assert prove([relation((figure("t", "3.5"), 1), *((one, -1) for one in parts))]).conflicts == ()
    assert prove([relation((figure("u", "0.5"), 1), (beyond, 1), *((o, -1) for o in parts))]).conflicts == ()
    far = [relation((figure("t", 10**20), 1), (figure("a", 10**20 - 1), -1)), relation((figure("a", 10**20 - 1), 1))]
    [conflict] = prove(far).conflicts
    assert conflict.repairs == ()


def test_figures_of_any_width_join_what_is_printed() -> None:
    """An unprinted line is 1.1 times last year's and a part of this year's printed total."""
    line, before = figure("line", 0, INFINITE), figure("before", 100)
    plan = relation((line, 1), (before, "-1.1"))
    total = relation((figure("total", 110), 1), (line, -1))
    assert prove([plan, total]).conflicts == ()
    [conflict] = prove([plan, relation((figure("total", 120), 1), (line, -1))]).conflicts
    assert {repair.figure.id for repair in conflict.repairs} == {"total", "before"}
    ends = {repair.figure.id: (repair.low, repair.high) for repair in conflict.repairs}
    assert ends["total"] == (Fraction("109.45"), Fraction("110.55"))


def test_more_conflicts_than_are_looked_for_are_said_to_be() -> None:
    hub = figure("hub", 0)
    outcome = prove([relation((figure(i, 9), 1), (hub, -1)) for i in range(MOST)])
    assert len(outcome.conflicts) == 1
    assert not outcome.stopped
    held = [relation((hub, 1))]
    many = prove(held + [relation((figure(i, 9), 1), (figure(f"b{i}", 1), 1), (hub, -1)) for i in range(MOST + 1)])
    assert len(many.conflicts) == MOST
    assert many.stopped


@pytest.mark.parametrize(
    ("low", "high", "half", "said"),
    [
        ("2", "2", "0.5", ("2", "2")),
        ("-3", "-1.75", "0.5", ("-3.00", "-1.75")),
        ("1.00049", "3.00051", "0.5", ("1.01", "3.00")),
        ("1.23456789", "1.23456791", "0.5", ("1.23456789", "1.23456791")),
        ("0.123456785", "0.123456795", "0.000000005", ("0.123456785", "0.123456795")),
        (None, "7.5", "0.5", (None, "7.5")),
    ],
)
def test_a_range_has_the_digits_that_tell_it(low: str, high: str, half: str, said: tuple[str | None, str]) -> None:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    written = written_range(Repair(figure("x", 0, half), *ends))
    assert tuple(None if end is None else str(end) for end in written) == said


@pytest.mark.parametrize("seed", range(40))
def test_no_system_of_claims_ends_in_a_traceback(seed: int, load: Load) -> None:
    random_ = random.Random(seed)
    names = "abcd"
    lines = "\n".join(
        f'  {{ id = "{name}", label = "{name}", kind = "revenue", amount = {random_.randint(-3, 3)} }},'
        for name in names
    )
    claims = "\n".join(
        f'[[claim]]\nid = "c{i}"\ntext = "x"\nfigure = {random_.randint(-3, 3)}\nunit = "tkr"\n'
        f'equals = "f.{random_.choice(names)}[2024] {random_.choice("+-")} f.{random_.choice(names)}[2024]"'
        for i in range(6)
    )
    frame = f'[[frame]]\nid = "f"\nname = "R"\nline = [\n{lines}\n]\n{claims}'
    _, problems = proof.proof(Case(load(frame), None))
    assert all(problem.kind.code == "KSB601" for problem in problems)
