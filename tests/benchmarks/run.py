"""Ratios from paired runs: ksb against a floor script, and against plain-text accounting on a large budget.

    python tests/benchmarks/run.py [--runs 15] [--large-runs 3] [--bean-check PATH] [--update]

Runs of the two sides alternate; the ratio is the median over the pairs.
``--update`` puts the table into docs/performance.md.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
FRAMES, LINES = 2_900, 50
Command = list[str]


def timed(command: Command, cwd: Path) -> float:
    """Wall-clock seconds of one run; its output goes nowhere."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def pair(a: Command, b: Command, cwd: Path, runs: int) -> tuple[float, float, float]:
    """Median ratio a/b over alternating runs, and the median seconds of each."""
    for command in (a, b):
        timed(command, cwd)
    times = [(timed(a, cwd), timed(b, cwd)) for _ in range(runs)]
    return (
        statistics.median(x / y for x, y in times),
        statistics.median(x for x, _ in times),
        statistics.median(y for _, y in times),
    )


OTHERS = (
    "show 2024",
    "diff 2023 2024",
    "risks --min 6",
    "bridge 2024",
    "goals",
    "investments",
    "assignments",
    "controls",
    "organisation",
    "explain KSB101",
)
"""The commands that are held to the ratio of the main job."""


def cold(runs: int) -> list[str]:
    """Start-up: small budgets, a fresh process each."""
    floor = [sys.executable, str(Path(__file__).with_name("floor.py")), "--year", "2026"]
    ksb = [sys.executable, "-m", "ks_budget"]
    rows = []
    for words, goal in (
        ("project --year 2026", 1.3),
        ("--version", 1.1),
        *((words, 1.3) for words in OTHERS),
        ("check 2024 --baseline", None),
        ("check 2024-rattad --proof", None),
    ):
        ratio, seconds, base = pair([*ksb, *words.split()], floor, ROOT, runs)
        rows.append(row(f"`ksb {words}` / floor", ratio, seconds, base, goal))
    return rows


