"""Turns a statement about places into dated versions of the directory (semantics.md section 2).

A statement describes what is valid from ``valid_from`` on, and becomes known at ``known_from``. A place it does not
mention stays unchanged. Earlier knowledge stays readable: the old version is closed, never altered.
    known ↑   before            after
          |   [ old ··········) [ old ···|  new ·····)
          +------------------→  +--------↑-----------→ valid
                                     valid_from
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from aukio.domain.base.mistakes import NotFound, Refused, not_found_error
from aukio.domain.city.code_words import CodeWords
from aukio.domain.city.place_details import PlaceDetails
from aukio.domain.city.places import PlaceId, PlaceVersion, Role
from aukio.domain.facts.record import Record
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement, Postponement
from aukio.domain.week import Week

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Revision:
    """The changes of an import: versions to close by setting ``known_until``, and versions known from now."""

    closed: tuple[PlaceVersion, ...] = ()
    added: tuple[PlaceVersion, ...] = ()
    created: tuple[PlaceId, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the directory already contains the whole statement."""
        return not (self.closed or self.added)


def revise(record: Record, statement: DirectoryStatement, *, new_id: Callable[[], PlaceId]) -> Revision:
    """The revision that a statement makes; empty if everything in it is already recorded.

    Places beneath a place that moves move with it, unless the statement mentions them. Raises ``Refused`` for a place
    without its parent and for a statement that became known before what it would change, ``NotFound`` for a move from
    a path that no place has.
    """
    draft = _Draft(record, statement, new_id)
    for entry in sorted(statement.places, key=lambda each: each.path.count("/")):
        draft.add_place(entry)
    draft.follow()
    for each in statement.postponed:
        draft.postpone(each)
    return Revision(tuple(draft.closed), tuple(draft.added), tuple(draft.created))


