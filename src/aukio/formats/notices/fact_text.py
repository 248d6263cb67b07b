"""One fact as text, for those who would rather write it than fill in a form: the keys it has in a notice file.

Identity and scope are left out, because neither ever changes.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from textwrap import dedent, indent
from zoneinfo import ZoneInfo

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.code_words import CodeKey, CodeWords
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.notices import Arrangement, ArrangementRef
from aukio.formats.notices import notice_file
from aukio.formats.notices.arrangement_data import scope_to_data
from aukio.formats.notices.publication_data import arrangement_to_data
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.written import write

_SOURCE = "text"


def fact_to_text(fact: Arrangement, name_place: Callable[[PlaceId], str]) -> str:
    """A fact as its author may change it."""
    data = arrangement_to_data(fact, name_place)
    return write({key: value for key, value in data.items() if key not in ("id", "scope")})


def effects_to_text(fact: Arrangement, name_place: Callable[[PlaceId], str]) -> str:
    """The effects of a fact, as ``effects_from_text`` reads them."""
    return write(arrangement_to_data(fact, name_place)["effects"])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text of a fact is read with: how places are found and named, and what time it is where."""

    find_place: Callable[[str], PlaceId]
    name_place: Callable[[PlaceId], str]
    zone: ZoneInfo
    now: datetime
    words: Mapping[CodeKey, CodeWords]


def fact_from_text(text: str, fact: Arrangement, around: Surroundings) -> Arrangement:
    """The fact as a text says it, with the identity and scope it had. Raises ``Refused``, with lines of the text."""
    read = _read(text, fact.ref, scope_to_data(fact.scope, around.name_place), around)
    if read.ref != fact.ref or read.scope != fact.scope:
        raise Refused("identity and scope never change.", next_step="Leave out 'id' and 'scope'.")
    return read


def effects_from_text(text: str, around: Surroundings) -> tuple[Effect, ...]:
    """Effects as a text lists them, one to a dash. Raises ``Refused``, with lines of the text."""
    effects = f"open: for_now\neffects:\n{indent(dedent(text).strip(), '  ')}"
    return _read(effects, ArrangementRef("text", "fact"), {"city": True}, around, above=2).effects


def _read(text: str, ref: ArrangementRef, scope: Json, around: Surroundings, *, above: int = 0) -> Arrangement:
    head = (
        f"aukio: notice/1\nnotice: {ref.notice}\ntitle: {{en: text}}\npublications:\n  - add:\n      - id: {ref.id}\n"
        f"        scope: {json.dumps(scope)}\n"
    )
    try:
        file = notice_file.read(head + indent(dedent(text), " " * 8) + "\n", source=_SOURCE)
        (proposal,) = file.proposals(find_place=around.find_place, zone=around.zone, now=around.now, words=around.words)
    except Refused as refused:
        raise Refused(_about(refused.message, head.count("\n") + above), next_step=refused.next_step) from refused
    return proposal.add[0]


def _about(message: str, above: int) -> str:
    """A message about the text alone: its own lines, and no keys of the file around it."""
    own = re.sub(rf"{_SOURCE}:(\d+)", lambda found: f"line {max(1, int(found[1]) - above)}", message)
    return re.sub(r"publications\[0\](?:\.add\[0\])?\.?", "", own)
