"""The directory file: the city, its organisations, services and places, as a person or another system writes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.formats.directory.directory_parser import Reading
from aukio.formats.directory.directory_schema import DIRECTORY
from aukio.formats.schemas.structure import Shape
from aukio.formats.values.keys import KeyPath, Misfit, did_you_mean, shorten
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.located import MOST_SHOWN, Document

_SHAPE = Shape(DIRECTORY)
_What: TypeAlias = Literal["place", "organisation", "service"]


class Named(NamedTuple):
    """Paths of places, and slugs of organisations and services."""

    places: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """A directory file that holds together by itself; it may still build on what only the record knows."""

    document: Document
    _statement: DirectoryStatement = field(repr=False)

    def statement(self) -> DirectoryStatement:
        """What the file says."""
        return self._statement

    def declared(self) -> Named:
        """What the file declares itself."""
        said = self._statement
        return Named(
            frozenset(place.path for place in said.places),
            frozenset(organisation.slug for organisation in said.organisations),
            frozenset(service.slug for service in said.services),
        )

    def named_elsewhere(self) -> Named:
        """What the file names and does not declare: parents, former paths, owners, services."""
        named: dict[_What, set[str]] = {"place": set(), "organisation": set(), "service": set()}
        for what, _, name in _mentions(self.document.data):
            named[what].add(name)
        ours = self.declared()
        return Named(
            frozenset(named["place"] - ours.places),
            frozenset(named["organisation"] - ours.organisations),
            frozenset(named["service"] - ours.services),
        )

    def refuse_unknown(self, unknown: Named) -> None:
        """Raise ``Refused`` with the lines that name one of these, which the record does not know either."""
        if not any(unknown):
            return
        declared = self.declared()
        misfits: list[Misfit] = []
        for what, keys, name in _mentions(self.document.data):
            index = ("place", "organisation", "service").index(what)
            if name in unknown[index]:
                # Only what is shown is worth a guess: in a large file each takes a while.
                guess = did_you_mean(name, sorted(declared[index])) if len(misfits) < MOST_SHOWN else ""
                misfits.append(
                    Misfit(
                        f"no {what} '{shorten(name, 120)}'{guess}", keys=keys, next_step=f"Declare the {what} first."
                    )
                )
        if misfits:
            raise self.document.refusal(misfits)


def read(text: str | bytes, *, source: str) -> DirectoryFile:
    """Read a directory file; ``source`` is its name in messages. Raises ``Refused``."""
    document = _SHAPE.read(text, source=source)
    reading = Reading(document.data)
    statement = reading.statement()
    if statement is None or reading.misfits:
        raise document.refusal(reading.misfits)
    return DirectoryFile(document, statement)


def _mentions(data: Json) -> Iterator[tuple[_What, KeyPath, str]]:
    for index, place in enumerate(data.get("places", ())):
        here = ("places", index)
        parent, slash, _ = place["path"].rpartition("/")
        if slash:
            yield "place", (*here, "path"), parent
        if "was" in place:
            yield "place", (*here, "was"), place["was"]
        if "owner" in place:
            yield "organisation", (*here, "owner"), place["owner"]
        for key in ("services", "provides"):
            for position, service in enumerate(place.get(key, ())):
                yield "service", (*here, key, position), service
        for number, channel in enumerate(place.get("channels", ())):
            for rule, specific in enumerate(channel.get("admission_for", ())):
                for position, service in enumerate(specific.get("services", ())):
                    yield "service", (*here, "channels", number, "admission_for", rule, "services", position), service
