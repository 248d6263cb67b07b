"""Reading YAML as plain data that knows the line of each value.

Only a small part of YAML is read: texts, whole and decimal numbers, ``true`` and ``false``, lists, mappings. A day, a
clock time, ``on`` and ``no`` are texts. Anchors, aliases and tags are refused, so that a small file cannot expand to
large data.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from aukio.domain.base.mistakes import Refused
from aukio.formats.values.keys import KeyPath, Misfit, shorten
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.unreadable import NEXT_STEP, explain

MOST_SHOWN = 5
"""Largest number of mistakes in one refusal; the rest are counted."""

_MOST_LOCATED = 1000
_DEEPEST = 60
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is some eight times faster
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False} | {
    "Null": None,
    "NULL": None,
    "True": True,
    "TRUE": True,
    "False": False,
    "FALSE": False,
}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,30})\.[0-9]{1,40}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_KEY_FOLLOWS = object()
_SAVE = "Save the file as UTF-8 text, without control characters."


@dataclass(frozen=True, slots=True)
class Position:
    """A position in a text; both numbers count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain data. ``source`` is its name in messages."""

    source: str
    text: str = field(repr=False)
    data: Json = field(repr=False)

    def position(self, keys: KeyPath) -> Position:
        """Return the position of the value at ``keys``; for a missing one, that of the value it should be in."""
        return self._positions([keys])[keys]

    def refusal(self, misfits: Iterable[Misfit]) -> Refused:
        """Return the refusal of the file with its misfits in the order of lines."""
        found = list(misfits)
        positions = self._positions(misfit.keys for misfit in found[:_MOST_LOCATED])
        ordered = sorted(found[:_MOST_LOCATED], key=lambda misfit: positions[misfit.keys].line)
        lines = [
            f"{self.source}:{_say_position(positions[misfit.keys], misfit)}: {misfit.message}"
            for misfit in ordered[:MOST_SHOWN]
        ]
        if len(found) > MOST_SHOWN:
            lines.append(f"… and {len(found) - MOST_SHOWN} more.")
        return Refused("\n".join(lines), next_step=ordered[0].next_step)

    def _positions(self, paths: Iterable[KeyPath]) -> dict[KeyPath, Position]:
        # The text is read a second time: mistakes are rare, and positions of all values would need more memory than
        # the data.
        requested = list(paths)
        wanted = {path[:length] for path in requested for length in range(len(path) + 1)}
        found = _find(self.source, self.text, wanted)
        return {path: found[_nearest(path, found)] for path in requested}


def _say_position(position: Position, misfit: Misfit) -> str:
    return f"{position.line}:{position.column}" if misfit.with_column else f"{position.line}"


def locate(text: str | bytes, *, source: str) -> Document:
    """Read a file. Raises ``Refused`` with the line of the first error."""
    decoded = _decoded(text, source)
    builder = _Builder(source, decoded)
    for event in _events(decoded, source):
        builder.take(event)
    if not builder.began:
        raise Refused(f"{source}:1: the file is empty", next_step=NEXT_STEP)
    return Document(source, decoded, builder.root)


class _Builder:
    """Builds plain data from YAML events and knows the keys of each event."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.text = text
        self.root: Json = None
        self.began = False
        # The container being filled, and the key that waits for its value; None in a list.
        self.container: Json = None
        self.key: Json = None
        # The same for each outer level, and the step from it inwards.
        self.outer: list[tuple[Json, Json]] = []
        self.steps: list[str | int] = []

    def take(self, event: events.Event) -> None:
        take = _TAKES.get(type(event))
        if take is not None:
            take(self, event)

    def take_scalar(self, event: events.ScalarEvent) -> None:
        value = event.value
        if event.style == '"' and (hidden := _UNPRINTABLE.search(value)):
            raise self.refuse(event, self.say_hidden(event, hidden[0]), "Leave it out.")
        if self.key is _KEY_FOLLOWS:
            if value in self.container:
                raise self.refuse_twice(event, value)
            self.key = value
        else:
            self.put(event, value if event.style else _plain(value))

    def say_hidden(self, event: events.ScalarEvent, character: str) -> str:
        column = _mark(event).column
        return f"the text in column {column} holds the control character {ord(character)}"

    def take_mapping(self, event: events.MappingStartEvent) -> None:
        self.open(event, {}, _KEY_FOLLOWS)

    def take_list(self, event: events.SequenceStartEvent) -> None:
        self.open(event, [], None)

    def open(self, event: events.CollectionStartEvent, container: Json, key: Json) -> None:
        if self.key is _KEY_FOLLOWS:
            raise self.refuse(event, "a key is a text", "Write a key as a word followed by a colon.")
        if len(self.outer) == _DEEPEST:
            raise self.refuse(event, "the file nests too deep", "No file of ours is deeper than ten levels.")
        self.steps += self.step(event)
        self.put(event, container)
        self.outer.append((self.container, self.key))
        self.container, self.key = container, key

    def close(self, _: events.Event) -> None:
        self.container, self.key = self.outer.pop()
        if self.steps:  # none leads to the outermost
            self.steps.pop()

    def put(self, event: events.ScalarEvent | events.CollectionStartEvent, value: Json) -> None:
        if event.tag is not None:
            raise self.refuse(event, f"the tag '{shorten(event.tag)}' means nothing here", "Leave it out.")
        if self.container is None:
            self.root, self.began = value, True
        elif self.key is None:
            self.container.append(value)
        else:
            self.container[self.key] = value
            self.key = _KEY_FOLLOWS

    def refuse_alias(self, event: events.AliasEvent) -> None:
        raise self.refuse(event, f"'*{event.anchor}' repeats another part of the file", "Write it out here.")

    def refuse_second_document(self, event: events.DocumentStartEvent) -> None:
        if self.began:
            raise self.refuse(event, "a second document begins", "Put it into a file of its own.")

    def refuse_twice(self, event: events.ScalarEvent, key: str) -> Refused:
        keys = (*self.steps, *self.step(event))
        first = _find(self.source, self.text, {keys})[keys]
        why = f"the key '{shorten(key)}' stands here a second time; the first is on line {first.line}"
        return self.refuse(event, why, "Keep one of the two.")

    def refuse(self, event: events.Event, why: str, next_step: str) -> Refused:
        return Refused(f"{self.source}:{_mark(event).line}: {why}", next_step=next_step)

    def step(self, event: events.NodeEvent) -> KeyPath:
        """Return the last key of the value that this event begins, before the event is taken; none for the root."""
        if self.container is None:
            return ()
        if self.key is _KEY_FOLLOWS:
            return (getattr(event, "value", ""),)
        return (len(self.container) if self.key is None else self.key,)


