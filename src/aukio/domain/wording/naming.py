"""How sentences name places, services and owners: as the directory does, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.city.code_words import CodeList, key_of
from aukio.domain.city.places import WHERE_FORMS, PlaceId, PlaceVersion
from aukio.domain.facts.record import View


def _itself(slug: str) -> str:
    return slug


def _no_form(place: PlaceId) -> str:
    del place
    return ""


def _no_word(codes: CodeList, slug: str) -> str:
    del codes, slug
    return ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one language; ``place``, ``service`` and ``owner`` always give some text.

    ``at`` gives the name as one says where something is ("Iso Omenan kirjastossa", "at Iso Omena Library"), or nothing
    where the directory has no such form: no language module ever makes an ending of its own.
    ``short`` is the name of a place among its neighbours: "library" inside its centre, "Iso Omena" for the centre
    itself; empty where the directory has none.
    ``one`` and ``many`` are the directory's words for a code, in the singular and the plural; empty where it has none.
    """

    place: Callable[[PlaceId], str]
    service: Callable[[str], str]
    owner: Callable[[str], str] = _itself
    at: Callable[[PlaceId], str] = _no_form
    short: Callable[[PlaceId], str] = _no_form
    one: Callable[[CodeList, str], str] = _no_word
    many: Callable[[CodeList, str], str] = _no_word

    def several(self, codes: CodeList, slug: str) -> str:
        """The plural for a code, else its singular; empty where the directory has neither."""
        return self.many(codes, slug) or self.one(codes, slug)


def namer(view: View, lang: str, at: datetime) -> Naming:
    """How sentences name places, services and owners: as the directory has them at an instant, in a language."""
    services = {service.slug: service.names.say(lang) for service in view.record.services}
    owners = {owner.slug: owner.names.say(lang) for owner in view.record.organisations}

    def found(which: PlaceId) -> PlaceVersion | None:
        node = view.node(which, at)
        return node.version if node is not None else view.newest(which)

    def place(which: PlaceId) -> str:
        version = found(which)
        return "" if version is None else version.names.say(lang) or version.path

    def where(which: PlaceId) -> str:
        version = found(which)
        forms = {} if version is None else version.name_forms.get(lang, {})
        return next((forms[case] for case in WHERE_FORMS if forms.get(case)), "")

    def short(which: PlaceId) -> str:
        version = found(which)
        return "" if version is None else version.name_forms.get(lang, {}).get("short", "")

    words = view.words()

    def one(codes: CodeList, slug: str) -> str:
        found = words.get(key_of(codes, slug))
        return "" if found is None else found.names.say(lang)

    def many(codes: CodeList, slug: str) -> str:
        found = words.get(key_of(codes, slug))
        return "" if found is None else found.plurals.say(lang)

    return Naming(
        place,
        lambda slug: services.get(slug) or slug,
        lambda slug: owners.get(slug) or slug,
        where,
        short,
        one,
        many,
    )
