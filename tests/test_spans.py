"""Where keys and values stand in a TOML text: case by case, in every text that tomli writes, in every budget here."""

import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
import tomli
import tomli_w
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_budget.files import locate
from ks_budget.files.locate import nearest
from ks_budget.files.parse import Source, parse
from ks_budget.files.spans import spans
from ks_budget.files.store import Raw
from ks_budget.problems import KeyPath, Place, Span
from ks_budget.problems.kinds.reading import NUL

Shown = dict[KeyPath, tuple[str, str]]
"""Key path to what stands at its key and at its value."""

CASES: dict[str, tuple[str, Shown]] = {
    "pairs": ("a = 1\nb-c_2=true\n", {("a",): ("a", "1"), ("b-c_2",): ("b-c_2", "true")}),
    "numbers": (
        "a = -1_000\nb = +6.5e-3\nc = 0xDEAD\nd = -inf",
        {("a",): ("a", "-1_000"), ("b",): ("b", "+6.5e-3"), ("c",): ("c", "0xDEAD"), ("d",): ("d", "-inf")},
    ),
    "comments": (
        "# x = 1\na = 1 # b = 2\n[t] # [u]\n# ] } \"\nb = '#' # '\nc = [1] # ]\n#",
        {
            ("a",): ("a", "1"),
            ("t",): ("t", "t"),
            ("t", "b"): ("b", "'#'"),
            ("t", "c"): ("c", "[1]"),
            ("t", "c", 0): ("1", "1"),
        },
    ),
    "dotted keys": (
        "a . b\t. c = 1\na.d = 2\n1.5 = 3\n",
        {
            ("a",): ("a . b\t. c", "1"),
            ("a", "b"): ("a . b\t. c", "1"),
            ("a", "b", "c"): ("a . b\t. c", "1"),
            ("a", "d"): ("a.d", "2"),
            ("1",): ("1.5", "3"),
            ("1", "5"): ("1.5", "3"),
        },
    ),
    "quoted keys": (
        "\"å # =\" = 1\n'x.y' = 2\n\"\" = 3\n'a' . \"b\".c = 4\n'c:\\t' = 5\n",
        {
            ("å # =",): ('"å # ="', "1"),
            ("x.y",): ("'x.y'", "2"),
            ("",): ('""', "3"),
            ("a",): ("'a' . \"b\".c", "4"),
            ("a", "b"): ("'a' . \"b\".c", "4"),
            ("a", "b", "c"): ("'a' . \"b\".c", "4"),
            ("c:\\t",): ("'c:\\t'", "5"),
        },
    ),
    "escapes in keys": (
        r'"q\"q" = 1' "\n" r'"\\" = 2' "\n" r'"\b\t\n\f\r" = 3' "\n" r'"\u00e5\U0001F600\\u0041" = 4' "\n",
        {
            ('q"q',): (r'"q\"q"', "1"),
            ("\\",): (r'"\\"', "2"),
            ("\b\t\n\f\r",): (r'"\b\t\n\f\r"', "3"),
            ("å😀\\u0041",): (r'"\u00e5\U0001F600\\u0041"', "4"),
        },
    ),
    "tables": (
        "[ a . 'b' ]\nx = 1\n[a]\ny = 2\n [a.c]\n\tz = 3\n",
        {
            ("a",): ("a", "a"),
            ("a", "b"): ("a . 'b'", "a . 'b'"),
            ("a", "b", "x"): ("x", "1"),
            ("a", "y"): ("y", "2"),
            ("a", "c"): ("a.c", "a.c"),
            ("a", "c", "z"): ("z", "3"),
        },
    ),
    "arrays of tables": (
        "[[a]]\nx = 1\n[[ a.b ]]\n[[a.b]]\ny = 2\n[a.b.t]\n[['a']]\n[[a .b]]\n[a.u]\n[[\"a\".b]]\nz.w = 3\n",
        {
            ("a",): ("a", "a"),
            ("a", 0): ("a", "a"),
            ("a", 0, "x"): ("x", "1"),
            ("a", 0, "b"): ("a.b", "a.b"),
            ("a", 0, "b", 0): ("a.b", "a.b"),
            ("a", 0, "b", 1): ("a.b", "a.b"),
            ("a", 0, "b", 1, "y"): ("y", "2"),
            ("a", 0, "b", 1, "t"): ("a.b.t", "a.b.t"),
            ("a", 1): ("'a'", "'a'"),
            ("a", 1, "b"): ("a .b", "a .b"),
            ("a", 1, "b", 0): ("a .b", "a .b"),
            ("a", 1, "u"): ("a.u", "a.u"),
            ("a", 1, "b", 1): ('"a".b', '"a".b'),
            ("a", 1, "b", 1, "z"): ("z.w", "3"),
            ("a", 1, "b", 1, "z", "w"): ("z.w", "3"),
        },
    ),
    "inline tables": (
        "a = {}\nb = { x = 1,y.z = '}', \"w\" = {v = { }} } # }\n",
        {
            ("a",): ("a", "{}"),
            ("b",): ("b", "{ x = 1,y.z = '}', \"w\" = {v = { }} }"),
            ("b", "x"): ("x", "1"),
            ("b", "y"): ("y.z", "'}'"),
            ("b", "y", "z"): ("y.z", "'}'"),
            ("b", "w"): ('"w"', "{v = { }}"),
            ("b", "w", "v"): ("v", "{ }"),
        },
    ),
    "lists": (
        "a = []\nb = [\n  1 ,# ]\n  [ 2, '],' ],\n  # 3,\n  {c = [4]},\n]\n",
        {
            ("a",): ("a", "[]"),
            ("b",): ("b", "[\n  1 ,# ]\n  [ 2, '],' ],\n  # 3,\n  {c = [4]},\n]"),
            ("b", 0): ("1", "1"),
            ("b", 1): ("[ 2, '],' ]", "[ 2, '],' ]"),
            ("b", 1, 0): ("2", "2"),
            ("b", 1, 1): ("'],'", "'],'"),
            ("b", 2): ("{c = [4]}", "{c = [4]}"),
            ("b", 2, "c"): ("c", "[4]"),
            ("b", 2, "c", 0): ("4", "4"),
        },
    ),
    "strings": (
        'a = ""\nb = \'\'\nc = "\\"#\\\\" # "\nd = \'\\\'\ne = \'"\'\n',
        {
            ("a",): ("a", '""'),
            ("b",): ("b", "''"),
            ("c",): ("c", '"\\"#\\\\"'),
            ("d",): ("d", "'\\'"),
            ("e",): ("e", "'\"'"),
        },
    ),
    "long strings": (
        'a = """"""\nb = """\n"x" ""\\"""y = 1\\\\"""\nc = """z"""""\nd = """\\\n  w""""\ne = [""""v""", """"""]\n',
        {
            ("a",): ("a", '""""""'),
            ("b",): ("b", '"""\n"x" ""\\"""y = 1\\\\"""'),
            ("c",): ("c", '"""z"""""'),
            ("d",): ("d", '"""\\\n  w""""'),
            ("e",): ("e", '[""""v""", """"""]'),
            ("e", 0): ('""""v"""', '""""v"""'),
            ("e", 1): ('""""""', '""""""'),
        },
    ),
    "long literal strings": (
        "a = ''''''\nb = '''\n'x' ''y\\'''\nc = '''z'''''\nd = ''''w''''\n",
        {
            ("a",): ("a", "''''''"),
            ("b",): ("b", "'''\n'x' ''y\\'''"),
            ("c",): ("c", "'''z'''''"),
            ("d",): ("d", "''''w''''"),
        },
    ),
    "dates": (
        "a = 1979-05-27 07:32:00.5Z # x\nb = 1979-05-27 # 07:32\nc = 07:32:00\n"
        "d = [1979-05-27 , 1979-05-27T07:32:00-07:00]\n",
        {
            ("a",): ("a", "1979-05-27 07:32:00.5Z"),
            ("b",): ("b", "1979-05-27"),
            ("c",): ("c", "07:32:00"),
            ("d",): ("d", "[1979-05-27 , 1979-05-27T07:32:00-07:00]"),
            ("d", 0): ("1979-05-27", "1979-05-27"),
            ("d", 1): ("1979-05-27T07:32:00-07:00", "1979-05-27T07:32:00-07:00"),
        },
    ),
    "line ends of Windows": (
        '[a]\r\nb = 1\r\nc = """\r\nx\r\n"""\r\nd = [\r\n2,\r\n] # e\r\n[[f.g]]\r\n',
        {
            ("a",): ("a", "a"),
            ("a", "b"): ("b", "1"),
            ("a", "c"): ("c", '"""\r\nx\r\n"""'),
            ("a", "d"): ("d", "[\r\n2,\r\n]"),
            ("a", "d", 0): ("2", "2"),
            ("f",): ("f.g", "f.g"),
            ("f", "g"): ("f.g", "f.g"),
            ("f", "g", 0): ("f.g", "f.g"),
        },
    ),
    "nothing": ("\n # a = 1", {}),
}

