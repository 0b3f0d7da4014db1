"""What a git repository holds in a revision. Only what is there is read, and nothing of the repository's own is run.

A repository may come from anyone, and its configuration names programs: for fetching what a partial clone lacks, for
watching files, for showing them. None of that is needed to read a file, so git is run with all of it turned off, from
the top of the repository (what lies below it may look like a repository too), and for a limited time.
"""

import os
import subprocess
from functools import cache
from pathlib import Path

from msgspec import Struct

from ks_budget.files.find import real
from ks_budget.problems import Stop, kinds

SECONDS = 20
"""How long git may take: a pipe in the place of one of its files would hold it for ever."""

_LINK, _FILE = "120000", "blob"

_READ_ONLY = ["--no-pager", "--no-replace-objects", "--literal-pathspecs"] + [
    part
    for setting in (
        "safe.bareRepository=explicit",
        "protocol.allow=never",
        "core.fsmonitor=",
        f"core.hooksPath={os.devnull}",
        "core.askPass=",
        "credential.helper=",
    )
    for part in ("-c", setting)
]
_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    # Older git has no such switch. It goes by no way that is not named here, whatever `protocol.ext.allow` says.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_SSH_COMMAND": "false",
    "GIT_PAGER": "",
    "GIT_EDITOR": "false",
    # What git says is known by its English words.
    "LC_ALL": "C",
    "LANGUAGE": "",
}


class Entry(Struct, frozen=True):
    """A file in a revision."""

    blob: str
    """Git's name for its content."""
    link: bool
    """Whether it is a symbolic link."""


def top_of(path: Path) -> Path | None:
    """The top of the repository that a file or folder lies in: the nearest folder upwards that has `.git`."""
    start = real(path)
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / ".git")), None)


def from_top(file: str) -> str:
    """A file, named as users are shown it, as it is named from the top of its repository; as it is when it is in
    none."""
    folder = real(Path(file).parent)
    top = top_of(folder)
    return file if top is None else (folder / Path(file).name).relative_to(top).as_posix()


class Repository:
    """A repository as it was in one revision."""

    def __init__(self, folder: Path, revision: str, seconds: int | None = None) -> None:
        """Of the repository that a folder lies in, which git has some seconds to answer of each time. Raises Stop
        (KSB011) when it lies in none, or git is missing."""
        program, top = _program(os.environ.get("PATH")), top_of(folder)
        if program is None:
            raise Stop(kinds.reading.NO_GIT.at(revision=revision))
        if top is None:
            raise Stop(kinds.reading.NOT_IN_GIT.at(revision=revision))
        self.program, self.top, self.revision = program, top, revision
        self.seconds = SECONDS if seconds is None else seconds

    def name(self) -> str:
        """Git's short name for the revision. Raises Stop (KSB011) when it does not exist."""
        return self._said("rev-list", "-1", "--abbrev-commit", "--end-of-options", self.revision).decode().strip()

    def files(self, folder: Path) -> dict[str, Entry]:
        """The TOML files below a folder: path from there to the file. Raises Stop (KSB011) when the revision does not
        exist."""
        below = real(folder).relative_to(self.top).as_posix()
        paths = [] if below == "." else [f"{below}/"]
        listed = self._said("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", self.revision, *paths)
        start = len(paths[0]) if paths else 0
        files: dict[str, Entry] = {}
        for entry in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            head, name = entry.split("\t", 1)
            mode, kind, blob = head.split()
            if kind == _FILE and name.endswith(".toml") and not name.rpartition("/")[2].startswith("."):
                files[name[start:]] = Entry(blob, mode == _LINK)
        return files

    def contents(self, blobs: list[str]) -> dict[str, bytes | None]:
        """What some files hold, all read at once; None for what the repository does not hand out, as in a partial
        clone. Git may give up at the first of those: of what comes after it nothing is known, and it is left out."""
        answer = self._run("".join(f"{blob}\n" for blob in blobs).encode(), "cat-file", "--batch").stdout
        contents: dict[str, bytes | None] = {}
        at = 0
        for blob in blobs:
            end = answer.find(b"\n", at)
            said, start = answer[at:end].split(), end + 1
            size = 0 if end < 0 or said[-1] == b"missing" else int(said[-1]) + 1
            if end < 0 or start + size > len(answer):
                contents[blob] = None
                break
            contents[blob], at = (answer[start : start + size - 1] if size else None), start + size
        return contents

    def _said(self, *arguments: str) -> bytes:
        """What git answers. Raises Stop (KSB011) with git's own words when it fails."""
        done = self._run(b"", *arguments)
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").splitlines()
            fatal = [line.removeprefix("fatal: ") for line in words if line.startswith("fatal: ")]
            reason = kinds.foreign.of_git([*fatal, *words, "git"][0])
            raise Stop(kinds.reading.NO_REVISION.at(revision=self.revision, reason=reason))
        return done.stdout

    def _run(self, asked: bytes, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        """Run git at the top. Raises Stop (KSB031) when it does not end."""
        command, environment = [self.program, *_READ_ONLY, *arguments], _environment(self.top)
        try:
            return subprocess.run(
                command,
                cwd=self.top,
                env=environment,
                input=asked,
                capture_output=True,
                check=False,
                timeout=self.seconds,
            )
        except subprocess.TimeoutExpired:
            raise Stop(kinds.reading.GIT_TOO_SLOW.at(revision=self.revision, seconds=self.seconds)) from None
        except OSError:
            raise Stop(kinds.reading.NO_GIT.at(revision=self.revision)) from None


def _environment(top: Path) -> dict[str, str]:
    """What git is told: nothing of what another git set for its hooks and aliases, and not to look above the top."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | _QUIET | {"PATH": os.pathsep.join(_folders()), "GIT_CEILING_DIRECTORIES": str(top.parent)}


def _folders() -> list[str]:
    """Where programs are looked for. What is relative would lead into the folder that is read."""
    return [folder for folder in os.get_exec_path() if Path(folder).is_absolute()]


@cache
def _program(path: str | None) -> str | None:
    name = "git.exe" if os.name == "nt" else "git"
    candidates = [Path(folder, name) for folder in _folders()]
    return next((str(file) for file in candidates if file.is_file() and os.access(file, os.X_OK)), None)
