"""What a new chapter, rule, problem or format was forgotten of is named by a test."""

import ast
import inspect
import json
import string
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
import test_cli
import test_diff_everything as everything
from conftest import ROOT, Run
from msgspec import structs

from ks_budget.chapters import CHAPTERS, Chapter
from ks_budget.checks import structure
from ks_budget.cli.app import lines
from ks_budget.files.schema import schema, variant_schema
from ks_budget.files.swedish import accounts, claims, money, registers, tables
from ks_budget.language import Text
from ks_budget.model import Content
from ks_budget.model.base import (
    Changeable,
    Field,
    Follows,
    Ident,
    Money,
    NotCompared,
    Prose,
    Refers,
    Share,
    Table,
    Tabled,
    fields,
    nests,
)
from ks_budget.model.walk import walk
from ks_budget.problems import Kind, kinds
from ks_budget.render.formats import FORMATS

PACKAGE = ROOT / "ks_budget"
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def types_below(kind: type[Table]) -> set[type[Table]]:
    """The type of a table, and those of all that it may hold."""
    return {kind}.union(*(types_below(nest.table) for nest in nests(kind) if nest.table))


def test_every_type_of_table_is_a_record_of_one_chapter_or_stands_in_one() -> None:
    records = [kind for chapter in CHAPTERS for kind in chapter.records]
    assert len(records) == len(set(records))
    loose = {kind.__name__ for kind in types_below(Content) - set(records)}
    assert loose == {"Content", "Municipality", "Move", "PrintedBridge", "Explanation"}


def mentioned(annotation: Any) -> set[Any]:
    """All that an annotation names, however deep."""
    return {annotation}.union(
        *(mentioned(part) for part in get_args(annotation)), getattr(annotation, "__metadata__", ())
    )


@pytest.mark.parametrize("kind", sorted(types_below(Content), key=lambda kind: kind.__name__), ids=lambda k: k.__name__)
def test_every_shape_of_the_model_is_one_that_is_understood(kind: type[Table]) -> None:
    """Of others the rules would see nothing: tables in maps, optional lists, marks inside a list, inherited keys."""
    assert [field.name for field in fields(kind)] == list(kind.__struct_fields__)
    for field in fields(kind):
        annotation = kind.__annotations__[field.name]
        named = mentioned(annotation)
        assert {part for part in named if isinstance(part, type) and issubclass(part, Table)} == {field.table} - {None}
        assert {
            part
            for part in named
            if isinstance(part, Ident | Money | NotCompared | Prose | Refers | Share | Tabled | Changeable | Follows)
        } == set(field.marks)
        assert not (field.many and type(None) in named)


def made(kind: type[Table]) -> Table:
    """A table with something in every key, whether or not it makes sense."""
    return kind(**{field.name: filled(kind, field) for field in fields(kind)})


def filled(kind: type[Table], field: Field) -> Any:
    if field.table:
        return (made(field.table),) if field.many else made(field.table)
    said = str(kind.__annotations__[field.name])
    number = Decimal("1.5") if "Decimal" in said else 2024
    if field.map:
        text = "dict[str, str]" in said or "], str]" in said
        return {"x" if text or "Annotated[dict[typing.Annotated[str" in said else 2024: "x" if text else number}
    if field.many:
        return (number,) if "int" in said else ("x",)
    if "Literal" in said:
        parts = [part for outer in get_args(kind.__annotations__[field.name]) for part in (outer, *get_args(outer))]
        return next(choice for part in parts for choice in get_args(part) or (part,) if isinstance(choice, str))
    if "bool" in said:
        return True
    if "date" in said:
        return date(2024, 1, 1)
    return number if "int" in said or "Decimal" in said else "x"


def test_every_field_of_a_chapter_that_the_real_budget_lacks_is_compared() -> None:
    empty = [nest for nest in nests(Content) if not getattr(everything.REAL.content, nest.name)]
    content = structs.replace(everything.REAL.content, **{nest.name: filled(Content, nest) for nest in empty})
    real = structs.replace(everything.REAL, content=content, publications=content.publications)
    seen = {type(table) for _, table in walk(everything.REAL.content)}
    unseen = []
    for path, table in walk(content):
        for field in fields(type(table)) if type(table) not in seen else ():
            if not field.table:
                other = everything.replaced(content, path, field.name, everything.changed(table, field))
                assert isinstance(other, Content)
                changed = structs.replace(real, name="2024-x", content=other, publications=other.publications)
                same, _ = everything.shown(real, changed)
                if same != bool(field.mark(NotCompared)):
                    unseen.append(f"{type(table).__name__}.{field.name}")
    assert unseen == []


SHOWN = [chapter for chapter in CHAPTERS if chapter.command]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("chapter", SHOWN, ids=lambda chapter: chapter.key)
def test_a_chapter_with_a_command_has_a_view_and_words_for_a_budget_without_it(
    chapter: Chapter, language: str, ksb: Run, tmp_path: Path
) -> None:
    assert chapter.none[language], f"{chapter.key} has nothing to say of a budget without it"
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text('[document]\ntitle = "x"\nyear = 2024\n', encoding="utf-8")
    said = ksb(chapter.key, "--lang", language, cwd=tmp_path).stdout
    assert said == chapter.none[language].format(budget="2024") + "\n"


