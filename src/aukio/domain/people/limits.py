"""How often one address, and one recipient or account, may do what anyone may do without being known.

The numbers are generous to an address that many people share, as in a library, and far below what empties a queue or
fills a stranger's mailbox.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from aukio.domain.base.closed_sets import Partial


class Act(StrEnum):
    """What is limited."""

    SIGN_IN = "sign_in"
    RESET_PASSWORD = "reset_password"  # noqa: S105  # the name of an act
    BOOK = "book"
    HOLD = "hold"
    TICKET = "ticket"
    SIGN_UP = "sign_up"
    SUBSCRIBE = "subscribe"
    OWN = "own"
    """To change what is one's own, by a secret address."""
    KEEP_FORM = "keep_form"
    """To leave a form of the desk without being signed in."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` times in a period."""

    most: int
    within: timedelta

    def total(self, before: int, now: int, gone: float) -> float:
        """How often it was done in the last period: ``now`` in the current one, of which a part has gone.

        ``before`` is the count of the period before it, which counts as far as it reaches into the last period.
        """
        return now + before * (1 - gone)


_TEN_MINUTES, _HOUR = timedelta(minutes=10), timedelta(hours=1)

BY_ADDRESS: Mapping[Act, Limit] = {
    Act.SIGN_IN: Limit(60, _TEN_MINUTES),
    Act.RESET_PASSWORD: Limit(20, _HOUR),
    Act.BOOK: Limit(120, _TEN_MINUTES),
    Act.HOLD: Limit(60, _TEN_MINUTES),
    Act.TICKET: Limit(60, _TEN_MINUTES),
    Act.SIGN_UP: Limit(120, _TEN_MINUTES),
    Act.SUBSCRIBE: Limit(30, _TEN_MINUTES),
    Act.OWN: Limit(600, _TEN_MINUTES),
    Act.KEEP_FORM: Limit(20, _TEN_MINUTES),
}

BY_RECIPIENT: Partial[Act, Limit] = Partial(
    {
        Act.SIGN_IN: Limit(60, _HOUR),
        Act.RESET_PASSWORD: Limit(5, _HOUR),
        Act.BOOK: Limit(20, _HOUR),
        Act.TICKET: Limit(5, _HOUR),
        Act.SIGN_UP: Limit(20, _HOUR),
        Act.SUBSCRIBE: Limit(10, _HOUR),
    },
    reason="nothing is sent to anyone for the others",
)
"""The limits for one e-mail address, phone number or account, from whichever address of the network it is asked."""

KEPT_FORMS = Limit(1000, _HOUR)
"""How many forms are kept for people who are not signed in, from all addresses together."""