NEWER: dict[str, tuple[str, Shown]] = {
    "inline tables on several lines": (
        "a = {\n  b = 1, # }\n  # c = 2,\n  d = {\n    e = 3,\n  },\n}\nf = 4\n",
        {
            ("a",): ("a", "{\n  b = 1, # }\n  # c = 2,\n  d = {\n    e = 3,\n  },\n}"),
            ("a", "b"): ("b", "1"),
            ("a", "d"): ("d", "{\n    e = 3,\n  }"),
            ("a", "d", "e"): ("e", "3"),
            ("f",): ("f", "4"),
        },
    ),
    "escapes": (r'"\e\xe5" = "\x41"', {("\x1bå",): (r'"\e\xe5"', r'"\x41"')}),
    "times without seconds": (
        "a = 07:32\nb = 1979-05-27 07:32 # c\n",
        {("a",): ("a", "07:32"), ("b",): ("b", "1979-05-27 07:32")},
    ),
}
"""What TOML 1.1 allows, and an older tomli does not."""

READ = [
    parse(Raw(path.relative_to(ROOT).as_posix(), path.read_bytes()))
    for folder in ("budgets", "tests")
    for path in sorted((ROOT / folder).rglob("*.toml"))
    if path.is_file()
]
SOURCES = [source for source in READ if isinstance(source, Source)]
"""The budgets here that can be read, with and without mistakes."""


