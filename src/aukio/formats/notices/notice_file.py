"""The notice file: a whole notice with its publications, as a person writes it.

What is wrong with the file alone is found by ``read``; what it says of places the record does not know, by
``proposals``. Either names the file, the line and the key.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aukio.domain.city.code_words import CodeKey, CodeWords
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import EARLIEST
from aukio.domain.publishing.proposals import Proposal
from aukio.formats.notices.notice_parser import Reading
from aukio.formats.notices.notice_schema import NOTICE
from aukio.formats.notices.notice_sequence import sequence_misfits
from aukio.formats.schemas.structure import Shape
from aukio.formats.yaml_text.located import Document

_SHAPE = Shape(NOTICE)
_ANY_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """A notice file that holds together by itself."""

    document: Document

    @property
    def slug(self) -> str:
        """Slug of the notice."""
        slug: str = self.document.data["notice"]
        return slug

    def proposals(
        self,
        *,
        find_place: Callable[[str], PlaceId],
        zone: ZoneInfo,
        now: datetime,
        recorded: Mapping[int, datetime] = MappingProxyType({}),
        roles: Collection[str] | None = None,
        words: Mapping[CodeKey, CodeWords] | None = None,
    ) -> tuple[Proposal, ...]:
        """Its publications in order, numbered from 1.

        ``find_place`` raises ``NotFound`` for a path that is not recorded. An arrangement without a start begins
        with the local day of the publication that first adds it. Where the file does not state that publication's
        instant, it is ``now``, or the one in ``recorded``: by number, of publications that are on record already.
        ``roles`` are the slugs of those declared, ``words`` the directory's words for codes; None: any will do.
        """
        reading = Reading(
            self.document.data,
            find_place=find_place,
            zone=zone,
            now=now,
            recorded=recorded,
            roles=roles,
            words=words,
        )
        proposals = reading.proposals()
        if reading.misfits:
            raise self.document.refusal(reading.misfits)
        return proposals


def read(text: str | bytes, *, source: str) -> NoticeFile:
    """Read a notice file; ``source`` is its name in messages. Raises ``Refused``."""
    document = _SHAPE.read(text, source=source)
    # A reading in which every place is found and the clock stands still shows what is wrong with the file alone.
    reading = Reading(document.data, find_place=lambda _: PlaceId(0), zone=_ANY_ZONE, now=EARLIEST)
    reading.proposals()
    reading.misfits += sequence_misfits(document.data["notice"], document.data["publications"])
    if reading.misfits:
        raise document.refusal(reading.misfits)
    return NoticeFile(document)
