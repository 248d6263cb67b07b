"""Values that several pages share: states, channels, contacts, conditions, alternatives."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from aukio.domain.answers.answer import Alternative, ChannelAnswer, ServiceAnswer, Status, Summary, remote_kinds
from aukio.domain.answers.coming import coming_change
from aukio.domain.answers.resolver import BY_ADMISSION
from aukio.domain.city.places import CHANNEL_TRAITS, STAFFED_REMOTE, Admission, ChannelKind, Contact, Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.form_input import dial, written_phone
from aukio.domain.facts.effects import Elsewhere, Guidance, NewBookings, Strength
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.telling import may_say_opening
from aukio.domain.wording.languages import Language
from aukio.domain.wording.phrasing import capital
from aukio.web.pages.page_spans import SentenceView, SpanView, SpanViews, sentence_view, words
from aukio.web.pages.reader import Reader


@dataclass(frozen=True, slots=True)
class StateView:
    """A state: its code, the detail after the word (``until 4 pm``), and another word where that helps."""

    code: str
    detail: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class ContactView:
    """A contact: its text and its link; ``kind`` is phone, email or web."""

    kind: str
    text: str
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel with its state and hours today."""

    kind: str
    purpose: str
    state: StateView
    hours: str
    lines: tuple[str, ...]
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Guidance of one strength."""

    strength: str
    lines: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """A place that offers a service instead."""

    name: str
    url: str
    state: StateView
    hours: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """The alternatives for some services that are open now; ``none`` says more where there are none that we know."""

    service: str
    places: tuple[AlternativeView, ...]
    none: str = ""


_OPENISH = (Summary.OPEN, Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.SELF_SERVICE, Summary.REMOTE_ONLY)


def state_view(view: View, answer: Status, reader: Reader) -> StateView:
    """Return a state with until when it lasts or when the place opens."""
    if answer.summary in _OPENISH:
        ends = [channel.closes_at for channel in _serving(answer) if channel.closes_at is not None]
        word = reader.words.say_remote(remote_kinds(answer)) if answer.summary is Summary.REMOTE_ONLY else ""
        if answer.summary is Summary.BOOKED_ONLY and answer.bookings.new is NewBookings.ACCEPT:
            word = reader.words.say_summary(Summary.BY_APPOINTMENT)  # a room on an ordinary day: it can still be booked
        booked_only = answer.summary is Summary.BOOKED_ONLY and not word
        detail = _until(max(ends), reader, booked_only=booked_only) if ends else ""
        return StateView(answer.summary.value, detail, word)
    if answer.summary is Summary.UNKNOWN and any(_on_site(each) and each.said_today for each in answer.channels):
        # The hours of the day are known, but not exact: it is only this minute of which nothing is known.
        return StateView(answer.summary.value, word=_("Not certain at this minute"))
    opening = min((each.opens_at for each in answer.channels if each.opens_at and _on_site(each)), default=None)
    by_phone = _first_by_phone(answer, opening, reader)
    if by_phone:
        return StateView(answer.summary.value, by_phone)
    if opening is None or not may_say_opening(view, answer, opening):
        return StateView(answer.summary.value)
    return StateView(answer.summary.value, reader.words.say_opens(reader.local(opening), reader.today))


def _first_by_phone(answer: Status, door: datetime | None, reader: Reader) -> str:
    """Return which channel without a visit serves again first, where that is on an earlier day than the door opens."""
    remote = [each for each in answer.channels if each.opens_at is not None and each.key.kind in STAFFED_REMOTE]
    if answer.summary is not Summary.CLOSED or not remote:
        return ""
    first = min(remote, key=lambda each: (each.opens_at, list(ChannelKind).index(each.key.kind)))
    if first.opens_at is None or (
        door is not None and reader.local(door).date() <= reader.local(first.opens_at).date()
    ):
        return ""
    opens = reader.words.say_opens(reader.local(first.opens_at), reader.today)
    return f"– {reader.words.say_channel(first.key.kind)} {opens}"


def _until(end: datetime, reader: Reader, *, booked_only: bool) -> str:
    """Return until when a state lasts; where only some may come, that it is the door which is open so long."""
    if booked_only:
        return f"– {reader.words.say_open_until(reader.local(end), reader.today)}"
    return reader.words.say_until(reader.local(end), reader.today)


def coming_line(view: View, answer: Status, reader: Reader) -> str:
    """Return the next change of state or hours within two weeks as a sentence; empty if there is none."""
    coming = coming_change(view, answer)
    reopens = answer.summary is Summary.CLOSED and coming is not None and coming.summary in _OPENISH
    if coming is None or (reopens and not may_say_opening(view, answer, coming.at)):
        return ""
    state = "" if coming.summary is None else reader.words.say_summary(coming.summary)
    return reader.words.say_coming(state, reader.local(coming.at), reader.today, one_day=coming.one_day)


def has_no_hours(answer: Status) -> bool:
    """Whether a place is a site without channels: it has the state of its units."""
    return answer.kind is Kind.SITE and not answer.channels


def site_state(view: View, units: Sequence[Status], reader: Reader) -> StateView:
    """Return the state of a site, which has no hours of its own: the best one of its units, until it changes."""
    best = min(units, key=lambda unit: _BEST_FIRST.index(unit.summary))
    state = state_view(view, best, reader)
    return state if len(units) == 1 else StateView(state.code, "", state.word)


_BEST_FIRST = (*_OPENISH, Summary.PASSAGE_ONLY, Summary.CLOSED, Summary.UNKNOWN)


def describe(state: StateView, language: Language) -> str:
    """Return a state as a sentence for link previews."""
    word = state.word or language.say_summary(Summary(state.code))
    return f"{word} {state.detail}".strip() + "."


def _on_site(channel: ChannelAnswer) -> bool:
    return channel.key.kind in (ChannelKind.ON_SITE, ChannelKind.SELF_SERVICE)


def _serving(answer: Status) -> Iterable[ChannelAnswer]:
    """Return the channels that the summary is about."""
    if answer.summary is Summary.REMOTE_ONLY:
        return (each for each in answer.channels if each.open and each.key.kind in STAFFED_REMOTE)
    if answer.summary is Summary.SELF_SERVICE:
        return (each for each in answer.channels if each.open and each.key.kind is ChannelKind.SELF_SERVICE)
    return (each for each in answer.channels if each.open and each.key.kind is ChannelKind.ON_SITE)


def channel_view(channel: ChannelAnswer, reader: Reader) -> ChannelView:
    """Return a channel as it is now."""
    code = {True: "open", False: "closed", None: "unknown"}[channel.open]
    if channel.open and _on_site(channel):
        code = BY_ADMISSION[channel.admission].value
    unreached = bool(channel.open) and is_out_of_reach(channel)
    detail = ""
    if channel.closes_at is not None:
        detail = _until(channel.closes_at, reader, booked_only=code == Summary.BOOKED_ONLY.value)
    elif channel.opens_at is not None:
        detail = reader.words.say_opens(reader.local(channel.opens_at), reader.today)
    return ChannelView(
        kind=channel.key.kind.value,
        purpose=reader.words.say_purpose(channel.key.purpose) if channel.key.purpose != "service" else "",
        state=StateView("unknown", word=_("No number or address known")) if unreached else StateView(code, detail),
        hours=hours_text(channel, reader),
        lines=tuple(_lines(channel, reader)),
        contacts=tuple(contact_view(contact, reader.lang) for contact in channel.channel.contacts),
    )


def is_out_of_reach(channel: ChannelAnswer) -> bool:
    """Whether a channel has no number or address by which people could use it."""
    return CHANNEL_TRAITS[channel.key.kind].with_contacts and not channel.channel.contacts


def hours_text(channel: ChannelAnswer, reader: Reader) -> str:
    """Return today's hours in words; empty for a channel that is always available, or open since last night."""
    if channel.is_last_nights:
        return ""
    said = channel.said_today
    if said is None:
        return _("Hours not known")
    if said == (("00:00", "24:00"),):
        return ""
    return reader.words.say_spans(said) if said else _("closed")


