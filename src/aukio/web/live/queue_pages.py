"""Queue pages of a unit: taking a ticket, other ways to be served, the display, a ticket's page (R066, R067)."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aukio.answers import queries as answer_queries
from aukio.clients.limits import limit_client, limit_recipient
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.places import ChannelKind, Purpose
from aukio.domain.clock.form_input import read_phone
from aukio.domain.people.limits import Act
from aukio.domain.people.queue_tickets import OPEN, ServiceAccess, TicketState
from aukio.domain.wording.languages import language
from aukio.formats.paper.qr import qr_svg
from aukio.visits.actions import queues as queue_actions
from aukio.visits.queries import queues as queue_queries
from aukio.visits.queries.queues import TicketView
from aukio.web.clock import now
from aukio.web.frame.page_head import NOINDEX, PageHead
from aukio.web.frame.page_parameters import lang_asked
from aukio.web.live.live_place import LivePlace, live_place, piece
from aukio.web.live.state_words import STATES, WAYS
from aukio.workflows.doors import ErrandNow, errands_now, live, status_now, take_ticket
from aukio.workflows.messages.message_delivery import text_message_backend

KIOSK = "kiosk"
_KIOSK_DAYS = 400
_SHOWN = 6
_COOKIE_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class ErrandRow:
    """An errand in the reader's language: its number where tickets are given, otherwise how it is served."""

    number: int
    name: str
    letter: str
    ticket: bool
    way: str


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest, path: str) -> HttpResponse:
    """Show the queue or take a ticket; ``kiosk`` is the ticket machine in the lobby."""
    at = _queued(path)
    kiosk = is_kiosk(request.GET.get(KIOSK, ""), path)
    if request.method == "POST":
        return _take(request, at, kiosk=kiosk)
    mine = None if kiosk else _mine(request, at)
    if mine is not None:
        return HttpResponseRedirect(reverse("web:ticket", args=[mine.secret]))
    return _page(request, at, kiosk=kiosk)


def _page(request: HttpRequest, at: LivePlace, *, kiosk: bool, trouble: str = "") -> HttpResponse:
    here = request.build_absolute_uri(reverse("web:queue", args=[at.path]))
    errands = list(errands_now(at.view, at.place, at.instant))
    context = {
        "page": PageHead(_("Queue"), robots=NOINDEX),
        "place": at,
        "errands": list(_rows(errands, at)),
        "open": any(each.way is not ServiceAccess.CLOSED for each in errands),
        "booking": _booking(at),
        "waiting": sum({each.queue.number: each.queue.waiting for each in errands}.values()),
        "kiosk": kiosk,
        "asks_phone": not kiosk and text_message_backend() is not None,
        "phone": request.POST.get("phone", "")[:40],
        "code": _code(here) if kiosk else "",
        "trouble": trouble,
    }
    return render(request, "web/live/queue.html", context, status=HTTPStatus.CONFLICT if trouble else HTTPStatus.OK)


