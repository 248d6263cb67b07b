"""A new member of a closed set fails here at every place that has to know it.

A closed set is an enum of ours, or the union of the effects. A mapping from its members has all of them, or is a
``Partial`` with a reason. A ``match`` over its members is exhaustive (mypy checks it), or its ``case _`` says why not.
"""

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, get_args

import pytest

import aukio
from aukio.domain.base.closed_sets import Partial
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.facts.effects import Effect
from aukio.domain.wording.languages import language

SOURCE = Path(aukio.__file__).parent
EFFECTS = get_args(Effect)
MARK = "# partial: "


class Found(NamedTuple):
    """A mapping from members of a closed set: where it stands, and the members it has."""

    where: str
    value: object
    members: frozenset[Hashable]


@cache
def modules() -> list[ModuleType]:
    names = [
        each.name
        for each in pkgutil.walk_packages(aukio.__path__, "aukio.")
        if ".migrations" not in each.name and not each.name.endswith("__main__")
    ]
    return [importlib.import_module(name) for name in names]


def closed_set(members: Iterable[object]) -> frozenset[Hashable] | None:
    """All members of the closed set that these are members of; None where there is none."""
    given = [each for each in members if each is not None]
    if not given:
        return None
    if all(isinstance(each, type) and each in EFFECTS for each in given):
        return frozenset(EFFECTS)
    kinds = {type(each) for each in given}
    kind = kinds.pop()
    if kinds or not issubclass(kind, Enum) or not kind.__module__.startswith("aukio."):
        return None
    return frozenset(kind)


def mappings(owner: str, holder: Any) -> Iterator[Found]:
    """The mappings among the attributes of a module, of the classes that are defined in it, and inside their values."""
    for name, value in list(vars(holder).items()):
        if isinstance(value, type):
            if value.__module__ == getattr(holder, "__name__", None):
                yield from mappings(f"{owner}:{name}", value)
        elif not name.startswith("__"):
            yield from inside(f"{owner}:{name}", value)


def inside(where: str, value: object) -> Iterator[Found]:
    """The value if it is a mapping, then the mappings in its values, items and, for a dataclass of ours, fields."""
    if isinstance(value, Partial):
        yield Found(where, value, frozenset(value.members))
        for key in value.members:
            yield from inside(f"{where}[{key}]", value.get(key))
    elif isinstance(value, Mapping):
        yield Found(where, value, frozenset(value))
        for key, one in list(value.items()):
            yield from inside(f"{where}[{key}]", one)
    elif isinstance(value, tuple | list):
        for index, one in enumerate(value):
            yield from inside(f"{where}[{index}]", one)
    elif dataclasses.is_dataclass(value) and type(value).__module__.startswith("aukio."):
        for field in dataclasses.fields(value):
            yield from inside(f"{where}.{field.name}", getattr(value, field.name, None))


def assigned_name(where: str) -> str:
    """``MESSAGES`` for ``aukio.domain.wording.en.messages:MESSAGES.states``."""
    return re.split(r"[.\[]", where.rpartition(":")[2], maxsplit=1)[0]


