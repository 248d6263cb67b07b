"""A notice's page: both stamps, exceptions by unit, conduct by strength, the update log, older versions (R109–R120)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from aukio.domain.effects import SPOKEN_ONLY, Guidance, Text
from aukio.domain.log import log
from aukio.domain.notices import Notice, Publication, PublicationKind, Version
from aukio.domain.places import Contact
from aukio.domain.record import View
from aukio.domain.subjects import places_of
from aukio.domain.time import day_of, instant_of, midnight
from aukio.web.pages.shared import (
    ConditionGroup,
    ContactView,
    Line,
    LinkView,
    Reader,
    conditions,
    contact_view,
)


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """One arrangement under its places; ``anchor`` is its address on the page."""

    anchor: str
    text: str
    period: str
    assumption: str


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Arrangements that speak of the same places."""

    places: tuple[LinkView, ...]
    more: int
    entries: tuple[ExceptionView, ...]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A day of the log."""

    day: str
    date: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OlderView:
    """That a version is not the newest: as of when it stood, and where the newest is."""

    stood: str
    newest: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Everything a notice's page shows."""

    slug: str
    title: str
    intro: str
    published: str
    updated: str
    groups: tuple[PlaceGroup, ...]
    conduct: tuple[ConditionGroup, ...]
    texts: tuple[str, ...]
    contacts: tuple[ContactView, ...]
    links: tuple[LinkView, ...]
    log: tuple[LogEntry, ...]
    versions: tuple[LinkView, ...]
    number: int
    older: OlderView | None
    replaced_by: LinkView | None


_MOST_PLACES = 8


def notice_page(view: View, notice: Notice, reader: Reader, *, number: int | None = None) -> NoticePage:
    """A notice as known in ``view``; with ``number``, one of its older versions under its permanent address."""
    published = [
        each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known
    ]
    every = [each for each in view.record.publications if each.notice == notice.slug]
    current = [version for version in view.versions if version.ref.notice == notice.slug and not _over(view, version)]
    material = [each for each in published if each.kind is PublicationKind.MATERIAL] or published
    newest = every[-1] if number is not None and number != every[-1].number else None
    return NoticePage(
        slug=notice.slug,
        title=notice.title.say(reader.lang) or notice.slug,
        intro=notice.intro.say(reader.lang),
        published=_moment(published[0], reader),
        updated=_moment(material[-1], reader),
        groups=tuple(_groups(view, current, reader)),
        conduct=conditions(_guidance(current), reader),
        texts=tuple(
            effect.text.say(reader.lang)
            for each in current
            for effect in each.arrangement.effects
            if isinstance(effect, Text)
        ),
        contacts=tuple(contact_view(each, reader.lang) for each in _contacts(view, notice)),
        links=tuple(LinkView(link.label.say(reader.lang) or link.url, link.url) for link in notice.links if link.url),
        log=tuple(_log(view, notice, reader)),
        versions=tuple(_version_link(each, reader) for each in reversed(published)),
        number=published[-1].number,
        older=None if newest is None else OlderView(_moment(published[-1], reader), reader.notice(notice.slug)),
        replaced_by=_replaced_by(view, notice, reader),
    )


def _contacts(view: View, notice: Notice) -> Iterator[Contact]:
    """How to reach somebody; a role is whoever holds it as known in the view (R108)."""
    for each in notice.contacts:
        if isinstance(each, Contact):
            yield each
        elif each.role in view.roles():
            role = view.roles()[each.role]
            yield from (replace(contact, label=role.title) for contact in role.contacts)


def _moment(publication: Publication, reader: Reader) -> str:
    return reader.words.say_moment(reader.local(publication.published).replace(second=0, microsecond=0))


def _over(view: View, version: Version) -> bool:
    """Whether an arrangement has ended by the day it is read on: it is not shown as current (R138)."""
    zone = view.city.zone
    period = version.arrangement.period
    today = midnight(day_of(view.known, zone), zone)
    return period.never or (period.end is not None and instant_of(period.end, zone) <= today)


def _groups(view: View, versions: list[Version], reader: Reader) -> Iterator[PlaceGroup]:
    groups: dict[tuple[str, ...], list[Version]] = {}
    for version in versions:
        if all(isinstance(effect, SPOKEN_ONLY) for effect in version.arrangement.effects):
            continue
        paths = tuple(node.path for node in places_of(view, version))
        groups.setdefault(paths, []).append(version)
    for paths, members in sorted(groups.items()):
        nodes = [node for node in places_of(view, members[0]) if node.path in paths]
        links = tuple(
            LinkView(node.version.names.say(reader.lang) or node.path, reader.place(node.path))
            for node in nodes[:_MOST_PLACES]
        )
        yield PlaceGroup(links, max(0, len(nodes) - _MOST_PLACES), tuple(_entry(each, reader) for each in members))


def _entry(version: Version, reader: Reader) -> ExceptionView:
    arrangement = version.arrangement
    return ExceptionView(
        anchor=version.ref.id,
        text=" ".join(
            reader.words.say_effect(effect, reader.naming)
            for effect in arrangement.effects
            if not isinstance(effect, Guidance)
        ),
        period=reader.words.say_period(arrangement.period),
        assumption=arrangement.particulars.assumption,
    )


def _guidance(versions: list[Version]) -> Iterator[tuple[Guidance, Version]]:
    seen: set[Guidance] = set()
    for version in versions:
        for effect in version.arrangement.effects:
            if isinstance(effect, Guidance) and effect not in seen:
                seen.add(effect)
                yield effect, version


def _log(view: View, notice: Notice, reader: Reader) -> Iterator[LogEntry]:
    """Newest first, a day at a time."""
    days: dict[date, list[Line]] = {}
    for row in log(view.record, notice.slug, view.known):
        days.setdefault(row.date, []).append(Line(reader.words.say_log_row(row, reader.naming)))
    for day in sorted(days, reverse=True):
        yield LogEntry(reader.words.say_day(day), day.isoformat(), tuple(days[day]))


def _version_link(publication: Publication, reader: Reader) -> LinkView:
    href = reverse("web:notice_version", args=[publication.notice, publication.number])
    return LinkView(_moment(publication, reader), href)


def _replaced_by(view: View, notice: Notice, reader: Reader) -> LinkView | None:
    for publication in view.record.publications:
        if notice.slug in publication.replaces and publication.published <= view.known:
            successor = next(each for each in view.record.notices if each.slug == publication.notice)
            return LinkView(successor.title.say(reader.lang) or successor.slug, reader.notice(successor.slug))
    return None