def large(runs: int, bean_check: str | None) -> list[str]:
    """2,900 frames of 50 lines, written as CSV, against the same postings in three other programs."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder)
        ksb = [sys.executable, "-m", "ks_budget", "project", "--year", "2026", "--force", "-o", "out.csv"]
        others = {
            "ledger balance": ["ledger", "-f", "all.journal", "balance"],
            "hledger balance": ["hledger", "-f", "all.journal", "balance"],
            "bean-check": [bean_check or "bean-check", "--no-cache", "all.beancount"],
        }
        rows = []
        for title, other in others.items():
            if shutil.which(other[0]) is None:
                rows.append(f"| `ksb project` / {title} | not installed | | | |")
                continue
            rows.append(row(f"`ksb project` / {title}", *pair(ksb, other, folder, runs), 1.0))
        rows.append(memory(ksb, folder))
    return rows


def check(runs: int) -> list[str]:
    """`ksb check` where every plan year and total is printed: twice the frames should take twice the time."""
    with TemporaryDirectory() as name:
        halves, folders = (FRAMES // 2, FRAMES), []
        for frames in halves:
            folders.append(Path(name) / str(frames))
            generate_printed(folders[-1], frames)
        ksb = [sys.executable, "-m", "ks_budget", "check", "--budgets"]
        half, whole = ([*ksb, str(folder / "budgets")] for folder in folders)
        title = f"`ksb check`, {FRAMES:,} frames / {halves[0]:,} frames"
        return [row(title, *pair(whole, half, folders[1], runs), 2.2), memory(whole, folders[1], "ksb check")]


def generate_printed(folder: Path, frames: int) -> None:
    """A budget whose plan years and totals are printed, and agree."""
    draw = random.Random(2024)
    (folder / "budgets").mkdir(parents=True)
    toml = ['[document]\ntitle = "Large"\nyear = 2024\nplan_years = [2025, 2026]\n']
    toml.append('[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2025 = 0.9, 2026 = 2.6 }\n')
    years = (2024, 2025, 2026)
    for f in range(frames):
        toml.append(f'[[frame]]\nid = "f{f}"\nname = "Frame {f}"\n')
        amounts = [draw.randint(1_000, 99_999) * (1 if i < 5 else -1) for i in range(LINES - 1)]
        amounts.append(-sum(amounts))
        plans = [(amount, round(amount * 1.009), round(amount * 1.009 * 1.026)) for amount in amounts]
        for i, (amount, second, third) in enumerate(plans):
            kind = "revenue" if i < 5 else "grant" if i == LINES - 1 else "cost"
            toml.append(f'[[frame.line]]\nid = "l{i}"\nlabel = "Line {i}"\nkind = "{kind}"\namount = {amount}')
            toml.append(f"printed = {{ 2025 = {second}, 2026 = {third} }}\n")
        toml.append("[frame.printed_totals]")
        for total, first in (("costs", 5), ("net", 0)):
            sums = [sum(plan[y] for plan in plans[first:-1]) for y in range(len(years))]
            by_year = ", ".join(f"{year} = {amount}" for year, amount in zip(years, sums, strict=True))
            toml.append(f"{total} = {{ {by_year} }}")
        toml.append("")
    (folder / "budgets" / "2024.toml").write_text("\n".join(toml) + "\n", encoding="utf-8")


def generate(folder: Path) -> None:
    """The same amounts as a budget, as a journal for ledger and hledger, and as a beancount file."""
    draw = random.Random(2024)
    (folder / "budgets").mkdir()
    toml = ['[document]\ntitle = "Large"\nyear = 2024\nplan_years = [2025, 2026]\n']
    toml.append('[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2025 = 0.9, 2026 = 2.6 }\n')
    journal, bean = [], [f"1970-01-01 open Expenses:L{i:02}" for i in range(LINES)]
    for f in range(FRAMES):
        toml.append(f'[[frame]]\nid = "f{f}"\nname = "Frame {f}"\n')
        amounts = [draw.randint(1_000, 99_999) * (1 if i < 5 else -1) for i in range(LINES - 1)]
        amounts.append(-sum(amounts))
        journal.append(f"2024-01-01 Frame {f}")
        bean.append(f'2024-01-01 * "Frame {f}"')
        for i, amount in enumerate(amounts):
            kind = "revenue" if i < 5 else "grant" if i == LINES - 1 else "cost"
            toml.append(f'[[frame.line]]\nid = "l{i}"\nlabel = "Line {i}"\nkind = "{kind}"\namount = {amount}\n')
            journal.append(f"    expenses:l{i:02}    {amount} SEK")
            bean.append(f"  Expenses:L{i:02}  {amount} SEK")
        journal.append("")
        bean.append("")
    for path, lines in (("budgets/2024.toml", toml), ("all.journal", journal), ("all.beancount", bean)):
        (folder / path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def memory(command: Command, cwd: Path, title: str = "ksb project") -> str:
    """The most memory that one run held, where the system tells."""
    try:
        import resource
    except ImportError:
        return f"| memory of `{title}` | not measured on this system | | | |"
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", script, *command], cwd=cwd, capture_output=True, check=True)
    held = int(done.stdout.split()[-1]) / (1024 if sys.platform != "darwin" else 1024**2)
    assert resource
    return f"| memory of `{title}` | {held:.0f} MB | | | {'met' if held < 500 else 'missed'}: under 500 MB |"


def row(title: str, ratio: float, seconds: float, base: float, goal: float | None) -> str:
    """One line of the table."""
    judged = "" if goal is None else f"{'met' if ratio <= goal else 'missed'}: at most {goal}"
    return f"| {title} | {ratio:.2f} | {seconds:.3f} s | {base:.3f} s | {judged} |"


def main() -> None:
    """Run both parts, print the table, and write it to the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--large-runs", type=int, default=3)
    parser.add_argument("--bean-check")
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    head = ["| pair | ratio | ksb | other | goal |", "|---|---|---|---|---|"]
    table = "\n".join([*head, *cold(given.runs), *large(given.large_runs, given.bean_check), *check(given.large_runs)])
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(table)
    if given.update:
        page = ROOT / "docs" / "performance.md"
        start, end = "<!-- measured -->\n", "<!-- end -->"
        text = page.read_text(encoding="utf-8")
        before, after = text.partition(start)[0], text.partition(end)[2]
        page.write_text(f"{before}{start}\n{table}\n\n{end}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