def shown(text: str) -> Shown:
    return {path: (text[slice(*key)], text[slice(*value)]) for path, (key, value) in spans(text).items()}


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every path below a parsed value, with what is there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*path, key), item
        yield from walk(item, (*path, key))


def agree(text: str) -> int:
    """Spans of a text have the paths that tomli has, and their values parse to tomli's. Returns how many."""
    found = shown(text)
    parsed = dict(walk(tomli.loads(text)))
    assert set(found) == set(parsed)
    for path, value in parsed.items():
        # Only what is written as one value can be read by itself, tables under headers cannot. nan is not itself.
        if not isinstance(value, dict | list):
            assert repr(tomli.loads(f"x = {found[path][1]}")["x"]) == repr(value)
    return len(parsed)


@pytest.mark.parametrize("name", [*CASES, *NEWER])
def test_every_path_and_what_stands_there(name: str) -> None:
    text, expected = {**CASES, **NEWER}[name]
    assert shown(text) == expected


@pytest.mark.parametrize("name", CASES)
def test_the_cases_are_toml(name: str) -> None:
    assert agree(CASES[name][0]) == len(CASES[name][1])


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text("\"'\\\n#=.[]{}, a", max_size=12)
leaves = st.one_of(
    texts, st.integers(-(2**63), 2**63 - 1), st.booleans(), st.floats(), st.dates(), st.datetimes(), st.times()
)
values = st.recursive(leaves, lambda v: st.lists(v, max_size=4) | st.dictionaries(texts, v, max_size=4), max_leaves=15)


@given(st.dictionaries(texts, values, max_size=5), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=200)
def test_what_tomli_writes(tables: dict[str, Any], long: bool, line_end: str) -> None:
    text = tomli_w.dumps(tables, multiline_strings=long).replace("\n", line_end)
    assert agree(text) == len(list(walk(tables)))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_every_budget_here(source: Source) -> None:
    assert agree(source.text) > 0


@given(st.text() | st.text("[]{}\"'\\=.,#\n\r\t a1-:é", max_size=200))
@settings(max_examples=300)
def test_any_text_has_an_end(text: str) -> None:
    for ranges in spans(text).values():
        for start, end in ranges:
            assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize("part", ['x = ["""\\', 'x = "\\', '"\\', "a.", "[a.", "a    .    "])
def test_a_long_text_takes_no_more_than_its_length(part: str) -> None:
    """A second or so; read from every opening quote to the end, it would take minutes."""
    text = part * (400_000 // len(part))
    start = time.perf_counter()
    spans(text)
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("start", "part", "end"),
    [("x = ", "[", "]"), ("x = ", "{a = ", "}"), ("x = ", "[{a = ", "}]"), ("a", ".a", " = 1"), ("[a", ".a", "]")],
)
def test_depth_has_a_bound(start: str, part: str, end: str) -> None:
    """Were every path in it kept, such a text would take a hundred megabytes, and a longer one all there are."""
    tracemalloc.start()
    found = spans(start + part * 5_000 + end * 5_000)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert max(len(path) for path in found) == 100
    assert held < 30_000_000


def test_depth_that_budgets_never_reach_is_found() -> None:
    text = "x = " + "[" * 90 + "1" + "]" * 90
    assert shown(text)[("x", *[0] * 90)] == ("1", "1")


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("# å\na = 'ö' # x", Place("f", ("a",)), Span(2, 5, 8, "a = 'ö' # x")),
        ("[t]\r\n'ö 𝄞' = 10\r\n", Place("f", ("t", "ö 𝄞")), Span(2, 9, 11, "'ö 𝄞' = 10")),
        ("[t]\r\n'ö 𝄞' = 10\r\n", Place("f", ("t", "ö 𝄞"), "key"), Span(2, 1, 6, "'ö 𝄞' = 10")),
        # Of a value on several lines the first is marked, without its line end.
        ("a = [\r\n  1,\r\n]\r\n", Place("f", ("a",)), Span(1, 5, 6, "a = [")),
        ("a = '''\nx'''\n", Place("f", ("a",)), Span(1, 5, 8, "a = '''")),
        # What is not there is shown at what it would be in.
        ("[t]\na = 1\n", Place("f", ("t", "b", 0)), Span(1, 2, 3, "[t]")),
        ("a = 1", Place("f", ("b",)), None),
        ("a = 1", Place("other", ("a",)), None),
    ],
)
def test_the_line_and_the_columns(
    text: str, place: Place, expected: Span | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "nearest", nearest)
    [problem] = locate.locate([NUL.at(place)], [Source("f", text, {})])
    assert isinstance(problem.places[0], Place)
    assert problem.places[0].span == expected
