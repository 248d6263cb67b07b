"""Changes to accounts and posts: each in one transaction with its row in the audit trail."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from aukio.access.models import Assignment as AssignmentRow
from aukio.access.models import SecondFactorReset as ResetRow
from aukio.access.models import User
from aukio.audit.actions import record
from aukio.directory import queries as directory_queries
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest, Refused, not_found_error
from aukio.domain.people.delivery import Medium
from aukio.domain.publishing.permissions import Assignment


def add_staff(
    *,
    name: str,
    email: str,
    password: str | None,
    by: str,
    now: datetime,
    operator: bool = False,
    assignment: Assignment | None = None,
) -> None:
    """Open an account, perhaps with a post. ``operator`` may do everything.

    Without a password the person chooses one through a link (``queries.password_path``).

    Raises ``Refused`` for a name or an address that is taken, and for a password that is easy to guess.
    """
    try:
        email = read_mail_address(email)
    except BadRequest as error:
        raise Refused(f"e-mail address: {error.message}", next_step=error.next_step) from None
    user = User(username=name, email=email, is_staff=operator, is_superuser=operator, date_joined=now)
    if password is not None:
        _refuse_weak(password, user)
    user.set_password(password)
    try:
        user.full_clean()
    except ValidationError as error:
        field, says = next(iter(error.message_dict.items()))
        raise Refused(f"{_FIELDS.get(field, 'account')}: {says[0]}", next_step="Nothing was recorded.") from None
    with transaction.atomic():
        user.save()
        record(by=by, now=now, act="add staff", subject=name, detail={"operator": operator})
        if assignment is not None:
            assign(name=name, assignment=assignment, by=by, now=now)


_FIELDS = {"username": "name", "email": "e-mail address"}


def _refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(f"password: {error.messages[0]}", next_step="Nothing was recorded.") from None


def choose_news(*, name: str, medium: Medium | None, phone: str, lang: str, by: str, now: datetime) -> None:
    """How a person hears of drafts that wait for them, and of what becomes of their own; None: on the pages alone."""
    with transaction.atomic():
        user = _user(name)
        user.news_by, user.phone, user.lang = "" if medium is None else medium.value, phone, lang
        user.save(update_fields=["news_by", "phone", "lang"])
        record(by=by, now=now, act="choose news", subject=name, detail={"by": user.news_by, "lang": lang})


def set_password(*, name: str, password: str, by: str, now: datetime) -> None:
    """Give an account a new password; sessions with the old one are signed out."""
    with transaction.atomic():
        user = _user(name)
        _refuse_weak(password, user)
        user.set_password(password)
        user.save(update_fields=["password"])
        record(by=by, now=now, act="set password", subject=name, detail={})


def assign(*, name: str, assignment: Assignment, by: str, now: datetime) -> None:
    """Give a user a post. Raises ``Refused`` when they hold it already, ``NotFound`` for no such organisation."""
    with transaction.atomic():
        user = _user(name)
        _known(assignment.organisation)
        fields = _fields(assignment)
        if AssignmentRow.objects.filter(user=user, **fields).exists():
            raise Refused(f"'{name}' is {assignment.post} there already.")
        AssignmentRow.objects.create(user=user, **fields)
        record(by=by, now=now, act="assign", subject=name, detail=fields)


def unassign(*, name: str, assignment: Assignment, by: str, now: datetime) -> None:
    """Take a post from a user. Raises ``Refused`` when they do not hold it."""
    with transaction.atomic():
        fields = _fields(assignment)
        gone, _ = AssignmentRow.objects.filter(user=_user(name), **fields).delete()
        if not gone:
            raise Refused(f"'{name}' is not {assignment.post} there.", next_step="'aukio staff list' has all posts.")
        record(by=by, now=now, act="unassign", subject=name, detail=fields)


def close_account(*, name: str, by: str, now: datetime) -> None:
    """Close an account: sign-in is refused, its posts are removed, its name stays in the audit trail."""
    with transaction.atomic():
        user = _user(name)
        if by == name:
            raise Refused(
                f"{name} cannot close their own account.", next_step="Another operator can.", rule="not_oneself"
            )
        user.is_active = False
        user.save(update_fields=["is_active"])
        AssignmentRow.objects.filter(user=user).delete()
        record(by=by, now=now, act="close account", subject=name, detail={})


RESET_WITHIN = timedelta(days=1)
"""How long a second person may agree to a reset."""


def ask_reset(*, name: str, by: str, now: datetime) -> None:
    """Ask that the second factor of a person is removed, so that they set up a new one; see ``agree_to_reset``.

    Raises ``Refused`` where there is none.
    """
    with transaction.atomic():
        user = _user(name)
        if not Authenticator.objects.filter(user=user).exists():
            raise Refused(f"'{name}' has no second factor.", next_step="Nothing is to be reset.", rule="no_factor")
        ResetRow.objects.update_or_create(user=user, defaults={"asked_by": by, "asked": now})
        record(by=by, now=now, act="ask reset", subject=name, detail={})


def agree_to_reset(*, name: str, by: str, now: datetime) -> None:
    """Remove the second factor of a person, as another one asked within ``RESET_WITHIN``.

    Raises ``Refused`` where no one asked, and for the person who asked or whose factor it is.
    """
    with transaction.atomic():
        user = _user(name)
        row = ResetRow.objects.filter(user=user, asked__gt=now - RESET_WITHIN).first()
        if row is None:
            raise Refused(
                f"no one asked to reset the second factor of '{name}'.",
                next_step="Ask for it, and another operator agrees within a day.",
                rule="reset_not_asked",
            )
        if by in (row.asked_by, name):
            raise Refused(
                "a second person agrees to a reset.", next_step="Ask another operator.", rule="reset_needs_another"
            )
        _remove_factors(user, by=by, now=now, asked_by=row.asked_by)


def reset_second_factor(*, name: str, by: str, now: datetime) -> None:
    """Remove the second factor of a person, for the command line of the machine."""
    with transaction.atomic():
        _remove_factors(_user(name), by=by, now=now, asked_by=by)


def _remove_factors(user: User, *, by: str, now: datetime, asked_by: str) -> None:
    Authenticator.objects.filter(user=user).delete()
    ResetRow.objects.filter(user=user).delete()
    record(by=by, now=now, act="reset second factor", subject=user.get_username(), detail={"asked_by": asked_by})


def _known(organisation: str) -> None:
    known = [each.slug for each in directory_queries.organisations()]
    if organisation and organisation not in known:
        raise not_found_error("organisation", organisation, known, next_step=f"There are: {', '.join(known)}.")


def _user(name: str) -> User:
    found = User.objects.select_for_update().filter(username=name).first()
    if found is None:
        names = list(User.objects.values_list("username", flat=True))
        raise not_found_error("member of staff", name, names, next_step="'aukio staff list' has all.")
    return found


def _fields(assignment: Assignment) -> dict[str, str | int | None]:
    return {
        "post": assignment.post.value,
        "organisation": assignment.organisation,
        "centre": assignment.centre,
    }
