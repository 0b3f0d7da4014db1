"""Open data as Parquet, through DuckDB: the CSV file of a table with its types. The extra ``data``.

The same rows give the same bytes: one thread writes them in the order they come.
"""

from pathlib import Path

from ks_budget.render.tidy import FORMULA
from ks_budget.tidy import Field, Table

_TYPES = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    # Kronor up to 10³², with six decimals; what is finer is rounded.
    "number": "DECIMAL(38, 6)",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
_LONGEST_LINE = 2**30


def check() -> None:
    """Raises ImportError when the extra is not installed."""
    import duckdb  # noqa: F401


def write(table: Table, folder: Path) -> None:
    """Beside `frames.csv` of a folder write `frames.parquet`. Raises ImportError when the extra is not
    installed, OSError when nothing can be written."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    names = ", ".join(_restored(field) for field in table.fields)
    types = ", ".join(f"{_text(field.name)}: {_text(_TYPES[field.type])}" for field in table.fields)
    options = f"""auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\r\\n',
        columns = {{{types}}}, max_line_size = {_LONGEST_LINE}, parallel = false"""
    read, written = (_text(str(folder / f"{table.name}.{suffix}")) for suffix in ("csv", "parquet"))
    copy = f"COPY (SELECT {names} FROM read_csv({read}, {options})) TO {written} (FORMAT parquet, COMPRESSION zstd)"
    try:
        with duckdb.connect(config=settings) as connection:
            connection.execute(copy)
    except duckdb.Error as error:
        raise OSError(str(error)) from None


def _restored(field: Field) -> str:
    """A column as it is: of texts without the apostrophe that keeps spreadsheets from running them."""
    if field.type != "text":
        return field.name
    name, marked = field.name, f"regexp_matches({field.name}, {_text(FORMULA)})"
    return f"CASE WHEN {marked} THEN {name}[2:] ELSE {name} END AS {name}"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
