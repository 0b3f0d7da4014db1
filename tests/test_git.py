"""Budgets in git revisions: only what is there is read, whatever the repository asks for, and git as it comes."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HEAD, ROOT, Run

from ks_budget.files import git as files_git

FRAME = (
    '[[frame]]\nid = "ks"\nname = "KS"\nindex = "pkv"\nline = [{ id = "a", label = "A", kind = "grant", amount = 7 }]\n'
)
BUDGET = HEAD + FRAME
NEXT = BUDGET.replace("year = 2024", "year = 2025").replace("[2025, 2026]", "[2026]")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that must not run are shell scripts")

Trap = Callable[[], str]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git without the settings of whoever runs the tests, and with few seconds to take."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    known = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"]
    done = subprocess.run(["git", *known, *arguments], cwd=folder, capture_output=True, encoding="utf-8", timeout=60)
    assert fails or done.returncode == 0, done.stderr
    return done.stdout.strip()


def repository(folder: Path, *options: str) -> Path:
    """A repository with the budget 2024 and one commit; on disk the budget is gone."""
    (folder / "budgets").mkdir(parents=True)
    (folder / "budgets" / "2024.toml").write_text(BUDGET, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main", *options)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


class Marker:
    """A program that leaves a mark when it is run."""

    def __init__(self, folder: Path) -> None:
        self.path, self.mark = folder / "trap.sh", folder / "it-ran"
        self.path.write_text(f"#!/bin/sh\ntouch '{self.mark}'\nexit 1\n", encoding="utf-8")
        self.path.chmod(0o755)

    def ran(self) -> bool:
        there = self.mark.exists()
        self.mark.unlink(missing_ok=True)
        return there


@pytest.fixture
def marker(tmp_path: Path) -> Marker:
    return Marker(tmp_path)


def is_read(ksb: Run, cwd: Path, name: str = "2024@HEAD") -> bool:
    result = ksb("show", name, cwd=cwd)
    assert "Traceback" not in result.stderr
    return result.exit_code == 0 and "KS" in result.stdout


def partial(tmp_path: Path, repo: Path) -> Path:
    """A clone of a repository that lacks every file's content."""
    git(repo, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repo}", str(clone))
    (clone / "budgets").mkdir()
    return clone


WAYS = {
    "ssh": ["remote.origin.url=ssh://example.invalid/x", "core.sshCommand={}"],
    "upload-pack": ["remote.origin.uploadpack={}"],
    "proxy": ["remote.origin.url=git://example.invalid/x", "core.gitProxy={}"],
    "ext": ["remote.origin.url=ext::{}", "protocol.ext.allow=always", "protocol.allow=always"],
}


