"""Composes a whole notice: title and stamps, exceptions by place, conduct, quotation, contacts, links, update log."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.names import simple_code
from aukio.domain.city.places import Contact, Names
from aukio.domain.clock.local_time import local_of
from aukio.domain.document.document import ContactLine, Document, LogLine, Quote, Span, SpanKind
from aukio.domain.facts.notices import Notice, PublicationKind, Quotation, RoleRef
from aukio.domain.facts.record import View
from aukio.domain.publishing.log import log
from aukio.domain.publishing.notice_facts import facts_of
from aukio.domain.telling.common_period import common_period
from aukio.domain.telling.contacts import contact_line, contact_spans
from aukio.domain.telling.notice_content import Fact, facts
from aukio.domain.telling.paragraphs import TextContext
from aukio.domain.telling.sections import above, sections, summary
from aukio.domain.telling.text_spans import joined_spans, link_spans, paragraph_spans, spans_of_text
from aukio.domain.wording.naming import namer
from aukio.domain.wording.parts import Part


def compose(view: View, slug: str, lang: str, *, plain: bool) -> Document:
    """A notice as known in ``view``, in one language, for every instant from ``view.known`` on (R109–R112, R126).

    ``plain`` is the easy-to-read variant, with texts of its own: it has neither the title and the intro that staff
    typed in the language of the office, nor the update log. Plain words that staff wrote beside a text stand in it.
    """
    notice = view.head(slug)
    stated = facts(view, facts_of(view, slug))
    context = TextContext(view, lang, namer(view, lang, view.known), plain, common_period(stated))
    title = (Span(_plain_title(context, stated)),) if plain else spans_of_text(notice.title, lang)
    return Document(
        lang=lang,
        plain=plain,
        title=title or (Span(slug),),
        stamps=_stamps(context, slug),
        intro=tuple(paragraph_spans(each, lang) for each in _paragraphs(_intro(context, notice.intro))),
        summary=(*(() if plain else summary(context, notice.cause, stated)), *above(context, stated)),
        sections=tuple(sections(context, stated)),
        quote=None if notice.quote is None else _quote(context, notice.quote),
        contacts=tuple(_contacts(view, notice, lang)),
        links=tuple(link_spans(link, lang) for link in notice.links if link.url),
        log=() if plain else tuple(_log(context, slug)),
        untold=context.words.say_no_exceptions(),
    )


_MOST_IN_TITLE = 3


def _plain_title(context: TextContext, stated: Sequence[Fact]) -> str:
    """That something changes, and where: the buildings, if they are few; what holds everywhere names none."""
    view, said = context.view, context.words.say_part(Part.PLAIN_TITLE)
    tree = view.tree(view.interval(view.known))
    named = [fact for fact in stated if not fact.subject.everywhere and not fact.period.never]
    units = {unit.place: unit for fact in named for unit in fact.subject.units}
    places = {(tree.centre_of(unit) or unit).place for unit in units.values()}
    where = {context.naming.short(place) or context.naming.place(place) for place in places}
    return f"{said}: {'; '.join(sorted(where))}" if 0 < len(where) <= _MOST_IN_TITLE else said


def _intro(context: TextContext, intro: Names) -> Names:
    """The intro; in plain language the words that staff wrote for it in the language, else none."""
    if not context.plain:
        return intro
    simple = intro.only(simple_code(context.lang))
    return Names({context.lang: simple}) if simple else Names()


def _paragraphs(text: Names) -> Iterator[Names]:
    """The paragraphs of a text; one paragraph if their number differs between languages."""
    parts = {lang: [each.strip() for each in text.only(lang).split("\n\n") if each.strip()] for lang in LANGUAGES}
    counts = {len(each) for each in parts.values() if each}
    if len(counts) != 1:
        yield from [text] if text else []
        return
    for index in range(next(iter(counts))):
        yield Names({lang: " ".join(each[index].split()) for lang, each in parts.items() if each})


def _stamps(context: TextContext, slug: str) -> str:
    """When it was first published, and when its content last changed (R111)."""
    view = context.view
    mine = [each for each in view.record.publications if each.notice == slug and each.published <= view.known]
    if not mine:
        return ""
    material = [each for each in mine if each.kind is PublicationKind.MATERIAL] or mine
    first, last = (
        local_of(each.published, view.city.zone).replace(second=0, microsecond=0) for each in (mine[0], material[-1])
    )
    if context.plain:  # the days are enough
        first, last = (datetime.combine(each.date(), time()) for each in (first, last))
    return context.words.say_stamps(first, last)


def _quote(context: TextContext, quote: Quotation) -> Quote:
    """A quotation under the current title of the role, or under the stated title."""
    view, lang = context.view, context.lang
    role = view.roles().get(quote.role)
    title = spans_of_text(quote.title if role is None else role.title, lang)
    name = (Span(quote.name, SpanKind.PERSON, target=quote.role),) if quote.name else ()
    return Quote(
        paragraph_spans(context.words_of(quote.text), lang),
        joined_spans([part for part in (title, name) if part], ", "),
    )


def _contacts(view: View, notice: Notice, lang: str) -> Iterator[ContactLine]:
    for contact in notice.contacts:
        match contact:
            case RoleRef(slug):
                role = view.roles().get(slug)
                yield ContactLine((), slug) if role is None else contact_line(role, lang)
            case Contact():
                yield ContactLine(contact_spans(contact, lang))


def _log(context: TextContext, slug: str) -> Iterator[LogLine]:
    """Newest first; within one publication additions come before ends (R112)."""
    view = context.view
    rows = view.once(("log", slug, view.known), lambda: log(view.record, slug, view.known, like=view))
    for row in sorted(rows, key=lambda row: row.publication.order, reverse=True):
        text = context.words.say_log_row(row, context.naming)
        yield LogLine(row.date.isoformat(), context.words.say_day(row.date), (Span(text),))
