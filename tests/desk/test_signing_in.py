"""Who comes to the desk, and how: a password, a second proof, a lock after wrong ones, and no form ever lost."""

import base64
import hmac
import os
import re
import struct
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse

from aukio.access.actions import close_account
from aukio.demo import add_demo_visits
from aukio.domain.people.limits import BY_ADDRESS, Act
from tests.desk.conftest import LATER, SignIn
from tests.spec.now import NOW

LOGIN = "/en/desk/account/login/"
CLOSE = "/en/desk/change/closed/iso-omena/library/"


def test_a_person_lands_where_they_work(sign_in: SignIn) -> None:
    sign_in("ovi")
    add_demo_visits(by="tests", now=LATER)
    landed = {}
    for name in ("ovi", "laboratorio", "kirjasto", "tarkastaja"):
        with time_machine.travel(LATER, tick=True):
            answer = Client().post(LOGIN, {"login": name, "password": "aukio-kaikille"})
        landed[name] = answer.headers["Location"]
    assert landed == {
        "ovi": "/en/desk/door/iso-omena/library/",
        "laboratorio": "/en/desk/counter/iso-omena/laboratory/",
        "kirjasto": "/en/desk/",
        "tarkastaja": "/en/desk/",
    }


def test_the_desk_asks_who_it_is(sign_in: SignIn) -> None:
    answer = Client().get("/en/desk/")
    assert answer.headers["Location"] == LOGIN  # which leads to where the person works
    assert Client().get("/en/desk/inbox/").headers["Location"] == f"{LOGIN}?next=/en/desk/inbox/"
    assert sign_in("kirjasto").get("/en/desk/").status_code == 200


@pytest.mark.usefixtures("sign_in")
def test_an_address_will_do_for_a_name() -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": "kirjasto@aukio.example", "password": "aukio-kaikille"})
    assert answer.status_code == 302


@pytest.mark.usefixtures("sign_in")
def test_wrong_passwords_lock_an_account_from_that_address_for_a_while() -> None:
    client = Client()
    tries = [client.post(LOGIN, {"login": "kirjasto", "password": "wrong"}) for _ in range(5)]
    assert tries[-1].status_code in (403, 429)
    right = client.post(LOGIN, {"login": "kirjasto", "password": "aukio-kaikille"})
    assert right.status_code in (403, 429)
    assert "Too many wrong passwords" in right.content.decode()
    other = client.post(LOGIN, {"login": "viestinta", "password": "aukio-kaikille"})
    assert other.status_code == 302


@pytest.mark.usefixtures("sign_in")
def test_nobody_opens_an_account_for_themselves() -> None:
    sent = {
        "username": "me",
        "email": "me@aukio.example",
        "password1": "long-enough-it-is",
        "password2": "long-enough-it-is",
    }
    Client().post("/en/desk/account/signup/", sent)
    assert not get_user_model().objects.filter(username="me").exists()