def test_every_view_is_shown_by_an_answer_or_a_chapter() -> None:
    views = {path.stem for path in (PACKAGE / "views").glob("*.py")} - {"__init__"}
    unused = {view for view in views if not any(f"ks_budget.views.{view} import" in text for text in SOURCES.values())}
    assert unused <= {chapter.key.replace("-", "_") for chapter in SHOWN}


def test_every_command_has_golden_files() -> None:
    other = {"audit", "check", "schema", "explain", "report", "export"}
    assert set(lines()) - {words[0] for words in test_cli.COMMANDS.values()} == other


def places(text: str) -> set[str]:
    """The names of the facts that a text is filled in with."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


VIEWS = sorted(
    ".".join(path.relative_to(PACKAGE / "views").with_suffix("").parts)
    for path in (PACKAGE / "views").rglob("*.py")
    if path.stem != "__init__"
)


@pytest.mark.parametrize("view", VIEWS)
def test_the_words_of_a_view_are_there_in_both_languages(view: str) -> None:
    for name, words in vars(import_module(f"ks_budget.views.{view}")).items():
        if isinstance(words, dict) and set(words) == {"sv", "en"} and isinstance(words["sv"], dict):
            assert set(words["sv"]) ^ set(words["en"]) == set(), name
            both = ((key, text, words["en"][key]) for key, text in words["sv"].items())
            assert [key for key, sv, en in both if isinstance(sv, str) and places(sv) != places(en)] == [], name


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_the_texts_of_a_chapter_are_there_in_both_languages(chapter: Chapter) -> None:
    texts: list[Text] = [chapter.title, chapter.none, *chapter.records.values(), *chapter.labels.values()]
    assert [text for text in texts if bool(text.sv) != bool(text.en) or places(text.sv) != places(text.en)] == []


def descriptions(node: Any) -> Iterator[str]:
    """What a schema says of tables and keys, in the order it says it."""
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            yield node["description"]
        for inner in node.values():
            yield from descriptions(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from descriptions(inner)


def test_every_table_and_key_is_described_in_both_languages() -> None:
    described = {text for made in (schema, variant_schema) for text in descriptions(json.loads(made("en")))}
    parts = [accounts.TEXTS, claims.TEXTS, money.TEXTS, registers.TEXTS, tables.TEXTS]
    assert sorted(described ^ {text for part in parts for text in part}) == []
    assert sum(map(len, parts)) == len(described)


@pytest.mark.parametrize("made", [schema, variant_schema])
def test_the_schema_is_the_same_in_both_languages_but_for_what_it_describes(made: Callable[[str], str]) -> None:
    def undescribed(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: undescribed(v) for k, v in node.items() if k != "description" or not isinstance(v, str)}
        return [undescribed(one) for one in node] if isinstance(node, list) else node

    swedes, english = json.loads(made("sv")), json.loads(made("en"))
    assert undescribed(swedes) == undescribed(english)
    alike = set(descriptions(swedes)) & set(descriptions(english))
    assert alike == set()


def test_every_writer_is_a_format() -> None:
    writers = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path, text in SOURCES.items()
        if "render" in path.parts and "def render(report: Report" in text
    }
    assert {format.module for format in FORMATS} == writers


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_a_writer_is_called_as_formats_call_it(format: Any) -> None:
    assert list(inspect.signature(import_module(format.module).render).parameters) == ["report", "screen"]
    assert not format.suffix or format.suffix.startswith(".")


def test_every_rule_of_structure_is_run() -> None:
    generators = [value for value in vars(structure).values() if inspect.isgeneratorfunction(value)]
    own = {rule.__name__ for rule in generators if rule.__module__ == structure.__name__}
    public = {name for name in own if not name.startswith("_")}
    assert public - {rule.__name__ for rule in structure.RULES} == set()


def calls() -> Iterator[Any]:
    """Every ``kinds.group.NAME.at(…)`` in the code, with the names of the facts that it is given."""
    for path, text in SOURCES.items():
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        attr="at",
                        value=ast.Attribute(attr=name, value=ast.Attribute(attr=group, value=ast.Name(id="kinds"))),
                    ),
                    keywords=facts,
                ):
                    where = f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}"
                    yield pytest.param(group, name, [fact.arg for fact in facts], id=where)


@pytest.mark.parametrize(("group", "name", "facts"), list(calls()))
def test_a_problem_is_given_the_facts_of_its_kind(group: str, name: str, facts: list[str | None]) -> None:
    kind: Kind = getattr(getattr(kinds, group), name)
    named = {fact for fact in facts if fact and fact != "subject"}
    assert named - set(kind.facts) == set(), f"{name} has no such fact"
    # None is a dict of facts, which is tried when it is run.
    assert None in facts or set(kind.facts) - named == set(), f"{name} lacks facts"


def test_every_kind_of_problem_is_raised_somewhere() -> None:
    names = {
        name for group in kinds.GROUPS for name, value in vars(getattr(kinds, group)).items() if isinstance(value, Kind)
    }
    code = "".join(text for path, text in SOURCES.items() if path.parent.name != "kinds")
    assert {name for name in names if f".{name}" not in code} == set()
