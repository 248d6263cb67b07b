"""A notice as plain data: its head, its arrangements as known at an instant, and its log."""

from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from aukio.domain.city.places import Contact
from aukio.domain.clock.local_time import format_local, format_local_end
from aukio.domain.document.markup import strip_markup
from aukio.domain.facts.notices import Notice, Quotation, RoleRef, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.publishing.log import log
from aukio.domain.publishing.notice_facts import facts_of
from aukio.domain.texts import TextState, text_states
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.formats.answers.status_json import log_data
from aukio.formats.values.days_data import days_as_json
from aukio.formats.values.text_data import without_empty, words_to_data

Data: TypeAlias = dict[str, Any]


def notice_data(view: View, notice: Notice, lang: str, *, replaced_by: str | None = None) -> Data:
    """The notice as known in ``view``; an arrangement that has ended stays listed with its end.

    What it keeps of a notice it replaced is listed under the slug of that one.
    """
    zone, notice = view.city.zone, view.head(notice.slug)
    naming = namer(view, lang, view.known)
    published = [
        each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known
    ]
    return {
        "notice": notice.slug,
        "title": notice.title.say(lang),
        "intro": strip_markup(notice.intro.say(lang)) or None,
        "cause": notice.cause or None,
        "known": view.known.astimezone(zone).isoformat(),
        "published": published[0].published.astimezone(zone).isoformat() if published else None,
        "updated": published[-1].published.astimezone(zone).isoformat() if published else None,
        "replaced_by": replaced_by,
        "contacts": [_contact(view, each, lang) for each in notice.contacts],
        "quote": None if notice.quote is None else _quote(view, notice.quote, lang),
        "assumptions": list(notice.assumptions),
        "publications": [
            {"number": each.number, "published": each.published.astimezone(zone).isoformat(), "kind": each.kind.value}
            for each in published
        ],
        "arrangements": [
            version_data(view, version, naming, language(lang)) for version in facts_of(view, notice.slug)
        ],
        "texts": [text_data(each, zone) for each in text_states(view, notice.slug)],
        "log": [log_data(row, naming, lang) for row in log(view.record, notice.slug, view.known, like=view)],
    }


def text_data(state: TextState, zone: ZoneInfo) -> Data:
    """A text in one language: which, how it stands, and since when."""
    return {
        "field": state.field,
        "lang": state.lang,
        "state": state.state.value,
        "since": None if state.since is None else state.since.astimezone(zone).isoformat(),
    }


def _contact(view: View, contact: Contact | RoleRef, lang: str) -> Data:
    """A contact; of a role, its holder and contact as known then, or the role alone (R108)."""
    if isinstance(contact, Contact):
        label = words_to_data(contact.label, lang, "label") if contact.label else {}
        return {**without_empty(phone=contact.phone, email=contact.email, url=contact.url), **label}
    role = view.roles().get(contact.role)
    if role is None:
        return {"role": contact.role}
    ways = without_empty(name=role.holder, phone=role.phone, email=role.email, url=role.url)
    return {"role": role.slug, **words_to_data(role.title, lang, "title"), **ways}


def _quote(view: View, quote: Quotation, lang: str) -> Data:
    """A quotation and its speaker: a title, with a name if it is public (R102)."""
    role = view.roles().get(quote.role)
    title = words_to_data(quote.title if role is None else role.title, lang, "speaker")
    said = ", ".join(filter(None, [title["speaker"], quote.name]))
    other = {"speaker_lang": title["lang"]} if "lang" in title else {}
    return {**words_to_data(quote.text, lang), "speaker": said, **other, "role": quote.role or None}


def version_data(view: View, version: Version, naming: Naming, words: Language) -> Data:
    """An arrangement as known in ``view``; its dates are inclusive."""
    zone = view.city.zone
    arrangement, period = version.arrangement, version.arrangement.period
    return {
        "notice": version.ref.notice,
        "id": version.ref.id,
        "version": version.number,
        "places": [node.path for node in places_of(view, version)],
        "text": words.say_arrangement(arrangement, naming),
        "valid_from": format_local(period.start, zone),
        "valid_until": format_local_end(period.end, zone),
        "open_end": period.open_end,
        "about": None if period.about is None else period.about.isoformat(),
        "days": days_as_json(period),
        "inferred_start": period.inferred,
        "review": None if period.check_on is None else period.check_on.isoformat(),
        "continues": None if arrangement.continues is None else str(arrangement.continues),
        "assumption": arrangement.particulars.assumption or None,
        "published": version.first.published.astimezone(zone).isoformat(),
    }
