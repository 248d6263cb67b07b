"""What was published, and what begins and ends when, as plain data."""

from typing import Any, TypeAlias

from aukio.domain.facts.notices import Notice, Publication
from aukio.domain.facts.record import View
from aukio.domain.publishing.changes import Change
from aukio.domain.publishing.log import LogRow
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.answers.status_json import log_data

Data: TypeAlias = dict[str, Any]


def change_data(view: View, each: Change, lang: str) -> Data:
    """An arrangement that begins or ends."""
    naming, words = namer(view, lang, each.at), language(lang)
    said = words.say_arrangement(each.version.arrangement, naming)
    return {
        "at": each.at.astimezone(view.city.zone).isoformat(),
        "begins": each.begins,
        "notice": each.version.ref.notice,
        "arrangement": each.version.ref.id,
        "places": [node.path for node in each.places],
        "text": said if each.begins else words.say_ending(said),
    }


def publication_data(view: View, publication: Publication, rows: tuple[LogRow, ...], lang: str) -> Data:
    """An act of publishing, with the rows it made in the log of its notice; a minor one makes none (R115)."""
    head = publication.head
    naming = namer(view, lang, view.known)
    return {
        "notice": publication.notice,
        "number": publication.number,
        "published": publication.published.astimezone(view.city.zone).isoformat(),
        "kind": publication.kind.value,
        "title": None if head is None else head.title.say(lang) or None,
        "replaces": list(publication.replaces),
        "log": [log_data(row, naming, lang) for row in rows],
    }


def notice_item_data(view: View, notice: Notice, lang: str, *, alive: bool) -> Data:
    """A notice in a list; ``in_force``: something in it is in force at the instant asked about, or still to come."""
    mine = [each for each in view.record.publications if each.notice == notice.slug and each.published <= view.known]
    head, zone = view.head(notice.slug), view.city.zone
    successor = view.record.successor(notice.slug)
    replaced = successor is not None and successor.published <= view.known
    return {
        "notice": notice.slug,
        "title": head.title.say(lang) or notice.slug,
        "cause": head.cause or None,
        "published": mine[0].published.astimezone(zone).isoformat(),
        "updated": mine[-1].published.astimezone(zone).isoformat(),
        "replaced_by": successor.notice if successor is not None and replaced else None,
        "in_force": alive,
    }