@pytest.mark.parametrize("older", [False, True], ids=["", "older-git"])
@pytest.mark.parametrize("way", WAYS)
def test_what_a_partial_clone_lacks_is_not_fetched(
    way: str, older: bool, tmp_path: Path, repo: Path, marker: Marker, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = git(repo, "rev-parse", "HEAD:budgets/2024.toml")
    clone = partial(tmp_path, repo)
    for setting in WAYS[way]:
        git(clone, "config", *setting.format(marker.path).split("=", 1))
    git(clone, "cat-file", "blob", blob, fails=True)
    assert marker.ran(), "the trap is none"
    if older:
        monkeypatch.delitem(files_git._QUIET, "GIT_NO_LAZY_FETCH")
    result = ksb("show", "2024@HEAD", cwd=clone)
    assert not marker.ran()
    assert result.exit_code == 2
    assert "KSB031" in result.stderr
    assert "budgets/2024.toml@HEAD" in result.stderr


def embedded(folder: Path, marker: Marker) -> None:
    """A folder that is a bare repository, as files that git keeps, whose file system watcher is the trap."""
    (folder / "refs").mkdir(parents=True)
    (folder / "objects").mkdir()
    (folder / "refs" / "x").write_text("x", encoding="utf-8")
    (folder / "objects" / "x").write_text("x", encoding="utf-8")
    (folder / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (folder / "config").write_text(
        f'[core]\nrepositoryformatversion = 0\nbare = false\nworktree = "{folder}"\nfsmonitor = "{marker.path}"\n'
        f'sshCommand = "{marker.path}"\n[alias]\nls-tree = "!{marker.path}"\n[pager]\nls-tree = "{marker.path}"\n',
        encoding="utf-8",
    )


@pytest.mark.parametrize("where", ["budgets", "budgets/ks"])
def test_a_repository_among_the_tracked_files_is_none(
    where: str, repo: Path, tmp_path: Path, marker: Marker, ksb: Run
) -> None:
    (repo / where).mkdir(exist_ok=True)
    (repo / where / "2025.toml").write_text(NEXT, encoding="utf-8")
    embedded(repo / where, marker)
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "trap")
    git(tmp_path, "clone", "-q", str(repo), "clone")
    clone = tmp_path / "clone"
    git(clone / where, "status", fails=True)
    assert marker.ran(), "the trap is none"
    named = f"{where}/2025@HEAD"
    ksb("show", named, cwd=clone)
    ksb("show", "2024@HEAD", "--budgets", clone / where, cwd=clone / where)
    ksb("check", named, "--proof", cwd=clone)
    assert not marker.ran()
    assert "A" in ksb("project", "--from", named, cwd=clone).stdout


def test_the_settings_of_a_repository_start_nothing(repo: Path, marker: Marker, ksb: Run) -> None:
    hooks = repo / ".git" / "hooks"
    for name in ("post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_text(marker.path.read_text(encoding="utf-8"), encoding="utf-8")
        (hooks / name).chmod(0o755)
    (repo / ".gitattributes").write_text("*.toml diff=trap filter=trap\n", encoding="utf-8")
    for key in ("core.fsmonitor", "core.pager", "pager.ls-tree", "pager.cat-file", "core.askPass", "core.gitProxy",
                "diff.trap.textconv", "filter.trap.smudge", "filter.trap.clean", "core.alternateRefsCommand",
                "credential.helper", "core.editor", "gpg.program", "diff.external"):  # fmt: skip
        git(repo, "config", key, str(marker.path))
    git(repo, "status", fails=True)
    assert marker.ran(), "the trap is none"
    assert is_read(ksb, repo)
    assert not marker.ran()


def test_settings_that_another_file_holds_start_nothing(repo: Path, tmp_path: Path, marker: Marker, ksb: Run) -> None:
    other = tmp_path / "other.cfg"
    other.write_text(f'[core]\nfsmonitor = "{marker.path}"\nworktree = "{tmp_path}"\n', encoding="utf-8")
    git(repo, "config", f"includeIf.gitdir:{repo}/.path", str(other))
    git(repo, "status", fails=True)
    assert marker.ran(), "the trap is none"
    assert is_read(ksb, repo)
    assert not marker.ran()


def test_content_that_is_damaged_is_told(repo: Path, ksb: Run) -> None:
    blob = git(repo, "rev-parse", "HEAD:budgets/2024.toml")
    file = repo / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:20])
    result = ksb("show", "2024@HEAD", cwd=repo)
    assert (result.exit_code, "KSB031" in result.stderr) == (2, True)


