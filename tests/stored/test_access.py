"""Every staff user can be reached, and no two share an address."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from aukio.access.models import User

pytestmark = pytest.mark.django_db


def test_the_user_of_django_is_ours() -> None:
    assert get_user_model() is User


@pytest.mark.parametrize(
    ("email", "constraint", "message"),
    [
        ("", "access_user_has_email", "A user has an e-mail address."),
        ("aino@example.org", "access_user_email_unique", "Another user has this e-mail address."),
        ("Aino@Example.org", "access_user_email_unique", "Another user has this e-mail address."),
    ],
    ids=["no-address", "a-taken-address", "a-taken-address-in-other-case"],
)
def test_the_database_refuses_a_user_with(email: str, constraint: str, message: str) -> None:
    User.objects.create_user("aino", "aino@example.org")
    user = User(username="onni", email=email)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        user.save()
    with pytest.raises(ValidationError, match=message):
        user.validate_constraints()
