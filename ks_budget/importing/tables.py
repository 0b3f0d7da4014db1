"""`--as tables`: every table as it is printed, with the relations that its arithmetic shows."""

from ks_budget.compute.printed_tables import written
from ks_budget.importing.choice import asked, described
from ks_budget.importing.work import Made, Work
from ks_budget.language import Text
from ks_budget.model import PrintedTable
from ks_budget.money import POWERS, Unit
from ks_budget.problems import Place, Stop, kinds

WHAT = Text("tabeller", "printed tables")


def make(work: Work) -> Made:
    """All tables of the file, or those that are asked for. Raises Stop (KSB074, KSB076) where there is none."""
    tables = asked(work) if work.decisions.tables else list(work.read.tables)
    if not tables:
        raise Stop(kinds.importing.NO_TABLE.at(Place(work.read.file), what=WHAT))
    made = list[PrintedTable]()
    taken = sorted(work.neighbours.taken.get("table", ()))
    for one, said in zip(tables, written([one.audited for one in tables], taken), strict=True):
        place = one.table.place
        if not work.decisions.tables:
            work.note("read", "table-read", described(one), place)
        work.note("read", "printed-table", said.table.title, place, id=said.table.id)
        for left in said.left:
            work.note("unsure" if left.why == "unit" else "left", f"not-said-{left.why}", said.table.title, place)
        made.append(said.table)
    units = {one.table.unit for one in tables if one.table.unit in POWERS}
    unit: Unit | None = units.pop() if len(units) == 1 else None
    return Made({"table": tuple(made)}, work.neighbours.unit or unit)
