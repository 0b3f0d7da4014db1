"""What slips and clean tables are measured with is itself true: made tables hold, and slips break what they say."""

from random import Random

import pytest
from benchmarks.audit.forms import FORMS
from benchmarks.audit.printing import as_table, shown
from benchmarks.audit.reading import read_back
from benchmarks.audit.slips import SLIPS, plant
from benchmarks.audit.tables import SHAPES, make
from benchmarks.audit.traps import TRAPS
from benchmarks.audit.truth import Figure, Made, contradicted
from benchmarks.audit.trying import Measured, believed, engine, run, through, touched

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


@pytest.fixture(scope="module")
def measured() -> Measured:
    return run(SEED, 300, engine, lambda what, case, tried: None)


def test_slips_are_found_and_clean_tables_left_alone(measured: Measured) -> None:
    """With a margin for the few tables that are tried here: docs/explanation/auditing.md has the measures."""
    assert measured.false_errors == 0
    assert measured.false_warnings <= 1
    found = {name: counts.found / counts.slips for name, counts in measured.slips.items()}
    assert found["3 columns or more"] >= 0.80
    assert found["2 columns"] >= 0.60
    assert found["1 column"] >= 0.28
    all_slips = measured.slips["all"]
    assert all_slips.first >= 0.90 * all_slips.found
    # Another figure is never said for certain, but once in many.
    assert all_slips.mistaken <= 0.02 * all_slips.found


@pytest.mark.parametrize("slip", SLIPS)
def test_each_kind_of_slip_is_found(measured: Measured, slip: str) -> None:
    assert measured.slips[slip].found >= 0.5 * measured.slips[slip].slips


@pytest.mark.parametrize("trap", TRAPS)
def test_a_clean_table_made_to_tempt_is_left_alone(trap: str) -> None:
    told = []
    for number in range(8):
        draw = Random(f"{SEED} {trap} {number}")
        tried = engine(TRAPS[trap](draw), draw)
        told += [number for table in tried.audited if table.findings]
    assert told == []


def test_of_random_digits_hardly_any_relation_is_believed() -> None:
    assert believed(SEED, 80, engine) <= 2


CERTAIN = [name for name, form in FORMS.items() if form.certain]


READ_BACK = ("nested", "result", "years", "investments", "notes", "priced", "risks")


@pytest.mark.parametrize("form", CERTAIN)
def test_each_form_reads_back_what_was_printed(form: str) -> None:
    misread = []
    # One cell a line, figures between columns of text are not told from prose.
    shapes = READ_BACK[:-1] if form == "text, one cell a line" else READ_BACK
    for number, shape in enumerate(shapes):
        made, draw = drawn(100 + number, shape)
        misread += read_back(form, made, draw).misread
    assert misread == []


@pytest.mark.parametrize("form", CERTAIN)
def test_a_slip_is_found_in_each_form(form: str) -> None:
    """Read from a file as from its bytes on: a sum of three columns and more, off by far."""
    draw = Random(f"{SEED} {form}")
    made = make(draw, "investments")
    while made.money < 3 or len(made.labels) < 8:
        made = make(draw, "investments")
    total = max(made.totals)
    figure = made.at((total, 1))
    made.figures[total][1] = Figure(figure.units * 10, figure.decimals)
    tried = through(form)(made, draw)
    findings = [(number, finding) for number, of in enumerate(tried.audited) for finding in of.findings]
    touching = {place for number, finding in findings for place in touched(tried, number, finding)}
    assert (total, 1) in touching
