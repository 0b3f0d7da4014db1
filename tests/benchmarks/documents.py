"""How long a document takes: the real budget in each format from a cold start, and a PDF of hundreds of pages.

    python tests/benchmarks/documents.py [--runs 9] [--update]

``--update`` puts the table into docs/performance.md.
"""

import argparse
import random
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from run import ROOT, memory, timed

from ks_budget.render.formats import FORMATS

KSB = [sys.executable, "-m", "ks_budget"]
GOALS = {
    "report 2024 -o budget.html": 0.5,
    "report 2024 -o budget.pdf": 1.0,
    "report 2024 -o budget.docx": 1.5,
    "export 2024 -o budget.xlsx": 0.5,
    "report 2024 -o budget.md": None,
}
"""In seconds, on two cores."""
FRAMES, LINES = 600, 8


def cold(runs: int, folder: Path) -> list[str]:
    """A fresh process each; the first run is not counted."""
    rows = []
    known = {format.suffix for format in FORMATS}
    for words, goal in GOALS.items():
        *command, file = words.split()
        if Path(file).suffix not in known:
            continue
        line = [*KSB, *command, str(folder / file), "--force"]
        timed(line, ROOT)
        seconds = statistics.median(timed(line, ROOT) for _ in range(runs))
        said = "" if goal is None else f"{'met' if seconds <= goal else 'missed'}: at most {goal} s"
        rows.append(f"| `ksb {words}` | {seconds:.2f} s | {said} |")
    return rows


def large(folder: Path) -> list[str]:
    """A board of many units: each has a plan, a bridge and two charts."""
    generate(folder)
    line = [*KSB, "report", "2024", "--force", "-o", "budget.pdf"]
    seconds = timed(line, folder)
    with pikepdf.open(folder / "budget.pdf") as made:
        pages = len(made.pages)
    peak = memory(line, folder, "ksb report").split("|")[2].strip()
    return [f"| a PDF of {FRAMES} frames, {pages} pages, {peak} | {seconds:.1f} s | |"]


def generate(folder: Path) -> None:
    """The budget of ``large``."""
    some = random.Random(1)
    kinds = ["grant", "revenue", *["cost"] * (LINES - 2)]
    parts = ['[document]\ntitle = "Stor"\nyear = 2024\nplan_years = [2025, 2026]\n']
    parts.append('[[publication]]\nid = "pkv-1"\nseries = "pkv"\nrates = { 2024 = 4.1, 2025 = 1, 2026 = 2 }\n')
    for i in range(FRAMES):
        parts.append(f'[[frame]]\nid = "enhet-{i}"\nname = "Enhet {i}"\nindex = "pkv"\n')
        for j, kind in enumerate(kinds):
            amount = some.randint(100, 90_000) * (-1 if kind == "cost" else 1)
            parts.append(f'[[frame.line]]\nid = "rad-{j}"\nlabel = "Rad {j}"\nkind = "{kind}"\namount = {amount}\n')
    (folder / "budgets").mkdir()
    (folder / "budgets" / "2024.toml").write_text("\n".join(parts), encoding="utf-8")


def main() -> None:
    """Run both parts, print the table, and write it to the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        rows = [*cold(given.runs, Path(name)), *large(Path(name))]
    table = "\n".join(["| document | time | goal |", "|---|---|---|", *rows])
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(table)
    if given.update:
        page = ROOT / "docs" / "performance.md"
        start, end = "<!-- documents -->\n", "<!-- end of documents -->"
        text = page.read_text(encoding="utf-8")
        before, after = text.partition(start)[0], text.partition(end)[2]
        page.write_text(f"{before}{start}\n{table}\n\n{end}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
