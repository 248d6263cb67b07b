"""Printed outlets: door signs, the sheet for a lobby printer, and which signs are outdated (R128, R129)."""

import json
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect

from aukio.answers.foreign_words import foreign_words
from aukio.answers.session import Question
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.domain.clock.local_time import DAY, day_of, midnight, read_at
from aukio.domain.signs import HAVE_DOORS, Sign, compose_sheet, compose_sign, replacements
from aukio.domain.wording.languages import chosen_languages
from aukio.feeds.feed_parameters import Asked, asked
from aukio.feeds.responses import kept, outlet
from aukio.formats.addresses import Outlet
from aukio.formats.answers.signs_json import outdated_data
from aukio.theme.paper import sheet_pdf, sign_pdf

_PDF = "application/pdf"
_READS = ("at", "known", "langs")


@outlet
def place_sign(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return the door sign of a place; ``langs`` gives its languages in order."""
    question = asked(request)
    found, moved = _found(request, question, path, "sign.pdf")
    if moved is not None:
        return moved
    sign = compose_sign(found.view, found.place, found.at, _langs(request, question))
    zone, words = found.view.zone(found.place), foreign_words(question.session.record)
    content = sign_pdf(_known(sign, path), address=question.addresses.place(path), zone=zone, foreign=words)
    return kept(request, content, _PDF, question, changes=_next_minute(question), reads=_READS)


@outlet
def place_sheet(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return today's sheet of a building or a unit."""
    question = asked(request)
    found, moved = _found(request, question, path, "sheet.pdf")
    if moved is not None:
        return moved
    sheet = compose_sheet(found.view, found.place, found.at, _langs(request, question))
    zone, words = found.view.zone(found.place), foreign_words(question.session.record)
    content = sheet_pdf(_known(sheet, path), address=question.addresses.place(path), zone=zone, foreign=words)
    return kept(request, content, _PDF, question, changes=_next_minute(question), reads=_READS)


@outlet
def outdated_signs(request: HttpRequest) -> HttpResponseBase:
    """Return the signs printed at ``printed`` that are outdated now."""
    question = asked(request)
    zone = question.zone
    typed = request.GET.get("printed", "").strip()
    if not typed:
        raise BadRequest("'printed' is missing.", next_step="Say when the signs were printed: ?printed=2020-03-20.")
    printed = read_at(typed, zone)
    at = question.now if question.at is None else read_at(question.at, zone)
    then, now = question.session.view(printed), question.session.view(question.seen)
    found = replacements(then, now, printed, at, _langs(request, question))
    content = json.dumps([outdated_data(each) for each in found], ensure_ascii=False, indent=1).encode()
    changes = _tomorrow(at, question)
    return kept(request, content, "application/json", question, changes=changes, reads=(*_READS, "printed"))


def _next_minute(question: Asked) -> datetime | None:
    """The sheet states the minute it was made, so it is valid until the next minute, unless the address fixes one."""
    if question.at is not None and question.known is not None:
        return None
    return question.now.replace(second=0, microsecond=0) + timedelta(minutes=1)


def _tomorrow(at: datetime, question: Asked) -> datetime | None:
    zone = question.zone
    return None if question.at is not None else midnight(day_of(at, zone) + DAY, zone)


def _found(
    request: HttpRequest, question: Asked, path: str, outlet_: Outlet
) -> tuple[Question, HttpResponseBase | None]:
    """Return the place asked about, or a redirect to its present path."""
    found = question.session.ask(path, at=question.at, known=question.known)
    if found.moved_to is None:
        return found, None
    query = request.GET.urlencode()
    address = question.addresses.outlet(f"places/{found.moved_to}", outlet_)
    return found, HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def _langs(request: HttpRequest, question: Asked) -> tuple[str, ...]:
    return chosen_languages(request.GET.get("langs", ""), own=question.lang)


def _known(sign: Sign | None, path: str) -> Sign:
    if sign is None or sign.kind not in HAVE_DOORS:
        raise NotFound(f"'{path}' has no door at that moment.", next_step="Ask for a centre, a unit or a room.")
    return sign
