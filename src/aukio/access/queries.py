"""Who the staff are, as values of the domain."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import override

from aukio.access.models import Assignment as AssignmentRow
from aukio.access.models import User
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.people.delivery import Medium
from aukio.domain.publishing.permissions import Actor, Assignment, Post

_WAYS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """An account with its posts; ``active`` False is one that was closed, and stays for the audit trail.

    ``reset_asked_by`` asked that its second factor is reset, and no second person has agreed yet.
    """

    name: str
    email: str
    active: bool
    operator: bool
    last_seen: datetime | None
    assignments: tuple[Assignment, ...]
    has_password: bool = True
    second_factor: bool = False
    reset_asked_by: str = ""


def actor(user: User) -> Actor:
    """The actor of a signed-in user; one whose account is closed may do nothing."""
    if not user.is_active:
        return Actor(user.get_username())
    rows = AssignmentRow.objects.filter(user=user)
    return Actor(user.get_username(), tuple(map(_assignment, rows)), operator=user.is_superuser)


@dataclass(frozen=True, slots=True)
class NewsChoice:
    """How a person hears of drafts: the medium (None: on the pages alone), their phone, and the language."""

    medium: Medium | None
    phone: str
    lang: str


def news_choice(name: str) -> NewsChoice:
    """The choice of one person. Raises ``NotFound``."""
    user = User.objects.filter(username=name).first()
    if user is None:
        raise NotFound(f"no account '{name}'.", next_step="The page of people lists all.")
    return NewsChoice(Medium(user.news_by) if user.news_by else None, user.phone, user.lang)


@dataclass(frozen=True, slots=True)
class Reachable:
    """A member of staff with an open account who wants messages: their posts, and the address that they chose."""

    actor: Actor
    to: str
    lang: str


def reachable() -> tuple[Reachable, ...]:
    """Everyone on the staff who hears of drafts by a message."""
    users = User.objects.filter(is_active=True).exclude(news_by="").order_by("pk").prefetch_related("assignments")
    return tuple(
        Reachable(
            Actor(user.get_username(), tuple(map(_assignment, user.assignments.all())), operator=user.is_superuser),
            user.phone if user.news_by == Medium.SMS else user.email,
            user.lang,
        )
        for user in users
    )


def has_accounts() -> bool:
    """Whether there is any account, open or closed."""
    return User.objects.exists()


def second_factors() -> tuple[int, int]:
    """How many open accounts have a password, and how many of these have no second factor."""
    users = User.objects.filter(is_active=True).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    having = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_WAYS)
    return users.count(), users.exclude(Exists(having)).count()


def member(name: str) -> StaffMember:
    """One account. Raises ``NotFound``."""
    found = next((each for each in staff() if each.name == name), None)
    if found is None:
        raise NotFound(f"no account '{name}'.", next_step="The page of people lists all.")
    return found


def password_path(name: str, lang: str) -> str:
    """The path of the page on which a person chooses a password, once, in a language; it is a secret of some days."""
    user = User.objects.get(username=name)
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    with override(lang):
        return reverse("account_reset_password_from_key", kwargs=key)


def staff() -> tuple[StaffMember, ...]:
    """Every account, by name."""
    having = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_WAYS)
    users = User.objects.order_by("username").prefetch_related("assignments").select_related("reset")
    users = users.annotate(has_factor=Exists(having))
    return tuple(
        StaffMember(
            user.get_username(),
            user.email,
            user.is_active,
            user.is_superuser,
            user.last_login,
            tuple(_assignment(row) for row in user.assignments.all()),
            user.has_usable_password(),
            user.has_factor,
            user.reset.asked_by if hasattr(user, "reset") else "",
        )
        for user in users
    )


def _assignment(row: AssignmentRow) -> Assignment:
    return Assignment(Post(row.post), row.organisation, None if row.centre is None else PlaceId(row.centre))
