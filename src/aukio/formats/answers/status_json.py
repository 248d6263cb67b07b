"""Answers as JSON data with the keys of contracts.md, for the command line and the API.

Texts and names are in the requested language. Instants have the offset of the place.
"""

from datetime import date, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from aukio.domain.answers.answer import Alternative, Change, ChannelAnswer, Entry, Reason, ServiceAnswer, Status
from aukio.domain.answers.daily_hours import Day
from aukio.domain.checks import Finding
from aukio.domain.city.places import Contact, Names, SpecificAdmission
from aukio.domain.clock.local_time import format_local, format_local_end, local_of
from aukio.domain.facts.effects import CancelEvents, Capacity, Guidance
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.publishing.log import LogRow
from aukio.domain.telling import tell, tell_change
from aukio.domain.telling.why import Layers
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.domain.wording.when import Tense
from aukio.formats.values.days_data import days_as_json
from aukio.formats.values.text_data import words_to_data

Data: TypeAlias = dict[str, Any]


def status_data(view: View, answer: Status, lang: str) -> Data:
    """Return the status object of contracts.md, with its units."""
    zone = view.zone(answer.place)
    naming, words = namer(view, lang, answer.at), language(lang)
    return {
        "place": answer.path,
        "kind": answer.kind.value,
        "type": answer.type or None,
        "name": answer.names.say(lang) or answer.path,
        "at": _instant(answer.at, zone),
        "known": _instant(answer.known, zone),
        "valid_until": _instant(answer.valid_until, zone),
        "summary": answer.summary.value,
        "channels": [_channel(channel, zone, lang) for channel in answer.channels],
        "bookings": {
            "new": answer.bookings.new,
            "existing": answer.bookings.existing,
            "tell": answer.bookings.tell,
        },
        "capacity": [_capacity(less) for less in answer.capacity],
        "withheld": list(answer.withheld),
        "services": [_service(each, zone) for each in answer.services],
        "elsewhere": [
            {"service": pointer.service, "places": [_alternative(each, lang) for each in pointer.places]}
            for pointer in answer.elsewhere
        ],
        "events": [_events(cancelled) for cancelled in answer.events],
        "guidance": [{**_guidance(advice, words, naming), **_ref(version.ref)} for advice, version in answer.guidance],
        "promises": [
            {**words_to_data(promise.text, lang), "due": _day(promise.due), **_ref(version.ref)}
            for promise, version in answer.promises
        ],
        "texts": [{**words_to_data(text.text, lang), **_ref(version.ref)} for text, version in answer.texts],
        "passage": answer.passage,
        "passage_to": list(answer.passage_to),
        "entry": _entry(answer.entry),
        "closes_because": answer.closes_because,
        "units": [status_data(view, unit, lang) for unit in answer.units],
        "upcoming": [_upcoming(change, zone, naming, lang) for change in answer.upcoming],
        "because": [_reason(reason, local_of(answer.at, zone), zone, naming, lang) for reason in answer.because],
    }


def day_data(day: Day) -> Data:
    """Return the effective on-site hours of one local day, with the arrangements behind them."""
    return {
        "date": day.date.isoformat(),
        "spans": [list(span) for span in day.spans],
        "approximate": [list(span) for span in day.approximate],
        "state": day.state.value,
        "because": [_ref(ref) for ref in day.because],
    }


def finding_data(finding: Finding) -> Data:
    """Return one contradiction; ``accepted`` is the reason given for publishing it."""
    ref = _ref(finding.ref) if finding.ref is not None else {"notice": None, "arrangement": None}
    return {
        "code": finding.code.value,
        "place": finding.place,
        "message": finding.message,
        **ref,
        "accepted": finding.accepted or None,
    }


def log_data(row: LogRow, naming: Naming, lang: str) -> Data:
    """Return one row of the update log."""
    return {
        "date": row.date.isoformat(),
        "kind": row.kind.value,
        "places": list(row.paths),
        "text": language(lang).say_log_row(row, naming),
        "notice": row.publication.notice,
        "publication": row.publication.number,
        "arrangements": [str(version.ref) for version in row.versions],
    }


def why_data(layers: Layers) -> Data:
    """Return the layers of one aspect."""
    data: Data = {"aspect": layers.aspect.value}
    if layers.channel is not None:
        data["channel"] = layers.channel.value
    data["layers"] = [{"source": each.source, "said": each.said, "won": each.won} for each in layers.layers]
    return data


