"""Changes to accounts and posts: each in one transaction with its row in the audit trail."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from aukio.access.models import Assignment as AssignmentRow
from aukio.access.models import User
from aukio.audit.actions import record
from aukio.directory import queries as directory_queries
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest, Refused, not_found_error
from aukio.domain.publishing.permissions import Assignment


def add_staff(
    *,
    name: str,
    email: str,
    password: str,
    by: str,
    now: datetime,
    operator: bool = False,
    assignment: Assignment | None = None,
) -> None:
    """Open an account, perhaps with a post. ``operator`` may do everything.

    Raises ``Refused`` for a name or an address that is taken, and for a password that is easy to guess.
    """
    try:
        email = read_mail_address(email)
    except BadRequest as error:
        raise Refused(f"e-mail address: {error.message}", next_step=error.next_step) from None
    user = User(username=name, email=email, is_staff=operator, is_superuser=operator, date_joined=now)
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
        user.is_active = False
        user.save(update_fields=["is_active"])
        AssignmentRow.objects.filter(user=user).delete()
        record(by=by, now=now, act="close account", subject=name, detail={})


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
