"""The language of claims: three algebras, dimensions, and nothing that is not allowed."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_budget.expressions import (
    ExpressionError,
    Interval,
    Linear,
    Names,
    NotLinear,
    Quantity,
    evaluate,
    exact,
    interval,
    linear,
)
from ks_budget.problems import Kind
from ks_budget.problems.kinds import expressions as kinds

AMOUNTS = {"a": Decimal(100), "b": Decimal("-40"), "c": Decimal("7.5")}


def scope(algebra: str) -> Names:
    make = {
        "exact": lambda id, v: Quantity(v, True, exact),
        "interval": lambda id, v: Quantity(Interval(v - 1, v + 1), True, interval),
        "linear": lambda id, v: Quantity(Linear({id: Decimal(1)}, Decimal(0)), True, linear),
    }[algebra]
    plain = {"exact": exact, "interval": interval, "linear": linear}[algebra]
    things: dict[str, object] = {id: make(id, value) for id, value in AMOUNTS.items()}
    things["rate"] = Quantity(plain(Decimal("0.041")), False, plain)  # type: ignore[operator]
    years = {2024: things["a"], 2025: things["b"]}
    things["by_year"] = Names("by_year", years.get, lambda: sorted(years))
    things["one-id"] = things["c"]
    return Names("", things.get, lambda: things)


def value(source: str) -> Decimal:
    found = evaluate(source, scope("exact"), exact)
    assert isinstance(found, Quantity)
    return Decimal(found.number)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a + b", 60),
        ("a - b * 2", 180),
        ("-(a + b) / 2", -30),
        ("a * (1 + rate)", Decimal("104.1")),
        ("a / b", Decimal("-2.5")),
        ("2 * 3 + 1", 7),
        ("0.1 + 0.2", Decimal("0.3")),
        ("by_year[2024] - by_year[2025]", 140),
        ("sum(by_year, 2024, 2025)", 60),
        ("min(a, b, c)", -40),
        ("max(a, b, c)", 100),
        ("abs(b)", 40),
        ("one_id", Decimal("7.5")),
        ("1 * 0.041 + rate", Decimal("0.082")),
    ],
)
def test_exact_numbers(source: str, expected: Decimal) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "low", "high"),
    [
        ("a + b", 58, 62),
        ("a - a", -2, 2),
        ("2 * a - b", 237, 243),
        ("a / b", Decimal(101) / -39, Decimal(99) / -41),
        ("abs(b)", 39, 41),
        ("max(a, b)", 99, 101),
        ("min(a, a)", 99, 101),
    ],
)
def test_intervals(source: str, low: Decimal, high: Decimal) -> None:
    found = evaluate(source, scope("interval"), interval).number
    assert (round(found.low, 10), round(found.high, 10)) == (round(Decimal(low), 10), round(Decimal(high), 10))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("c + 500 kr", Decimal("507.5")),
        ("c + 1 250,5 kr", 1258),
        ("c + 0.5 tkr", Decimal("507.5")),
        ("c + 2 tusen kronor", Decimal("2007.5")),
        ("c + 1 Mkr", Decimal("1000007.5")),
        ("by_year['2024'] + c", Decimal("107.5")),
        ("c + mnkr(1)", Decimal("1000007.5")),
        ("a * 4 %", 4),
        ("a * (1 + 4,1 procent)", Decimal("104.1")),
        ("a \u2212 2 \u00d7 b", 180),
    ],
)
def test_numbers_may_have_units(source: str, expected: Decimal) -> None:
    """Money of the scope is in kronor."""
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a > 99 kr", True),
        ("a > 101 kr", False),
        ("99 kr <= a <= 101 kr", True),
        ("99 kr <= a < 100 kr", False),
        ("(a > 99 kr)", True),
        ("a > 0", True),
        ("4 % < rate < 5 %", True),
    ],
)
def test_comparisons_with_amounts(source: str, expected: bool) -> None:
    assert evaluate(source, scope("exact"), exact) is expected


def costs() -> Names:
    """Two costs and a grant, with the signs of a table."""
    make = {"pay": (-60, -1), "rent": (-40, -1), "grant": (100, 1)}
    things = {id: Quantity(Decimal(n), True, exact, turn=turn) for id, (n, turn) in make.items()}
    return Names("", things.get, lambda: things)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("pay > rent", True),
        ("pay > 50 kr", True),
        ("pay < -50 kr", True),
        ("pay + rent >= grant", True),
        ("pay > grant", False),
        ("max(pay, rent) > 50 kr", True),
        ("min(pay, rent) > 50 kr", False),
        ("pay / grant > 0.5", True),
        ("pay / (pay + rent) > 0.5", True),
        ("-pay > -rent", True),
        ("grant + pay > 39 kr", True),
    ],
)
def test_a_cost_counts_by_its_size(source: str, expected: bool) -> None:
    assert evaluate(source, costs(), exact) is expected


@pytest.mark.parametrize(
    "source", ["1.x or 1", "true.x and 1", "1.x and 2", "(1).x", "none.x", "by_year.known", "a.over"]
)
def test_a_part_of_what_has_none_is_told(source: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(source, scope("exact"), exact)


ANY_ID = [
    "known",
    "over",
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "none",
    "true",
    "self",
    "sum",
    "what",
    "number",
]


@pytest.mark.parametrize("id", ANY_ID)
def test_any_id_can_be_named(id: str) -> None:
    inner = Names(id, {id: Quantity(Decimal(3), True, exact)}.get, lambda: [id])
    names = Names("", {id: inner}.get, lambda: [id])
    assert evaluate(f"{id}.{id} + 2 * {id}.{id}", names, exact).number == 9


@pytest.mark.parametrize(
    "source", ["*".join(["1e15"] * 40), "1 / (" + "*".join(["1e-15"] * 40) + ")", "a * 1e15 * 1e15"]
)
def test_a_number_beyond_all_budgets_is_told(source: str) -> None:
    for algebra, constant in (("exact", exact), ("interval", interval), ("linear", linear)):
        with pytest.raises(ExpressionError) as error:
            evaluate(source, scope(algebra), constant)
        assert error.value.kind is kinds.NUMBER_TOO_LARGE


def test_linear_forms() -> None:
    found = evaluate("2 * (a - b) + a * (1 + rate) - b / 4", scope("linear"), linear).number
    assert found.terms == {"a": Decimal("3.041"), "b": Decimal("-2.25")}
    for source in ("a / b", "a * (a / b)", "abs(a)", "max(a, b)", "a < b"):
        with pytest.raises(NotLinear):
            evaluate(source, scope("linear"), linear)


def test_a_comparison_holds_when_it_can() -> None:
    assert evaluate("a > b", scope("interval"), interval) is True
    assert evaluate("a < b", scope("interval"), interval) is False
    assert evaluate("a <= a", scope("interval"), interval) is True
    assert evaluate("a > b and b > a", scope("exact"), exact) is False


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a + 1", kinds.MONEY_AND_NUMBER),
        ("a > 1", kinds.MONEY_AND_NUMBER),
        ("a + rate", kinds.MONEY_AND_NUMBER),
        ("a * b", kinds.MONEY_TIMES_MONEY),
        ("1 / a", kinds.NUMBER_OVER_MONEY),
        ("a / (rate - rate)", kinds.DIVISION),
        ("x + a", kinds.NO_SUCH_NAME),
        ("by_year[2030]", kinds.NO_SUCH_YEAR),
        ("by_year.x", kinds.NO_SUCH_NAME),
        ("a +", kinds.ENDS_EARLY),
        ("a b", kinds.EXPRESSION),
        ("", kinds.ENDS_EARLY),
        ("a | abs", kinds.FORBIDDEN),
        ("a if a else b", kinds.FORBIDDEN),
        ("not a", kinds.FORBIDDEN),
        ("a == b", kinds.FORBIDDEN),
        ("a ~ b", kinds.FORBIDDEN),
        ("a % b", kinds.FORBIDDEN),
        ("a // b", kinds.FORBIDDEN),
        ("a ** 2", kinds.FORBIDDEN),
        ("[a]", kinds.FORBIDDEN),
        ("{'a': a}", kinds.FORBIDDEN),
        ("(a, b)", kinds.FORBIDDEN),
        ("by_year", kinds.SEVERAL),
        ("1 < by_year", kinds.SEVERAL),
        ("(a < b) < by_year", kinds.NOT_NUMBERS),
        ("'text'", kinds.FORBIDDEN),
        ("a + 'text'", kinds.FORBIDDEN),
        ("true + a", kinds.FORBIDDEN),
        ("sum(a, 2024, 2025)", kinds.NO_SERIES),
        ("sum(by_year, 2024, 9999999)", kinds.NO_SPAN),
        ("abs('x')", kinds.FORBIDDEN),
        ("max()", kinds.FORBIDDEN),
        ("range(3)", kinds.FORBIDDEN),
        ("a.number", kinds.NO_NAMES_IN_IT),
        ("a.__class__", kinds.NO_NAMES_IN_IT),
        ("by_year._get", kinds.NO_SUCH_NAME),
        ("self", kinds.NO_SUCH_NAME),
        ("cycler", kinds.NO_SUCH_NAME),
        ("namespace", kinds.NO_SUCH_NAME),
        ("1e400 * rate", kinds.NUMBER_TOO_LARGE),
        ("9" * 30, kinds.NUMBER_TOO_LARGE),
        ("9" * 5000, kinds.TOO_LONG),
    ],
)
def test_what_cannot_be_computed_says_why(source: str, kind: Kind) -> None:
    with pytest.raises(ExpressionError) as error:
        evaluate(source, scope("exact"), exact)
    assert error.value.kind is kind


EVIL = [
    "''.__class__.__mro__[1].__subclasses__()",
    "a.__init__.__globals__",
    "by_year['__class__']",
    "cycler.__init__.__globals__.os.system('x')",
    "''.join(['a'])",
    "'a' * 1000000000",
    "1000000000 * 'a'",
    "9 ** 9 ** 9 ** 9",
    "[1] * 10000000000",
    "range(10000000000)",
    "(" * 300 + "a" + ")" * 300,
    "-" * 900 + "a",
    "+".join(["a"] * 400),
    "a" + "[0]" * 300,
    "a and " * 150 + "a",
    "1 + " * 240 + "rate",
    "{% for x in range(9) %}{% endfor %}",
    "a }}{{ b",
    "a #}",
    "\\x00",
    "\u202ea",
]


@pytest.mark.parametrize("source", EVIL)
def test_nothing_leaves_the_sandbox_or_takes_long(source: str) -> None:
    start = time.process_time()
    with pytest.raises(ExpressionError):
        evaluate(source, scope("exact"), exact)
    assert time.process_time() - start < 2


WORDS = [
    "a",
    "b",
    "(a < b)",
    "rate",
    "by_year",
    "[2024]",
    "[",
    "]",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    "**",
    "1",
    "0",
    "2.5",
    ",",
    ".",
]
WORDS += ["sum", "min", "abs", "<", ">=", "and", "or", "not", "'x'", "|", "__class__", "~", "%", "{{", "}}", "is", "in"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=30))
def test_any_text_is_a_value_or_a_clear_error(source: str) -> None:
    for algebra, constant in (("exact", exact), ("interval", interval), ("linear", linear)):
        try:
            found = evaluate(source, scope(algebra), constant)
        except (ExpressionError, NotLinear):
            continue
        assert isinstance(found, Quantity | bool)


SUMS = st.recursive(
    st.sampled_from(["a", "b", "c"]),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-"), inner)
        | st.builds("({} * {})".format, inner, st.integers(-9, 9).map(lambda n: f"({n})"))
    ),
    max_leaves=6,
)


@given(SUMS)
def test_the_algebras_agree(source: str) -> None:
    number = evaluate(source, scope("exact"), exact).number
    spread = evaluate(source, scope("interval"), interval).number
    form = evaluate(source, scope("linear"), linear).number
    assert form.constant + sum(factor * AMOUNTS[id] for id, factor in form.terms.items()) == number
    width = sum(abs(factor) for factor in form.terms.values())
    # An interval may be wider than the linear form, which knows that a − a is nothing.
    assert spread.low <= number - width <= number + width <= spread.high
