"""Occupancy of a place: a line for its page, and a page with the usual week (R089–R094)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from aukio.domain.base.mistakes import NotFound
from aukio.domain.clock.local_time import local_of
from aukio.domain.people.occupancy import OccupancyLevel, UsualOccupancy
from aukio.domain.wording.languages import language
from aukio.visits.queries import counts as count_queries
from aukio.web.frame.page_head import NOINDEX, PageHead
from aukio.web.frame.page_parameters import lang_asked
from aukio.web.live.live_place import LivePlace, clock, live_place, piece
from aukio.workflows.doors import PlaceOccupancy, place_occupancy

_LEVELS = 5


@dataclass(frozen=True, slots=True)
class OccupancyView:
    """Occupancy in words: a code for the style, the text, the age of the count, and the limit in force."""

    code: str
    words: str
    age: str
    rule: str


@dataclass(frozen=True, slots=True)
class BusyHour:
    """An hour of the usual week: occupancy as a step from 0 to 4, and in words for screen readers."""

    hour: int
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class BusyDay:
    """A weekday with its hours."""

    name: str
    hours: tuple[BusyHour, ...]


@require_safe
def occupancy(request: HttpRequest, path: str) -> HttpResponse:
    """Show the present occupancy and the usual week."""
    at = _counted(path)
    context = {
        "page": PageHead(_("How full is it?"), robots=NOINDEX),
        "place": at,
        "occupancy": occupancy_view(place_occupancy(at.view, at.place, at.instant), at),
        "week": _week(at),
    }
    return render(request, "web/live/occupancy.html", context)


@require_safe
def occupancy_now(request: HttpRequest, path: str) -> HttpResponse:
    """Return only the line, for polling."""
    at = _counted(path)
    context = {"occupancy": occupancy_view(place_occupancy(at.view, at.place, at.instant), at)}
    return piece(request, "web/live/occupancy_line.html", context)


def _counted(path: str) -> LivePlace:
    at = live_place(path)
    if not count_queries.is_counted(at.place):
        raise NotFound(f"people are not counted at '{path}'.", next_step="Look at its page.")
    return at


def occupancy_view(found: PlaceOccupancy, at: LivePlace) -> OccupancyView:
    """Return the occupancy in words; no number is given where the capacity is unknown."""
    room, lang = found.room, lang_asked()
    rule = ""
    if room.limit is not None:
        rule = ngettext("At most %(many)s person at a time.", "At most %(many)s people at a time.", room.limit) % {
            "many": room.limit
        }
    elif found.ratio is not None:
        rule = _("At most %(share)s %% of the usual number of people at a time.") % {"share": round(found.ratio * 100)}
    age = ""
    if room.as_of is not None:
        age = _("Counted at %(time)s") % {"time": clock(local_of(room.as_of, at.view.zone(at.place)), lang)}
    match room.level:
        case OccupancyLevel.FULL:
            return OccupancyView("full", _("Full now"), age, rule)
        case OccupancyLevel.ROOM if room.left is not None:
            words = ngettext("Room for %(left)s more", "Room for %(left)s more", room.left) % {"left": room.left}
            return OccupancyView("room", words, age, rule)
        case OccupancyLevel.ROOM:
            words = ngettext("%(inside)s person inside", "%(inside)s people inside", room.inside or 0)
            return OccupancyView("room", words % {"inside": room.inside or 0}, age, rule)
        case OccupancyLevel.UNKNOWN:
            return OccupancyView("unknown", _("We do not know how full it is"), "", rule)


def _week(at: LivePlace) -> tuple[BusyDay, ...]:
    """Return the usual week from past counts, limited to the hours that have counts."""
    busy = count_queries.usual_occupancy(at.place, at.local.date())
    if not busy:
        return ()
    most = max(each.mean for each in busy) or 1
    hours = range(min(each.hour for each in busy), max(each.hour for each in busy) + 1)
    found = {(each.weekday, each.hour): each for each in busy}
    words = language(lang_asked())
    monday = at.local.date().toordinal() - at.local.weekday()
    return tuple(
        BusyDay(
            words.say_weekday(at.local.date().fromordinal(monday + weekday)),
            tuple(_hour(found.get((weekday, hour)), hour, most) for hour in hours),
        )
        for weekday in range(7)
    )


def _hour(busy: UsualOccupancy | None, hour: int, most: float) -> BusyHour:
    if busy is None:
        return BusyHour(hour, 0, _("not known"))
    level = min(_LEVELS - 1, round(busy.mean / most * (_LEVELS - 1)))
    said = (_("quiet"), _("rather quiet"), _("some people"), _("busy"), _("busiest"))[level]
    return BusyHour(hour, level, said)
