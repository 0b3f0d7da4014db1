"""The unit of what is imported, and how several things are named in a sentence."""

from collections.abc import Sequence

from ks_budget.importing.work import Work
from ks_budget.language import AND, Text, listed
from ks_budget.money import Unit
from ks_budget.problems import Place, Stop, kinds
from ks_budget.tables.table import Table


def one_unit(work: Work, tables: Sequence[Table]) -> Unit:
    """The unit of some tables: as decided, else as they say, else that of the budget that they are imported into.

    Raises Stop (KSB078) where nothing says it, where they have several, and where the budget has another.
    """
    place = next((table.place for table in tables if table.place), None) or Place(work.read.file)
    if work.decisions.unit is not None:
        found = {work.decisions.unit}
    else:
        found = {table.unit for table in tables if table.unit} | {
            column.unit for table in tables for column in table.columns if column.unit
        }
    if len(found) > 1:
        raise Stop(kinds.importing.SEVERAL_UNITS.at(place, units=sorted(found)))
    own = work.neighbours.unit
    if not found and own is None:
        raise Stop(kinds.importing.NO_UNIT.at(place))
    unit = next(iter(found)) if found else own
    assert unit is not None
    if not found:
        work.note("unsure", "unit-of-budget", unit, place)
    elif own is not None and unit != own:
        raise Stop(kinds.importing.OTHER_UNIT.at(place, unit=unit, own=own))
    else:
        work.note("read", "unit", unit, place)
    return unit


def told(names: Sequence[Text]) -> Text:
    """Several names in a row, in each language."""
    return Text(listed([name.sv for name in names], "sv", AND), listed([name.en for name in names], "en", AND))
