"""Many budgets as open data: how long `ksb export --all --tidy` takes over made-up municipalities, and what it needs.

    python tests/benchmarks/many.py FOLDER [--municipalities 290] [--boards 10] [--years 5] [--seed 2024] [--update]

FOLDER gets `budgets/`, a folder a board, and `data/`, what was exported; then it is asked. Same seed, same budgets. No
figure in them is anybody's: they are drawn so that every frame adds up to a result of 0. ``--update`` puts what came
out into docs/how-to/analyse-many-budgets.md.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIRST_YEAR = 2020
BOARDS = (
    ("kommunstyrelsen", "Kommunstyrelsen", 120_000),
    ("barn-och-utbildning", "Barn- och utbildningsnämnden", 900_000),
    ("vard-och-omsorg", "Vård- och omsorgsnämnden", 700_000),
    ("social", "Socialnämnden", 250_000),
    ("kultur-och-fritid", "Kultur- och fritidsnämnden", 90_000),
    ("samhallsbyggnad", "Samhällsbyggnadsnämnden", 110_000),
    ("teknik", "Tekniska nämnden", 140_000),
    ("miljo-och-bygg", "Miljö- och byggnadsnämnden", 25_000),
    ("arbetsmarknad", "Arbetsmarknadsnämnden", 60_000),
    ("overformyndare", "Överförmyndarnämnden", 8_000),
)
"""Folder, name, and about how large its grant is in thousands of kronor."""
COSTS = (("personnel", "Personalkostnader", 55), ("rent", "Lokalhyror", 10), ("services", "Köp av tjänster", 25))
"""Id, label, and about what share of the costs in percent; `other` takes the rest."""
RATES = {2020: 2.5, 2021: 1.9, 2022: 2.8, 2023: 5.2, 2024: 4.1, 2025: 0.9, 2026: 2.6, 2027: 2.9}


def generate(folder: Path, municipalities: int, boards: int, years: int, seed: int) -> int:
    """Write the budgets; how many."""
    draw, count = random.Random(seed), 0
    folder.mkdir(parents=True, exist_ok=True)
    rates = ", ".join(f"{year} = {rate}" for year, rate in RATES.items())
    shared = f'[[publication]]\nid = "pkv"\nseries = "pkv"\nname = "PKV"\nsource = "Påhittad"\nrates = {{ {rates} }}\n'
    (folder / "pkv.toml").write_text(shared, encoding="utf-8")
    for number in range(municipalities):
        size = draw.lognormvariate(0, 0.8)
        for name, title, grant in BOARDS[:boards]:
            # A folder that begins with four digits would be a budget and no board.
            board = folder / f"kommun-{number + 101:04}-{name}"
            board.mkdir(exist_ok=True)
            scale = size * draw.uniform(0.8, 1.2)
            for year in range(FIRST_YEAR, FIRST_YEAR + years):
                text = "".join(budget(draw, number, title, year, round(grant * scale)))
                (board / f"{year}.toml").write_text(text, encoding="utf-8")
                scale *= 1 + RATES[year] / 100 + draw.uniform(-0.02, 0.02)
                count += 1
    return count


def budget(draw: random.Random, number: int, board: str, year: int, grant: int) -> Iterator[str]:
    """One board's budget of a year: a frame, investments and risks, in thousands of kronor."""
    yield f'[document]\ntitle = "{board}s budget {year}–{year + 2}"\nyear = {year}\n'
    yield f"plan_years = [{year + 1}, {year + 2}]\ndecided = {year - 1}-11-{draw.randint(10, 28)}\n"
    yield f'board = "{board}"\nmunicipality = {{ name = "Kommun {number + 1}", code = "{number + 101:04}" }}\n'
    yield f'\n[[frame]]\nid = "drift"\nname = "{board}"\nindex = "pkv"\n'
    revenue = round(grant * draw.uniform(0.1, 0.5))
    costs = grant + revenue
    yield line("revenue", "Verksamhetens intäkter", "revenue", revenue)
    left = costs
    for id, label, share in COSTS:
        part = round(costs * share * draw.uniform(0.9, 1.1) / 100)
        left -= part
        yield line(id, label, "cost", -part)
    yield line("other", "Övriga kostnader", "cost", -left)
    yield line("grant", "Kommunbidrag", "grant", grant)
    yield "\n[frame.printed_totals]\n"
    for total, amount in (("costs", -costs), ("net", -grant), ("result", 0)):
        yield f"{total} = {{ {year} = {amount} }}\n"
    yield f"\n[investments]\nyears = [{year}, {year + 1}, {year + 2}]\nexact = true\n"
    yield '[[investments.group]]\nid = "reinvestering"\nname = "Reinvestering"\n'
    for id, label in (("inventarier", "Inventarier"), ("it", "It-utrustning")):
        amounts = ", ".join(f"{year + i} = {draw.randint(1, 40) * 100}" for i in range(3))
        yield f'[[investments.group.project]]\nid = "{id}"\nname = "{label}"\namounts = {{ {amounts} }}\n'
    yield from risks(draw)


