"""A place embedded in another site: as a frame (the only page that other sites may frame) or as an HTML fragment."""

from dataclasses import dataclass, replace

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import IN_BUILDING
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.freshness.statement import state
from aukio.web.frame.page_expiry import settled
from aukio.web.frame.page_parameters import lang_asked, moment_asked
from aukio.web.pages.place import AnswerView, answer_view
from aukio.web.pages.reader import reader_of
from aukio.web.pages.shared import hours_text

_READS = frozenset({"at", "known", "now"})


@dataclass(frozen=True, slots=True)
class Embed:
    """The addresses for other sites: of the frame and of the fragment."""

    frame: str
    fragment: str


@dataclass(frozen=True, slots=True)
class EmbedView:
    """A place in a few lines: its state, what to do, and today's hours; ``url`` is its full page."""

    name: str
    answer: AnswerView
    today: tuple[tuple[str, str], ...]
    url: str
    shown: str


def embed_of(request: HttpRequest, path: str) -> Embed:
    """Return the addresses of a place for other sites."""
    found = (reverse(name, args=[path]) for name in ("web:place_embed", "web:place_fragment"))
    return Embed(*(request.build_absolute_uri(address) for address in found))


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # the type of csp_replace allows no address with a path
@require_safe
def place_embed(request: HttpRequest, path: str) -> HttpResponse:
    """Show the frame of a place, without script or automatic refresh."""
    return _embedded(request, path, "web/embed.html", "web:place_embed")


@require_safe
def place_fragment(request: HttpRequest, path: str) -> HttpResponse:
    """Show the same as plain HTML, for a server that includes it in its own page with its own style."""
    response = _embedded(request, path, "web/fragment.html", "web:place_fragment")
    response.headers["Access-Control-Allow-Origin"] = "*"  # the content is public
    return response


def _embedded(request: HttpRequest, path: str, template: str, address: str) -> HttpResponse:
    session, moment = moment_asked(request)
    question = session.ask_at(path, at=moment.at, known=moment.known)
    if question.moved_to is not None:
        return HttpResponsePermanentRedirect(moment.link(reverse(address, args=[question.moved_to])))
    moment, changes = settled(session, moment, question.view, (question.place,))
    question = replace(question, at=moment.at)
    lang = lang_asked()
    reader = reader_of(question, lang, language(lang), moment)
    answer = answer_queries.at_once(question.view, question.place, question.at)
    today = ((each, hours_text(each, reader)) for each in answer.channels if each.key.kind in IN_BUILDING)
    shown = EmbedView(
        name=answer.names.say(lang) or answer.path,
        answer=answer_view(question.view, answer, reader),
        today=tuple((capital(reader.words.say_channel(each.key.kind)), hours) for each, hours in today if hours),
        url=request.build_absolute_uri(reader.place(answer.path)),
        shown="" if moment.is_now else reader.words.say_moment(moment.local.replace(second=0, microsecond=0)),
    )
    response = render(request, template, {"lang": lang, "shown": shown})
    state(response, now=moment.now, changes=changes, past=moment.past, reads=_READS)
    return response