_TAKES: Mapping[type, Callable[[_Builder, Any], None]] = {
    events.ScalarEvent: _Builder.take_scalar,
    events.MappingStartEvent: _Builder.take_mapping,
    events.MappingEndEvent: _Builder.close,
    events.SequenceStartEvent: _Builder.take_list,
    events.SequenceEndEvent: _Builder.close,
    events.AliasEvent: _Builder.refuse_alias,
    events.DocumentStartEvent: _Builder.refuse_second_document,
}


def _find(source: str, text: str, wanted: set[KeyPath]) -> dict[KeyPath, Position]:
    """Return where values begin: a mapping or list at its key, another value at its own position."""
    builder = _Builder(source, text)
    depths = {len(keys) - 1 for keys in wanted}
    found: dict[KeyPath, Position] = {(): Position(1, 1)}
    for event in _events(text, source):
        if len(builder.steps) in depths and isinstance(event, events.NodeEvent):
            keys = (*builder.steps, *builder.step(event))
            is_key = builder.key is _KEY_FOLLOWS
            if keys in wanted and is_key and keys in found:
                break  # a duplicate key: the first one is meant
            if keys in wanted and (keys not in found or isinstance(event, events.ScalarEvent)):
                found[keys] = _mark(event)
        builder.take(event)
    return found


def _mark(event: events.Event) -> Position:
    mark = event.start_mark
    assert mark is not None  # noqa: S101 - a parser that reads a text always marks it
    return Position(mark.line + 1, mark.column + 1)


def _nearest(keys: KeyPath, found: dict[KeyPath, Position]) -> KeyPath:
    while keys not in found:
        keys = keys[:-1]
    return keys


def _plain(value: str) -> Json:
    if value[:1] in "-0123456789" and value:
        if _WHOLE.fullmatch(value):
            return int(value)
        return float(value) if _DECIMAL.fullmatch(value) else value
    return _CONSTANTS.get(value, value)


def _events(text: str, source: str) -> Iterator[events.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise Refused(f"{source}:{line}: half a character stands here", next_step=_SAVE) from None
    except yaml.YAMLError as error:
        line, why, next_step = explain(error, text)
        raise Refused(f"{source}:{line}: {why}", next_step=next_step) from None


def _decoded(text: str | bytes, source: str) -> str:
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            why = f"the byte {error.object[error.start]:#04x} is not UTF-8"
            raise Refused(f"{source}:{line}: {why}", next_step=_SAVE) from None
    text = text.removeprefix("\ufeff")
    if hidden := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, hidden.start()) + 1
        column = hidden.start() - text.rfind("\n", 0, hidden.start())
        why = f"the control character {ord(hidden[0])} in column {column} is not text"
        raise Refused(f"{source}:{line}: {why}", next_step=_SAVE)
    return text