def line(id: str, label: str, kind: str, amount: int) -> str:
    return f'[[frame.line]]\nid = "{id}"\nlabel = "{label}"\nkind = "{kind}"\namount = {amount}\n'


def risks(draw: random.Random) -> Iterator[str]:
    for axis in ("likelihood", "impact"):
        for level, name in enumerate(("Låg", "Måttlig", "Hög", "Mycket hög"), 1):
            yield f'[[scale.{axis}]]\nlevel = {level}\nname = "{name}"\n'
    yield '[[treatment]]\nid = "act"\nlabel = "Åtgärdas"\n'
    for id, name in (("cyberhot", "Cyberhot"), ("kompetens", "Kompetensförsörjning"), ("elbrist", "Elbrist")):
        levels = f"likelihood = {draw.randint(1, 4)}\nimpact = {draw.randint(1, 4)}"
        yield f'[[risk]]\nid = "{id}"\nname = "{name}"\n{levels}\ntreatment = "act"\n'


QUERIES = (
    (
        "What do the municipalities give each kind of board, and how has it grown?",
        """
SELECT board, (sum(amount) FILTER (budget_year = 2020) / 1e6)::INT AS mnkr_2020,
       (sum(amount) FILTER (budget_year = 2024) / 1e6)::INT AS mnkr_2024,
       round((mnkr_2024 / mnkr_2020 - 1) * 100, 1) AS percent
FROM 'data/frames.parquet'
WHERE counted AND kind = 'grant' AND phase = 'budget' AND status <> 'variant'
GROUP BY board ORDER BY mnkr_2024 DESC
""",
    ),
    (
        "How far from the budget was the plan of the year before? The plan of one document, the budget of the next.",
        """
SELECT now.year, count(*) AS boards, round(median(abs(plan.amount / now.amount - 1)) * 100, 2) AS median_percent,
       round(max(abs(plan.amount / now.amount - 1)) * 100, 2) AS most_percent
FROM 'data/frames.parquet' AS now JOIN 'data/frames.parquet' AS plan
  ON (now.board_folder, now.frame, now.line, now.year) = (plan.board_folder, plan.frame, plan.line, plan.year)
WHERE now.line = 'grant' AND now.phase = 'budget' AND plan.phase = 'plan' AND plan.budget_year = now.budget_year - 1
GROUP BY now.year ORDER BY now.year
""",
    ),
    (
        "Which totals are off from their lines by more than rounding explains? None may be.",
        """
WITH sums AS (
    SELECT board_folder, budget, frame, year, phase, sum(amount) FILTER (counted) AS added,
           sum(precision) FILTER (counted) AS width, any_value(amount) FILTER (line = 'result') AS result
    FROM 'data/frames.parquet' GROUP BY ALL)
SELECT count(*) AS tables, count(*) FILTER (abs(added - result) > width) AS off FROM sums
""",
    ),
    (
        "Which risks are the gravest in 2024? Only scores of scales with as many steps can be compared.",
        """
SELECT risk, budget_year AS year, count(*) AS boards, round(avg(score), 2) AS score,
       count(*) FILTER (score >= 9) AS nine_or_more
FROM 'data/risks.parquet'
WHERE highest_likelihood = 4 AND highest_impact = 4 AND budget_year = 2024
GROUP BY ALL ORDER BY score DESC, risk
""",
    ),
    (
        "The same of the CSV file, whose columns the reader guesses.",
        """
SELECT count(*) AS rows, count(DISTINCT (board_folder, budget)) AS budgets FROM 'data/frames.csv'
""",
    ),
)
"""Questions, and the SQL that answers them from the folder that holds `data/`."""


