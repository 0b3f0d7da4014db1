"""Elements of a web page. Every text is escaped on its way in, so that none becomes markup."""

from html import escape

from ks_budget.render.cells import harmless


class Markup(str):
    """What is already an element and is let through as it is."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Words as they are read; line breaks are kept."""
    return Markup(escape(harmless(words)).replace("\n", "<br>"))


def element(name: str, /, *children: str, **attributes: str | bool | None) -> Markup:
    """An element. A child that is no Markup is text. An attribute that is None or False is left out; `class_` is
    `class`, and other underscores are hyphens."""
    inner = "".join(child if isinstance(child, Markup) else text(child) for child in children)
    head = f"{name}{''.join(_attribute(key, value) for key, value in attributes.items())}"
    return Markup(f"<{head}>" if name in _EMPTY else f"<{head}>{inner}</{name}>")


_EMPTY = ("meta", "input", "br")


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(harmless(value))}"'


def joined(*parts: str) -> Markup:
    """Elements one after the other."""
    return Markup("".join(parts))
