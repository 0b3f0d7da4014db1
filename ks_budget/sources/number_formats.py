"""Numbers of spreadsheets as a Swedish reader sees them: `4,1 %` for 0.041 in `0.0%`, `(1 200)` for -1200.

A format has up to four sections, `positive;negative;zero;text`, each of placeholders for digits and of literals.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from msgspec import Struct

from ks_budget.sources import dates

NO_BREAK = "\N{NO-BREAK SPACE}"
_SIGNIFICANT = 15
"""Digits that spreadsheets keep; what is beyond them is noise of binary fractions: 0.1 + 0.2 is 0.3."""
_LONGEST = 255
"""Of a format, in characters: no program writes a longer one."""
_WIDEST = 300
"""The largest power of ten that is written out."""

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0 [$kr]", 6: "#,##0 [$kr];[Red]-#,##0 [$kr]",
    7: "#,##0.00 [$kr]", 8: "#,##0.00 [$kr];[Red]-#,##0.00 [$kr]", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 41: '#,##0;-#,##0;"-"',
    42: '#,##0 [$kr];-#,##0 [$kr];"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '#,##0.00 [$kr];-#,##0.00 [$kr];"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that files name by number alone, as they are in Swedish."""

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"? | \\(?P<escaped>.)? | _(?P<space>.)? | \*(?P<fill>.)?
    | \[\$(?P<currency>[^\]-]*)[^\]]*\] | \[(?P<condition>[<>=]+)\s*(?P<bound>-?[\d.]+)\] | \[(?P<elapsed>h+|m+|s+)\]
    | \[(?P<colour>[^\]]*)\]?
    | (?P<general>General|Standard) | (?P<exponent>E[+-]) | (?P<half>AM/PM|A/P)
    | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<text>@) | (?P<fraction>/)
    | (?P<date>y+|m+|d+|h+|s+) | (?P<literal>.)
    """,
    re.X | re.I | re.S,
)

Token = tuple[str, str]
"""What it is, by the names above, and its characters."""


class Section(Struct, frozen=True):
    """One section of a format."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    coloured: bool

    @property
    def is_date(self) -> bool:
        """Whether it shows a number as a date or a time of day."""
        return any(kind in ("date", "elapsed") for kind, _ in self.tokens) and not any(
            kind in ("digit", "general") for kind, _ in self.tokens[:1]
        )

    @property
    def has_sign(self) -> bool:
        """Whether what is below zero shows by a minus or parentheses of its own."""
        return any(kind == "literal" and text in "-(−–" for kind, text in self.tokens)


def shown(value: Decimal, code: str, from_1904: bool = False) -> str:
    """A number in a format, in Swedish: decimal comma, no-break spaces between thousands.

    ``from_1904`` tells how its file counts days. A number too large for any amount is shown as it is.
    """
    value = rounded(value)
    if code == "General":
        return _general(value)
    if abs(value.adjusted()) > _WIDEST:
        return str(value)
    sections = _sections(code if len(code) <= _LONGEST else "General")
    section, number = _chosen(sections, value)
    if section.is_date:
        return dates.shown(value, section.tokens, from_1904) or _general(value)
    with localcontext(Context(prec=2 * _WIDEST + _LONGEST, rounding=ROUND_HALF_UP)):
        return _filled(section, number).strip(f" {NO_BREAK}")


def of_text(text: str, code: str) -> str:
    """A text in a format: its fourth section, where it has one."""
    sections = _sections(code if len(code) <= _LONGEST else "@")
    section = sections[3] if len(sections) > 3 else None
    if section is None:
        return text
    said = (text if kind == "text" else said for kind, said in section.tokens if kind in ("text", "literal"))
    return "".join(said).strip()


@lru_cache(maxsize=500)
def is_date(code: str) -> bool:
    """Whether numbers in a format are days."""
    return _sections(code)[0].is_date


def rounded(value: Decimal) -> Decimal:
    """Without the noise of binary fractions."""
    return value if len(value.as_tuple().digits) <= _SIGNIFICANT else Context(_SIGNIFICANT, ROUND_HALF_UP).plus(value)


@lru_cache(maxsize=500)
def _sections(code: str) -> tuple[Section, ...]:
    """The sections of a format, four at most."""
    sections: list[list[Token]] = [[]]
    conditions: list[tuple[str, Decimal] | None] = [None]
    colours = [False]
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or "fill"
        if kind == "literal" and found[0] == ";":
            sections.append([])
            conditions.append(None)
            colours.append(False)
        elif kind == "bound":
            conditions[-1] = (found["condition"], Decimal(found["bound"].rstrip(".") or 0))
        elif kind == "colour":
            colours[-1] = True
        else:
            sections[-1] += _token(kind, found[kind] or "")
    return tuple(
        Section(tuple(tokens), condition, coloured)
        for tokens, condition, coloured in list(zip(sections, conditions, colours, strict=True))[:4]
    )


def _token(kind: str, text: str) -> list[Token]:
    match kind:
        case "quoted" | "escaped" | "currency":
            return [("literal", sign) for sign in text]
        case "space":
            return [("literal", " ")]
        case "fill":
            return []
        case _:
            return [(kind, text)]


_COMPARED = {"<": -1, ">": 1, "=": 0}


