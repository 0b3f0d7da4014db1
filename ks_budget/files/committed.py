"""The budget as the latest commit has it, where its files are others now: what was there and is gone is no mistake of
the files as they are, and so nothing else tells of it."""

import hashlib

from msgspec import structs

from ks_budget.files import git, store
from ks_budget.files.find import Reference
from ks_budget.problems import Stop

HEAD = "HEAD"
SECONDS = 2
"""How long git may take here, where nobody has asked for a revision."""


def committed(reference: Reference) -> Reference | None:
    """The same budget in the latest commit. None where its files are as they were there, where that has none of them,
    and where there is no git to ask."""
    if reference.revision is not None or git.top_of(reference.root) is None:
        return None
    try:
        files = git.Repository(reference.root, HEAD, SECONDS).files(reference.root)
    except Stop:
        return None
    there = {name: files[name].blob for name in store.own_names(reference, files)}
    if not there or all(_is_as_it_was(reference, name, blob) for name, blob in there.items()):
        return None
    return structs.replace(reference, revision=HEAD)


def _is_as_it_was(reference: Reference, name: str, blob: str) -> bool:
    """Whether a file's content is the one that git has under a name of its own. What cannot be read is not."""
    path = reference.root / name
    try:
        data = path.read_bytes() if path.is_file() else None
    except OSError:
        data = None
    return data is not None and _blob(data, blob) == blob


def _blob(data: bytes, like: str) -> str:
    """What git calls a content, in a repository that has names of this length."""
    digest = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    digest.update(b"blob %d\0" % len(data) + data)
    return digest.hexdigest()
