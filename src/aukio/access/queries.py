"""Who the staff are, as values of the domain."""

from dataclasses import dataclass
from datetime import datetime

from aukio.access.models import Assignment as AssignmentRow
from aukio.access.models import User
from aukio.domain.city.places import PlaceId
from aukio.domain.publishing.permissions import Actor, Assignment, Post


@dataclass(frozen=True, slots=True)
class StaffMember:
    """An account with its posts; ``active`` False is one that was closed, and stays for the audit trail."""

    name: str
    email: str
    active: bool
    operator: bool
    last_seen: datetime | None
    assignments: tuple[Assignment, ...]


def actor(user: User) -> Actor:
    """The actor of a signed-in user; one whose account is closed may do nothing."""
    if not user.is_active:
        return Actor(user.get_username())
    rows = AssignmentRow.objects.filter(user=user)
    return Actor(user.get_username(), tuple(map(_assignment, rows)), operator=user.is_superuser)


def staff() -> tuple[StaffMember, ...]:
    """Every account, by name."""
    users = User.objects.order_by("username").prefetch_related("assignments")
    return tuple(
        StaffMember(
            user.get_username(),
            user.email,
            user.is_active,
            user.is_superuser,
            user.last_login,
            tuple(_assignment(row) for row in user.assignments.all()),
        )
        for user in users
    )


def _assignment(row: AssignmentRow) -> Assignment:
    return Assignment(Post(row.post), row.organisation, None if row.centre is None else PlaceId(row.centre))
