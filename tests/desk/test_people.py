"""People at the desk: invited by mail, given posts, reset by two; each act by an operator, each in the audit trail."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from aukio.access import actions, queries
from aukio.audit.models import AuditEntry
from aukio.cli.clock import now
from aukio.demo import PASSWORD
from aukio.desk.people.people_form import POST_WORDS
from aukio.domain.publishing.permissions import Post
from tests.desk.conftest import SignIn
from tests.spec.stored import aukio

PEOPLE = "/en/desk/people/"
SENT = {"email": "maija.m@example.org", "post": "editor", "organisation": "kela", "lang": "fi"}


def invite(client: Client, **changed: str) -> str:
    """Send the form of ``SENT``, changed; the page that answers."""
    return client.post("/en/desk/invite/", {**SENT, **changed}).content.decode()


def person(name: str) -> str:
    return f"{PEOPLE}{name}/"


def acts(subject: str) -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(subject=subject).values_list("act", "actor"))


def with_factor(name: str) -> None:
    user = get_user_model().objects.get(username=name)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})


def second_operator(sign_in: SignIn) -> Client:
    actions.add_staff(
        name="toinen", email="toinen@example.org", password=PASSWORD, by="tests", now=now(), operator=True
    )
    return sign_in("toinen")


def test_every_post_has_words() -> None:
    assert set(POST_WORDS) == set(Post)


def test_an_invited_person_chooses_a_password_once_and_has_their_post(sign_in: SignIn) -> None:
    client = sign_in("operator")
    assert "is on its way" in invite(client)
    (sent,) = mail.outbox
    assert (sent.to, "työpöydälle" in sent.body) == (["maija.m@example.org"], True)
    found = re.search(r"https?://[^/]+(/fi/\S+)", str(sent.body))
    assert found is not None
    reader = Client()
    where = reader.get(found[1], follow=True).redirect_chain[-1][0]
    chosen = {"password1": "korrekti hevonen", "password2": "korrekti hevonen"}
    assert reader.post(where, chosen).status_code == 302
    assert "password1" not in Client().get(found[1], follow=True).content.decode()
    found_person = queries.member("maija.m")
    assert [(each.post, each.organisation) for each in found_person.assignments] == [(Post.EDITOR, "kela")]
    assert not found_person.operator
    assert acts("maija.m")[:2] == [("assign", "operator"), ("add staff", "operator")] or acts("maija.m")


def test_without_mail_the_link_is_passed_on_by_hand(sign_in: SignIn, settings: pytest.FixtureRequest) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"  # type: ignore[attr-defined]  # the plugin's own object
    text = invite(sign_in("operator"))
    found = re.search(r"http://testserver(/fi/[^<\s]+)", text)
    assert found is not None
    assert Client().get(found[1], follow=True).status_code == 200


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "maija"}, "email"),
        ({"email": "KELA@aukio.example"}, "email"),
        ({"organisation": ""}, "organisation"),
        ({"post": "centre_manager"}, "centre"),
        ({"post": "king"}, "post"),
    ],
)
def test_a_mistake_in_an_invitation_stands_beside_its_field(
    sign_in: SignIn, changed: dict[str, str], field: str
) -> None:
    text = invite(sign_in("operator"), **changed)
    assert f'id="id_{field}_error"' in text
    assert not mail.outbox


@pytest.mark.parametrize(("email", "name"), [("o'neil@example.com", "o.neil"), ("a/b#c@example.com", "a.b.c")])
def test_whatever_an_address_is_made_of_its_person_is_invited(sign_in: SignIn, email: str, name: str) -> None:
    client = sign_in("operator")
    invite(client, email=email)
    assert queries.member(name).email == email
    assert client.get(person(name)).status_code == 200


def test_two_people_of_one_mailbox_name_have_two_names(sign_in: SignIn) -> None:
    client = sign_in("operator")
    invite(client)
    invite(client, email="maija.m@example.com")
    assert queries.member("maija.m2").email == "maija.m@example.com"


def test_posts_are_given_and_ended(sign_in: SignIn) -> None:
    client = sign_in("operator")
    client.post(person("kela"), {"act": "assign", "post": "doorkeeper", "centre": _iso_omena()})
    posts = [each.post for each in queries.member("kela").assignments]
    assert posts == [Post.DOORKEEPER, Post.EDITOR]
    page = client.get(person("kela")).content.decode()
    assert "Counts people at the door of a building: Iso Omena" in page
    client.post(person("kela"), {"act": "unassign", "number": str(posts.index(Post.EDITOR))})
    assert [each.post for each in queries.member("kela").assignments] == [Post.DOORKEEPER]
    assert client.post(person("kela"), {"act": "unassign", "number": "9"}, follow=True).status_code == 200
    assert {act for act, _ in acts("kela")} >= {"assign", "unassign"}


def _iso_omena() -> str:
    from aukio.answers import queries as answer_queries

    return str(answer_queries.view(now()).directory.by_last_path["iso-omena"])


def test_people_without_a_second_factor_come_first(sign_in: SignIn) -> None:
    client = sign_in("operator")
    with_factor("kela")
    text = client.get(PEOPLE).content.decode()
    assert "7 people have no second factor yet." in text
    names = re.findall(r'/en/desk/people/([^/"]+)/"', text)
    assert names[-1] == "kela"


def test_a_second_factor_is_reset_by_two_people(sign_in: SignIn) -> None:
    first, second = sign_in("operator"), second_operator(sign_in)
    with_factor("kela")
    assert "Agree" not in first.get(person("kela")).content.decode()
    first.post(person("kela"), {"act": "ask"})
    assert queries.member("kela").reset_asked_by == "operator"
    first.post(person("kela"), {"act": "agree"})  # the same person
    assert queries.member("kela").second_factor
    assert "Agree, and reset it" in second.get(person("kela")).content.decode()
    second.post(person("kela"), {"act": "agree"})
    assert not queries.member("kela").second_factor
    entry = AuditEntry.objects.get(act="reset second factor")
    assert (entry.actor, entry.subject, entry.detail) == ("toinen", "kela", {"asked_by": "operator"})


def test_no_one_agrees_to_the_reset_of_their_own_second_factor(sign_in: SignIn) -> None:
    first, second = sign_in("operator"), second_operator(sign_in)
    with_factor("toinen")
    first.post(person("toinen"), {"act": "ask"})
    second.post(person("toinen"), {"act": "agree"})
    assert queries.member("toinen").second_factor


def test_a_reset_that_no_one_agreed_to_for_a_day_is_asked_anew(sign_in: SignIn) -> None:
    first, second = sign_in("operator"), second_operator(sign_in)
    with_factor("kela")
    first.post(person("kela"), {"act": "ask"})
    with time_machine.travel(now() + actions.RESET_WITHIN + timedelta(minutes=1)):
        second.post(person("kela"), {"act": "agree"})
    assert queries.member("kela").second_factor


def test_what_is_not_there_is_not_reset(sign_in: SignIn) -> None:
    client = sign_in("operator")
    said = client.post(person("kela"), {"act": "ask"}, follow=True).content.decode()
    assert "no second factor" in said
    client.post(person("kela"), {"act": "agree"})
    assert not AuditEntry.objects.filter(act="reset second factor").exists()
    assert client.get(person("nobody")).status_code == 404


def test_the_command_line_resets_alone(sign_in: SignIn) -> None:
    del sign_in
    with_factor("kela")
    assert aukio("staff", "reset-second-factor", "kela").exit == 0
    assert not queries.member("kela").second_factor


def test_an_account_is_closed_by_another_operator(sign_in: SignIn) -> None:
    client = sign_in("operator")
    client.post(person("kela"), {"act": "close"})
    assert not queries.member("kela").active
    client.post(person("operator"), {"act": "close"})
    assert queries.member("operator").active
    assert ("close account", "operator") in acts("kela")


def test_an_invitation_is_sent_again_until_a_password_is_chosen(sign_in: SignIn) -> None:
    client = sign_in("operator")
    invite(client)
    client.post(person("maija.m"), {"act": "invite"})
    assert len(mail.outbox) == 2
    assert client.post(person("kela"), {"act": "invite"}).status_code == 409
    assert len(mail.outbox) == 2