@pytest.mark.parametrize("size", range(0, 60, 7))
def test_an_answer_of_git_that_ends_early_is_no_content(size: int, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = b"aa blob 10\n0123456789\nbb missing\ncc blob 5\n01234\n"
    repository = files_git.Repository(repo, "HEAD")
    done = subprocess.CompletedProcess([], 128, whole[:size], b"")
    monkeypatch.setattr(repository, "_run", lambda *_: done)
    known = {"aa": b"0123456789", "bb": None, "cc": b"01234"}
    contents = repository.contents(["aa", "bb", "cc"])
    assert all(content in (None, known[blob]) for blob, content in contents.items())
    assert (None in contents.values()) or contents == known


def test_a_repository_elsewhere_starts_nothing(repo: Path, tmp_path: Path, marker: Marker, ksb: Run) -> None:
    elsewhere = tmp_path / "elsewhere.git"
    (repo / ".git").rename(elsewhere)
    (repo / ".git").write_text(f"gitdir: {elsewhere}\n", encoding="utf-8")
    git(repo, "config", "core.fsmonitor", str(marker.path))
    git(repo, "status", fails=True)
    assert marker.ran(), "the trap is none"
    assert is_read(ksb, repo)
    assert not marker.ran()


def test_no_program_beside_the_budgets_is_taken_for_git(
    repo: Path, marker: Marker, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (repo, repo / "budgets"):
        (folder / "git").symlink_to(marker.path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    files_git._program.cache_clear()
    assert is_read(ksb, repo)
    assert is_read(ksb, repo / "budgets")
    assert not marker.ran()


def test_another_tree_and_another_content_change_nothing(repo: Path, tmp_path: Path, ksb: Run) -> None:
    """`core.worktree` leads elsewhere, and a replacement gives the budget another content."""
    (tmp_path / "tree").mkdir()
    blob = git(repo, "rev-parse", "HEAD:budgets/2024.toml")
    (repo / "other").write_text("x = 1", encoding="utf-8")
    git(repo, "replace", blob, git(repo, "hash-object", "-w", "other"))
    git(repo, "config", "core.worktree", str(tmp_path / "tree"))
    assert is_read(ksb, repo)


@pytest.mark.parametrize("file", ["config", "HEAD", "packed-refs", "commondir", "shallow", "objects/info/alternates"])
def test_a_pipe_in_the_place_of_a_file_of_git_holds_nothing_up(
    file: str, repo: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo / ".git" / file).unlink(missing_ok=True)
    os.mkfifo(repo / ".git" / file)
    monkeypatch.setattr(files_git, "SECONDS", 1)
    result = ksb("show", "2024@HEAD", cwd=repo)
    assert result.exit_code == 2
    assert "KSB031" in result.stderr or "KSB011" in result.stderr
    assert "KSB031" in result.stderr or file != "config"


GITS_OWN = {
    "GIT_DIR": "{repo}/.git",
    "GIT_WORK_TREE": "{repo}/budgets",
    "GIT_INDEX_FILE": "/nowhere",
    "GIT_OBJECT_DIRECTORY": "/nowhere",
    "GIT_PREFIX": "budgets/",
    "GIT_CEILING_DIRECTORIES": "{repo}/budgets",
    "GIT_CONFIG_PARAMETERS": "'core.worktree'='/nowhere'",
    "GIT_NAMESPACE": "other",
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_TRACE": "{repo}/trace",
}


@pytest.mark.parametrize("name", GITS_OWN)
def test_what_git_sets_for_hooks_and_aliases_is_not_heeded(
    name: str, repo: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, GITS_OWN[name].format(repo=repo))
    assert is_read(ksb, repo)
    assert not (repo / "trace").exists()


def test_in_a_linked_worktree(repo: Path, tmp_path: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repo, "worktree", "add", "-q", str(tmp_path / "second"))
    second = tmp_path / "second"
    assert is_read(ksb, second)
    monkeypatch.setenv("GIT_DIR", git(second, "rev-parse", "--absolute-git-dir"))
    assert is_read(ksb, second)


def test_in_a_worktree_of_a_bare_repository(repo: Path, tmp_path: Path, ksb: Run) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repo), "bare.git")
    git(tmp_path / "bare.git", "worktree", "add", "-q", str(tmp_path / "tree"))
    assert is_read(ksb, tmp_path / "tree")


def test_what_is_not_there_any_more_is_read(repo: Path, ksb: Run) -> None:
    """The folder is gone since; the file is named by its path."""
    (repo / "budgets" / "2024.toml").unlink()
    (repo / "budgets").rmdir()
    assert is_read(ksb, repo, "budgets/2024@HEAD")


def test_in_a_repository_of_long_names(tmp_path: Path, ksb: Run) -> None:
    assert is_read(ksb, repository(tmp_path / "long", "--object-format=sha256"))


def test_in_a_shallow_clone(repo: Path, tmp_path: Path, ksb: Run) -> None:
    git(repo, "commit", "-q", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", "shallow")
    assert is_read(ksb, tmp_path / "shallow")
    result = ksb("show", "2024@HEAD~1", cwd=tmp_path / "shallow")
    assert (result.exit_code, "KSB011" in result.stderr) == (2, True)


def test_in_a_clone_that_shares_its_content(repo: Path, tmp_path: Path, ksb: Run) -> None:
    git(tmp_path, "clone", "-q", "--shared", str(repo), "sharing")
    assert is_read(ksb, tmp_path / "sharing")


def test_in_a_submodule(repo: Path, tmp_path: Path, ksb: Run) -> None:
    whole = repository(tmp_path / "whole")
    git(whole, "submodule", "--quiet", "add", str(repo), "part")
    git(whole, "commit", "-qm", "part")
    assert is_read(ksb, whole / "part")
    assert is_read(ksb, whole)


def test_a_folder_of_budgets_that_is_the_top_of_its_repository(tmp_path: Path, ksb: Run) -> None:
    (tmp_path / "2024.toml").write_text(BUDGET, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        git(tmp_path, *command)
    assert ksb("show", "2024@HEAD", "--budgets", tmp_path).exit_code == 0


def test_boards_and_the_files_above_them(tmp_path: Path, ksb: Run) -> None:
    repo = tmp_path / "boards"
    (repo / "budgets" / "ks").mkdir(parents=True)
    head, index = BUDGET.split("[[publication]]")
    index, frame = index.split("[[frame]]")
    (repo / "budgets" / "ks" / "2024.toml").write_text(f"{head}[[frame]]{frame}", encoding="utf-8")
    (repo / "budgets" / "pkv.toml").write_text(f"[[publication]]{index}", encoding="utf-8")
    git(repo, "init", "-q")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "first")
    (repo / "budgets" / "pkv.toml").write_text("broken", encoding="utf-8")
    assert "4,1" in ksb("project", "--from", "2024@HEAD", cwd=repo).stdout


def test_a_budget_of_many_files_is_one_run_of_git(tmp_path: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "many")
    folder = repo / "budgets" / "2025"
    folder.mkdir()
    (folder / "document.toml").write_text(NEXT, encoding="utf-8")
    for i in range(400):
        (folder / f"empty{i}.toml").write_text("# nothing\n", encoding="utf-8")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "many")
    runs: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        runs.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(files_git.subprocess, "run", counted)
    ksb("show", "2025@HEAD", cwd=repo)
    assert len(runs) == 2


def test_what_is_in_the_revision_and_is_a_link(repo: Path, ksb: Run) -> None:
    (repo / "budgets" / "x.toml").symlink_to("../secret.toml")
    (repo / "budgets" / "2023").mkdir()
    (repo / "budgets" / "2023" / "x.toml").symlink_to("../../secret.toml")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "link")
    result = ksb("show", "2024@HEAD", cwd=repo)
    assert (result.exit_code, result.stderr.count("KSB004")) == (2, 1)


