"""Reading a directory file: the city, its organisations, services and places."""

from dataclasses import dataclass, field

from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.formats.directory.directory_parser import Reading
from aukio.formats.directory.directory_schema import DIRECTORY
from aukio.formats.schemas.structure import Shape
from aukio.formats.yaml_text.located import Document

_SHAPE = Shape(DIRECTORY)


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """A directory file that is valid on its own; it may still refer to places of the record."""

    document: Document
    _statement: DirectoryStatement = field(repr=False)

    def statement(self) -> DirectoryStatement:
        """Return the content of the file."""
        return self._statement


def read(text: str | bytes, *, source: str) -> DirectoryFile:
    """Read a directory file; ``source`` is its name in messages. Raises ``Refused``."""
    document = _SHAPE.read(text, source=source)
    reading = Reading(document.data)
    statement = reading.statement()
    if statement is None or reading.misfits:
        raise document.refusal(reading.misfits)
    return DirectoryFile(document, statement)
