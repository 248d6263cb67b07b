"""Places as the rows of a spreadsheet, in the columns that ``table`` reads back."""

from collections.abc import Iterable, Iterator

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import ChannelKind, Contact
from aukio.domain.week import AnyWeek
from aukio.formats.directory.directory_data import place_to_data
from aukio.formats.exchange.moved import Lost, phrase
from aukio.formats.exchange.outgoing import ChannelHours, Outgoing, open_spans, say_spans
from aukio.formats.exchange.template import HEADERS, NAMES
from aukio.formats.exchange.typed_days import say_special_days

_FIRST = {"phone": ChannelKind.PHONE, "email": ChannelKind.EMAIL, "url": ChannelKind.WEB}
LEFT_OUT = ("name_forms", "aliases", "provides", "own_entrance", "time_zone")


def rows(places: Iterable[Outgoing], losses: list[Lost]) -> Iterator[tuple[str, ...]]:
    """Yield the headers, then a row for each place and channel."""
    found = tuple(places)
    registers = {id_.register for each in found for id_ in each.version.details.ids} - {"table"}
    further = {name for each in found for name in _further_languages(each)}
    headers = (*HEADERS, *sorted(further), *(f"id_{register}" for register in sorted(registers)))
    yield headers
    for each in found:
        yield from (tuple(row.get(name, "") for name in headers) for row in _rows(each, losses))


def _rows(place: Outgoing, losses: list[Lost]) -> Iterator[dict[str, str]]:
    data = place_to_data(place.version)
    if others := [name for name in LEFT_OUT if data.get(name)]:
        losses.append(
            Lost(
                phrase("{path}: {others}", path=place.path, others=", ".join(others)),
                "left out: the table has no such column",
            )
        )
    if place.version.service_weeks:
        weeks = ", ".join(each.service for each in place.version.service_weeks)
        losses.append(
            Lost(
                phrase("{path}: own weeks of {weeks}", path=place.path, weeks=weeks),
                "left out: the table has no such column",
            )
        )
    head = _head(place)
    channels = place.version.channels
    if not channels:
        yield head
    for number, channel in enumerate(channels):
        kept = ("path", *NAMES, "id") if number else tuple(head)
        row: dict[str, str] = {name: head[name] for name in kept}
        row |= {"channel": channel.kind.value, **_hours(channel.week), "admission": channel.admission.value}
        for contact in channel.contacts[:1]:
            row |= _contact(contact)
        if channel.contacts[1:] or channel.admission_for or channel.purpose.value != "service":
            what = f"{place.path}: purpose, further contacts or admissions of {channel.kind.value}"
            losses.append(Lost(what, "left out: the table has no such column"))
        if channel.kind is ChannelKind.ON_SITE:
            row["special_hours"] = _special(place, losses)
        elif hours := next((each for each in place.others if each.channel is channel), None):
            row["special_hours"] = _special_of(hours, f"{place.path}, {channel.kind.value}", losses)
        yield row


def _further_languages(place: Outgoing) -> dict[str, str]:
    """The words of an address in each language, where they are not the same in all; the first ones are as such, too."""
    address = place.version.details.address
    if address is None:
        return {}
    parts = (("street", address.street), ("city", address.city))
    return {
        f"{name}_{code}": words.only(code)
        for name, words in parts
        for code in LANGUAGES
        if words.only(code) and len({words.only(each) for each in LANGUAGES}) > 1
    }


def _head(place: Outgoing) -> dict[str, str]:
    details = place.version.details
    address = details.address
    at = place.version.coordinates
    lang = next(iter(LANGUAGES))
    return {
        **{f"name_{code}": place.version.names.only(code) for code in LANGUAGES},
        **{f"id_{each.register}": each.id for each in details.ids},
        **_further_languages(place),
        **{f"description_{code}": details.description.only(code) for code in LANGUAGES},
        "id": next((each.id for each in details.ids if each.register == "table"), ""),
        "type": place.version.type,
        "owner": place.version.owner,
        "street": "" if address is None else address.street.say(lang),
        "postal_code": "" if address is None else address.postal_code,
        "city": "" if address is None else address.city.say(lang),
        "latitude": "" if at is None else str(at.latitude),
        "longitude": "" if at is None else str(at.longitude),
        "access": ", ".join(each.value for each in details.access),
        "services": ", ".join(place.version.services),
        "path": place.path,
    }


def _hours(week: AnyWeek | None) -> dict[str, str]:
    if week is None:
        return {}
    return {"hours": str(week), "public_holidays": "" if week.has_holiday_rule else "as usual"}


def _contact(contact: Contact) -> dict[str, str]:
    return {"phone": contact.phone, "email": contact.email, "url": contact.url}


def _special_of(hours: ChannelHours, what: str, losses: list[Lost]) -> str:
    for first, _, day in hours.special:
        if day.unknown:
            losses.append(
                Lost(
                    phrase("{what}, {first}: hours that are not known", what=what, first=first),
                    "left out: the table has no word for it",
                )
            )
    return "; ".join(say_special_days(first, last, str(day)) for first, last, day in hours.special if not day.unknown)


def _special(place: Outgoing, losses: list[Lost]) -> str:
    parts = []
    for first, last, day in place.special:
        spans = open_spans(day, f"{place.path}, {first}", losses)
        if spans or day.closed:
            parts.append(say_special_days(first, last, say_spans(spans) or "closed"))
    return "; ".join(parts)
