"""What a booking policy and an admission name, in any language: which clauses, and for whom. The words are given."""

from collections.abc import Mapping

from aukio.domain.facts.effects import Bookings, ExistingBookings, NewBookings, Tell


def policy_clauses(
    policy: Bookings,
    new: str,
    existing: Mapping[ExistingBookings, str],
    tell: Mapping[Tell, str],
    contact: Mapping[Tell | None, str],
) -> list[str]:
    """The clauses of a policy: on ``new`` bookings, then on existing ones; contacting people is one clause with how."""
    clauses = [] if policy.new is None else [new]
    if policy.existing is ExistingBookings.CONTACT:
        return [*clauses, contact[policy.tell]]
    clauses += [] if policy.existing is None else [existing[policy.existing]]
    return [*clauses, *([] if policy.tell is None else [tell[policy.tell]])]


def closes_to_new_alone(policy: Bookings) -> bool:
    """Whether new bookings are refused and the others stand: two clauses against each other, "but" between them."""
    return (policy.new, policy.existing, policy.tell) == (NewBookings.STOP, ExistingBookings.HONOUR, None)


def services_for(services: str, audience: str) -> str:
    """``printing (customers over 70)``: services, with the audience behind them; either may be missing."""
    return f"{services} ({audience})" if services and audience else services or audience