def test_a_closed_account_does_not_come_in(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    close_account(name="kirjasto", by="tests", now=NOW)
    assert client.get("/en/desk/").status_code == 302
    answer = Client().post(LOGIN, {"login": "kirjasto", "password": "aukio-kaikille"})
    assert "_auth_user_id" not in answer.client.session


def test_a_second_proof_is_asked_for_where_the_city_wants_one(sign_in: SignIn, settings: object) -> None:
    client = sign_in("kirjasto")
    settings.AUKIO_SECOND_FACTOR = "required"  # type: ignore[attr-defined]  # the plugin's own object
    answer = client.get("/en/desk/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("mfa_activate_totp").replace("/en-us/", "/en/"))


def code(secret: str, at: float) -> str:
    """The six digits that an authenticator shows at a second since 1970 (RFC 6238)."""
    counter = struct.pack(">Q", int(at) // 30)
    mac = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_a_second_proof_is_set_up_once_and_asked_for_at_each_signing_in(sign_in: SignIn, settings: object) -> None:
    sign_in("kirjasto")
    settings.AUKIO_SECOND_FACTOR = "required"  # type: ignore[attr-defined]  # the plugin's own object
    client = Client()
    password = {"login": "kirjasto", "password": "aukio-kaikille"}
    assert client.post(LOGIN, password).status_code == 302
    setup = "/en/desk/account/2fa/totp/activate/"
    found = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', client.get(setup).content.decode())
    assert found is not None
    assert found is not None
    assert client.post(setup, {"code": "000000"}).status_code == 200
    assert client.post(setup, {"code": code(found[1], NOW.timestamp())}).status_code == 302
    assert client.get("/en/desk/").status_code == 200

    again = Client()
    assert again.post(LOGIN, password).headers["Location"].startswith("/en/desk/account/2fa/authenticate/")
    assert again.get("/en/desk/").status_code == 302
    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):  # a code works once
        proof = code(found[1], (NOW + timedelta(minutes=2)).timestamp())
        assert again.post("/en/desk/account/2fa/authenticate/", {"code": proof}).status_code == 302
        assert again.get("/en/desk/").status_code == 200


def test_a_form_sent_after_the_session_ended_is_there_again_after_signing_in(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    client.logout()
    typed = {"begins": "later", "first_day": "12.1.2022", "ends": "for_now", "existing": "honour", "act": "hand_in"}
    answer = client.post(CLOSE, typed)
    assert answer.headers["Location"] == f"{LOGIN}?next={CLOSE}"
    back = client.post(f"{LOGIN}?next={CLOSE}", {"login": "kirjasto", "password": "aukio-kaikille", "next": CLOSE})
    assert back.headers["Location"] == CLOSE
    page = client.get(CLOSE).content.decode()
    assert "Everything you typed is still here" in page
    assert 'value="12.1.2022"' in page
    assert re.search(r'value="honour"[^>]*checked', page)
    assert "12 January 2022" in page  # what people would be told
    assert "12.1.2022" not in client.get(CLOSE).content.decode()  # given once


def test_a_stranger_fills_no_database_with_forms(sign_in: SignIn) -> None:
    del sign_in  # the record has people; this is none of them
    client = Client()
    client.post(CLOSE, {"first_day": "x" * 60_000})
    assert "kept" not in client.session
    for number in range(8):
        client.post(f"/en/desk/change/closed/place-{number}/", {"first_day": "x"})
    assert len(client.session["kept"]) == 5
    assert client.session.get_expiry_age() <= 3600
    rows = Session.objects.count()
    for number in range(60):  # 2 MB in half a second: each with a session of its own
        Client().post(f"/en/desk/change/closed/place-{number}/", {"first_day": "x" * 40_000})
    assert Session.objects.count() - rows <= BY_ADDRESS[Act.KEEP_FORM].most


def test_a_kept_form_is_forgotten_after_an_hour_and_the_session_of_staff_is_longer(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    client.logout()
    with time_machine.travel(NOW, tick=False):
        client.post(CLOSE, {"first_day": "12.1.2022"})
    with time_machine.travel(NOW + timedelta(minutes=50), tick=False):
        client.post(LOGIN, {"login": "kirjasto", "password": "aukio-kaikille"})
        assert client.session.get_expiry_age() > 3600
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        page = client.get(CLOSE)
        assert page.status_code == 200
        assert "12.1.2022" not in page.content.decode()


def test_a_form_from_before_a_new_sign_in_is_never_lost(sign_in: SignIn) -> None:
    del sign_in
    for lang, said in (("fi", "Lähetä uudelleen"), ("en", "Send it again")):
        strict = Client(enforce_csrf_checks=True)
        address = f"/{lang}/desk/change/closed/iso-omena/library/"
        typed = {"comment": "Pipes are\nbroken <b>", "act": "look", "csrfmiddlewaretoken": "x" * 64}
        answer = strict.post(address, typed, headers={"origin": "http://testserver"})
        page = answer.content.decode()
        assert (answer.status_code, said in page) == (403, True)
        assert "Pipes are<br>broken &lt;b&gt;" in page
        again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        assert again.pop("act") == "look"
        sent = strict.post(address, again | {"act": "look"}, headers={"origin": "http://testserver"})
        assert sent.status_code == 302  # it is asked who it is, and the form is kept


@pytest.mark.parametrize("origin", [{}, {"origin": "https://elsewhere.example"}, {"origin": "null"}])
def test_a_form_from_another_site_is_shown_to_no_one(origin: dict[str, str]) -> None:
    answer = Client(enforce_csrf_checks=True).post(CLOSE, {"comment": "planted words"}, headers=origin)
    assert answer.status_code == 403
    assert "planted" not in answer.content.decode()
    assert "Please send it once more" in answer.content.decode()


def test_a_password_is_not_shown_again() -> None:
    sent = {"login": "kirjasto", "password": "aukio kaikille"}
    answer = Client(enforce_csrf_checks=True).post(LOGIN, sent, headers={"origin": "http://testserver"})
    assert (answer.status_code, "kaikille" in answer.content.decode()) == (403, False)


def test_every_answer_says_that_no_script_runs_but_ours(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    for address in ("/en/", "/en/desk/", LOGIN, CLOSE, "/en/places/iso-omena/library/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
    assert "frame-ancestors *" in client.get("/en/places/iso-omena/library/embed/").headers["Content-Security-Policy"]


def test_pages_of_the_desk_are_kept_by_nobody(sign_in: SignIn) -> None:
    assert "no-store" in sign_in("kirjasto").get("/en/desk/").headers["Cache-Control"]


def test_no_page_of_the_desk_runs_or_styles_within_itself(sign_in: SignIn) -> None:
    client = sign_in("operator")
    pages = ("", "drafts/", "in-force/", "told/", "trail/", "places/iso-omena/", "change/closed/iso-omena/library/")
    for address in (*(f"/en/desk/{each}" for each in pages), reverse("mfa_index"), "/en/desk/account/logout/"):
        page = client.get(address.replace("/en-us/", "/en/"), follow=True).content.decode()
        assert not re.search(r"<script(?![^>]*(\ssrc=|application/json))", page), address
        assert " style=" not in page, address
        assert not re.search(r"\son[a-z]+=", page), address


def test_the_frameworks_own_checks_for_a_public_site_find_nothing() -> None:
    environment = {
        **os.environ,
        "AUKIO_PROXY": "1",
        "AUKIO_HOSTS": "aukio.example",
        "AUKIO_SECRET_KEY": "Zq3-vX8_tR1.mK6!" * 4,
    }
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # of the tests that drive a browser
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(
        [*command, "--settings", "aukio.config.settings"], env=environment, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert not run_checks()


def test_whoever_came_by_the_citys_directory_is_asked_for_no_more(sign_in: SignIn, settings: object) -> None:
    client = sign_in("kirjasto")
    settings.AUKIO_SECOND_FACTOR = "required"  # type: ignore[attr-defined]  # the plugin's own object
    assert client.get("/en/desk/").status_code == 302
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": NOW.timestamp(), "provider": "city"}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    assert client.get("/en/desk/").status_code == 200
