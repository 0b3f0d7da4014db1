"""How open data gets into a folder: row by row, so that thousands of budgets need no more memory than one."""

from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from pathlib import Path

from ks_budget.cli.command import Run
from ks_budget.cli.waiting import waiting
from ks_budget.files.folder import new_files
from ks_budget.problems import Stop, kinds
from ks_budget.render.tidy import PACKAGE, Sheet, Written, files_of, package
from ks_budget.tidy import Dataset, Table

_SUFFIXES = (".csv", ".parquet", ".json", ".xlsx", ".zip", ".toml", ".txt", ".md", ".pdf", ".docx", ".html")
"""Of what is certainly meant to be a file."""


def check(run: Run, parquet: bool) -> Path:
    """The folder asked for. Raises Stop for none (KSB024), for what is a file (KSB050), and where the extra that
    Parquet needs is not installed (KSB023): before anything is read."""
    folder = run.output.options.output
    if folder is None:
        raise Stop(kinds.usage.MISSING_OPTION.at(name="-o", metavar="FOLDER"))
    if folder.suffix.lower() in _SUFFIXES and not folder.is_dir():
        raise Stop(kinds.reading.FILE_NOT_FOLDER.at(folder=str(folder)))
    if parquet:
        try:
            from ks_budget.render.parquet import check as check_extra

            check_extra()
        except ImportError:
            raise Stop(kinds.asking.NO_PARQUET.at(what="--tidy", extra="data")) from None
    return folder


def write(run: Run, dataset: Dataset, folder: Path, parquet: bool) -> None:
    """Write the files of a dataset into the folder. Raises Stop (KSB016, KSB050), and as reading the budgets does."""
    force = run.output.options.force

    def forbids(path: Path) -> bool:
        return run.workspace.guard.forbids_in(path)

    files = new_files(folder, last=PACKAGE, replace=force, forbids=forbids, own=partial(_own, dataset.tables))
    with waiting(run.output.language), files as work:
        _csv(dataset, work)
        if parquet:
            from ks_budget.render.parquet import write as write_parquet

            for table in dataset.tables:
                write_parquet(table, work)
        written = [_written(table, work) for table in dataset.tables]
        (work / PACKAGE).write_text(package(written, parquet), encoding="utf-8", newline="\n")


def _csv(dataset: Dataset, work: Path) -> None:
    with ExitStack() as stack:
        sheets = {
            table.name: Sheet(
                table, stack.enter_context((work / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            )
            for table in dataset.tables
        }
        for rows in dataset.budgets():
            for name, some in rows.items():
                sheets[name].add(some)


def _written(table: Table, work: Path) -> Written:
    digest, size = sha256(), 0
    with (work / f"{table.name}.csv").open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return Written(table, size, digest.hexdigest())


def _own(tables: tuple[Table, ...], folder: Path) -> frozenset[str]:
    """The files of open data that is in a folder already, by its own description; none where it is not ksb's."""
    try:
        return files_of((folder / PACKAGE).read_text(encoding="utf-8"), tables)
    except (OSError, UnicodeDecodeError):
        return frozenset()
