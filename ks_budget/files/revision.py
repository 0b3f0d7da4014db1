"""Which version of its files a budget is of, by git's name for it."""

import hashlib
from pathlib import Path

from msgspec import Struct

from ks_budget.files.find import Reference, composed
from ks_budget.files.git import Entry, Repository
from ks_budget.problems import Stop


class Version(Struct, frozen=True):
    """A version in git."""

    name: str
    """Git's short name for the commit."""
    changed: bool
    """Whether files of the folder of budgets are others than there."""


def version(reference: Reference) -> Version | None:
    """The version that a budget is read from, else the last one of its folder. None where it is in no repository, or
    git is missing or does not answer."""
    try:
        repository = Repository(reference.root, reference.revision or "HEAD")
        name = repository.name()
        changed = reference.revision is None and _changed(reference.root, repository.files(reference.root))
    except Stop:
        return None
    return Version(name, changed)


def _changed(root: Path, known: dict[str, Entry]) -> bool:
    """Whether the TOML files below a folder are others than git has, told by what git would call their content."""
    there = {
        path.relative_to(root).as_posix(): path
        for path in root.rglob("*.toml")
        if path.is_file() and not path.name.startswith(".")
    }
    known = {composed(name): entry for name, entry in known.items()}
    return {composed(name) for name in there} != set(known) or any(
        not known[composed(name)].link and known[composed(name)].blob not in _names(path, known[composed(name)].blob)
        for name, path in there.items()
    )


def _names(path: Path, like: str) -> set[str]:
    """What git would call a file's content, as it is and with the ends of lines that git keeps."""
    content = path.read_bytes()
    kind = "sha256" if len(like) == 64 else "sha1"
    both = {content, content.replace(b"\r\n", b"\n")}
    return {hashlib.new(kind, b"blob %d\0" % len(one) + one, usedforsecurity=False).hexdigest() for one in both}
