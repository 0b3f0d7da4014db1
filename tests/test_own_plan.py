"""What ksb prints, ksb accepts: a plan that is just what `ksb project` shows has nothing to be told of."""

import json
import os
import random
from pathlib import Path

import pytest
from conftest import Run

COUNT = int(os.environ.get("KSB_OWN_PLANS", "30"))
"""How many budgets are drawn for each way to round; the same ones for each number."""

HEAD = """
[document]
title = "B"
year = 2024
unit = "{unit}"
decided = 2023-11-12
plan_years = [2025, 2026]

[[publication]]
id = "p"
series = "pkv"
rates = {{ 2024 = 4.1, 2025 = {a}, 2026 = {b} }}

[[publication]]
id = "w"
series = "wages"
rates = {{ 2024 = 2.1, 2025 = {c}, 2026 = {a} }}
"""


class Drawn:
    """A budget drawn at random: its head, and one frame with lines, adjustments and printed totals."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.unit = self.random.choice(["tkr", "tkr", "mnkr", "kr"])
        self.finest = 99 if seed % 2 else 9
        """The decimals of a budget in mnkr: every other has two."""
        rates = {name: round(self.random.uniform(-1, 6), 1) for name in "abc"}
        self.head = HEAD.format(unit=self.unit, **rates)
        self.share = self.random.choice([1, 0.5, 0.8])
        kinds = ["revenue", *["cost"] * self.random.randint(1, 6), "grant", self.random.choice(["financial", "cost"])]
        self.lines = [(f"l{i}", kind, self.amount(kind)) for i, kind in enumerate(kinds)]
        self.wages = [self.random.random() < 0.3 for _ in self.lines]
        costs = [id for id, kind, _ in self.lines if kind == "cost"]
        self.moved = [self.adjustment(costs) for _ in range(self.random.randint(0, 3))]

    def amount(self, kind: str) -> str:
        size = self.random.choice([99, 999, 99_999])
        digits = f"{self.random.randint(0, size)}" + self.decimals()
        return ("-" if kind == "cost" else "") + digits

    def decimals(self) -> str:
        if self.unit != "mnkr":
            return ""
        return f".{self.random.randint(0, self.finest):0{len(str(self.finest))}}"

    def adjustment(self, costs: list[str]) -> str:
        kind, year = self.random.choice(["permanent", "temporary"]), self.random.randint(2025, 2026)
        size, [grant] = self.random.randint(1, 90), [id for id, kind, _ in self.lines if kind == "grant"]
        effects = f"{{ {grant} = {size}, {self.random.choice(costs)} = -{size} }}"
        return f'[[frame.adjustment]]\nyear = {year}\nkind = "{kind}"\nreason = "x"\neffects = {effects}\n'

    def text(self, plan: dict[str, dict[str, str]], totals: list[str]) -> str:
        """The whole file. ``plan`` holds what is printed by row and year."""
        said = [self.head, f'[[frame]]\nid = "f"\nname = "R"\nindex = "pkv"\nshare = {self.share}\n']
        for (id, kind, amount), wages in zip(self.lines, self.wages, strict=True):
            by = ", ".join(f"{year} = {value}" for year, value in plan.get(id, {}).items())
            index = 'index = "wages"\n' if wages else ""
            line = f'[[frame.line]]\nid = "{id}"\nlabel = "{id}"\nkind = "{kind}"\namount = {amount}\n{index}'
            said.append(line + f"printed = {{ {by} }}\n")
        if plan and totals:
            said.append("[frame.printed_totals]\n")
            for total in totals:
                by = ", ".join(f"{year} = {value}" for year, value in plan[total].items())
                said.append(f"{total} = {{ {by} }}\n")
        return "".join([*said, *self.moved])


@pytest.mark.parametrize("rounding", ["foot", "each"])
def test_a_plan_that_is_what_ksb_prints_is_accepted(rounding: str, tmp_path: Path, ksb: Run) -> None:
    file = tmp_path / "budgets" / "2024.toml"
    file.parent.mkdir()
    for seed in range(COUNT):
        drawn = Drawn(seed)
        file.write_text(drawn.text({}, []), encoding="utf-8")
        out = ksb("project", "2024", "--rounding", rounding, "--format", "json", cwd=tmp_path).stdout
        rows = json.loads(out, parse_float=str, parse_int=str)["tables"][0]["rows"]
        plan = {row["id"]: {year: row[year] for year in ("2025", "2026")} for row in rows if "2025" in row}
        totals = drawn.random.sample(["costs", "net", "result"], drawn.random.randint(0, 3))
        file.write_text(drawn.text(plan, totals), encoding="utf-8")
        for options in ([], ["--proof"]):
            told = ksb("check", "2024", *options, "--brief", cwd=tmp_path)
            assert told.exit_code == 0, (seed, told.stdout)
            # The frames drawn have results of their own, which is a note.
            assert "KSB3" not in (told.stdout + told.stderr).replace("KSB314", ""), (seed, told.stdout)
            assert "KSB6" not in told.stdout, (seed, told.stdout)


def test_a_figure_that_is_not_what_ksb_prints_has_half_a_step_as_ever(tmp_path: Path, ksb: Run) -> None:
    """Of a plan that is footed only the figures that were moved are given a step: the next figure beside is told."""
    file = tmp_path / "budgets" / "2024.toml"
    file.parent.mkdir()
    told = 0
    for seed in range(20):
        drawn = Drawn(seed)
        file.write_text(drawn.text({}, []), encoding="utf-8")
        out = ksb("project", "2024", "--format", "json", cwd=tmp_path).stdout
        rows = json.loads(out, parse_float=str, parse_int=str)["tables"][0]["rows"]
        plan = {row["id"]: {"2025": row["2025"]} for row in rows if "2025" in row}
        id = drawn.random.choice([id for id, _, _ in drawn.lines])
        plan[id]["2025"] = str(int(plan[id]["2025"].partition(".")[0]) + 3)
        file.write_text(drawn.text(plan, []), encoding="utf-8")
        told += f"{id} 2025" in ksb("check", "2024", "--brief", cwd=tmp_path).stdout
    assert told >= 18
