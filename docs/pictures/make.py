"""The pictures of what ksb publishes, made anew: a page of the PDF, the web page and the workbook of the real budget.

    python docs/pictures/make.py

Needs the extras of the README, playwright, and Chromium, LibreOffice and poppler on the machine.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from chromium import browser  # noqa: E402

WIDTH = 1000
"""Of each picture, in pixels."""


def main() -> None:
    """Write the three pictures beside this file."""
    with TemporaryDirectory() as work:
        folder = Path(work)
        for name, command in (("budget.pdf", "report"), ("budget.html", "report"), ("budget.xlsx", "export")):
            ksb = [sys.executable, "-m", "ks_budget", command, "2024", "--lang", "sv", "-o", str(folder / name)]
            subprocess.run(ksb, cwd=ROOT, check=True)
        of_pdf(folder / "budget.pdf", page_with(folder / "budget.pdf", "Budgeten i korthet", 3), HERE / "pdf.png")
        of_page(folder / "budget.html", HERE / "page.png")
        of_workbook(folder / "budget.xlsx", HERE / "workbook.png")


def of_pdf(pdf: Path, number: int, picture: Path, width: int = WIDTH, height: int | None = None) -> None:
    """One page, or the upper part of it."""
    size = ["-scale-to-x", str(width), "-scale-to-y", "-1", *(["-H", str(height)] if height else [])]
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", *size, "-f", str(number), pdf, picture.with_suffix("")], check=True
    )


def page_with(pdf: Path, words: str, first: int) -> int:
    """The number of the first page from one on that has some words."""
    text = subprocess.run(["pdftotext", "-f", str(first), pdf, "-"], check=True, capture_output=True).stdout.decode()
    return first + next(i for i, page in enumerate(text.split("\f")) if words in page)


def of_page(page: Path, picture: Path) -> None:
    """What a reader sees first, in a window of a laptop."""
    with browser() as chromium:
        tab = chromium.new_page(viewport={"width": 1280, "height": 860}, locale="sv-SE")
        tab.goto(page.as_uri())
        tab.screenshot(path=str(picture))


def of_workbook(workbook: Path, picture: Path) -> None:
    """The sheet of the first frame, as LibreOffice prints it."""
    office = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(workbook.parent / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(workbook.parent)]
    subprocess.run([*convert, str(workbook)], check=True, capture_output=True)
    printed = workbook.with_suffix(".pdf")
    of_pdf(printed, page_with(printed, "Exakt", 1), picture, width=1600, height=680)


if __name__ == "__main__":
    main()
