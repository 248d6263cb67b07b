"""A place is added at the desk: hours as people write them, with what they mean over the next weeks."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms

from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.desk.directory.week_grid import add_week, coming_weeks, copied, read_week
from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar
from aukio.domain.city.places import Kind, PlaceVersion
from aukio.domain.week import Cycle, parse_normal_hours
from aukio.theme.plain_forms import PlainForm
from tests.desk.conftest import SignIn

HERE = "/en/desk/new-place/"
GOOD = {
    "name": "Leppävaara Library",
    "name_fi": "Leppävaaran kirjasto",
    "kind": "unit",
    "type": "library",
    "owner": "espoo",
    "week_0": "9-20",
    "week_1": "9–12 and 13–16.30",
    "week_4": "20-02",
    "week_holidays": "shut",
    "street": "Torikatu 1",
    "town": "Espoo",
    "phone": "09 8165 3776",
    "access": ["lift"],
    "valid_from": "2020-01-01",
    "act": "record",
}


def recorded(path: str) -> PlaceVersion:
    view = answer_queries.view(now())
    newest = view.newest(view.directory.by_last_path[path])
    assert newest is not None
    return newest


def test_a_place_is_recorded_as_it_was_typed(sign_in: SignIn) -> None:
    answer = sign_in("operator").post(HERE, GOOD)
    assert answer.headers["Location"] == "/en/desk/places/leppavaara-library/"
    place = recorded("leppavaara-library")
    assert (place.names.say("en"), place.names.say("fi"), place.owner) == (
        "Leppävaara Library",
        "Leppävaaran kirjasto",
        "espoo",
    )
    on_site, phone = place.channels
    assert str(on_site.week) == "Mo 09:00-20:00; Tu 09:00-12:00,13:00-16:30; Fr 20:00-02:00; PH off"
    assert phone.contacts[0].phone == "+358981653776"
    assert place.details.address is not None
    assert place.details.address.say("en") == "Torikatu 1, Espoo"


def test_two_places_of_one_name_have_two_paths(sign_in: SignIn) -> None:
    client = sign_in("operator")
    client.post(HERE, GOOD)
    assert client.post(HERE, GOOD).headers["Location"] == "/en/desk/places/leppavaara-library-2/"


def test_a_place_within_a_building_belongs_to_it(sign_in: SignIn) -> None:
    sign_in("isannoitsija").post(HERE, {**GOOD, "within": "iso-omena", "owner": ""})
    assert recorded("iso-omena/leppavaara-library").names.say("en") == "Leppävaara Library"


def test_a_room_belongs_to_its_place_and_is_asked_how_it_can_be_booked(sign_in: SignIn) -> None:
    typed = {"kind": "room", "within": "iso-omena/library", "name": "Quiet Room", "valid_from": "today"}
    answer = sign_in("kirjasto").post(HERE, {**typed, "week_0": "10-12", "week_holidays": "shut", "act": "record"})
    assert answer.headers["Location"] == "/en/desk/places/iso-omena/library/quiet-room/bookings/"
    room = recorded("iso-omena/library/quiet-room")
    assert (room.kind, room.owner, room.details.address) == (Kind.ROOM, "espoo", None)
    assert [str(each.week) for each in room.channels] == ["Mo 10:00-12:00; PH off"]


def test_equipment_says_what_it_is_for_and_has_no_hours_of_its_own(sign_in: SignIn) -> None:
    typed = {"kind": "equipment", "within": "iso-omena/library", "name": "Copier", "valid_from": "today"}
    sign_in("kirjasto").post(HERE, {**typed, "provides": ["copy"], "week_0": "9-20", "act": "record"})
    copier = recorded("iso-omena/library/copier")
    assert (copier.kind, copier.provides, copier.channels) == (Kind.EQUIPMENT, ("copy",), ())
    page = sign_in("kirjasto").get("/en/desk/places/iso-omena/library/").content.decode()
    assert "Copier" in page
    assert "kind=room&amp;within=iso-omena/library" in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "room"}, "within"),
        ({"kind": "unit", "within": "iso-omena/library"}, "within"),
        ({"kind": "centre", "within": "iso-omena"}, "within"),
        ({"name": " "}, "name"),
        ({"week_2": "hmm"}, "week_2"),
        ({"week_2": "9-8"}, "week_2"),
        ({"week_holidays": "own", "week_feasts": "hmm"}, "week_feasts"),
        ({"week_text": "Mo-Fr 09:00-10:00"}, "week_text"),
        ({"phone": "ring us"}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"valid_from": "some day"}, "valid_from"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_all_else_stays(
    sign_in: SignIn, changed: dict[str, str], field: str
) -> None:
    text = sign_in("operator").post(HERE, {**GOOD, **changed}).content.decode()
    assert f'id="id_{field}_error"' in text
    for name, typed in {**GOOD, **changed}.items():
        if name not in ("kind", "within", "type", "owner", "week_holidays", "access", "act"):
            assert not str(typed).strip() or f'value="{typed}"' in text, name


def test_a_place_of_another_organisation_is_refused_and_the_form_stays(sign_in: SignIn) -> None:
    answer = sign_in("kela").post(HERE, GOOD)
    assert answer.status_code == 200
    assert "may not" in answer.content.decode()
    assert 'value="Leppävaara Library"' in answer.content.decode()


def test_the_preview_says_the_hours_in_each_language_and_the_next_eight_weeks(sign_in: SignIn) -> None:
    text = sign_in("operator").post(HERE, {**GOOD, "act": "look"}).content.decode()
    assert "The next eight weeks" in text
    assert len(re.findall(r"<tr>\s*<td", text)) == 8
    assert "Ma klo 9–20" in text


def test_without_script_a_button_copies_monday(sign_in: SignIn) -> None:
    text = sign_in("operator").post(HERE, {**GOOD, "act": "copy"}).content.decode()
    typed = re.findall(r'name="week_\d" value="([^"]*)"', text)
    assert typed == ["9-20"] * 5
    assert "There is a problem" not in text


def as_form(sent: dict[str, str] | None, week: Any = None) -> forms.Form:
    form = PlainForm(sent)
    add_week(form, "week", week)
    return form


@pytest.mark.parametrize(
    "week",
    [
        "Mo-Fr 09:00-20:00; PH off",
        "Mo 09:00-12:00,13:00-16:30; Fr 20:00-02:00",
        "Mo-Su 00:00-24:00",
        "Sa 10:00-14:00; PH 12:00-15:00",
        "Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00; PH off",
        "Mo[1] 10:00-12:00; PH off",
        "Mo-Su 08:00-16:00; PH Mo-Fr off",
        "off",
    ],
)
def test_the_grid_shows_a_week_and_reads_the_same_week_back(week: str) -> None:
    known = parse_normal_hours(week)
    shown = as_form(None, known)
    typed = {name: str(shown[name].value() or "") for name in shown.fields}
    form = as_form(typed)
    assert form.is_valid()
    assert str(read_week(form, "week", form.cleaned_data)) == str(known)


def test_nothing_typed_is_hours_that_are_not_known() -> None:
    form = as_form({})
    assert form.is_valid()
    assert read_week(form, "week", form.cleaned_data) is None


def test_the_next_weeks_name_the_holidays_on_which_it_is_closed() -> None:
    holidays = DatedHolidays.of(HolidayCalendar("FI"))
    weeks = coming_weeks(parse_normal_hours("Mo-Fr 09:00-20:00; PH off"), holidays, date(2026, 11, 30), "en")
    assert len(weeks) == 8
    independence = next(cell for week in weeks for cell in week if cell.day == date(2026, 12, 6))
    christmas = next(cell for week in weeks for cell in week if cell.day == date(2026, 12, 25))
    assert (independence.holiday, christmas.hours) == ("Independence Day", "closed")


def test_weeks_in_turn_are_shown_week_by_week() -> None:
    cycle = Cycle((parse_normal_hours("Mo 09:00-12:00"), parse_normal_hours("Tu 09:00-12:00")), date(2026, 11, 30))  # type: ignore[arg-type]  # both are weeks
    weeks = coming_weeks(cycle, DatedHolidays.of(HolidayCalendar("FI")), date(2026, 11, 30), "en")
    assert [week[0].hours == "closed" for week in weeks[:4]] == [False, True, False, True]


def test_copying_monday_leaves_the_weekend(sign_in: SignIn) -> None:
    del sign_in
    from django.http import QueryDict

    made = copied(QueryDict("week_0=9-20&week_5=10-16"), "week")
    assert [made.get(f"week_{day}", "") for day in range(7)] == [*["9-20"] * 5, "10-16", ""]