class _Draft:
    """A revision under construction."""

    def __init__(self, record: Record, statement: DirectoryStatement, new_id: Callable[[], PlaceId]) -> None:
        self.statement = statement
        self.new_id = new_id
        self.closed: list[PlaceVersion] = []
        self.added: list[PlaceVersion] = []
        self.created: list[PlaceId] = []
        current = [version for version in record.places if version.known_until is None]
        self.history: dict[PlaceId, list[PlaceVersion]] = {}
        for version in current:
            self.history.setdefault(version.place, []).append(version)
        self.living = [version for version in current if _lives_on(version, statement)]
        # Paths before the statement: two places may swap theirs in one statement.
        self.before = {version.path: version.place for version in self.living}
        # A statement imported again finds its places at the paths it gave them.
        self.put = {version.path: version.place for version in current if _is_from(version, statement)}
        moved = {entry.was for entry in statement.places if entry.was}
        self.by_last_path = {path: place for path, place in self.before.items() if path not in moved}
        self.mentioned: set[PlaceId] = set()

    def add_place(self, entry: PlaceStatement) -> None:
        """Add one place of the statement."""
        place = self._identity(entry)
        if place is None:
            place = self.new_id()
            self.created.append(place)
        if self.by_last_path.get(entry.path, place) != place:
            raise Refused(
                f"'{entry.was}' moves to '{entry.path}', where another place is.",
                next_step="Move that one away in the same file, or choose another path.",
            )
        self.by_last_path[entry.path] = place
        self.mentioned.add(place)
        new = _version(entry, self.statement, place, _parent(entry, self.by_last_path))
        base = self._base(place)
        if base is None:
            self._add(new)
        else:
            self._edit(base, new)

    def follow(self) -> None:
        """Move the places beneath a moved place to its new path, with all that is planned for them."""
        known, valid = self.statement.known_from, self.statement.valid_from
        for entry in self.statement.places:
            beneath = f"{entry.was}/"
            for version in self.living if entry.was else ():
                if version.path.startswith(beneath) and version.place not in self.mentioned:
                    path = entry.path + version.path.removeprefix(entry.was)
                    begins = max(valid, version.valid_from)
                    self._replace(version, replace(version, path=path, known_from=known, valid_from=begins))

    def postpone(self, planned: Postponement) -> None:
        """Move what is planned for a place to another day, with what opens or moves beneath it on that day.

        planned    [ before ·····) [ after ·········)
        postponed  [ before ············) [ after ··)
        """
        own = self._planned(planned.place, planned.planned)
        if own is None:
            raise NotFound("nothing is planned for the place on that day.", next_step="Its page lists what is planned.")
        before = self._before(own)
        opens_or_moves = before is None or before.gone or before.path != own.path
        beneath = [
            each
            for versions in (self.history.values() if opens_or_moves else ())
            for each in versions
            if each.valid_from == planned.planned and each.path.startswith(f"{own.path}/")
        ]
        for version in (own, *beneath):
            self._shift(version, planned.day)

    def _shift(self, version: PlaceVersion, day: date) -> None:
        before = self._before(version)
        last = version.valid_until
        if (before is not None and day <= before.valid_from) or (last is not None and day >= last):
            raise Refused(
                f"another change of '{version.path}' is planned for then or before.",
                next_step="Choose a day between what is planned before and after it.",
                rule="between_planned",
                facts={"place": version.path},
            )
        known = self.statement.known_from
        _refuse_backwards([version], replace(version, known_from=known))
        self.closed.append(version)
        self.added.append(replace(version, known_from=known, valid_from=day))
        if before is not None:
            self.closed.append(before)
            self.added.append(replace(before, known_from=known, valid_until=day))

    def _planned(self, place: PlaceId, day: date) -> PlaceVersion | None:
        return next((each for each in self.history.get(place, ()) if each.valid_from == day), None)

    def _before(self, version: PlaceVersion) -> PlaceVersion | None:
        same = self.history.get(version.place, ())
        return next((each for each in same if each.valid_until == version.valid_from), None)

    def _identity(self, entry: PlaceStatement) -> PlaceId | None:
        if entry.path in self.put:
            return self.put[entry.path]
        if not entry.was:
            return self.by_last_path.get(entry.path)
        if entry.was in self.before:
            return self.before[entry.was]
        if entry.path in self.before:  # an earlier file moved it
            return self.before[entry.path]
        next_step = f"'was' of '{entry.path}' names the path it had until now."
        raise not_found_error("place", entry.was, list(self.before), next_step=next_step)

    def _base(self, place: PlaceId) -> PlaceVersion | None:
        """The version of which an edit was made: that of its day, else the first one after it."""
        day = self.statement.made_from
        before = self.history.get(place, ()) if day is not None else ()
        there = [old for old in before if day is not None and (old.valid_until is None or day < old.valid_until)]
        return min(there, key=lambda each: each.valid_from, default=None)

    def _add(self, new: PlaceVersion) -> None:
        before = self.history.get(new.place, [])
        if _already(before, new):
            return
        _refuse_backwards(before, new)
        closed = [old for old in before if old.valid_until is None or old.valid_until > new.valid_from]
        self.closed += closed
        self.added += [_until(old, new) for old in closed if old.valid_from < new.valid_from]
        self.added.append(new)

    def _edit(self, base: PlaceVersion, new: PlaceVersion) -> None:
        """Make the change from ``base`` to ``new`` in every version from the first day of ``new`` on.

        before    [ base ············) [ planned ·····)
        after     [ base ·) [ new ···) [ planned, changed too ·)

        What a version says itself that is planned for a later day than both stays.
        """
        if says_the_same(base, new):
            return
        before = self.history.get(new.place, [])
        _refuse_backwards(before, new)
        there = sorted(
            (old for old in before if old.valid_until is None or old.valid_until > new.valid_from),
            key=lambda each: each.valid_from,
        )
        if there and there[0].valid_from > new.valid_from:  # it begins earlier than it was planned to
            self.added.append(replace(new, valid_until=there[0].valid_from))
        was, becomes, edge = base, new, max(base.valid_from, new.valid_from)
        for old in there:
            begins = max(old.valid_from, new.valid_from)
            changed = replace(_changed(was, becomes, old, wins=begins <= edge), known_from=new.known_from)
            if begins <= edge:
                was, becomes = old, changed
            if not says_the_same(changed, old):
                self._replace(old, replace(changed, valid_from=begins))

    def _replace(self, old: PlaceVersion, new: PlaceVersion) -> None:
        """Close a version; what it says before the first day of ``new`` stays."""
        _refuse_backwards([old], new)
        self.closed.append(old)
        if old.valid_from < new.valid_from:
            self.added.append(_until(old, new))
        self.added.append(new)


