"""What heads say: phase, year, unit and kind of a column; and heads as they are printed taken apart into columns."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from ks_budget.tables.table import Column, Phase
from ks_budget.tables.units import kind_of, unit_of

YEAR = r"(?<![\d.,])(?:19[89]|20[0-4])\d(?!\d|[.,]\d)"
_YEAR = re.compile(YEAR)
_PERIOD = re.compile(rf"{YEAR}\s*(?:[-–—]|till|t\.?o\.?m\.?)\s*{YEAR}", re.I)
"""Several years together: their sum is of none of them."""
_SHORT_YEAR = re.compile(
    r"(?:budget|bokslut|utfall|plan|prognos|actual|forecast|outcome|(?<!\w)bu?|(?<!\w)pl?)\s*+['’\-–]?\s*+([0-4]\d)(?![\d.,%])",
    re.I,
)

_PHASES: tuple[tuple[Phase, re.Pattern[str]], ...] = (
    ("deviation", re.compile(
        r"avvik|\bavv\b|\bdiff|skillnad|variance|deviation|över-?\s?/\s?under|\bbudget ?[-–−] ?utfall|"
        r"\butfall ?[-–−] ?budget", re.I
    )),
    ("change", re.compile(r"förändr|\bförä\.|\bändring|\bökning|\bminskning|\bchange|\bincrease|\bdelta\b|Δ", re.I)),
    ("forecast", re.compile(r"prognos|\bprog\b|forecast|\boutlook|årsbedömning", re.I)),
    ("outcome", re.compile(
        r"utfall|\butf\b|bokslut|\bboksl|\bbok\b|redovis|\bactual|outcome|\bresult\b|förbrukat|upparbetat", re.I
    )),
    ("plan", re.compile(r"\bplan(?:\b|\d|\s|er\b)|flerårsplan|\bvep\b|(?:^|\s)p ?(?:20)?[2-4]\d\b|ramplan", re.I)),
    ("budget", re.compile(
        r"budg|\bbu\b|\bram(?:\b|ar\b)|driftram|\bkf\b|anslag|\burspr|ombudg|(?:^|\s)b ?(?:20)?[2-4]\d\b", re.I
    )),
)  # fmt: skip
"""In the order that they are looked for: a deviation from budget is a deviation."""

_PERIODS = re.compile(
    r"helår|delår|tertial|kvartal|\bt[123]\b|\bq[1-4]\b|\bd[12]\b|"
    r"\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\b|"
    r"\back\b|\backumulerat|\bår\b|\bföreg|\bfg\b|\bmot\b|\bi år\b|\bsumma\b|\btotalt?\b|\bintäkt|\bkostnad|\bnetto|"
    r"\bperiod",
    re.I,
)
"""Words that heads have and that give no phase."""
_SUMS = re.compile(r"summa\b|totalt?\b|netto|brutto|intäkt|kostnad|inkomst|utgift|konto\b|investering", re.I)

_NOTE = re.compile(r"\(?(?:not|noter|note|notes|not nr|not nummer|nothänvisning|hänv\.?)\)?\.?:?", re.I)
_CODES = re.compile(
    r"(?:konto(?:nr|kod)?|ansvar(?:snr|skod)?|id|nr|nummer|kod|projekt(?:nr|nummer)|objekt(?:nr|nummer)?|verksamhet(?:snr|skod)|"
    r"löpnr|rad(?:nr)?|no\.?|code|account|vht|proj\.?|obj\.?|slag|ks-?nr|dnr|diarienr|post)\.?",
    re.I,
)
YEARS = re.compile(r"år(?:tal)?|year|period|månad|datum|ålder|kvartal|tertial", re.I)
"""Heads of labels that are printed as numbers."""


class Said(Struct, frozen=True):
    """What one head says."""

    phase: Phase | None
    year: int | None


@lru_cache(maxsize=4096)
def said_by(head: str) -> Said:
    """The phase and the year that a head names, glued or not: `Utfall2013`, `Budget 24`, `Avvikelse mot budget 2020`.

    The year of a change is the later one; of a period of several years there is none.
    """
    phase = next((phase for phase, words in _PHASES if words.search(head)), None)
    if kind_of(head) == "percent" and phase in ("change", "deviation", None):
        phase = "percent"
    years = [int(found) for found in _YEAR.findall(head)]
    if not years:
        short = _SHORT_YEAR.search(head)
        return Said(phase, 2000 + int(short[1]) if short else _month_year(head))
    if len(set(years)) > 1 and (phase not in ("change", "percent", "deviation") or _PERIOD.search(head)):
        return Said(phase, max(years) if phase in ("change", "percent", "deviation") else None)
    return Said(phase, max(years))


def _month_year(head: str) -> int | None:
    found = re.search(r"(?<!\d)(20[0-4]\d)(?:0[1-9]|1[0-2])(?!\d)", head)
    return int(found[1]) if found else None


def column_of(head: str) -> Column:
    """A column as its head says, without a place."""
    said = said_by(head)
    kind = kind_of(head)
    return Column(head, said.phase, said.year, unit_of(head) if kind == "money" else None, kind)


def is_note(head: str) -> bool:
    """Whether a head is over numbers of notes, which are no figures."""
    return _NOTE.fullmatch(head.strip()) is not None


def is_code(head: str) -> bool:
    """Whether a head is over codes: accounts, units, projects."""
    return _CODES.fullmatch(head.strip()) is not None


@lru_cache(maxsize=4096)
def is_head_word(text: str) -> bool:
    """Whether a text is one that columns of figures are headed by: a phase, a year, a unit or a part of the year."""
    if len(text) > 60:
        return False
    return bool(said_by(text) != Said(None, None) or unit_of(text) or _PERIODS.search(text) or kind_of(text) != "money")


def is_year(text: str) -> bool:
    """Whether a cell is a year, as it is printed over a column."""
    return _YEAR.fullmatch(text.strip()) is not None


def unglued(text: str) -> str:
    """Heads with the spaces that copying took away: `Utfall2013` and `Intäkter 2019Intäkter 2020`."""
    text = re.sub(r"(?<=[a-zåäö])(?=(?:19|20)\d\d(?!\d))", " ", text)
    return re.sub(r"((?:19|20)\d\d)(?=[A-ZÅÄÖa-zåäö])", r"\1 ", text)


# ---- Heads of tables without borders ---------------------------------------------------------

_OPENERS = re.compile(
    r"(?:urspr\w*\.?|ombudg\w*\.?|just\w*\.?|ack\w*\.?|helårs\w*|års\w*|ny|reviderad|beslutad|total\w*|summa|period\w*|netto\w*|brutto\w*|"
    r"intäkt\w*|kostnad\w*|inkomst\w*|utgift\w*|resultat|avvik\w*|förändr\w*|budget[\w-]*|utfall\w*|bokslut\w*|prognos\w*|plan|vep|ram|kf|"
    r"not|diff\w*|actual|forecast|variance|outcome|change|kommunbidrag|anslag|koncern\w*|%)\b|%",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:mot|i|för|av|till|från|per|fg|föreg\w*|aug\w*|apr\w*|mar\w*|jan\w*|dec\w*|helår|delår|år|\(.*\)|[-–].*|%|kr|tkr|mnkr|mkr)\b",
    re.I,
)
_SUM = re.compile(r"summa|totalt?|netto", re.I)
_LEADS_ON = re.compile(r"mot|i|för|av|till|från|och|samt|-|–|/|\+|&", re.I)
_ENDS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d(?:-\d\d)?))?")


def heads_of(lines: Sequence[str], count: int) -> tuple[str, ...] | None:
    """Heads of ``count`` columns from the lines that they are printed over: all in one line, their words over their
    years, or a word a line. None where the lines cannot be cut into so many."""
    lines = [unglued(line) for line in lines if line.strip()]
    atoms = [_cut(line, count) for line in lines]
    if lines and all(len(line) == count for line in atoms):
        return tuple(" ".join(parts) for parts in zip(*atoms, strict=True))
    whole = _atoms(" ".join(lines))
    if len(whole) == count:
        return tuple(whole)
    return _over_some(atoms[0], lines[1], count) if len(lines) == 2 else None


def is_opener(word: str) -> bool:
    """Whether a word may begin a head."""
    return _OPENERS.fullmatch(word.strip("(),.:")) is not None


def _over_some(upper: Sequence[str], line: str, count: int) -> tuple[str, ...] | None:
    """Heads where words stand over some of the columns alone, those that have a year by itself below."""
    lower = _atoms(line, apart=True)
    alone = [at for at, atom in enumerate(lower) if _ENDS.fullmatch(atom)]
    if len(lower) != count or len(alone) != len(upper):
        return None
    return tuple(f"{upper[alone.index(at)]} {atom}" if at in alone else atom for at, atom in enumerate(lower))


def _atoms(text: str, apart: bool = False) -> list[str]:
    """A line of heads cut after each year, and before words that begin a head where one is there already. With
    ``apart``, before each year too."""
    atoms: list[list[str]] = [[]]
    words = re.sub(r"(\d{4})\s*([-–/])\s*(\d{2,4})", r"\1\2\3", text).split()
    for word in words:
        current = atoms[-1]
        ended = bool(current) and _ENDS.fullmatch(current[-1]) is not None
        begins = is_opener(word)
        follows = bool(current) and (_LEADS_ON.fullmatch(current[-1]) or (word == "%" and "%" not in current))
        # A sum over columns is a head too: `Summa`, `Förändring`.
        summed = len(current) == 1 and _SUM.fullmatch(current[0]) and said_by(word).phase in ("change", "deviation")
        complete = begins and (any(said_by(one).phase for one in current) or summed)
        parted = apart and _ENDS.fullmatch(word) is not None
        if current and not follows and ((ended and not _GOES_ON.fullmatch(word)) or complete or parted):
            atoms.append([word])
        else:
            current.append(word)
    return [" ".join(atom) for atom in atoms if atom]


def _cut(line: str, count: int) -> list[str]:
    """A line of heads, cut; by its words where they are as many as the columns and not one head."""
    atoms, words, said = _atoms(line), line.split(), said_by(line)
    return words if len(atoms) != count == len(words) and not (said.phase and said.year) else atoms
