"""Plain data of what files, rows and forms share: names in three languages, contacts, links, weeks, days."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, TypeAlias

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadInstant
from aukio.domain.city.places import Contact, Names
from aukio.domain.clock.form_input import as_dialled
from aukio.domain.clock.local_time import DAY, EARLIEST, LATEST, read_day, read_local
from aukio.domain.document.markup import strip_markup
from aukio.domain.facts.notices import Link
from aukio.domain.week import DeadRule, Week, WeekRefused
from aukio.formats.values.keys import Inside, Misfit, shorten

Json: TypeAlias = Any
"""Data as JSON or YAML gives it: mappings with text keys, lists, texts, numbers, true and false, null."""

MIDNIGHT = time()

PHONE = r"^\+?\(?[0-9]([ ()./-]{0,2}[0-9]){2,14}$"
PHONE_FORM = "a phone number as it is dialled, such as +358401234567, 010 123 456 or 112"


def names_to_data(names: Names) -> dict[str, str]:
    """The languages that have a text."""
    return dict(names)


def words_to_data(names: Names, lang: str, key: str = "text") -> dict[str, Json]:
    """A text in one language under ``key``, without marks; ``lang`` where the words are in another (R122)."""
    written = names.written(lang)
    words = {key: strip_markup(names.say(lang))}
    return words if written == lang else {**words, "lang": written}


def names_from_data(data: Mapping[str, str] | str | None) -> Names:
    """Names from a mapping of languages; a plain text is English, and nothing is no text at all."""
    if data is None:
        return Names()
    return Names({SOURCE_LANGUAGE: data} if isinstance(data, str) else data)


def contacts_to_data(contacts: Iterable[Contact]) -> list[dict[str, Json]]:
    """Each contact with the one way that it is, and its label if it has one."""
    return [_contact_to_data(contact) for contact in contacts]


def contacts_from_data(data: Sequence[Mapping[str, Json]]) -> tuple[Contact, ...]:
    """Contacts; a phone number that no one can dial is refused."""
    contacts = []
    for index, item in enumerate(data):
        with Inside(index):
            contacts.append(_contact_from_data(item))
    return tuple(contacts)


def links_to_data(links: Iterable[Link]) -> list[dict[str, Json]]:
    """Each link with its label; one whose address was lost has none."""
    return [without_empty(label=names_to_data(link.label), url=link.url) for link in links]


def links_from_data(data: Sequence[Mapping[str, Json]]) -> tuple[Link, ...]:
    """Links, in order."""
    return tuple(Link(names_from_data(item.get("label")), item.get("url", "")) for item in data)


def week_from_data(text: str) -> Week:
    """A week from its text, as recorded or as in a file; a mistake says the column inside the text.

    A file is also asked whether each rule can hold (``refuse_dead_rule``); a recorded text need not be so.
    """
    try:
        return Week.stored(text)
    except WeekRefused as refused:
        advice = f"; try '{refused.suggestion}'" if refused.suggestion else ""
        raise Misfit(
            f"at column {refused.position + 1} of '{shorten(text, 80)}': "
            f"expected {refused.expected}, found {refused.found}{advice}",
            next_step="Weeks are written as in 'Mo-Fr 08:00-16:00; Sa 10:00-14:00; PH off'.",
        ) from None


def refuse_dead_rule(week: Week) -> None:
    """Raise ``Misfit`` for a week in which a rule can never hold."""
    try:
        week.refuse_dead_rule()
    except DeadRule as dead:
        better = f" Write '{dead.suggestion}'." if dead.suggestion else " Leave it out, or change its days."
        raise Misfit(
            f"the rule '{dead.rule}' can never hold, since later rules replace it on all of its days",
            next_step=f"Turn the rules round: the last one that selects a day decides.{better}",
        ) from None


def day_from_data(text: str) -> date:
    """A calendar day such as ``2020-03-27``, away from the edges of the calendar."""
    return _in_calendar(read_day, text, text).date()


def minute_from_data(text: str, *, bare_day: time = MIDNIGHT) -> datetime:
    """A local minute; a bare day stands for its start, or for another of its minutes."""
    local = _in_calendar(read_local, text, text[:10])
    return local if len(text) > len("2020-03-27") else datetime.combine(local, bare_day)


def end_from_data(text: str) -> datetime:
    """An exclusive end: a bare day is inclusive and ends at the next midnight, a minute is the end itself."""
    local = _in_calendar(read_local, text, text[:10])
    return local if len(text) > len("2020-03-27") else local + DAY


def moment_to_data(local: datetime) -> str:
    """A local start: its day where that is a midnight, else the minute."""
    return local.date().isoformat() if local.time() == MIDNIGHT else local.isoformat(timespec="minutes")


def end_to_data(until: datetime) -> str:
    """An exclusive end: its last day where that is a midnight, else the minute."""
    if until.time() == MIDNIGHT:
        return f"{(until - DAY).date().isoformat()}"
    return until.isoformat(timespec="minutes")


def _in_calendar(read: Callable[[str], date], text: str, day: str) -> datetime:
    try:
        value = read(text)
        within = EARLIEST.date() < read_day(day) < LATEST.date()
    except BadInstant as error:
        raise Misfit(error.message.rstrip("."), next_step=error.next_step) from None
    if not within:
        raise Misfit(f"'{text}' is at the edge of the calendar", next_step="Write a day people live through.")
    return value if isinstance(value, datetime) else datetime.combine(value, MIDNIGHT)


def without_empty(**parts: Json) -> dict[str, Json]:
    """The parts that say something: None and empty texts, lists and mappings are left out."""
    return {key: part for key, part in parts.items() if part is not None and part not in ("", [], {}, ())}


def _contact_to_data(contact: Contact) -> dict[str, Json]:
    return without_empty(phone=contact.phone, email=contact.email, url=contact.url, label=names_to_data(contact.label))


def _contact_from_data(data: Mapping[str, Json]) -> Contact:
    phone = phone_from_data(data.get("phone", ""))
    try:
        return Contact(phone, data.get("email", ""), data.get("url", ""), names_from_data(data.get("label")))
    except ValueError as error:
        raise Misfit(str(error)) from None


def phone_from_data(text: str) -> str:
    """A phone number as it is kept; empty text is none."""
    if not text:
        return ""
    kept = as_dialled(text)
    if kept is None:
        raise Misfit(f"expected {PHONE_FORM}, found '{shorten(text)}'", keys=("phone",))
    return kept


def aliases_to_data(aliases: Mapping[str, tuple[str, ...]]) -> dict[str, Json]:
    """Other names by language, as ``{fi: […], sv: […], en: […]}``."""
    return {language: list(others) for language, others in aliases.items()}


def aliases_from_data(data: Mapping[str, Json]) -> Mapping[str, tuple[str, ...]]:
    """Other names by language."""
    return MappingProxyType({language: tuple(others) for language, others in data.items()})
