"""Does `ksb check --proof` tell errors or warnings of budgets that are right?

    python tests/misses/alarms.py [--count 2000] [--first 0] [--workers 2] [--write FOLDER]

Every budget of ``sound`` is drawn by its number. Those that are found fault with are named, and may be written.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from misses.sound import Drawn  # noqa: E402

from ks_budget.checks.case import Case  # noqa: E402
from ks_budget.checks.proof import proof  # noqa: E402
from ks_budget.checks.rules import check  # noqa: E402
from ks_budget.checks.structure import structure  # noqa: E402


def alarms(seed: int) -> list[str]:
    """The ids of the errors and warnings that one budget is told of."""
    drawn = Drawn(seed)
    case = Case(drawn.budget, drawn.previous)
    problems = [*structure(drawn.budget), *structure(drawn.previous), *check(case)]
    _, conflicts = proof(case)
    # A contradiction within one relation comes as a note, and is an alarm all the same.
    return [problem.id for problem in problems if problem.severity != "note"] + [one.id for one in conflicts]


def main() -> None:
    """Count them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.count)
    with ProcessPoolExecutor(asked.workers) as pool:
        told = {seed: ids for seed, ids in zip(seeds, pool.map(alarms, seeds, chunksize=20), strict=True) if ids}
    for seed, ids in told.items():
        print(seed, *ids)
        if asked.write:
            (asked.write / str(seed)).mkdir(parents=True, exist_ok=True)
            for name, text in zip(("2023", "2024"), Drawn(seed).toml(), strict=True):
                (asked.write / str(seed) / f"{name}.toml").write_text(text, encoding="utf-8", newline="\n")
    print(f"{asked.count} budgets: false alarms in {len(told)}")


if __name__ == "__main__":
    main()