def _take(request: HttpRequest, at: LivePlace, *, kiosk: bool) -> HttpResponse:
    mine = None if kiosk else _mine(request, at)
    if mine is None and not kiosk:  # the machine in the lobby serves everyone who comes
        limit_client(request, Act.TICKET, now=now())
    chosen = request.POST.get("errand", "")
    try:
        phone = "" if kiosk else _phone(request, at)
    except BadRequest:
        return _page(request, at, kiosk=kiosk, trouble=_("We did not understand the phone number."))
    try:
        if mine is None:
            limit_recipient(Act.TICKET, phone, now=now())
        errand = int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0
        ticket = mine or take_ticket(at.view, at.place, errand, now=at.instant, phone=phone, lang=lang_asked())
    except (Refused, NotFound):
        return _page(
            request, at, kiosk=kiosk, trouble=_("Tickets are not available for this now. See below how it is served.")
        )
    address = reverse("web:ticket", args=[ticket.secret])
    if kiosk:
        context = {
            "page": PageHead(ticket.label, robots=NOINDEX),
            "place": at,
            "ticket": ticket_view(ticket),
            "code": _code(request.build_absolute_uri(address)),
            "again": request.get_full_path(),
        }
        return render(request, "web/live/printed.html", context)
    response = HttpResponseRedirect(address)
    response.set_cookie(
        _cookie(at), ticket.secret, max_age=_COOKIE_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def _phone(request: HttpRequest, at: LivePlace) -> str:
    """Return the phone number for a text message before one's turn; asked only where messages can be sent."""
    typed = request.POST.get("phone", "").strip()[:40]
    return read_phone(typed, at.view.city.country) if typed and text_message_backend() is not None else ""


def _rows(errands: list[ErrandNow], at: LivePlace) -> Iterator[ErrandRow]:
    names = {each.slug: each.names.say(lang_asked()) for each in at.view.record.services}
    for each in errands:
        errand = each.errand
        name = names.get(errand.service) or errand.service
        yield ErrandRow(errand.number, name, errand.letter, each.way is ServiceAccess.TICKET, str(WAYS[each.way]))


def _booking(at: LivePlace) -> list[str]:
    """Return the booking contacts in words, for errands that need an appointment."""
    words = language(lang_asked())
    channels = status_now(at.view, at.place, at.instant).channels
    booking = [each for each in channels if each.key.purpose is Purpose.BOOKING]
    phones = booking or [each for each in channels if each.key.kind is ChannelKind.PHONE]
    return [words.say_contact(contact) for each in phones for contact in each.channel.contacts]


@require_safe
def display(request: HttpRequest, path: str) -> HttpResponse:
    """Show the queue display of the lobby: the numbers being called, also by voice."""
    at = _queued(path)
    context = {"page": PageHead(_("Whose turn it is"), robots=NOINDEX), "place": at, **_called(at)}
    return render(request, "web/live/display.html", context)


@require_safe
def display_now(request: HttpRequest, path: str) -> HttpResponse:
    """Return the content of the queue display, for polling."""
    return piece(request, "web/live/called.html", _called(_queued(path)))


def _called(at: LivePlace) -> dict[str, object]:
    day = at.local.date()
    called = queue_queries.called_lately(at.place, day, _SHOWN)
    return {
        "called": called,
        "newest": called[0] if called else None,
        "say": _("Number %(number)s, desk %(desk)s") % {"number": called[0].label, "desk": called[0].desk}
        if called
        else "",
        "waiting": sum(each.waiting for each in queue_queries.queues_of(at.place, day)),
        "lang": lang_asked(),
    }


@require_safe
def ticket(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a ticket by its secret address: how many people are ahead, and the estimated wait."""
    found, at = _ticket(secret)
    context = {"page": PageHead(found.label, robots=NOINDEX), "place": at, "ticket": ticket_view(found)}
    return render(request, "web/live/ticket.html", context)


@require_safe
def ticket_now(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the state of a ticket, for polling."""
    found, _at = _ticket(secret)  # about one person: not cached
    return render(request, "web/live/ticket_line.html", {"ticket": ticket_view(found)})


@require_http_methods(["POST"])
def ticket_leave(request: HttpRequest, secret: str) -> HttpResponse:
    """Give up a ticket."""
    limit_client(request, Act.OWN, now=now())  # knowing the secret address is enough
    with suppress(Refused):  # the state changed in between; the page shows it
        queue_actions.leave(secret, now=live(now()))
    return HttpResponseRedirect(reverse("web:ticket", args=[secret]))


@dataclass(frozen=True, slots=True)
class TicketWords:
    """A ticket in the reader's language."""

    label: str
    secret: str
    state: str
    words: str
    desk: str
    ahead: int
    wait: str
    open: bool
    called: bool


def ticket_view(found: TicketView) -> TicketWords:
    """Return a ticket in words; the wait is a range of minutes, or unknown."""
    wait = ""
    if found.state is TicketState.WAITING:
        wait = _("Waiting time not known yet")
        if found.wait is not None:
            wait = _("About %(low)s to %(high)s minutes") % {"low": found.wait.low, "high": found.wait.high}
    return TicketWords(
        found.label,
        found.secret,
        found.state.value,
        str(STATES[found.state]),
        found.desk,
        found.ahead,
        wait,
        found.state in OPEN,
        found.state is TicketState.CALLED,
    )


def _ticket(secret: str) -> tuple[TicketView, LivePlace]:
    found = queue_queries.ticket_with(secret, live(now()))
    if found is None:
        raise NotFound("no such ticket.", next_step="Take one from the page of the queue.")
    path = answer_queries.view(live(now())).directory.newest[found.place].path
    return found, live_place(path)


def _queued(path: str) -> LivePlace:
    at = live_place(path)
    if not queue_queries.has_queues(at.place):
        raise NotFound(f"no tickets are taken at '{path}'.", next_step="Look at its page.")
    return at


def _mine(request: HttpRequest, at: LivePlace) -> TicketView | None:
    """Return the open ticket that this browser took here today, if any."""
    found = queue_queries.ticket_with(request.COOKIES.get(_cookie(at), ""), at.instant)
    if found is None or found.state not in OPEN or found.day != at.local.date():
        return None
    return found


def _cookie(at: LivePlace) -> str:
    return f"ticket-{at.place}"


def kiosk_token(path: str) -> str:
    """Return the signed token for the address of the ticket machine; the desk shows it."""
    return signing.dumps(path, salt=KIOSK)


def is_kiosk(token: str, path: str) -> bool:
    """Return whether a token belongs to the ticket machine of a place; it may take many tickets."""
    try:
        return bool(token) and signing.loads(token, salt=KIOSK, max_age=_KIOSK_DAYS * 86_400) == path
    except signing.BadSignature:
        return False


def _code(address: str) -> SafeString:
    return mark_safe(qr_svg(address))  # noqa: S308  # our own SVG of our own address
