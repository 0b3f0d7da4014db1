"""Findings as text, like a good compiler's: code, sentence, the line with a marker, what to do."""

import textwrap
from collections import Counter

from ks_budget.labels import SEVERITIES
from ks_budget.numerals import NO_BREAK, write
from ks_budget.problems import Finding, Place, Span, whereabouts
from ks_budget.render.cells import harmless
from ks_budget.render.excerpt import draw
from ks_budget.render.formats import Colours

_ALSO = {"sv": "se även", "en": "see also"}
_HELP = {"sv": "råd", "en": "help"}
_COLOURS: dict[Colours, dict[str, str]] = {
    "standard": {"error": "31", "warning": "33", "note": "36"},
    # Readable on light and on dark grounds.
    "256": {"error": "38;5;160", "warning": "38;5;130", "note": "38;5;31"},
}


MANY = 100
"""From this many findings on, those of one code are shown in part and counted."""
FEW = 5
_MORE = {
    "sv": "… och ytterligare {count} med koden {code}. Alla visas med --format json.",
    "en": "… and {count} more of {code}. All are in --format json.",
}


def render(findings: list[Finding], language: str, colours: Colours = "", width: int | None = None) -> str:
    """Every finding, parted by an empty line; of very many the first of each code, and how many more there are.

    ``width`` is that of a terminal: sentences are broken between words, source lines are cut around their marker.
    """
    shown, more = _shown(findings)
    parts = [_finding(finding, language, colours, width) for finding in shown]
    parts += [_MORE[language].format(count=write(count, language), code=code) + "\n" for code, count in more.items()]
    return "\n".join(parts).replace(NO_BREAK, " ")


def _shown(findings: list[Finding]) -> tuple[list[Finding], dict[str, int]]:
    if len(findings) <= MANY:
        return findings, {}
    seen: Counter[str] = Counter()
    shown = []
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= FEW:
            shown.append(finding)
    return shown, {code: count - FEW for code, count in seen.items() if count > FEW}


def _finding(finding: Finding, language: str, colours: Colours, width: int | None) -> str:
    head = f"{SEVERITIES[finding.severity][language]} {finding.code}:"
    said = wrapped(f"{head} {harmless(finding.message)}", width)
    said = said.replace(head, coloured(head, finding, colours), 1)
    lines = [said]
    for i, place in enumerate(finding.places):
        before = "" if i == 0 else f"{_ALSO[language]} "
        if place.span is None or finding.excerpt:
            lines.append(f"  --> {before}{whereabouts(place, language)}")
        else:
            lines += _excerpt(place, place.span, before, language, width)
    if finding.excerpt:
        room = None if width is None else width - len(_BAR)
        drawn = draw(finding.excerpt, room, colours)
        lines += [_BAR.rstrip(), *(f"{_BAR}{line}".rstrip() for line in drawn), _BAR.rstrip()]
    if finding.advice:
        lines.append(wrapped(f"  {_HELP[language]}: {harmless(finding.advice)}", width))
    return "\n".join(lines) + "\n"


def coloured(text: str, finding: Finding, colours: Colours) -> str:
    """A text in the colour of how grave a finding is, where there are colours."""
    return f"\x1b[1;{_COLOURS[colours][finding.severity]}m{text}\x1b[0m" if colours else text


def wrapped(sentence: str, width: int | None) -> str:
    """A sentence in lines of a terminal's width; whole where there is none."""
    # textwrap breaks at ordinary spaces only, so a figure is never parted from its unit.
    if width is None or len(sentence) <= width:
        return sentence
    return textwrap.fill(sentence, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


_BAR = "  | "


def _excerpt(place: Place, span: Span, before: str, language: str, width: int | None) -> list[str]:
    gutter = " " * len(str(span.line))
    source = harmless(span.source).replace("\t", " ").replace("\n", " ")
    marker = " " * (span.column - 1) + "^" * max(1, min(span.end_column, len(source) + 2) - span.column)
    room = min(_LONGEST, max(_SHORTEST, (width or _LONGEST) - len(gutter) - 7))
    if len(source) > room:
        source, marker = _window(source, marker, span.column, room)
    return [
        f"  --> {before}{whereabouts(place, language)}",
        f"  {gutter} |",
        f"  {span.line} | {source}",
        f"  {gutter} | {marker}",
    ]


_LONGEST, _SHORTEST = 160, 30


def _window(source: str, marker: str, column: int, room: int) -> tuple[str, str]:
    """The part of a long line around the marker."""
    start = max(0, column - 1 - room // 3)
    before, after = ("…" if start else ""), ("…" if len(source) > start + room else "")
    return before + source[start : start + room] + after, " " * len(before) + marker[start : start + room]
