"""Whoever asked hears of what concerns them, once, in their language; programs can prove who told them (R135)."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import PlaceId
from aukio.domain.people.delivery import Medium
from aukio.domain.people.subscriptions import CONFIRM_WITHIN, Interest, Rhythm, Topic
from aukio.outreach.actions import subscriptions
from aukio.outreach.models import Message, Subscription
from aukio.workflows.messages import subscriber_news
from aukio.workflows.messages.message_delivery import DeliveryBackend, deliver
from aukio.workflows.messages.message_wording import MessageText
from tests.telling import told
from tests.ways.town import CLOSE, HELSINKI, MORNING, Write, directory, done, fact, notice, write_in

LATER = MORNING + timedelta(minutes=5)
ME = "me@example.org"
LIBRARY = {
    "path": "mall/library",
    "kind": "unit",
    "type": "library",
    "services": ["copy"],
    "channels": [{"kind": "on_site", "week": "Mo-Fr 09:00-18:00; PH off"}],
}
DESK = {**LIBRARY, "path": "square/desk", "type": "desk", "services": []}
CENTRES = [
    {"path": path, "kind": "centre", "type": "mall", "channels": [{"kind": "on_site", "week": "Mo-Fr 07:00-20:00"}]}
    for path in ("mall", "square")
]


@pytest.fixture
def write(tmp_path: Path, transactional_db: None, settings: Any) -> Write:  # noqa: ARG001  # a record of its own
    """A town of two buildings with a unit each."""
    settings.AUKIO_SITE = "https://aukio.example"
    written = write_in(tmp_path)
    done("import", written("town.json", directory(*CENTRES, LIBRARY, DESK)), at=MORNING)
    return written


def place(path: str) -> PlaceId:
    """A place by its path."""
    return answer_queries.view(MORNING).directory.by_last_path[path]


def ask(interest: Interest, *, to: str = ME, rhythm: Rhythm = Rhythm.AT_ONCE, lang: str = "en") -> Subscription:
    """Somebody asks, and confirms."""
    subscriber_news.subscribe(to, interest, rhythm, lang, now=MORNING - timedelta(days=1))
    row = Subscription.objects.latest("pk")
    subscriptions.confirm(row.secret, now=MORNING - timedelta(days=1))
    Message.objects.all().delete()
    return row


def close(write: Write, *paths: str, at: datetime = LATER, **more: Any) -> None:
    """A notice closes some places."""
    add = [fact(f"closed-{each}".replace("/", "-"), each, CLOSE) for each in paths]
    done("publish", write("storm.json", notice({"add": add, **more})), at=at)


ABOUT: dict[str, Callable[[], Interest]] = {
    "the unit": lambda: Interest(Topic.PLACE, place("mall/library")),
    "its building": lambda: Interest(Topic.PLACE, place("mall")),
    "its kind": lambda: Interest(Topic.TYPE, slug="library"),
    "what it offers": lambda: Interest(Topic.SERVICE, slug="copy"),
    "everything": lambda: Interest(Topic.EVERYTHING),
}


@pytest.mark.parametrize("about", ABOUT)
def test_who_asked_for_it_is_told_and_of_anything_else_not(write: Write, about: str) -> None:
    mine = ask(ABOUT[about]())
    close(write, "mall/library")
    ((to, words),) = told(LATER)
    assert to == ME
    assert words.subject.startswith("Town: Storm")
    assert "closed" in words.text
    assert words.unsubscribe == f"https://aukio.example/en/subscriptions/{mine.secret}/"
    assert "https://aukio.example/en/notices/storm/versions/1/" in words.text
    done("publish", write("flood.json", notice({"add": [fact("wet", "square/desk", CLOSE)]}, slug="flood")), at=LATER)
    assert len(told(LATER)) == (about == "everything")


def test_whoever_asked_for_several_things_hears_of_a_publication_once(write: Write) -> None:
    for interest in ABOUT.values():
        ask(interest())
    close(write, "mall/library", "square/desk")
    assert len(told(LATER)) == 1


@pytest.mark.parametrize(("lang", "said"), [("fi", "Koko tiedote: "), ("sv", "Hela notisen: ")])
def test_it_speaks_the_language_that_was_chosen(write: Write, lang: str, said: str) -> None:
    ask(Interest(Topic.EVERYTHING), lang=lang)
    close(write, "mall/library")
    ((_to, words),) = told(LATER)
    assert said in words.text


def test_a_minor_publication_and_history_that_is_filled_in_tell_nobody(write: Write) -> None:
    ask(Interest(Topic.EVERYTHING))
    add = [fact("shut", "mall/library", CLOSE)]
    early = notice({"published": "2030-02-20T10:00", "add": add}, historic=True)
    done("publish", write("storm.json", early), at=MORNING)
    done("publish", write("storm.json", notice(early["publications"][0], {"kind": "minor"}, historic=True)), at=LATER)
    assert told(LATER) == []


def test_at_night_it_waits_for_the_morning_unless_something_is_different_by_then(write: Write) -> None:
    ask(Interest(Topic.EVERYTHING))
    night = MORNING.replace(hour=23)
    add = [{**fact("later", "mall/library", CLOSE), "from": "2030-03-05"}]
    done("publish", write("storm.json", notice({"add": add})), at=night)
    assert told(night) == []
    assert len(told(night + timedelta(hours=9))) == 1
    done("publish", write("flood.json", notice({"add": [fact("now", "square/desk", CLOSE)]}, slug="flood")), at=night)
    assert len(told(night)) == 1


def test_a_digest_tells_everything_of_a_day_the_next_morning(write: Write) -> None:
    ask(Interest(Topic.EVERYTHING), rhythm=Rhythm.DAILY)
    close(write, "mall/library")
    flood = notice({"add": [fact("wet", "square/desk", CLOSE)]}, slug="flood")
    done("publish", write("flood.json", flood), at=LATER + timedelta(hours=2))
    assert told(LATER + timedelta(hours=3)) == []
    ((_to, words),) = told(datetime(2030, 3, 2, 8, tzinfo=HELSINKI))
    assert words.text.index("Storm") < words.text.index("Flood")


def test_nobody_is_told_who_has_not_confirmed_and_nobody_is_asked_twice_in_an_hour(write: Write) -> None:
    everything = Interest(Topic.EVERYTHING)
    subscriber_news.subscribe(ME, everything, Rhythm.AT_ONCE, "fi", now=MORNING)
    subscriber_news.subscribe(ME, everything, Rhythm.AT_ONCE, "fi", now=MORNING + timedelta(minutes=30))
    ((_to, words),) = told(MORNING + timedelta(minutes=31))
    (row,) = Subscription.objects.all()
    assert f"https://aukio.example/fi/subscriptions/{row.secret}/" in words.text
    close(write, "mall/library")
    assert told(LATER) == []
    subscriber_news.subscribe(ME, everything, Rhythm.AT_ONCE, "fi", now=MORNING + timedelta(hours=2))
    assert len(told(MORNING + timedelta(hours=2))) == 1
    assert subscriptions.forget_unconfirmed(now=MORNING + timedelta(hours=3) + CONFIRM_WITHIN) == 1


def test_a_message_that_waited_is_not_told_to_somebody_who_ended_it(write: Write) -> None:
    mine = ask(Interest(Topic.EVERYTHING))
    close(write, "mall/library")
    subscriptions.end(mine.secret)
    assert told(LATER) == []
    assert Message.objects.get().state == "dropped"


# --- programs


def delivered(now: datetime) -> list[tuple[str, bytes, Mapping[str, str]]]:
    """What programs are told."""
    found: list[tuple[str, bytes, Mapping[str, str]]] = []

    def carry(message: Any, words: MessageText) -> None:
        found.append((message.recipient, words.body, words.headers))

    while deliver(now=now, by={Medium.HOOK: DeliveryBackend(carry, knows_keys=True)}):
        pass
    return found


def test_a_program_is_told_and_can_tell_that_it_is_us_and_now(write: Write) -> None:
    secret = done("webhook", "add", "https://listener.example/hook", at=MORNING).out.strip()
    other = done("webhook", "add", "https://other.example/", "--place", "square", at=MORNING).out.strip()
    assert secret.startswith("whsec_")
    assert other != secret
    close(write, "mall/library")
    ((url, body, headers),) = delivered(LATER)
    assert url == "https://listener.example/hook"
    with time_machine.travel(LATER, tick=False):
        data = Webhook(secret).verify(body, dict(headers))
        assert data["type"] == "publication.made"
        assert data["data"]["en"]["notice"] == "storm"
        assert data["data"]["en"]["log"][0]["places"] == ["mall/library"]
        with pytest.raises(WebhookVerificationError):
            Webhook(other).verify(body, dict(headers))
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body.replace(b"storm", b"sturm"), dict(headers))
    with time_machine.travel(LATER + timedelta(minutes=6), tick=False), pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, dict(headers))  # a copy that is sent later
    assert delivered(LATER) == []


def test_programs_are_listed_and_told_no_more(write: Write) -> None:
    done("webhook", "add", "https://listener.example/hook", "--place", "mall", at=MORNING)
    listed = json.loads(done("webhook", "list", "--json", at=MORNING).out)
    assert listed == [{"url": "https://listener.example/hook", "place": "mall"}]
    assert "listener.example" in done("webhook", "list", at=MORNING).out
    done("webhook", "remove", "https://listener.example/hook", at=MORNING)
    assert "There are no webhooks." in done("webhook", "list", at=MORNING).out
    close(write, "mall/library")
    assert delivered(LATER) == []
