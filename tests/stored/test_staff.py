"""Accounts and posts: what the database refuses, and what each act leaves in the audit trail."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from aukio.access import actions, queries
from aukio.access.models import Assignment as AssignmentRow
from aukio.access.models import User
from aukio.audit.queries import acts_on
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.publishing.permissions import Actor, Assignment, Post

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 10, tzinfo=UTC)
GOOD, BETTER = "correct horse battery", "another horse battery"
AUDITOR, MANAGER = Assignment(Post.AUDITOR), Assignment(Post.CENTRE_MANAGER, centre=PlaceId(7))


def add(name: str = "kaisa", **more: Any) -> None:
    """An account opened by whoever runs the machine."""
    given = {"email": f"{name}@example.org", "password": GOOD, **more}
    actions.add_staff(name=name, by="cli:root", now=NOW, **given)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"post": "editor"}, "reaches_as_its_post_does"),
        ({"post": "editor", "organisation": "kela", "centre": 1}, "reaches_as_its_post_does"),
        ({"post": "centre_manager", "organisation": "kela"}, "reaches_as_its_post_does"),
        ({"post": "auditor", "organisation": "kela"}, "reaches_as_its_post_does"),
        ({"post": "king"}, "reaches_as_its_post_does"),
        ({"post": "editor", "organisation": "hus"}, "access_assignment_once"),
        ({"post": "doorkeeper", "centre": 7}, "access_assignment_once_in_a_centre"),
    ],
    ids=["nowhere", "both", "not-in-a-centre", "not-everywhere", "no-post", "twice", "twice-in-a-centre"],
)
def test_the_database_refuses_a_post(fields: dict[str, Any], constraint: str) -> None:
    user = User.objects.create_user("kaisa", "kaisa@example.org")
    AssignmentRow.objects.create(user=user, post="editor", organisation="hus")
    AssignmentRow.objects.create(user=user, post="doorkeeper", centre=7)
    row = AssignmentRow(user=user, **fields)

    # SQLite names the columns of an index, PostgreSQL the index.
    with pytest.raises(IntegrityError, match=f"{constraint}|UNIQUE"), transaction.atomic():
        row.save()
    with pytest.raises(ValidationError):
        row.validate_constraints()


def test_whoever_signs_in_acts_by_the_posts_they_hold() -> None:
    add(assignment=MANAGER)
    actions.assign(name="kaisa", assignment=AUDITOR, by="cli:root", now=NOW)

    kaisa = User.objects.get(username="kaisa")
    assert kaisa.check_password(GOOD)
    assert queries.actor(kaisa) == Actor("kaisa", (AUDITOR, MANAGER))
    actions.unassign(name="kaisa", assignment=AUDITOR, by="cli:root", now=NOW)
    assert queries.actor(kaisa) == Actor("kaisa", (MANAGER,))


def test_an_account_that_was_closed_may_do_nothing_and_keeps_its_name() -> None:
    add(operator=True, assignment=MANAGER)
    actions.close_account(name="kaisa", by="cli:root", now=NOW)

    assert queries.actor(User.objects.get(username="kaisa")) == Actor("kaisa")
    assert [(each.name, each.active, each.assignments) for each in queries.staff()] == [("kaisa", False, ())]


def test_every_act_is_in_the_audit_trail_and_no_password_is() -> None:
    add(assignment=MANAGER)
    actions.set_password(name="kaisa", password=BETTER, by="cli:root", now=NOW)
    actions.close_account(name="kaisa", by="cli:root", now=NOW)

    acts = acts_on("kaisa")
    assert [each.act for each in acts] == ["add staff", "assign", "set password", "close account"]
    assert "horse" not in str([each.detail for each in acts])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"password": "short"}, "password: This password is too short"),
        ({"password": "kaisa@example.org"}, "password: The password is too similar"),
        ({"email": "nobody"}, "e-mail address: .nobody. was not understood as an e-mail address"),
        ({"email": "ONNI@example.org"}, "Another user has this e-mail address"),
        ({"name": "onni"}, "name: A user with that username already exists"),
    ],
)
def test_an_account_that_cannot_be_is_refused_and_leaves_nothing(given: dict[str, Any], says: str) -> None:
    add("onni")
    with pytest.raises(Refused, match=says):
        add(**{"name": "kaisa", **given})
    assert [each.name for each in queries.staff()] == ["onni"]