def _lines(channel: ChannelAnswer, reader: Reader) -> Iterator[str]:
    """Yield notes on a channel: who is admitted, and what its hours mean."""
    if not _on_site(channel) and channel.admission is not Admission.WALK_IN:  # else the state says it
        yield f"{capital(reader.words.say_admission(channel.admission))}."
    for each in channel.admission_for:
        audience = reader.words.say_audience(each.audience or "", reader.naming)
        whom = [*map(reader.naming.service, each.services)] or [audience]
        yield f"{reader.words.say_names(whom)}: {reader.words.say_admission(each.is_)}"
    if channel.channel.means == "answered":
        yield _("These are the hours when messages are answered.")
    if channel.channel.emptied == "daily":
        yield _("Emptied every day.")


def contact_view(contact: Contact, lang: str) -> ContactView:
    """Return a contact as a link; phone numbers in national format."""
    label = contact.label.say(lang)
    if contact.phone:
        return ContactView("phone", written_phone(contact.phone), f"tel:{dial(contact.phone)}", label)
    if contact.email:
        return ContactView("email", contact.email, f"mailto:{contact.email}", label)
    return ContactView("web", label or contact.url, contact.url)


def conditions(guidance: Iterable[tuple[Guidance, Version]], reader: Reader) -> tuple[ConditionGroup, ...]:
    """Return guidance by strength, strongest first (Q9)."""
    groups: dict[Strength, list[SentenceView]] = {}
    for advice, _version in guidance:
        groups.setdefault(advice.strength, []).append(sentence_view(reader.words.say_guidance(advice, reader.naming)))
    return tuple(ConditionGroup(strength.value, tuple(groups[strength])) for strength in Strength if strength in groups)


