"""The timeline of all arrangements by building and unit, as a picture and as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.arrangement_list import FactView, current, fact_view
from aukio.desk.clock import now
from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.form_input import read_day
from aukio.domain.clock.local_time import Period, local_of
from aukio.domain.facts.effects import Close, Effect, Normal
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.publishing.permissions import Actor
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.languages import language
from aukio.theme.reader_language import active_language
from aukio.web.frame.page_head import PageHead

WIDTH = 1000
"""Width of the picture in its own units, not pixels."""

SPANS = {"month": timedelta(days=31), "quarter": timedelta(days=92), "year": timedelta(days=366)}
_BEFORE = 0.25
"""The share of the default period that is before today."""

_MOST_ROWS = 200
_LINE = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """An arrangement in a row: start and width in units of ``WIDTH``; ``y`` from the top of the row."""

    url_notice: str
    url_id: str
    sentence: str
    when: str
    x: float
    y: int
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its arrangements; ``deep`` is 1 inside a building."""

    path: str
    name: str
    deep: int
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """The height of its picture."""
        return _LINE * max((each.y // _LINE + 1 for each in self.bars), default=1)


@dataclass(frozen=True, slots=True)
class Scale:
    """The period of the picture, in local time."""

    start: datetime
    end: datetime

    def at(self, local: datetime) -> float:
        """Return the position of a local time, within the picture."""
        part = (local - self.start) / (self.end - self.start)
        return round(WIDTH * min(1.0, max(0.0, part)), 1)

    def months(self) -> Iterator[tuple[float, datetime]]:
        """Yield the position and the first day of each month."""
        day = self.start.replace(day=1)
        while day < self.end:
            if day >= self.start:
                yield self.at(day), day
            day = (day + timedelta(days=32)).replace(day=1)


@staff
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the timeline; ``span`` and ``from`` give the period, ``centre`` the building."""
    del actor  # all staff may read what is public
    instant = now()
    view = answer_queries.view(instant)
    lang = active_language()
    tree = view.tree(view.interval(instant))
    local = local_of(instant, view.city.zone)
    typed = request.GET.get("from", "").strip()[:40]
    span = SPANS.get(request.GET.get("span", ""), SPANS["quarter"])
    error = ""
    start = local.replace(hour=0, minute=0, second=0, microsecond=0) - span * _BEFORE
    if typed:
        try:
            start = datetime.combine(read_day(typed, local.date()), datetime.min.time())
        except BadRequest:
            error = not_understood(A_DAY)
    scale = Scale(start, start + span)
    chosen = request.GET.get("centre", "")
    bars = [(each, bar) for each in current(view) for bar in _bars(view, each, scale, lang)]
    bars.sort(key=lambda each: each[0].arrangement.period.start)
    found = (_row(node, deep, bars, lang) for node, deep in _places(tree, chosen))
    rows = list(islice((row for row in found if row.bars), _MOST_ROWS))
    return render(
        request,
        "desk/overview.html",
        {
            "here": "overview",
            "page": PageHead(_("Overview")),
            "rows": rows,
            "width": WIDTH,
            "today": scale.at(local) if scale.start <= local < scale.end else None,
            "months": [(x, day) for x, day in scale.months()],
            "centres": [(node.path, node.version.names.say(lang)) for node in tree if node.kind is Kind.CENTRE],
            "chosen": chosen,
            "span": request.GET.get("span", "quarter"),
            "spans": [("month", _("A month")), ("quarter", _("Three months")), ("year", _("A year"))],
            "typed": typed,
            "error": error,
            "shown": language(lang).say_days_from_to(scale.start.date(), (scale.end - timedelta(days=1)).date()),
        },
    )


def _places(tree: Tree, chosen: str) -> Iterator[tuple[Node, int]]:
    """Yield buildings with the places in them, then units outside buildings."""
    for centre in (node for node in tree if node.kind is Kind.CENTRE):
        if chosen in ("", centre.path):
            yield centre, 0
            yield from ((each, 1) for each in tree.beneath(centre.place))
    if not chosen:
        yield from ((node, 0) for node in tree if node.kind is Kind.UNIT and tree.centre_of(node) is None)


def _row(node: Node, deep: int, all_bars: Sequence[tuple[Version, Bar]], lang: str) -> Row:
    """Return a place with its bars in order of start; each bar is on the first free line."""
    bars: list[Bar] = []
    ends: list[float] = []  # for each line
    for version, bar in all_bars:
        if narrowest(version.arrangement.scope, node) is None:
            continue
        line = next((number for number, end in enumerate(ends) if end <= bar.x), len(ends))
        ends[line : line + 1] = [bar.x + bar.width]
        bars.append(replace(bar, y=2 + _LINE * line))
    return Row(node.path, node.version.names.say(lang) or node.path, deep, tuple(bars))


def _bars(view: View, version: Version, scale: Scale, lang: str) -> Iterator[Bar]:
    """Yield a bar for each stretch of an arrangement inside the picture."""
    period = version.arrangement.period
    found = period.spans(scale.start, scale.end)
    said = fact_view(view, version, view.known, lang) if found else None
    for start, end in found:
        if said is not None:
            ends = None if period.has_no_end else end
            days = language(lang).say_period(Period(start, ends, open_end=period.open_end, about=period.about))
            yield _bar(version, said, scale, (start, ends), days)


def _bar(version: Version, said: FactView, scale: Scale, span: tuple[datetime, datetime | None], days: str) -> Bar:
    start, until = span
    x = scale.at(start)
    end = WIDTH if until is None else scale.at(until)
    return Bar(
        version.ref.notice,
        version.ref.id,
        said.sentence,
        days,
        x,
        0,
        max(4.0, round(end - x, 1)),
        _kind(version.arrangement.effects),
    )


def _kind(effects: tuple[Effect, ...]) -> str:
    """Return the style of a bar: closures are strongest, confirmations of normal weakest."""
    if any(isinstance(each, Close) and each.during is None for each in effects):
        return Template.CLOSED.value
    return "normal" if all(isinstance(each, Normal) for each in effects) else "other"
