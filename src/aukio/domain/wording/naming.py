"""How sentences name places, services and owners: as the directory does, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass

from aukio.domain.places import PlaceId


def _itself(slug: str) -> str:
    return slug


def _no_form(place: PlaceId) -> str:
    del place
    return ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one language; ``place``, ``service`` and ``owner`` always give some text.

    ``at`` gives the name as one says where something is ("Iso Omenan kirjastossa", "at Iso Omena Library"), or nothing
    where the directory has no such form: no language module ever makes an ending of its own.
    """

    place: Callable[[PlaceId], str]
    service: Callable[[str], str]
    owner: Callable[[str], str] = _itself
    at: Callable[[PlaceId], str] = _no_form
