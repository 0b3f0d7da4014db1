"""How many slips of the pen does `ksb check` find?

    python tests/misses/measure.py [--budget 2024-rattad] [--seed 1] [--every 1] [--workers 2] [--list KIND]

Every figure of a budget and of the one before it is typed wrong in every way of ``slips``, one at a time, and the
budget is checked. A slip is found when a finding is there that is not there without it: by `check`, else by `--proof`.
What is not found is of one of three sorts: the figures are as right as the others with it in (``rounding``), the
figure stands alone in the document by its nature (``ALONE``), or it is a miss. The bound is what is not of the first
two.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from misses.sites import Site, rate_sites, sites, with_figure  # noqa: E402
from misses.slips import Figure, slips  # noqa: E402

from ks_budget.checks.case import Case  # noqa: E402
from ks_budget.checks.proof import all_relations, proof  # noqa: E402
from ks_budget.checks.rules import check, settled  # noqa: E402
from ks_budget.checks.structure import structure  # noqa: E402
from ks_budget.model import Budget  # noqa: E402
from ks_budget.problems import exit_code  # noqa: E402
from ks_budget.problems.kinds.figures import SUM_THAT_DOES_NOT_COUNT  # noqa: E402
from ks_budget.workspace import Workspace  # noqa: E402

ALONE = {
    "claim.figure": "the claim says itself that nothing in the budget gives it",
    "indicator.target": "a target is chosen",
    "indicator.outcomes": "an outcome is measured",
    "risk.likelihood": "a judgement, where its score is not printed",
    "risk.impact": "a judgement, where its score is not printed",
    "explanation.share": "a part of a change that nothing else tells",
    "line.printed": "nothing moves to it or is added up of it",
    "line.amount": "nothing moves from it or is added up of it",
}
"""Figures that may stand in no relation and under no rule, and why. Any other that does is a miss."""

WHOLE = {"goal.number", "assignment.number", "risk.likelihood", "risk.impact", "risk.printed_score"}
WHOLE |= {"control.printed_score"}
"""Figures that the file format takes without decimals only: one with them cannot be read at all."""

OUTCOMES = ("check", "proof", "rounding", "alone", "missed")


class Tried(Struct, frozen=True):
    """One slip and what came of it."""

    site: Site
    slip: str
    wrong: Figure
    outcome: str


class Measured:
    """A budget and the one before it, as they are without slips."""

    def __init__(self, name: str, folder: Path) -> None:
        workspace = Workspace(folder)
        opened = workspace.open(name)
        before = workspace.previous(opened)
        self.budgets = {"this": opened.budget} | ({"last": before.budget} if before else {})
        self.case = self._case(self.budgets)
        self.without = self._found(self.budgets)
        self.bound = self._in_relations()

    def sites(self) -> list[Site]:
        """Every figure that is tried."""
        this = self.budgets["this"]
        years = range(this.year, max([this.year, *this.content.document.plan_years]) + 1)
        return [
            *rate_sites(this, years),
            *(site for of, budget in self.budgets.items() for site in sites(budget, of)),
        ]

    def tried(self, site: Site, slip: str, wrong: Figure) -> Tried:
        """What comes of one slip."""
        budgets = self.budgets | {site.of: with_figure(self.budgets[site.of], site, wrong)}
        return Tried(site, slip, wrong, self._outcome(site, budgets))

    def _outcome(self, site: Site, budgets: dict[str, Budget]) -> str:
        if self._found(budgets) - self.without:
            return "check"
        proved, _ = proof(self._case(budgets))
        if proved.conflicts:
            return "proof"
        if (site.of, site.path) in self.bound or site.kind == "publication.rates":
            return "rounding"
        return "alone" if site.kind in ALONE else "missed"

    @staticmethod
    def _case(budgets: dict[str, Budget]) -> Case:
        return Case(budgets["this"], budgets.get("last"))

    def _found(self, budgets: dict[str, Budget]) -> set[str]:
        problems = structure(budgets["this"])
        # A budget with errors is not checked further; of last year's only errors are told here.
        last = structure(budgets["last"]) if "last" in budgets else []
        if exit_code(problems) or exit_code(last):
            return {problem.id for problem in [*problems, *last]}
        case = self._case(budgets)
        told = [problem for problem in problems if problem.kind is not SUM_THAT_DOES_NOT_COUNT]
        return {problem.id for problem in [*told, *settled(case, check(case))]}

    def _in_relations(self) -> set[tuple[str, tuple[str | int, ...]]]:
        """The figures that stand in some relation, or are used in what the text claims."""
        places = {
            (id(spot.table), spot.keys)
            for relation in all_relations(self.case)
            for figure, _ in relation.terms
            for spot in [figure.place]
        }
        places |= {(id(spot.table), spot.keys) for judged in self.case.claims for spot in judged.places}
        there = set()
        for site in self.sites():
            if site.path[0] != "publications":
                value, keys = self.budgets[site.of].content, site.path
                for depth in range(len(keys)):
                    if (id(value), tuple(keys[depth:])) in places:
                        there.add((site.of, site.path))
                    value = value[keys[depth]] if isinstance(value, dict | tuple) else getattr(value, str(keys[depth]))
        return there


@cache
def measured(name: str, folder: Path) -> Measured:
    """Made once in each worker."""
    return Measured(name, folder)


def cases(measured: Measured, seed: int) -> Iterator[tuple[Site, str, Figure]]:
    """Every slip of every figure. ``seed`` decides which digits come instead of others."""
    for site in measured.sites():
        chance = random.Random(f"{seed} {site.of} {site.path}")
        for slip, wrong in slips(site.figure, chance):
            if isinstance(wrong, int) or site.kind not in WHOLE:
                yield site, slip, wrong


def part(name: str, folder: Path, seed: int, first: int, every: int) -> list[Tried]:
    """One of ``every`` parts of the slips, the ``first`` of them."""
    there = measured(name, folder)
    return [there.tried(*case) for case in islice(cases(there, seed), first, None, every)]


def share_found(tried: list[Tried]) -> tuple[float, float]:
    """The part of the slips that is found, and the part that can be."""
    counts = Counter(one.outcome for one in tried)
    found, missed = counts["check"] + counts["proof"], counts["missed"]
    return found / len(tried), (found + missed) / len(tried)


def _table(tried: list[Tried], of: str) -> Iterator[str]:
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tried:
        by[one.slip if of == "slip" else f"{one.site.of} {one.site.kind}"][one.outcome] += 1
    yield f"{of:32}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES)
    for name, counts in sorted(by.items()):
        yield f"{name:32}" + "".join(f"{counts[outcome]:>10}" for outcome in OUTCOMES)


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budget", default="2024-rattad")
    parser.add_argument("--budgets", type=Path, default=ROOT / "budgets")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="Try one slip of so many.")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--list", metavar="KIND", help="Also list what is not found of a kind, such as line.amount.")
    asked = parser.parse_args()
    many = asked.workers * 4
    with ProcessPoolExecutor(asked.workers) as pool:
        parts = [
            pool.submit(part, asked.budget, asked.budgets, asked.seed, asked.every * i, asked.every * many)
            for i in range(many)
        ]
        tried = [one for done in parts for one in done.result()]
    for line in (*_table(tried, "kind"), "", *_table(tried, "slip"), ""):
        print(line)
    for one in tried:
        if asked.list and asked.list == one.site.kind and one.outcome not in ("check", "proof"):
            print(one.outcome, one.site.of, ".".join(map(str, one.site.path)), one.site.figure, "→", one.wrong)
    found, bound = share_found(tried)
    print(f"{len(tried)} slips: found {found:.1%}, can be found {bound:.1%}")


if __name__ == "__main__":
    main()