def test_outside_a_repository(tmp_path: Path, ksb: Run) -> None:
    (tmp_path / "budgets").mkdir()
    result = ksb("show", "2024@HEAD", cwd=tmp_path)
    assert (result.exit_code, "ligger inte i ett git-arkiv" in result.stderr) == (2, True)


@pytest.fixture
def wrong(repo: Path) -> Path:
    """A repository with a wrong budget in a folder whose name has what an address lacks."""
    (repo / "mer ekonomi").mkdir()
    (repo / "budgets").rename(repo / "mer ekonomi" / "budgets")
    (repo / "mer ekonomi" / "budgets" / "2024.toml").write_text("x = 1\n", encoding="utf-8")
    return repo


def told(ksb: Run, cwd: Path, *arguments: str) -> tuple[str, str]:
    """How SARIF and GitHub are told of the file."""
    sarif = json.loads(ksb("check", *arguments, "--format", "sarif", cwd=cwd).stdout)
    location = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    line = ksb("check", *arguments, "--format", "github", cwd=cwd).stdout
    return location, line.removeprefix("::error file=").partition(",")[0]


def test_files_are_named_from_the_top_of_the_repository(wrong: Path, ksb: Run) -> None:
    (wrong / "beside").mkdir()
    named = ("mer%20ekonomi/budgets/2024.toml", "mer ekonomi/budgets/2024.toml")
    assert told(ksb, wrong / "mer ekonomi") == named
    assert told(ksb, wrong / "mer ekonomi" / "budgets") == named
    assert told(ksb, wrong / "beside", "--budgets", "../mer ekonomi/budgets") == named
    assert told(ksb, wrong.parent, "--budgets", "repo/mer ekonomi/budgets") == named
    assert told(ksb, wrong.parent, "--budgets", str(wrong / "mer ekonomi/budgets")) == named
    here = ksb("check", "--brief", cwd=wrong / "mer ekonomi").stdout
    assert "\nbudgets/2024.toml:1:1:" in here


def test_outside_a_repository_files_are_named_from_here(wrong: Path, ksb: Run) -> None:
    (wrong / ".git").rename(wrong / "git")
    assert told(ksb, wrong, "--budgets", "mer ekonomi/budgets")[0] == "mer%20ekonomi/budgets/2024.toml"
    (wrong / "beside").mkdir()
    assert told(ksb, wrong / "beside", "--budgets", "../mer ekonomi/budgets")[0] == "../mer%20ekonomi/budgets/2024.toml"
    elsewhere = told(ksb, wrong / "beside", "--budgets", str(wrong / "mer ekonomi/budgets"))[0]
    assert elsewhere == f"file://{wrong}/mer%20ekonomi/budgets/2024.toml"


def test_the_hook_runs_when_files_are_only_deleted() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "always_run: true" in hook
    assert "pass_filenames: false" in hook
