"""A notice as a person reads it, from the facts known at an instant; and Markdown as HTML.

Exceptions stand under the places they speak of; what has ended is not shown as current (R109–R112, R138).
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt

from aukio.domain.document import (
    ContactLine,
    Document,
    Item,
    LogLine,
    Mark,
    Quote,
    Section,
    SectionKind,
    Sentence,
    Span,
    SpanKind,
    Spans,
)
from aukio.domain.log import log, places_of
from aukio.domain.notices import Notice, PublicationKind, Quotation, RoleRef, Version
from aukio.domain.places import Contact
from aukio.domain.record import View
from aukio.domain.roles import contact_line, title_of
from aukio.domain.time import day_of, instant_of, local_of, midnight
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.parts import Part
from aukio.formats.status_json import namer


def html(text: str) -> str:
    """Markdown as HTML; raw HTML in it stays text."""
    rendered: str = MarkdownIt("commonmark", {"html": False}).render(text)
    return rendered


def compose(view: View, slug: str, lang: str, *, plain: bool) -> Document:  # replaced by telling.compose
    """The notice as known in ``view``."""
    zone, notice = view.city.zone, view.head(slug)
    naming, words = namer(view, lang, view.known), language(lang)
    published = [each for each in view.record.publications if each.notice == slug and each.published <= view.known]
    material = [each for each in published if each.kind is PublicationKind.MATERIAL] or published
    stamps = ""
    if published:
        first, last = (local_of(each.published, zone) for each in (published[0], material[-1]))
        stamps = words.say_stamps(first, last)
    return Document(
        lang=lang,
        title=(Span(notice.title.say(lang) or slug),),
        plain=plain,
        stamps=stamps,
        intro=((Span(notice.intro.say(lang)),),) if notice.intro else (),
        sections=tuple(_sections(view, notice, naming, words)),
        quote=None if notice.quote is None else _quote(view, notice.quote, lang),
        contacts=tuple(_contact(view, contact, lang) for contact in notice.contacts),
        links=tuple(
            (Span(link.label.say(lang) or link.url, SpanKind.LINK, target=link.url),)
            for link in notice.links
            if link.url
        ),
        log=tuple(
            LogLine(row.date.isoformat(), words.say_day(row.date), (Span(words.say_log_row(row, naming)),))
            for row in log(view.record, slug, view.known)
        ),
    )


def _sections(view: View, notice: Notice, naming: Naming, words: Language) -> Iterator[Section]:
    """Arrangements not over by the day of ``known``, under the names of the places they speak of."""
    zone = view.city.zone
    today = midnight(day_of(view.known, zone), zone)
    groups: dict[str, list[Version]] = {}
    for version in view.versions:
        period = version.arrangement.period
        over = period.never or (period.end is not None and instant_of(period.end, zone) <= today)
        if version.ref.notice == notice.slug and not over:
            names = [naming.place(node.place) for node in places_of(view, version)]
            heading = words.say_names(names) if names else words.say_part(Part.EVERYWHERE_ELSE)
            groups.setdefault(heading, []).append(version)
    for heading, versions in sorted(groups.items()):
        nodes = places_of(view, versions[0])
        places = tuple(Span(naming.place(node.place), SpanKind.PLACE, target=node.path) for node in nodes)
        items = tuple(_item(version, naming, words) for version in versions)
        yield Section(SectionKind.PLACES, (Span(heading),), items, places)


def _item(version: Version, naming: Naming, words: Language) -> Item:
    arrangement = version.arrangement
    said = tuple(
        Sentence((Span(words.say_effect(effect, naming)),), (Mark(version.ref, number),))
        for number, effect in enumerate(arrangement.effects)
    )
    return Item((*said, Sentence((Span(words.say_holds(arrangement.period)),))))


def _quote(view: View, quote: Quotation, lang: str) -> Quote:
    role = view.roles().get(quote.role)
    title = quote.title if role is None else role.title
    name = (Span(", "), Span(quote.name, SpanKind.PERSON, target=quote.role)) if quote.name else ()
    return Quote((Span(quote.text.say(lang)),), (*title_of(title, lang), *name))


def _contact(view: View, contact: Contact | RoleRef, lang: str) -> ContactLine:
    if isinstance(contact, RoleRef):
        role = view.roles().get(contact.role)
        return ContactLine((), contact.role) if role is None else contact_line(role, lang)
    label = contact.label.say(lang)
    scheme = "tel:" if contact.phone else "mailto:" if contact.email else ""
    target = f"{scheme}{contact.phone or contact.email or contact.url}"
    reach: Spans = (Span(language(lang).say_contact(contact), SpanKind.LINK, target=target),)
    return ContactLine((Span(f"{label}: "), *reach) if label else reach)
