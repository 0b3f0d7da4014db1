"""The least a program like ksb must do: import the same libraries, read one option, draw two tables as large."""

from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table


class Row(msgspec.Struct):
    cells: list[str]


def main(year: Annotated[int, typer.Option()] = 2026) -> None:
    console = Console()
    for _ in range(2):
        table = Table(title=f"Frame {year}")
        for name in ("Line", "2024", "2025", "2026"):
            table.add_column(name)
        for i in range(11):
            table.add_row(*Row([f"Line {i}", "−114 196", "−115 224", "−118 220"]).cells)
        console.print(table)


if __name__ == "__main__":
    typer.run(main)