def apply(record: Record, revision: Revision, statement: DirectoryStatement) -> Record:
    """The record after an import."""
    gone = set(map(_key, revision.closed))
    places = tuple(
        replace(version, known_until=statement.known_from)
        if version.known_until is None and _key(version) in gone
        else version
        for version in record.places
    )
    organisations = {each.slug: each for each in (*record.organisations, *statement.organisations)}
    services = {each.slug: each for each in (*record.services, *statement.services)}
    city = record.city.followed_by(statement.city, statement.valid_from)
    was = () if city == record.city else ((statement.known_from, record.city),)
    return replace(
        record,
        city=city,
        past_cities=(*record.past_cities, *was),
        organisations=tuple(organisations.values()),
        services=tuple(services.values()),
        places=(*places, *revision.added),
        roles=tuple(_roles(record.roles, statement)),
        words=tuple(_words(record.words, statement)),
    )


def _words(before: tuple[CodeWords, ...], statement: DirectoryStatement) -> Iterator[CodeWords]:
    """The words for every code, as they were and as they become; what stays the same adds none."""
    current = {each.key: each for each in before if each.known_until is None}
    news = {
        each.key: each
        for each in statement.words
        if each.key not in current or replace(each, known_from=current[each.key].known_from) != current[each.key]
    }
    for each in before:
        closes = each.known_until is None and each.key in news
        yield replace(each, known_until=statement.known_from) if closes else each
    yield from news.values()


def _roles(before: tuple[Role, ...], statement: DirectoryStatement) -> Iterator[Role]:
    """Every version of every role; a statement that does not change a role adds no version."""
    current = {role.slug: role for role in before if role.known_until is None}
    news = {
        role.slug: role
        for role in statement.roles
        if role.slug not in current or replace(role, known_from=current[role.slug].known_from) != current[role.slug]
    }
    for role in before:
        closes = role.known_until is None and role.slug in news
        yield replace(role, known_until=statement.known_from) if closes else role
    yield from news.values()


def _key(version: PlaceVersion) -> tuple[object, ...]:
    return version.place, version.valid_from, version.known_from


def _lives_on(version: PlaceVersion, statement: DirectoryStatement) -> bool:
    return version.on(statement.valid_from) or version.valid_from > statement.valid_from


def _is_from(version: PlaceVersion, statement: DirectoryStatement) -> bool:
    return (version.known_from, version.valid_from) == (statement.known_from, statement.valid_from)


def _parent(entry: PlaceStatement, by_last_path: dict[str, PlaceId]) -> PlaceId | None:
    above, _, _ = entry.path.rpartition("/")
    if not above:
        return None
    if above not in by_last_path:
        raise Refused(
            f"'{entry.path}' has no parent: there is no '{above}'.",
            next_step=f"Add '{above}' to the file, before or after it.",
        )
    return by_last_path[above]


def undeclared(record: Record, statement: DirectoryStatement) -> tuple[str, ...]:
    """Warnings about owners and services that places name without a declaration; they are accepted by slug."""
    owners = {each.slug for each in (*record.organisations, *statement.organisations)}
    services = {each.slug for each in (*record.services, *statement.services)}
    found: dict[str, None] = {}
    for entry in statement.places:
        if entry.owner and entry.owner not in owners:
            found[f"'{entry.path}' belongs to '{entry.owner}', an organisation that the file does not declare."] = None
        for service in (*entry.services, *entry.provides):
            if service not in services:
                found[f"'{entry.path}' names '{service}', a service that the file does not declare."] = None
    return tuple(found)


