"""The composition table in words: one row for each aspect, with worked examples (semantics.md section 4).

A test asks the resolver about every example, and ``formats.notices.composition_page`` prints the same examples into
docs/reference/composition.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.city.places import Admission, ChannelKind, Names
from aukio.domain.facts.effect_specs import Aspect, effects_on
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Normal,
    Offer,
    Passage,
    Promise,
    Shorten,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.scope import AtPlace, OfType, Under, WholeCity
from aukio.domain.hours import composition
from aukio.domain.hours.composition_examples import DESK, MALL, TOWN_DESK, TOWN_LIBRARY, Claim, Example
from aukio.domain.week import Week

_CITY, _UNDER_MALL, _AT_MALL, _AT_DESK = WholeCity(), Under(MALL), AtPlace(MALL), AtPlace(DESK)


def _is_part(_applied: Sequence[Applied], _effect: Effect) -> bool:
    return True


def _wins_bookings(applied: Sequence[Applied], effect: Effect) -> bool:
    if not isinstance(effect, Bookings):
        return False
    outcome = composition.bookings(applied)
    wins_existing = effect.existing is not None and effect.existing is outcome.existing
    return wins_existing or (effect.new is not None and effect.new is outcome.new)


def _wins_capacity(applied: Sequence[Applied], effect: Effect) -> bool:
    return isinstance(effect, Capacity) and any(
        least.of is effect.of
        and (
            (effect.ratio is not None and effect.ratio == least.ratio)
            or (effect.max is not None and effect.max == least.max)
            or (effect.ratio is None and effect.max is None)
        )
        for least in composition.capacity(applied)
    )


def _wins_guidance(applied: Sequence[Applied], effect: Effect) -> bool:
    return any(advice == effect for advice, _ in composition.guidance(applied))


@dataclass(frozen=True, slots=True)
class Row:
    """How the effects on one aspect combine, the functions that decide, and worked examples.

    ``wins`` is whether an effect is part of the outcome; in a union every effect is. The channels of a place decide it
    for hours and admission.
    """

    aspect: Aspect
    combination: str
    decided_by: tuple[Callable[..., object], ...]
    examples: tuple[Example, ...]
    wins: Callable[[Sequence[Applied], Effect], bool] = _is_part

    @property
    def effects(self) -> tuple[type[Effect], ...]:
        """The effects on the aspect."""
        return effects_on(self.aspect)


TABLE = (
    Row(
        Aspect.HOURS,
        "One replacement wins: narrowest, then latest. Then every `close` and `shorten` is subtracted and always wins,"
        " also over unknown hours. Of two offers of one kind and purpose one wins, as with hours.",
        (composition.replacement, composition.closes, composition.shortens, composition.offers),
        (
            Example(
                (
                    Claim(_UNDER_MALL, Hours(Week.parse("Mo-Fr 09:00-15:00"))),
                    Claim(OfType("service_point"), Hours(Week.parse("Mo-Fr 10:00-14:00"))),
                    Claim(_CITY, Close(during=Week.parse("Mo-Fr 12:00-13:00"))),
                ),
                {"channels[].hours_today": [[["09:00", "12:00"], ["13:00", "15:00"]]]},
                DESK,
            ),
            Example(
                (
                    Claim(_AT_DESK, Hours(Week.parse("Mo-Fr 09:00-12:00,13:00-16:00"))),
                    Claim(_CITY, Shorten(opens_late=120)),
                    Claim(_UNDER_MALL, Shorten(not_before=13 * 60 + 30, not_after=15 * 60)),
                ),
                {"channels[].hours_today": [[["13:30", "15:00"]]]},
                DESK,
            ),
            Example(
                (
                    Claim(_CITY, Offer(ChannelKind.PHONE, week=Week.parse("Mo-Fr 09:00-12:00"))),
                    Claim(_CITY, Offer(ChannelKind.PHONE, week=Week.parse("Mo-Fr 13:00-15:00"))),
                ),
                {
                    "channels[].kind": ["on_site", "phone"],
                    "channels[].hours_today": [[["08:00", "16:00"]], [["13:00", "15:00"]]],
                },
                DESK,
            ),
        ),
    ),
    Row(
        Aspect.ADMISSION,
        "Asked for one service and audience: narrowest, then the effect that names it, then latest. A general rule"
        " does not remove a narrower exception. Of two rules of one publication, the one `during` some hours wins in"
        " them.",
        (composition.admission,),
        (
            Example(
                (
                    Claim(_AT_DESK, Admit(Admission.TICKET, services=("sampling",))),
                    Claim(_CITY, Admit(Admission.WALK_IN)),
                    Claim(_CITY, Admit(Admission.APPOINTMENT)),
                ),
                {
                    "channels[].admission": ["appointment"],
                    "channels[].admission_for[].services": [["sampling"]],
                    "channels[].admission_for[].admission": ["ticket"],
                },
                DESK,
            ),
        ),
    ),
    Row(
        Aspect.BOOKINGS,
        "Strictest; `cancel` over `contact` over `honour`, `stop` over `accept`.",
        (composition.bookings,),
        (
            Example(
                (
                    Claim(_CITY, Bookings(NewBookings.STOP, ExistingBookings.CANCEL, Tell.MESSAGE)),
                    Claim(_AT_DESK, Bookings(NewBookings.ACCEPT, ExistingBookings.CONTACT, Tell.STAFF)),
                ),
                {"bookings": {"new": "stop", "existing": "cancel", "tell": "message"}},
                DESK,
            ),
        ),
        _wins_bookings,
    ),
    Row(
        Aspect.CAPACITY,
        "Smallest ratio, smallest maximum; no number is made from a ratio.",
        (composition.capacity,),
        (
            Example(
                (
                    Claim(_CITY, Capacity(CapacityOf.VISITORS, ratio=0.3)),
                    Claim(_UNDER_MALL, Capacity(CapacityOf.VISITORS, max=20)),
                    Claim(_AT_DESK, Capacity(CapacityOf.VISITORS, ratio=0.5)),
                ),
                {"capacity": [{"of": "visitors", "ratio": 0.3, "max": 20}]},
                DESK,
            ),
            Example(
                (
                    Claim(_CITY, Capacity(CapacityOf.LANES, max=3, during=Week.parse("Mo-Fr 00:00-24:00"))),
                    Claim(_CITY, Capacity(CapacityOf.LANES, max=1, during=Week.parse("Sa-Su 00:00-24:00"))),
                ),
                {"capacity": [{"of": "lanes", "ratio": None, "max": 3}]},
                DESK,
            ),
        ),
        _wins_capacity,
    ),
    Row(
        Aspect.SERVICES,
        "Union.",
        (composition.withheld,),
        (
            Example(
                (Claim(_CITY, Withhold(("print",))), Claim(_AT_DESK, Withhold(("copy",)))),
                {"withheld": ["copy", "print"]},
                DESK,
            ),
        ),
    ),
    Row(
        Aspect.ELSEWHERE,
        "Union.",
        (composition.elsewhere,),
        (
            Example(
                (
                    Claim(_CITY, Elsewhere("copy", (TOWN_DESK,))),
                    Claim(_AT_DESK, Elsewhere("copy", (TOWN_LIBRARY,))),
                ),
                {"elsewhere[].service": ["copy"], "elsewhere[].places[].place": ["town/library", "town/desk"]},
                DESK,
            ),
        ),
    ),
    Row(
        Aspect.EVENTS,
        "Union of cancellations, each minus its own exceptions.",
        (composition.events,),
        (
            Example(
                (
                    Claim(_CITY, CancelEvents(("group",), born_on_or_after=date(2001, 1, 1))),
                    Claim(_AT_DESK, CancelEvents(("public",))),
                ),
                {
                    "events[].categories": [["group"], ["public"]],
                    "events[].except": [{"born_on_or_after": "2001-01-01"}, None],
                },
                DESK,
            ),
        ),
    ),
    Row(
        Aspect.GUIDANCE,
        "Union; only an identical code, value, audience and area is merged, and the strongest wins. Advice is never"
        " swallowed by a duty.",
        (composition.guidance,),
        (
            Example(
                (
                    Claim(_CITY, Guidance("mask", Strength.MUST)),
                    Claim(_AT_DESK, Guidance("mask", Strength.SHOULD)),
                    Claim(_AT_DESK, Guidance("mask", Strength.SHOULD, audience="children")),
                ),
                {"guidance[].strength": ["must", "should"], "guidance[].audience": [None, "children"]},
                DESK,
            ),
        ),
        _wins_guidance,
    ),
    Row(
        Aspect.PASSAGE,
        "Granted if any grants it, while the building is open.",
        (composition.any_of,),
        (
            Example(
                (Claim(_CITY, Passage()), Claim(_AT_DESK, Close())),
                {"passage": True, "summary": "passage_only"},
                DESK,
            ),
        ),
    ),
    Row(
        Aspect.BUILDING,
        "On if any says so.",
        (composition.any_of,),
        (
            Example(
                (Claim(_CITY, ClosesWithLastUnit()), Claim(_AT_MALL, EntryToOpenUnits())),
                {
                    "channels[].hours_today": [[["07:00", "16:00"]]],
                    "closes_because": "mall/desk",
                    "entry": {"only_to_open_units": True, "units": ["mall/desk"]},
                },
                MALL,
            ),
        ),
    ),
    Row(
        Aspect.NONE,
        "Union.",
        (composition.said,),
        (
            Example(
                (
                    Claim(_CITY, Text(Names({SOURCE_LANGUAGE: "Use the east door."}))),
                    Claim(_AT_DESK, Promise(Names({SOURCE_LANGUAGE: "More on Friday."}))),
                    Claim(_AT_DESK, Normal()),
                ),
                {"texts[].text": ["Use the east door."], "promises[].text": ["More on Friday."], "summary": "open"},
                DESK,
            ),
        ),
    ),
)
