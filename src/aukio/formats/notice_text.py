"""A notice as a person reads it: Markdown from the facts known at an instant, and HTML from stored Markdown.

Exceptions stand under the places they speak of; what has ended is not shown as current (R109–R112, R138). Sentences
are English so far, names come in the language asked for.
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt

from aukio.domain.log import log, places_of
from aukio.domain.notices import Notice, PublicationKind, Version
from aukio.domain.record import View
from aukio.domain.time import day_of, instant_of, local_of, midnight
from aukio.domain.wording.en import (
    say_arrangement,
    say_contact,
    say_effect,
    say_log_row,
    say_moment,
    say_names,
    say_period,
)
from aukio.domain.wording.naming import Naming
from aukio.formats.status_json import namer


def markdown(view: View, notice: Notice, lang: str, *, plain: bool = False) -> str:
    """The notice as known in ``view``; ``plain`` puts one fact on a line."""
    return "\n".join(_lines(view, notice, lang, plain=plain)) + "\n"


def html(text: str) -> str:
    """Stored Markdown as HTML; raw HTML in it stays text."""
    rendered: str = MarkdownIt("commonmark", {"html": False}).render(text)
    return rendered


def _lines(view: View, notice: Notice, lang: str, *, plain: bool) -> Iterator[str]:
    zone = view.city.zone
    naming = namer(view, lang, view.known)
    published = [
        each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known
    ]
    yield f"# {notice.title.say(lang) or notice.slug}"
    if published:
        material = [each for each in published if each.kind is PublicationKind.MATERIAL] or published
        first, last = (local_of(each.published, zone) for each in (published[0], material[-1]))
        yield ""
        yield f"Published {say_moment(first)}. Updated {say_moment(last)}."
    if notice.intro:
        yield ""
        yield _escape(notice.intro.say(lang))
    for heading, versions in _by_places(view, notice, naming):
        yield ""
        yield f"## {_escape(heading)}"
        yield ""
        for version in versions:
            yield from _facts(version, naming, plain=plain)
    yield from _further(notice, lang)
    rows = log(view.record, notice.slug, view.known)
    if rows:
        yield ""
        yield "## Updates"
        yield ""
        for row in reversed(rows):
            yield f"- {say_moment(local_of(midnight(row.date, zone), zone))}: {_escape(say_log_row(row, naming))}"


def _facts(version: Version, naming: Naming, *, plain: bool) -> Iterator[str]:
    when = say_period(version.arrangement.period)
    if plain:
        for effect in version.arrangement.effects:
            yield f"- {_escape(say_effect(effect, naming))}"
        yield f"- This holds {when}."
    else:
        yield f"- {_escape(say_arrangement(version.arrangement, naming).removesuffix('.'))} ({when})."


def _by_places(view: View, notice: Notice, naming: Naming) -> Iterator[tuple[str, list[Version]]]:
    """Arrangements not over by the day of ``known``, under the names of the places they speak of."""
    zone = view.city.zone
    today = midnight(day_of(view.known, zone), zone)
    groups: dict[str, list[Version]] = {}
    for version in view.versions:
        period = version.arrangement.period
        over = period.never or (period.end is not None and instant_of(period.end, zone) <= today)
        if version.ref.notice == notice.slug and not over:
            groups.setdefault(_heading(view, version, naming), []).append(version)
    yield from sorted(groups.items())


def _heading(view: View, version: Version, naming: Naming) -> str:
    names = [naming.place(node.place) for node in places_of(view, version)]
    return say_names(names) if names else "Everywhere else"


def _further(notice: Notice, lang: str) -> Iterator[str]:
    links = [link for link in notice.links if link.url]
    if notice.contacts or links:
        yield ""
        yield "## Further information"
        yield ""
    for contact in notice.contacts:
        label = contact.label.say(lang)
        yield f"- {_escape(f'{label}: ' if label else '')}{say_contact(contact)}"
    for link in links:
        yield f"- [{_escape(link.label.say(lang) or link.url)}]({link.url})"


def _escape(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#" else char for char in text)
