"""Staff of the demo on the Espoo record, one for each post; whatever a test does is undone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from aukio.demo import add_demo_staff
from tests.a_site import site
from tests.spec.now import NOW
from tests.spec.stored import espoo, espoo_database, nothing_remembered

__all__ = ["espoo", "espoo_database", "nothing_remembered", "site"]

LATER = NOW + timedelta(hours=1)

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def as_the_demo(settings: pytest.FixtureRequest) -> None:
    """A password is enough, and a second person agrees to closures; nobody has tried to sign in yet."""
    cache.clear()
    settings.AUKIO_SECOND_FACTOR = "offered"  # type: ignore[attr-defined]  # the plugin's own object
    settings.AUKIO_APPROVAL = "closures"  # type: ignore[attr-defined]  # as above
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]  # fast


@pytest.fixture
def sign_in(espoo: None, as_the_demo: None) -> SignIn:  # noqa: ARG001  # connects to the record
    """Gives the browser of somebody who is signed in."""
    add_demo_staff(by="tests", now=NOW)
    return signed_in


def signed_in(name: str) -> Client:
    """The browser of somebody of the demo's staff."""
    client = Client(headers={"accept-language": "en"})
    user = get_user_model().objects.get(username=name)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def later() -> time_machine.travel:
    """An hour after ``NOW``: two publications never stand at one instant."""
    return time_machine.travel(LATER, tick=True)
