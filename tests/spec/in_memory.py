"""The record in memory: read from its files by the codecs, decided by the domain, and asked without a database."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache
from itertools import count
from pathlib import Path

import yaml

import aukio
from aukio.domain import checks
from aukio.domain.answers.daily_hours import days
from aukio.domain.answers.status import status
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import read_at, read_day, read_known
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing import directory_statements, enactment
from aukio.domain.publishing.log import log
from aukio.domain.telling import compose, why, with_roles
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.answers.status_json import day_data, finding_data, log_data, status_data, why_data
from aukio.formats.directory import directory_file
from aukio.formats.documents.document_text import markdown
from aukio.formats.notices import notice_file
from aukio.formats.notices.notice_json import notice_data
from tests.spec.rows import Ask, Check, Entry, Fact, Facts, Hours, Json, Log, Shown, Status, Why
from tests.spec.unprinted import entry_data, fact_data

ESPOO = Path(aukio.__file__).parent / "demo" / "espoo"
GIVEN = Path(__file__).parent / "given"
_CONTENTS = yaml.safe_load((ESPOO / "contents.yaml").read_text())
DIRECTORY: tuple[str, ...] = tuple(_CONTENTS["directory"])
NOTICES: tuple[str, ...] = tuple(_CONTENTS["notices"])
FILES = (*DIRECTORY, *NOTICES)


def recorded(record: Record | None, text: str, *, source: str, now: datetime) -> Record:
    """The record after importing a directory file or publishing a notice file."""
    if text.startswith("aukio: directory/1") or "\naukio: directory/1" in text:
        statement = directory_file.read(text, source=source).statement()
        before = Record(statement.city) if record is None else record
        ids = count(1 + max((version.place for version in before.places), default=0))
        revision = directory_statements.revise(before, statement, new_id=lambda: PlaceId(next(ids)))
        return directory_statements.apply(before, revision, statement)
    assert record is not None, "a directory comes first"
    file = notice_file.read(text, source=source)
    roles = {each.slug for each in record.roles}
    for proposal in file.proposals(find_place=finder(record), zone=record.city.zone, now=now, roles=roles):
        enacted = enactment.enact(record, proposal, now=now)
        if enacted is not None:
            record = enactment.apply(record, enacted)
    return record


def shown(view: View, slug: str, lang: str, *, plain: bool) -> str:
    """The page as made by the last publication before that instant."""
    touched = {each.publication for each in view.record.versions if each.ref.notice == slug}
    published = max(
        each.order
        for each in view.record.publications
        if each.published <= view.known and (slug in (each.notice, *each.replaces) or each.order in touched)
    )
    document = compose(View(view.record, published.published), slug, lang, plain=plain)
    return markdown(with_roles(document.at(view.known), view.roles()))


def finder(record: Record) -> Callable[[str], PlaceId]:
    """Finds the place that bears a path, or bore it last."""
    by_last_path = {version.path: version.place for version in sorted(record.places, key=lambda each: each.valid_from)}
    return by_last_path.__getitem__


@cache
def espoo(given: tuple[str, ...], now: datetime) -> Record:
    """The Espoo record, with further files beside it."""
    record: Record | None = None
    if given:
        record = espoo(given[:-1], now)
        return recorded(record, (GIVEN / given[-1]).read_text(), source=given[-1], now=now)
    for name in FILES:
        record = recorded(record, (ESPOO / name).read_text(), source=name, now=now)
    assert record is not None
    return record


@lru_cache(maxsize=64)
def _view(given: tuple[str, ...], known: datetime, now: datetime) -> View:
    return View(espoo(given, now), known)


def answer(ask: Ask, *, given: tuple[str, ...], now: datetime) -> Json:
    """The answer as JSON, straight from the domain."""
    return json.loads(json.dumps(_answer(ask, given, now)))


def _answer(ask: Ask, given: tuple[str, ...], now: datetime) -> Json:
    record = espoo(given, now)
    zone = record.city.zone
    if isinstance(ask, Entry):
        return entry_data(record, ask.place)
    if isinstance(ask, Fact):
        return fact_data(record, ask.notice, ask.id)
    view = _view(given, read_known(ask.known, zone, now=now) if ask.known else now, now)
    match ask:
        case Status(place, at, _, lang):
            return status_data(view, status(view, finder(record)(place), read_at(at, zone)), lang or "en")
        case Hours(place, first, last):
            found = days(view, finder(record)(place), read_day(first), read_day(last or first))
            return [day_data(day) for day in found]
        case Why(place, at):
            instant = read_at(at, zone)
            return [
                why_data(each)
                for each in why.why(view, finder(record)(place), instant, namer(view, "en", instant), language("en"))
            ]
        case Check(place, at):
            where = finder(record)(place) if place else None
            return [finding_data(each) for each in checks.check(view, read_at(at, zone), where)]
        case Log(notice, _, lang):
            naming = namer(View(record, now), lang or "en", now)
            return [log_data(row, naming, lang or "en") for row in log(record, notice, view.known)]
        case Facts(slug, _, lang):
            return notice_data(view, _head(record, slug), lang or "en", replaced_by=_successor(view, slug))
        case Shown(slug, _, lang, plain):
            return {"text": shown(view, slug, lang or "en", plain=plain)}


def _head(record: Record, slug: str) -> Notice:
    return next(notice for notice in record.notices if notice.slug == slug)


def _successor(view: View, slug: str) -> str | None:
    known = (each for each in view.record.publications if each.published <= view.known)
    return next((each.notice for each in known if slug in each.replaces), None)
