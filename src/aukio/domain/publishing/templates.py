"""Templates of arrangements: the most common changes, made from a few answers (R131).

A template determines effects and required answers; place and period are required by all.
``FREE`` is for the rest: its effects are chosen one by one, and its answers are optional.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from aukio.domain.base.closed_sets import Partial
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Admission, ChannelKind, Kind, Names, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import OpenEnd, Period, plus
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    ExistingBookings,
    Guidance,
    Hours,
    HoursEffect,
    NewBookings,
    Offer,
    Shorten,
    Strength,
    Tell,
    Text,
    hours_channels,
)
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Particulars
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under
from aukio.domain.week import Week

REVIEW_AFTER = 30
"""Days until the review of an open end, unless another day is given (R107)."""


class Template(StrEnum):
    """The kind of change, as staff choose it."""

    CLOSED = "closed"
    REMOTE_ONLY = "remote_only"
    BY_APPOINTMENT = "by_appointment"
    BOOKED_ONLY = "booked_only"
    OTHER_HOURS = "other_hours"
    OUT_OF_ORDER = "out_of_order"
    HALF_CAPACITY = "half_capacity"
    COME_ALONE = "come_alone"
    SAY = "say"
    FREE = "free"


class Answer(StrEnum):
    """The answers that a template asks for beside place and period; see ``OPTIONAL_ANSWERS``."""

    BOOKINGS = "bookings"
    WEEK = "week"
    TEXT = "text"
    PARTS = "parts"
    """Any effects, chosen one by one."""


REQUIRED_ANSWERS: Mapping[Template, frozenset[Answer]] = MappingProxyType(
    {
        Template.CLOSED: frozenset({Answer.BOOKINGS}),
        Template.REMOTE_ONLY: frozenset({Answer.BOOKINGS}),
        Template.BY_APPOINTMENT: frozenset(),
        Template.BOOKED_ONLY: frozenset(),
        Template.OTHER_HOURS: frozenset({Answer.WEEK, Answer.BOOKINGS}),
        Template.OUT_OF_ORDER: frozenset(),
        Template.HALF_CAPACITY: frozenset(),
        Template.COME_ALONE: frozenset(),
        Template.SAY: frozenset({Answer.TEXT}),
        Template.FREE: frozenset(Answer),
    }
)

OPTIONAL_ANSWERS = Partial(
    {Template.OTHER_HOURS: frozenset({Answer.BOOKINGS}), Template.FREE: frozenset(Answer)},
    reason="every other template requires all its answers",
)
"""Of those, the answers that may be left out: other hours need not hit any booking."""


def templates_for(kind: Kind) -> tuple[Template, ...]:
    """The templates that make sense for a kind of place."""
    if kind is Kind.EQUIPMENT:
        return (Template.OUT_OF_ORDER, Template.SAY, Template.FREE)
    if kind is Kind.ROOM:
        return (Template.CLOSED, Template.OTHER_HOURS, Template.HALF_CAPACITY, Template.SAY, Template.FREE)
    return tuple(each for each in Template if each is not Template.OUT_OF_ORDER)


class Reach(StrEnum):
    """Which places around the chosen one a change is for."""

    HERE = "here"
    TYPE_IN_CENTRE = "type_in_centre"
    TYPE = "type"
    OWNER = "owner"
    BENEATH = "beneath"


@dataclass(frozen=True, slots=True)
class Change:
    """What a ready-made change does, without where and when; ``parts`` are the effects of ``FREE``."""

    template: Template
    existing: ExistingBookings | None = None
    week: Week | None = None
    text: Names = field(default_factory=Names)
    parts: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """The answers of the form: times are local, ``end`` is exclusive; an open end has its wording and a review day."""

    template: Template
    place: PlaceId
    start: datetime
    end: datetime | None = None
    open_end: OpenEnd | None = None
    review: date | None = None
    reach: Reach = Reach.HERE
    excepted: tuple[PlaceId, ...] = ()
    existing: ExistingBookings | None = None
    week: Week | None = None
    text: Names = field(default_factory=Names)
    parts: tuple[Effect, ...] = ()
    """The effects of ``FREE``, beside its week, bookings and text."""
    cause: str = ""

    @property
    def change(self) -> Change:
        """What it does, without where and when."""
        return Change(self.template, self.existing, self.week, self.text, self.parts)


def reaches_of(node: Node, tree: Tree) -> tuple[Reach, ...]:
    """The reaches that select more than the place alone."""
    found = [Reach.HERE]
    centre = tree.centre_of(node)
    if node.kind is Kind.CENTRE:
        found.append(Reach.BENEATH)
    if node.type:
        alike = tree.of_type(node.type)
        if centre is not None and sum(tree.centre_of(each) == centre for each in alike) > 1:
            found.append(Reach.TYPE_IN_CENTRE)
        if len(alike) > 1:
            found.append(Reach.TYPE)
    if node.owner and sum(each.owner == node.owner for each in tree) > 1:
        found.append(Reach.OWNER)
    return tuple(found)


def arrangement(form_answers: FormAnswers, ref: ArrangementRef, tree: Tree) -> Arrangement:
    """The arrangement for the answers. Raises ``BadRequest`` if an answer is missing or does not fit."""
    node = tree.get(form_answers.place)
    if node is None:
        raise BadRequest(
            "the place does not exist on that day.",
            next_step="Choose another day, or another place.",
            rule="place_gone",
        )
    if form_answers.end is not None and form_answers.end <= form_answers.start:
        raise BadRequest("it ends before it begins.", next_step="Choose a later end.", rule="ends_before_start")
    if form_answers.end is None and form_answers.open_end is None:
        raise BadRequest("no end is said.", next_step="Say a last day, or that it holds for now.", rule="no_end")
    review = form_answers.review
    if form_answers.end is None and review is None:
        review = plus(form_answers.start.date(), REVIEW_AFTER)
    return Arrangement(
        ref,
        _scope(form_answers, node, tree),
        Period(
            form_answers.start,
            form_answers.end,
            open_end=None if form_answers.end is not None else form_answers.open_end,
            review=review,
        ),
        tuple(effects_of(form_answers.change)),
        particulars=Particulars(cause=form_answers.cause),
    )


def _scope(form_answers: FormAnswers, node: Node, tree: Tree) -> Scope:
    excepted: tuple[Clause, ...] = tuple(map(AtPlace, form_answers.excepted))
    match form_answers.reach:
        case Reach.HERE:
            return Scope((AtPlace(node.place),))
        case Reach.BENEATH:
            return Scope((Under(node.place),), excepted)
        case Reach.TYPE:
            return Scope((OfType(_type_of(node)),), excepted)
        case Reach.TYPE_IN_CENTRE:
            centre = tree.centre_of(node)
            if centre is None:
                raise BadRequest(
                    "the place is in no building.", next_step="Choose the place alone.", rule="not_in_a_building"
                )
            return Scope((Under(centre.place, _type_of(node)),), excepted)
        case Reach.OWNER:
            if not node.owner:
                raise BadRequest("the place has no owner.", next_step="Choose the place alone.", rule="without_owner")
            return Scope((OfOwner(node.owner),), excepted)


def _type_of(node: Node) -> str:
    if not node.type:
        raise BadRequest("the place has no type.", next_step="Choose the place alone.", rule="without_type")
    return node.type


def effects_of(change: Change) -> list[Effect]:  # noqa: C901 - one case per template
    """The effects of a change. Raises ``BadRequest`` if an answer that it needs is missing."""
    match change.template:
        case Template.CLOSED:
            return [Close(), *_bookings(change)]
        case Template.REMOTE_ONLY:
            return [Close((ChannelKind.ON_SITE, ChannelKind.SELF_SERVICE)), *_bookings(change)]
        case Template.BY_APPOINTMENT:
            return [Admit(Admission.APPOINTMENT)]
        case Template.BOOKED_ONLY:
            return [Admit(Admission.BOOKED_ONLY), Bookings(NewBookings.STOP, ExistingBookings.HONOUR)]
        case Template.OTHER_HOURS:
            if change.week is None:
                raise BadRequest("no hours are said.", next_step="Write them as in Mo-Fr 09:00-15:00.", rule="no_hours")
            said = () if change.existing is None else _bookings(change)
            return [Hours(change.week), *said]
        case Template.OUT_OF_ORDER:
            return [Close()]
        case Template.HALF_CAPACITY:
            return [Capacity(CapacityOf.VISITORS, 0.5)]
        case Template.COME_ALONE:
            return [Guidance("companion_limit", Strength.IF_POSSIBLE, 0)]
        case Template.SAY:
            if not change.text:
                raise BadRequest(
                    "there are no words.", next_step="Write them in at least one language.", rule="no_words"
                )
            return [Text(change.text)]
        case Template.FREE:
            return _together(change)


def _together(change: Change) -> list[Effect]:
    found = list(change.parts)
    if change.week is not None:
        found.append(Hours(change.week))
    if change.existing is not None or any(map(shuts_a_door, found)):
        found += _bookings(change)
    if change.text:
        found.append(Text(change.text))
    if not found:
        raise BadRequest("nothing is said to change.", next_step="Choose at least one thing.", rule="nothing_changes")
    return found


def shuts_a_door(effect: Effect) -> bool:
    """Whether no one can enter while the effect is in force."""
    if not isinstance(effect, HoursEffect) or ChannelKind.ON_SITE not in hours_channels(effect):
        return False
    match effect:
        case Close(during=during):
            return during is None
        case Hours(week=week):
            return not any(map(str.isdecimal, str(week)))
        case Offer() | Shorten():
            return False


_NOTIFIED_BY = {
    ExistingBookings.HONOUR: None,
    ExistingBookings.CONTACT: Tell.STAFF,
    ExistingBookings.CANCEL: Tell.MESSAGE,
}


def _bookings(change: Change) -> list[Effect]:
    """The booking policy; required whenever a door closes, since people travel in vain without one."""
    if change.existing is None:
        raise BadRequest(
            "nothing is said of bookings.",
            next_step="Say whether they are honoured, cancelled, or people are phoned.",
            rule="no_policy_for_bookings",
        )
    return [Bookings(NewBookings.STOP, change.existing, _NOTIFIED_BY[change.existing])]