def own_hours_line(own: ServiceAnswer, reader: Reader) -> str:
    """Return a service that has a week of its own with its week: "Collecting passports: Mon–Fri 9 am–11 am"."""
    week = reader.words.say_plain_week(own.week) if reader.plain else reader.words.say_week(own.week)
    return f"{capital(reader.naming.service(own.service))}: {week}"


def own_hours_state(own: ServiceAnswer, reader: Reader) -> StateView:
    """Return the state of a service that has a week of its own."""
    code = {True: "open", False: "closed", None: "unknown"}[own.open]
    if own.closes_at is not None:
        return StateView(code, reader.words.say_until(reader.local(own.closes_at), reader.today))
    return StateView(code, reader.words.say_opens(reader.local(own.opens_at), reader.today) if own.opens_at else "")


def service_line(answer: Status, service: str, reader: Reader) -> SpanViews:
    """Return whether a service can be had at a place now, if not, or its own week there; and where else, with links."""
    places = [each for pointer in answer.elsewhere if pointer.service == service for each in pointer.places]
    instead = [each for each in {each.path: each for each in places}.values() if each.open]
    said: list[SpanView] = []
    own = answer.own_hours_of(service)
    if service in answer.withheld:
        said += words(_("Not available here now: %(service)s.") % {"service": reader.naming.service(service)})
    elif own is not None:
        said += words(f"{own_hours_line(own, reader)}.")
    if instead:
        now_at = _("Available now at:")
        said += words(f" {now_at} " if said else f"{now_at} ")
        for number, each in enumerate(instead):
            said += [*words(", " if number else ""), _link_to(each, reader)]
        said += words(".")
    return tuple(said)


def _link_to(place: Alternative, reader: Reader) -> SpanView:
    return SpanView(place.names.say(reader.lang) or place.path, url=reader.place(place.path))


def alternatives(answer: Status, reader: Reader) -> tuple[Pointer, ...]:
    """Return the alternatives that are open now, by service (R031); services with the same ones stand together."""
    services: dict[tuple[tuple[AlternativeView, ...], str], list[str]] = {}
    for pointer in answer.elsewhere:
        views = tuple(
            AlternativeView(
                name=place.names.say(reader.lang) or place.path,
                url=reader.place(place.path),
                state=StateView("open"),
                hours=reader.words.say_spans(place.hours_today) if place.hours_today else "",
            )
            for place in pointer.places
            if place.open
        )
        none = "" if pointer.places else _nearest(answer, pointer.service, reader)
        services.setdefault((views, none), []).append(reader.naming.service(pointer.service))
    return tuple(Pointer(", ".join(names), *where) for where, names in services.items())


def _nearest(answer: Status, service: str, reader: Reader) -> str:
    """Return where a service is, where only a kind of place is named and we know none of the kind."""
    effects = (effect for reason in answer.because for effect in reason.version.arrangement.effects)
    named = (each for each in effects if isinstance(each, Elsewhere) and each.service == service and each.nearest_type)
    return next((reader.words.say_effect(each, reader.naming) for each in named), "")


def where_of(tree: Tree, node: Node) -> str:
    """Return the coordinates of a place, or of what it stands in, as ``60.161,24.738``; empty where none are known."""
    around = (tree.get(each) for each in node.ancestors)
    at = (each.version.coordinates for each in (node, *around) if each is not None and each.version.coordinates)
    return next((f"{each.latitude},{each.longitude}" for each in at), "")
