"""Marks of emphasis, links and tags in a line of text: what a reader sees when they are taken away."""

import html
import re

from msgspec import Struct

_LONG = 20_000
"""Signs of a cell that marks are looked for in. Longer ones are no cells of tables, and stay as they are."""
_LINK = re.compile(r"!?\[([^\[\]]{0,2000})\](?:\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_CODE = re.compile(r"(?<!`)(`++)([^`]++)\1(?!`)")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_RAISED = re.compile(r"<sup>\s*+(.{1,40}?)\s*+</sup>", re.I)
_STRUCK_TAG = re.compile(r"<(s|del|strike)\b[^<>]{0,200}>.{0,2000}?</\1>", re.I)
_TAG = re.compile(r"</?(b|strong|i|em|u|s|del|ins|sub|sup|span|small|font|mark|a|p|div|center)\b[^<>]{0,500}>", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,4000}?)(?<=\S)\1")
_STRONG_TAG = re.compile(r"<(b|strong)\b[^<>]{0,200}>(.{0,4000}?)</\1>", re.I)
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=[^\s*_])([^*_]{1,2000}?)(?<=[^\s*_])\1(?![\w*])")
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,2000}?)(?<=\S)~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN_FROM = 0xE000
"""Escaped signs wait among signs that no text has until the marks are gone."""
_RAISED_SIGNS = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")


_INVISIBLE = dict.fromkeys(
    (0xAD, 0x61C, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
"""Signs that show nothing: soft hyphens, spaces of no width, and those that turn the direction of writing."""


def visible(text: str) -> str:
    """A text without the signs in it that show nothing."""
    return text if text.isascii() else text.translate(_INVISIBLE)


class Seen(Struct, frozen=True):
    """A text without its marks."""

    text: str
    bold: bool = False
    """Whether all of it is."""


def plain(text: str) -> Seen:
    """A cell or line of a plain text: tags of letters and double asterisks are taken away, all else is as written."""
    text = visible(text).strip()
    if len(text) > _LONG or ("<" not in text and "*" not in text):
        return Seen(text)
    bold = _is_bold(text)
    return Seen(_strong(_without_tags(text)).strip(), bold)


def markdown(text: str) -> Seen:
    """A cell or paragraph of Markdown: links are their text, escaped signs themselves, references to signs those."""
    text = visible(text).strip()
    if len(text) > _LONG:
        return Seen(text)
    text = _ESCAPE.sub(lambda found: chr(_HIDDEN_FROM + ord(found[1])), text)
    text = _CODE.sub(lambda found: found[2].strip(), text)
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    bold = _is_bold(text)
    text = _EMPHASIS.sub(r"\2", _strong(_without_tags(text)))
    text = visible(html.unescape(_STRUCK.sub("", text)))
    return Seen("".join(_shown(sign) for sign in text).strip(), bold)


def raised(before: str, mark: str) -> str:
    """What is raised above the line, put where a line has room for one size of letters.

    A note's mark must not become digits of the figure that it stands at: `1 234` and 2 are `1 234 2)`, whatever stands
    before it that is no figure has it as raised signs, `m²`. What is no number stands by itself: `12 a)`, `12 *`.
    """
    mark = mark.strip()
    if re.fullmatch(r"[-+()\dn,]+", mark) and not re.search(r"\d[\s%]*$", before):
        return mark.translate(_RAISED_SIGNS)
    gap = " " if before[-1:].strip() else ""
    return f"{gap}{mark})" if mark.isdecimal() else gap + mark


def _strong(text: str) -> str:
    return _STRONG.sub(r"\2", text)


def _is_bold(text: str) -> bool:
    """Whether nothing but white space and punctuation is left when what is bold is taken away."""
    rest = _STRONG_TAG.sub("", _STRONG.sub("", text))
    return rest != text and not re.search(r"\w", _TAG.sub("", rest))


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _STRUCK_TAG.sub("", _BREAK.sub(" ", text))
    text = _RAISED.sub(lambda found: raised(_TAG.sub("", text[: found.start()]), found[1]), text)
    return _TAG.sub("", text)


def _shown(sign: str) -> str:
    return chr(ord(sign) - _HIDDEN_FROM) if _HIDDEN_FROM < ord(sign) < _HIDDEN_FROM + 0x80 else sign