def asked(folder: Path) -> Iterator[str]:
    """Each question with its SQL, what DuckDB answers and how long it takes."""
    import duckdb

    os.chdir(folder)
    for question, sql in QUERIES:
        start = time.perf_counter()
        table = duckdb.sql(sql)
        rows = table.fetchall()
        seconds = time.perf_counter() - start
        yield f"{question}\n\n```sql{sql}```\n\n{as_table(table.columns, rows)}\n\n{seconds:.2f} s.\n"


def as_table(names: list[str], rows: list[tuple[object, ...]]) -> str:
    lines = [names, ["---"] * len(names), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    for name, default in (("municipalities", 290), ("boards", len(BOARDS)), ("years", 5), ("seed", 2024)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--update", action="store_true")
    given = parser.parse_args()
    folder = given.folder.resolve()
    told = ["\n".join([*prepared(folder, given), "\n", *asked(folder)])]
    sys.stdout.write("\n".join(told))
    if given.update:
        text = PAGE.read_text(encoding="utf-8")
        before, _, rest = text.partition(FROM)
        after = rest.partition(TO)[2]
        PAGE.write_text(f"{before}{FROM}\n\n{told[0]}\n{TO}{after}", encoding="utf-8", newline="\n")


PAGE = ROOT / "docs" / "how-to" / "analyse-many-budgets.md"
FROM, TO = "<!-- measured -->", "<!-- end -->"


def prepared(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    """Make the budgets and export them; what was made, and how long it took."""
    yield "| step | seconds | of the processor | a budget | memory |\n|---|---|---|---|---|"
    start = time.perf_counter()
    count = generate(folder / "budgets", given.municipalities, given.boards, given.years, given.seed)
    yield f"| {count:,} budgets made up | {time.perf_counter() - start:.1f} | | | |"
    budgets = str(folder / "budgets")
    yield f"| the same files read by tomli alone | {measured([sys.executable, '-c', FLOOR, budgets], count)} |"
    ksb = [sys.executable, "-m", "ks_budget", "export", "--all", "--tidy", "--force", "-o", str(folder / "data")]
    # What stays is with Parquet.
    for words, what in (
        (["--no-parquet"], "`ksb export --all --tidy --no-parquet`"),
        ([], "`ksb export --all --tidy`"),
    ):
        yield f"| {what} | {measured([*ksb, *words, '--budgets', budgets], count)} |"
    for suffix in ("csv", "parquet"):
        size = sum(path.stat().st_size for path in (folder / "data").glob(f"*.{suffix}"))
        yield f"| size of the {suffix} files | {size / 1e6:.0f} MB | | | |"


FLOOR = """
import pathlib, sys, tomli
for path in pathlib.Path(sys.argv[1]).rglob("*.toml"):
    tomli.loads(path.read_text(encoding="utf-8"))
"""
"""The least that must be done: every file read."""


def measured(command: list[str], count: int) -> str:
    """Seconds by the clock and of the processor, and memory, of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    seconds, busy = time.perf_counter() - start, used.ru_utime + used.ru_stime
    return f"{seconds:.1f} | {busy:.1f} | {busy / count * 1000:.1f} ms | {used.ru_maxrss // 1024} MB"


if __name__ == "__main__":
    main()