def _chosen(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section that shows a number, and the number as it is given: without sign where the section has its own."""
    for section in sections[:3]:
        if section.condition and _holds(section.condition, value):
            own = value < 0 and (section.has_sign or section is not sections[0])
            return section, abs(value) if own else value
    unconditional = [section for section in sections[:3] if not section.condition]
    if not unconditional:
        return sections[0], value
    if any(section.condition for section in sections[:3]):
        return unconditional[-1], value
    if value < 0 and len(unconditional) > 1:
        section = unconditional[1]
        # Red alone is a sign to the eye, and none in a text.
        return section, value if section.coloured and not section.has_sign else abs(value)
    return (unconditional[2], value) if value == 0 and len(unconditional) > 2 else (unconditional[0], value)


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, bound = condition
    order = (value > bound) - (value < bound)
    return (order != 0) if sign == "<>" else order in {_COMPARED[one] for one in sign}


def _filled(section: Section, value: Decimal) -> str:
    """The number in the place of the placeholders."""
    tokens = section.tokens
    kinds = [kind for kind, _ in tokens]
    if "general" in kinds or "text" in kinds:
        return "".join(_general(value) if kind in ("general", "text") else said for kind, said in tokens)
    if "digit" not in kinds:
        sign = "-" if value < 0 and any(said.strip() for _, said in tokens) else ""
        return sign + "".join(said for _, said in tokens)
    if "fraction" in kinds and "point" not in kinds:
        return _general(value)
    first = kinds.index("digit") if "point" not in kinds else min(kinds.index("digit"), kinds.index("point"))
    last = max(place for place, kind in enumerate(kinds) if kind in ("digit", "point", "comma"))
    if "exponent" in kinds:
        return _scientific(value, kinds)
    value = value.scaleb(2 * kinds.count("percent")).scaleb(-3 * _scaling(tokens[: last + 1]))
    body = _digits(tokens[first : last + 1], abs(value))
    before, after = ("".join(said for _, said in part) for part in (tokens[:first], tokens[last + 1 :]))
    return _PERCENT.sub(f"{NO_BREAK}%", f"{'-' if value < 0 else ''}{before}{body}{after}")


_PERCENT = re.compile(r"(?<=\d)[ \u00a0]?%")
"""Written with a space in Swedish, also where a format has none."""


def _scaling(tokens: tuple[Token, ...]) -> int:
    """How many times a thousand the number is divided by: the commas after the last digit, before the point or at the
    end."""
    text = "".join("0" if kind == "digit" else said if kind in ("point", "comma") else "" for kind, said in tokens)
    return sum(len(run) for run in re.findall(r"0(,+)(?=\.|$)", text))


def _digits(tokens: tuple[Token, ...], value: Decimal) -> str:
    """The digits of a number without sign, in the placeholders from the first to the last."""
    point = next((place for place, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    whole, rest = tokens[:point], tokens[point + 1 :]
    places = sum(kind == "digit" for kind, _ in rest)
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    units, _, decimals = text.partition(".")
    grouped = re.search("0,+0", "".join("0" if kind == "digit" else said for kind, said in whole if kind != "literal"))
    left = _whole(whole, units.lstrip("0"), bool(grouped))
    right = _decimals(rest, decimals)
    return f"{left},{right}" if point < len(tokens) and right.strip() else left + right


def _whole(tokens: tuple[Token, ...], digits: str, grouped: bool) -> str:
    """The digits before the point, from the right, so that the first placeholder takes what is left of them."""
    places = sum(kind == "digit" for kind, _ in tokens)
    made: list[str] = []
    written = 0

    def put(digit: str) -> None:
        nonlocal written
        if grouped and written and written % 3 == 0 and digit.isdigit():
            made.append(NO_BREAK)
        made.append(digit)
        written += 1

    for kind, said in reversed(tokens):
        if kind == "comma":
            continue
        if kind != "digit":
            made.append(said[::-1])
            continue
        places -= 1
        if digits:
            put(digits[-1])
            digits = digits[:-1]
        elif said == "0":
            put("0")
        while places == 0 and digits:
            put(digits[-1])
            digits = digits[:-1]
    return "".join(reversed(made))


def _decimals(tokens: tuple[Token, ...], digits: str) -> str:
    """The digits after the point, without the zeros at the end that their placeholders leave out."""
    made: list[str] = []
    needed = 0
    for kind, said in tokens:
        if kind == "comma":
            continue
        if kind != "digit":
            made.append(said)
            continue
        made.append(digits[:1])
        if said == "0" or digits[:1] not in ("0", ""):
            needed = len(made)
        digits = digits[1:]
    return "".join(made[:needed]) + "".join(sign for sign in made[needed:] if not sign.isdigit())


def _scientific(value: Decimal, kinds: list[str]) -> str:
    cut = kinds.index("exponent")
    decimals = kinds[:cut].count("digit") - kinds[: kinds.index("point") if "point" in kinds else cut].count("digit")
    power = value.adjusted() if value else 0
    return f"{value.scaleb(-power):.{decimals}f}E{power:+03d}".replace(".", ",")


def _general(value: Decimal) -> str:
    """Without a format: as short as it can be written, to fifteen digits."""
    if not value:
        return "0"
    if not -10 < value.adjusted() < 16:
        return f"{value.normalize():E}".replace(".", ",")
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