def _instant(instant: datetime | None, zone: ZoneInfo) -> str | None:
    return None if instant is None else instant.astimezone(zone).isoformat()


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _ref(ref: ArrangementRef) -> Data:
    return {"notice": ref.notice, "arrangement": ref.id}


def _channel(answer: ChannelAnswer, zone: ZoneInfo, lang: str) -> Data:
    return {
        "kind": answer.key.kind.value,
        "purpose": answer.key.purpose.value,
        "open": answer.open,
        "admission": answer.admission.value,
        "admission_for": [_specific(each) for each in answer.admission_for],
        "hours_today": None if answer.hours_today is None else [list(span) for span in answer.hours_today],
        "approximate_today": [list(span) for span in answer.approximate_today],
        "opens_at": _instant(answer.opens_at, zone),
        "closes_at": _instant(answer.closes_at, zone),
        "contacts": [_contact(contact, lang) for contact in answer.channel.contacts],
        "means": answer.channel.means,
        "emptied": answer.channel.emptied or None,
        "offered": answer.key.offered,
    }


def _service(answer: ServiceAnswer, zone: ZoneInfo) -> Data:
    return {
        "service": answer.service,
        "open": answer.open,
        "hours_today": None if answer.hours_today is None else [list(span) for span in answer.hours_today],
        "opens_at": _instant(answer.opens_at, zone),
        "closes_at": _instant(answer.closes_at, zone),
    }


def _specific(specific: SpecificAdmission) -> Data:
    return {
        "services": list(specific.services),
        "audience": specific.audience,
        "admission": specific.is_.value,
    }


def _contact(contact: Contact, lang: str) -> Data:
    data: Data = {
        key: value for key, value in (("phone", contact.phone), ("email", contact.email), ("url", contact.url)) if value
    }
    label = contact.label.say(lang)
    return {**data, "label": label} if label else data


def _capacity(less: Capacity) -> Data:
    return {"of": less.of.value, "ratio": less.ratio, "max": less.max}


def _alternative(place: Alternative, lang: str) -> Data:
    return {
        "place": place.path,
        "name": place.names.say(lang) or place.path,
        "open": place.open,
        "hours_today": None if place.hours_today is None else [list(span) for span in place.hours_today],
    }


def _events(cancelled: CancelEvents) -> Data:
    born = cancelled.born_on_or_after
    return {
        "categories": list(cancelled.categories),
        "except": None if born is None else {"born_on_or_after": born.isoformat()},
        "condition": cancelled.condition or None,
    }


def _guidance(advice: Guidance, words: Language, naming: Naming) -> Data:
    return {
        "code": advice.code,
        "strength": advice.strength.value,
        "value": list(advice.value) if isinstance(advice.value, tuple) else advice.value,
        "audience": advice.audience,
        "area": advice.area,
        "unless": advice.unless,
        "text": words.say_guidance(advice, naming),
    }


def _entry(entry: Entry | None) -> Data | None:
    return None if entry is None else {"only_to_open_units": entry.only_to_open_units, "units": list(entry.units)}


def _upcoming(change: Change, zone: ZoneInfo, naming: Naming, lang: str) -> Data:
    local = change.at.astimezone(zone).replace(tzinfo=None)
    return {
        "from": format_local(local, zone),
        "text": _after_source(change.source, tell_change(change, naming, language(lang)), lang),
        "begins": change.begins,
        **_ref(change.version.ref),
    }


def say_reason(reason: Reason, naming: Naming, lang: str) -> str:
    """Return the text of an arrangement in force, after the name of its source where that is another place."""
    return _after_source(reason.source, tell(reason.version.arrangement, Tense.PRESENT, naming, language(lang)), lang)


def _after_source(source: Names | None, text: str, lang: str) -> str:
    name = "" if source is None else source.say(lang)
    return f"{name}: {text}" if name else text


def _reason(reason: Reason, local: datetime, zone: ZoneInfo, naming: Naming, lang: str) -> Data:
    version: Version = reason.version
    period = version.arrangement.period
    now = None if period.days is None else period.next_span(local)
    return {
        **_ref(version.ref),
        "via": reason.via,
        "text": say_reason(reason, naming, lang),
        "valid_from": format_local(period.start if now is None else now.start, zone),
        "valid_until": format_local_end(period.end if now is None else now.end, zone),
        "open_end": period.open_end,
        "about": _day(period.about),
        "days": days_as_json(period),
        "inferred_start": period.inferred,
        "review": _day(period.check_on),
        "assumption": version.arrangement.particulars.assumption or None,
        "published": _instant(version.first.published, zone),
        "updated": _instant(version.known_from, zone),
    }
