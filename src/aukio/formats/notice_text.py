"""A notice as a person reads it: Markdown from the facts known at an instant, and HTML from stored Markdown.

Exceptions stand under the places they speak of; what has ended is not shown as current (R109–R112, R138).
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt

from aukio.domain.log import log
from aukio.domain.notices import Notice, PublicationKind, Version
from aukio.domain.record import View
from aukio.domain.subjects import places_of
from aukio.domain.time import day_of, instant_of, local_of, midnight
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.domain.wording.parts import Part


def markdown(view: View, notice: Notice, lang: str, *, plain: bool = False) -> str:
    """The notice as known in ``view``; ``plain`` puts one fact on a line."""
    return "\n".join(_lines(view, notice, lang, plain=plain)) + "\n"


def html(text: str) -> str:
    """Stored Markdown as HTML; raw HTML in it stays text."""
    rendered: str = MarkdownIt("commonmark", {"html": False}).render(text)
    return rendered


def _lines(view: View, notice: Notice, lang: str, *, plain: bool) -> Iterator[str]:
    zone, notice = view.city.zone, view.head(notice.slug)
    naming, words = namer(view, lang, view.known), language(lang)
    published = [
        each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known
    ]
    yield f"# {_escape(notice.title.say(lang) or notice.slug)}"
    if published:
        material = [each for each in published if each.kind is PublicationKind.MATERIAL] or published
        first, last = (local_of(each.published, zone) for each in (published[0], material[-1]))
        yield ""
        yield words.say_stamps(first, last)
    if notice.intro:
        yield ""
        yield _escape(notice.intro.say(lang))
    for heading, versions in _by_places(view, notice, naming, words):
        yield ""
        yield f"## {_escape(heading)}"
        yield ""
        every = _names(view, versions[0], naming)
        if words.say_names(every) != "; ".join(every):  # the heading is cut short; the text keeps the list of the day
            yield _escape("; ".join(every)) + "."
            yield ""
        for version in versions:
            yield from _facts(version, naming, words, plain=plain)
    yield from _further(notice, lang, words)
    rows = log(view.record, notice.slug, view.known)
    if rows:
        yield ""
        yield f"## {words.say_part(Part.UPDATES)}"
        yield ""
        for row in reversed(rows):
            yield f"- {words.say_day(row.date)}: {_escape(words.say_log_row(row, naming))}"


def _facts(version: Version, naming: Naming, words: Language, *, plain: bool) -> Iterator[str]:
    arrangement = version.arrangement
    if plain:
        for effect in arrangement.effects:
            yield f"- {_escape(words.say_effect(effect, naming))}"
        yield f"- {words.say_holds(arrangement.period)}"
    else:
        text = words.say_arrangement(arrangement, naming).removesuffix(".")
        yield f"- {_escape(text)} ({words.say_period(arrangement.period)})."


def _by_places(view: View, notice: Notice, naming: Naming, words: Language) -> Iterator[tuple[str, list[Version]]]:
    """Arrangements not over by the day of ``known``, under the names of the places they speak of."""
    zone = view.city.zone
    today = midnight(day_of(view.known, zone), zone)
    groups: dict[str, list[Version]] = {}
    for version in view.versions:
        period = version.arrangement.period
        over = period.never or (period.end is not None and instant_of(period.end, zone) <= today)
        if version.ref.notice == notice.slug and not over:
            groups.setdefault(_heading(view, version, naming, words), []).append(version)
    yield from sorted(groups.items())


def _heading(view: View, version: Version, naming: Naming, words: Language) -> str:
    names = _names(view, version, naming)
    return words.say_names(names) if names else words.say_part(Part.EVERYWHERE_ELSE)


def _names(view: View, version: Version, naming: Naming) -> list[str]:
    return [naming.place(node.place) for node in places_of(view, version)]


def _further(notice: Notice, lang: str, words: Language) -> Iterator[str]:
    links = [link for link in notice.links if link.url]
    if notice.contacts or links:
        yield ""
        yield f"## {words.say_part(Part.FURTHER_INFORMATION)}"
        yield ""
    for contact in notice.contacts:
        label = contact.label.say(lang)
        yield f"- {_escape(f'{label}: ' if label else '')}{words.say_contact(contact)}"
    for link in links:
        yield f"- [{_escape(link.label.say(lang) or link.url)}]({link.url})"


def _escape(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#" else char for char in text)
