"""Staff of the demo on the Espoo record, one for each post; whatever a test does is undone."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from aukio.demo import add_demo_staff
from tests.a_site import site
from tests.databases import connected_to
from tests.spec.now import NOW
from tests.spec.stored import espoo, espoo_copy, nothing_remembered

__all__ = ["espoo", "nothing_remembered", "site"]

LATER = NOW + timedelta(hours=1)

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def as_the_demo(settings: pytest.FixtureRequest) -> None:
    """A password is enough, and a second person agrees to closures; nobody has tried to sign in yet."""
    cache.clear()
    settings.AUKIO_SECOND_FACTOR = "offered"  # type: ignore[attr-defined]  # the plugin's own object
    settings.AUKIO_APPROVAL = "closures"  # type: ignore[attr-defined]  # as above
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]  # fast


@pytest.fixture(scope="session")
def espoo_database(
    django_db_setup: None,  # noqa: ARG001  # asked for, so that the server to test on has been chosen
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The record with the accounts of the demo's staff, which every test of the desk would open anew."""
    with espoo_copy("staffed", tmp_path_factory.getbasetemp(), django_db_blocker) as name:
        with django_db_blocker.unblock(), connected_to(name), transaction.atomic():
            add_demo_staff(by="tests", now=NOW)
        yield name


@pytest.fixture
def sign_in(espoo: None, as_the_demo: None) -> SignIn:  # noqa: ARG001  # connects to the record
    """Gives the browser of somebody who is signed in; where the record has no accounts yet, they are opened."""
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