@cache
def all_mappings(*, keyed_by_texts: bool = False) -> list[Found]:
    """Every mapping from a closed set, or from texts, once: under the module in whose source its name is assigned."""
    found: dict[int, Found] = {}
    trees = {name: tree for name, _text, tree in sources()}
    for module in modules():
        assigned = {
            node.id
            for node in ast.walk(trees[str(Path(str(module.__file__)).relative_to(SOURCE.parent))])
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        for each in mappings(module.__name__, module):
            if keyed_by_texts:
                is_asked = bool(each.members) and all(type(key) is str for key in each.members)
            else:
                is_asked = closed_set(each.members) is not None
            if is_asked and assigned_name(each.where) in assigned:
                found.setdefault(id(each.value), each)
    return list(found.values())


def said(members: Iterable[Hashable]) -> str:
    return ", ".join(sorted(each.__name__ if isinstance(each, type) else str(each) for each in members))


def test_every_mapping_from_a_closed_set_has_every_member() -> None:
    lacking = [
        f"{each.where} lacks {said((closed_set(each.members) or frozenset()) - each.members)}"
        for each in all_mappings()
        if not isinstance(each.value, Partial) and not (closed_set(each.members) or frozenset()) <= each.members
    ]
    assert not lacking, "\n".join(["give these a value, or mark the mapping as Partial:", *lacking])


def test_no_mapping_writes_the_members_of_an_enum_as_texts() -> None:
    """Keyed by texts, a mapping would escape the question above."""
    values = {name: {frozenset(map(str, kind)) for kind in kinds} for name, kinds in enums().items()}
    disguised = [
        f"{each.where} by {name}"
        for each in all_mappings(keyed_by_texts=True)
        for name, sets in values.items()
        if any(frozenset(map(str, each.members)) <= one for one in sets)
    ]
    assert not disguised, "\n".join(["key these by the enum:", *disguised])


def test_the_walk_finds_the_mappings_of_every_language() -> None:
    found = {each.where for each in all_mappings()}
    assert {f"aukio.domain.wording.{lang}.words:SUMMARIES" for lang in ("en", "fi", "sv")} <= found
    assert {f"aukio.domain.wording.{lang}.messages:MESSAGES.states" for lang in ("en", "fi", "sv")} <= found
    assert any(where.startswith("aukio.desk.words:") for where in found)


def test_a_partial_mapping_says_why_and_lacks_a_member() -> None:
    partial = [each for each in all_mappings() if isinstance(each.value, Partial)]
    assert [each.where for each in partial if not getattr(each.value, "reason", "").strip()] == []
    assert [each.where for each in partial if closed_set(each.members) == each.members] == []


# ----------------------------------------------------------------------------------------------------------------------
# What a walk over values cannot see: mappings inside functions, and matches


@cache
def sources() -> list[tuple[str, str, ast.Module]]:
    texts = {path: path.read_text() for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts}
    return [(str(path.relative_to(SOURCE.parent)), text, ast.parse(text)) for path, text in texts.items()]


@cache
def enums() -> dict[str, list[frozenset[str]]]:
    """The names of the members of our enums, by the name of the enum; two rooms may use one name."""
    found: dict[str, list[frozenset[str]]] = {}
    values = {value for module in modules() for value in vars(module).values() if isinstance(value, type)}
    for value in values:
        if issubclass(value, Enum) and value.__module__.startswith("aukio."):
            found.setdefault(value.__name__, []).append(frozenset(value.__members__))
    return found


def member(node: ast.expr | None) -> tuple[str, str] | None:
    """``("Fate", "KEPT")`` for ``Fate.KEPT``."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
        return owner, node.attr
    return None


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


def test_no_function_hides_a_mapping_that_lacks_a_member() -> None:
    known = enums()
    lacking = []
    for name, _text, tree in sources():
        displays = {node for function in functions(tree) for node in ast.walk(function) if isinstance(node, ast.Dict)}
        marked = {
            each
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Partial"
            for each in node.args
        }
        for display in displays - marked:
            keys = [found for key in display.keys if (found := member(key)) is not None and found[0] in known]
            owners = {owner for owner, _ in keys}
            if len(owners) == 1 and len(keys) == len(display.keys):
                given = frozenset(key for _, key in keys)
                if given not in known[owners.pop()]:
                    lacking.append(f"{name}:{display.lineno}")
    assert not lacking, "\n".join(["give these every member, or mark them as Partial:", *lacking])


def at_module_level(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below that runs when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from at_module_level(child)


def filled(node: ast.AST) -> ast.expr | None:
    """The enum of ``dict.fromkeys(Kind, value)`` or ``{kind: value for kind in Kind}``: one value for all members."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fromkeys":
        return node.args[0]
    if isinstance(node, ast.DictComp):
        names = {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
        target = node.generators[0].target
        if isinstance(target, ast.Name) and target.id not in names:
            return node.generators[0].iter
    return None


def test_no_module_gives_one_value_to_every_member() -> None:
    """A new member would get it without a decision."""
    known = enums()
    filling = [
        f"{name}:{getattr(node, 'lineno', 0)}"
        for name, _text, tree in sources()
        for node in at_module_level(tree)
        if isinstance(kind := filled(node), ast.Name | ast.Attribute)
        and (kind.id if isinstance(kind, ast.Name) else kind.attr) in known
    ]
    assert not filling, "\n".join(["write a value for each member:", *filling])


def test_a_mapping_that_is_filled_is_seen() -> None:
    sources = ("dict.fromkeys(Kind, 1)", "{kind: 1 for kind in Kind}", "{kind: kind.value for kind in Kind}")
    kinds = [filled(ast.parse(source, mode="eval").body) for source in sources]
    assert [isinstance(kind, ast.Name) for kind in kinds] == [True, True, False]


def patterns(match: ast.Match) -> Iterator[str]:
    """The names of the enums and effects that the cases of a match speak of."""
    for case in match.cases:
        for node in ast.walk(case.pattern):
            if isinstance(node, ast.MatchValue) and (found := member(node.value)) is not None:
                yield found[0]
            elif isinstance(node, ast.MatchClass):
                yield node.cls.id if isinstance(node.cls, ast.Name) else getattr(node.cls, "attr", "")


def test_every_match_over_a_closed_set_is_exhaustive_or_says_why_not() -> None:
    closed = {*enums(), *(effect.__name__ for effect in EFFECTS)}
    open_ended = []
    for name, text, tree in sources():
        lines = text.splitlines()
        for node in ast.walk(tree):
            if not isinstance(node, ast.Match) or not closed & {*patterns(node)}:
                continue
            for case in node.cases:
                is_wildcard = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and not case.guard
                ends = isinstance(case.body[0], ast.Expr) and "assert_never" in ast.unparse(case.body[0])
                if is_wildcard and not ends and MARK not in lines[case.pattern.lineno - 1]:
                    open_ended.append(f"{name}:{case.pattern.lineno}")
    assert not open_ended, "\n".join(
        [f"end these in assert_never, or write '{MARK}<reason>' behind 'case _:'", *open_ended]
    )


# ----------------------------------------------------------------------------------------------------------------------
# The walk itself


def test_the_walk_looks_into_mappings_sequences_and_dataclasses() -> None:
    spoken = language(SOURCE_LANGUAGE).MESSAGES
    found = {each.where for each in inside("here:ALL", {"one": [spoken, {"deep": {}}]})}
    assert found == {
        "here:ALL",
        "here:ALL[one][0].causes",
        "here:ALL[one][0].draft_decided",
        "here:ALL[one][0].states",
        "here:ALL[one][1]",
        "here:ALL[one][1][deep]",
    }


def test_a_partial_mapping_has_no_value_for_other_members() -> None:
    partial = Partial({"a": 1}, reason="an example")
    assert (partial.get("a"), partial.get("b"), partial.get("b", 0)) == (1, None, 0)
    assert ("a" in partial, "b" in partial) == (True, False)
    with pytest.raises(TypeError):
        partial["a"]  # type: ignore[index]  # that is what must not work
