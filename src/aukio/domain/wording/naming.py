"""How sentences name places and services: as the directory does, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass

from aukio.domain.places import PlaceId


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one language; both functions always give some text."""

    place: Callable[[PlaceId], str]
    service: Callable[[str], str]
