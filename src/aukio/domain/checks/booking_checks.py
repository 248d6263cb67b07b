"""Check of bookings that stand in minutes in which no one can come."""

from collections.abc import Iterator

from aukio.domain.base.spans import subtract
from aukio.domain.checks import arrangement_checks
from aukio.domain.checks.findings import CheckContext, Code, Finding
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.hours.booking_policy import governed, governing
from aukio.domain.hours.composition import bookings as combined
from aukio.domain.hours.usable_minutes import usable_spans
from aukio.domain.people.bookings import Booking
from aukio.domain.wording.languages import source_words


def close_without_policy(context: CheckContext) -> Iterator[Finding]:
    """A close of a place that takes bookings without a policy, and bookings that stand in closed hours (R134)."""
    yield from arrangement_checks.close_without_policy(context)
    yield from _booked_while_closed(context)


def _booked_while_closed(context: CheckContext) -> Iterator[Finding]:
    """Bookings that stand unchanged although minutes of them are closed, with no policy that honours them."""
    found: dict[PlaceId, list[Booking]] = {}
    for booking in context.booked:
        if (
            booking.start > context.since
            and booking.made <= context.view.known
            and _meets_a_closed_door(context, booking)
        ):
            found.setdefault(booking.place, []).append(booking)
    for place, bookings in found.items():
        first = min(bookings, key=lambda each: each.start)
        interval = context.view.interval(first.start)
        node = context.view.tree(interval).get(place)
        if node is None or not (context.place is None or context.place in (place, *node.ancestors)):
            continue
        local = local_of(first.start, context.view.zone(place))
        yield Finding(
            Code.CLOSE_WITHOUT_POLICY,
            context.reported_path(node, interval),
            f"Bookings stand in closed hours: {len(bookings)}, the first on {source_words().say_moment(local)}."
            " Contact the people, or say what becomes of them.",
        )


def _meets_a_closed_door(context: CheckContext, booking: Booking) -> bool:
    view = context.view
    lost = subtract((booking.whole,), usable_spans(view, *booking.asked[:2], booking.whole, service=booking.service))
    policies = governing(view, booking.asked, booking.whole) if lost else ()
    return any(combined(governed(policies, span.start)).existing is not ExistingBookings.HONOUR for span in lost)