def iso_parities(statement: DirectoryStatement) -> tuple[str, ...]:
    """Warnings about hours by the parity of ISO weeks: two odd weeks follow each other after a week 53."""
    return tuple(
        f"'{entry.path}' has hours in odd or even ISO weeks: after a week 53, as in 2026, two odd weeks follow."
        " For every second week write 'cycle' in place of 'week'."
        for entry in statement.places
        if any(
            rule.parity is not None
            for week in (*(each.week for each in entry.channels), *(each.week for each in entry.service_weeks))
            if isinstance(week, Week)
            for rule in week.rules
        )
    )


def _version(
    entry: PlaceStatement, statement: DirectoryStatement, place: PlaceId, parent: PlaceId | None
) -> PlaceVersion:
    return PlaceVersion(
        place=place,
        path=entry.path,
        kind=entry.kind,
        parent=parent,
        names=entry.names,
        known_from=statement.known_from,
        valid_from=statement.valid_from,
        type=entry.type,
        owner=entry.owner,
        name_forms=entry.name_forms,
        aliases=entry.aliases,
        zone=ZoneInfo(entry.time_zone) if entry.time_zone else None,
        coordinates=entry.coordinates,
        own_entrance=entry.own_entrance,
        services=entry.services,
        service_weeks=entry.service_weeks,
        provides=entry.provides,
        channels=entry.channels,
        gone=entry.gone,
        details=entry.details,
    )


_TIMES = ("known_from", "known_until", "valid_from", "valid_until")
_CONTENT = tuple(field.name for field in fields(PlaceVersion) if field.name not in _TIMES)


def says_the_same(one: PlaceVersion, other: PlaceVersion) -> bool:
    """Whether two versions have the same content, whatever their days."""
    return all(getattr(one, name) == getattr(other, name) for name in _CONTENT)


def _changed(base: PlaceVersion, new: PlaceVersion, old: PlaceVersion, *, wins: bool) -> PlaceVersion:
    """``old`` with what ``new`` changes of ``base``; what ``old`` changes of it itself stays, unless the edit ``wins``.

    Channels are compared one by one, and so are the details.
    """

    def said(was: _T, becomes: _T, kept: _T) -> _T:
        return becomes if becomes != was and (wins or kept == was) else kept

    content = {name: said(getattr(base, name), getattr(new, name), getattr(old, name)) for name in _CONTENT}
    details = {
        each.name: said(*(getattr(of.details, each.name) for of in (base, new, old))) for each in fields(PlaceDetails)
    }
    was, becomes, kept = ({(each.kind, each.purpose): each for each in of.channels} for of in (base, new, old))
    channels = (said(was.get(key), becomes.get(key), kept.get(key)) for key in dict.fromkeys((*kept, *becomes)))
    return replace(
        old,
        **content | {"channels": tuple(filter(None, channels)), "details": replace(old.details, **details)},
    )


def _already(before: list[PlaceVersion], new: PlaceVersion) -> bool:
    """Whether the newest version of a place already has the content of ``new`` for all its days."""
    last = max(before, key=lambda version: version.valid_from, default=None)
    return last is not None and last.valid_from <= new.valid_from and says_the_same(last, new)


def _refuse_backwards(before: list[PlaceVersion], new: PlaceVersion) -> None:
    for old in before:
        if new.known_from <= old.known_from:
            raise Refused(
                f"'{new.path}' was recorded as known from {old.known_from:%Y-%m-%d %H:%M} UTC, and this file says"
                " something else of it without being later.",
                next_step="Give the file a later 'known_from'.",
            )


def _until(old: PlaceVersion, new: PlaceVersion) -> PlaceVersion:
    return replace(old, known_from=new.known_from, valid_until=new.valid_from)
