"""Nobody meets a locked door, by every way in: plan, publish, import, check and the command line (semantics 4)."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.local_time import read_at
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.bookings import BookingKind
from aukio.domain.people.slots import NotFree
from aukio.workflows.bookings import appointments
from tests.spec.stored import Said, aukio
from tests.ways.town import HELSINKI, MORNING, Write, directory, done, notice, on_site, write_in

D = "2030-03-06"
"""A Wednesday."""
LATER = MORNING + timedelta(minutes=5)
CANCEL = {"bookings": {"new": "stop", "existing": "cancel", "tell": "message"}}
SHORTER = {"hours": {"week": "Mo-Fr 08:00-16:00"}}


def hall(week: str) -> dict[str, Any]:
    """A hall that is open through one week."""
    return {"path": "hall", "kind": "unit", "services": ["copy"], "channels": [on_site(week)]}


@pytest.fixture
def write(tmp_path: Path, transactional_db: None) -> Write:  # noqa: ARG001  # a record of its own
    """A hall, open from 8 to 18 on weekdays, with bookings on a Wednesday at 9, from 15 to 17, and at 17."""
    written = write_in(tmp_path)
    done("import", written("town.json", directory(hall("Mo-Fr 08:00-18:00"))), at=MORNING)
    draft = BookableDraft(
        answer_queries.view(MORNING).directory.by_last_path["hall"],
        kind=BookingKind.ROOM,
        service="",
        channel=ChannelKind.ON_SITE,
        minutes=60,
        desks=1,
        longest=180,
    )
    number = booking_actions.offer(draft, path="hall", by="tests", now=MORNING)
    person = Person("Aino", email="aino@example.org", lang="en")
    for time, hours in (("09:00", 1), ("15:00", 2), ("17:00", 1)):
        start = read_at(f"{D}T{time}", HELSINKI)
        request = BookingRequest(number, start, person, lasts=timedelta(hours=hours))
        booking_actions.book(request, most=1, now=MORNING - timedelta(days=1))
    return written


def stands() -> list[str]:
    """How the three bookings stand, by their start."""
    return list(Booking.objects.order_by("start").values_list("state", flat=True))


def change(*effects: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A notice about the hall on that Wednesday."""
    fact = {"id": "x", "scope": {"path": "hall"}, "from": D, "until": D, "effects": list(effects), **more}
    return notice({"add": [fact], "accept": {"close_without_policy": "Known."}})


def refused(*args: str) -> Said:
    """What the command line says when it refuses."""
    said = aukio(*args, at=LATER)
    assert said.exit == 4, said
    return said


def test_shorter_hours_without_a_policy_are_refused_by_plan_and_publish(write: Write) -> None:
    file = write("shorter.json", change(SHORTER))
    for command in ("plan", "publish"):
        assert "2 bookings would meet a closed door" in refused(command, file).err
    assert stands() == ["booked"] * 3


def test_with_a_policy_plan_names_what_publish_then_does(write: Write) -> None:
    file = write("shorter.json", change(SHORTER, CANCEL))
    said = done("plan", file, at=LATER).out
    assert "bookings: 1 kept, 1 contact, 1 cancelled" in said
    assert "hall 6 March 2030 at 3 pm to 5 pm: contact" in said
    done("publish", file, at=LATER)
    assert stands() == ["booked", "to_contact", "cancelled"]
    for time, new, existing in (("09:00", "accept", "honour"), ("17:00", "stop", "cancel")):
        policy = json.loads(done("status", "hall", "--at", f"{D}T{time}", "--json", at=LATER).out)["bookings"]
        assert (policy["new"], policy["existing"]) == (new, existing)


def test_a_part_of_a_day_closes_for_its_own_minutes(write: Write) -> None:
    close = {"close": {"during": "Mo-Su 14:00-18:00"}}
    done("publish", write("part.json", change(close, CANCEL)), at=LATER)
    assert stands() == ["booked", "cancelled", "cancelled"]


def test_hours_of_a_day_cancel_what_starts_in_them_and_contact_what_runs_into_them(write: Write) -> None:
    closed = change({"close": {}}, CANCEL, **{"from": f"{D}T16:00", "until": f"{D}T18:00"})
    done("publish", write("hours.json", closed), at=LATER)
    assert stands() == ["booked", "to_contact", "cancelled"]


def test_a_booking_that_began_before_a_publication_does_not_slip_past_it(write: Write) -> None:
    number = Booking.objects.values_list("bookable", flat=True)[0]
    stale = answer_queries.view(LATER)
    done("publish", write("shorter.json", change(SHORTER, CANCEL)), at=LATER + timedelta(seconds=1))
    request = BookingRequest(number, read_at(f"{D}T16:00", HELSINKI), Person("Olli", phone="+358401234567"))
    with pytest.raises(NotFree, match="closed then"):
        appointments.book(stale, request, now=LATER)
    done("import", write("week.json", directory(hall("Mo-Fr 10:00-16:00"), known_from="2030-02-01")), at=LATER)
    early = BookingRequest(number, read_at("2030-03-07T08:00", HELSINKI), Person("Olli", phone="+358401234567"))
    with pytest.raises(NotFree, match="closed then"):
        appointments.book(stale, early, now=LATER)


def test_an_import_lists_what_it_hits_and_has_the_people_contacted(write: Write) -> None:
    file = write("week.json", directory(hall("Mo-Fr 08:00-16:00"), known_from="2030-02-01"))
    looked = done("import", file, "--dry-run", at=LATER)
    assert "bookings: 2 contact" in looked.err
    assert "would be recorded" in looked.out
    assert stands() == ["booked"] * 3
    assert "2 bookings would meet a closed door" in refused("import", file, "--bookings", "refuse").err
    assert stands() == ["booked"] * 3
    assert "bookings: 2 contact" in done("import", file, at=LATER).err
    assert stands() == ["booked", "to_contact", "to_contact"]
    assert set(Booking.objects.filter(state="to_contact").values_list("tell", flat=True)) == {"staff"}


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("honour", ["booked", "honoured", "honoured"]), ("cancel", ["booked", "to_contact", "cancelled"])],
)
def test_an_import_with_another_policy_follows_it(write: Write, policy: str, expected: list[str]) -> None:
    file = write("week.json", directory(hall("Mo-Fr 08:00-16:00"), known_from="2030-02-01"))
    done("import", file, "--bookings", policy, at=LATER)
    assert stands() == expected


def test_a_holiday_of_the_city_hits_bookings_too(write: Write) -> None:
    file = directory(hall("Mo-Fr 08:00-18:00; PH off"), known_from="2030-02-01")
    file["city"]["holidays"] = {"add": [{"date": D, "name": {"en": "Town Day"}}]}
    done("import", write("feast.json", file), at=LATER)
    assert stands() == ["to_contact"] * 3


def test_check_names_bookings_that_stand_in_closed_hours(write: Write) -> None:
    done("publish", write("shorter.json", change(SHORTER, CANCEL)), at=LATER)
    assert "No contradictions" in done("check", "hall", at=LATER).out
    Booking.objects.update(state="booked")  # as 0.1 left them
    found = json.loads(done("check", "hall", "--json", at=LATER).out)
    assert [each["code"] for each in found] == ["close_without_policy"]
    assert "Bookings stand in closed hours: 2" in found[0]["message"]
