"""What slips and clean tables are measured with is itself true: made tables hold, and slips break what they say."""

from random import Random

import pytest
from benchmarks.audit.printing import as_table, shown
from benchmarks.audit.slips import SLIPS, plant
from benchmarks.audit.tables import SHAPES, Figure, Made, contradicted, make

SEED = 7000


def drawn(number: int, shape: str = "") -> tuple[Made, Random]:
    draw = Random(f"{SEED} {number}")
    return make(draw, shape), draw


@pytest.mark.parametrize("shape", SHAPES)
def test_every_relation_of_a_made_table_holds_as_printed(shape: str) -> None:
    for number in range(20):
        made, _ = drawn(number, shape)
        places = [(row, at) for row in range(len(made.labels)) for at in range(len(made.columns))]
        assert [place for place in places if contradicted(made, place)] == [], (shape, number)
        assert {len(row) for row in made.figures} == {len(made.columns)}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_changes_one_figure_and_nothing_else(slip: str) -> None:
    for number in range(20):
        made, draw = drawn(number)
        before = [[*row] for row in made.figures]
        planted = plant(draw, made, slip)
        if planted is None:
            continue
        row, column = planted.place
        assert made.figures[row][column] != planted.meant == before[row][column]
        made.figures[row][column] = planted.meant
        assert made.figures == before


def test_a_wrong_figure_contradicts_the_sums_that_it_stands_in() -> None:
    made, _ = drawn(3, "nested")
    total = max(made.totals)
    figure = made.at((total, 0))
    made.figures[total][0] = Figure(figure.units + 10**6, figure.decimals)
    assert contradicted(made, (total, 0)) >= 1


def test_the_same_seed_gives_the_same_tables() -> None:
    assert drawn(11)[0] == drawn(11)[0]


def test_what_is_printed_is_what_the_tables_of_the_contract_hold() -> None:
    for number in range(40):
        made, _ = drawn(number)
        for row, line in enumerate(as_table(made).rows):
            for at, entry in enumerate(line.entries):
                assert entry.text == shown(made, row, at)
                if entry.number:
                    assert entry.number.value == made.at((row, at)).value
                else:
                    assert made.at((row, at)).value == 0
