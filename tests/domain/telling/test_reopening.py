"""A reopening is stated where the record knows its day, and nowhere else (decision 0033)."""

from dataclasses import replace

import pytest

from aukio.domain.city.places import Admission, Channel, ChannelKind, Kind, Names, PlaceVersion
from aukio.domain.clock.local_time import Period
from aukio.domain.document.document import plain_text
from aukio.domain.facts.effects import (
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    ExistingBookings,
    Hours,
    NewBookings,
    Normal,
    Promise,
)
from aukio.domain.facts.notices import ArrangementRef, Particulars, Version
from aukio.domain.telling import compose
from aukio.domain.week import Week
from tests.domain.factories import arrangement, at, on_site, place, version, view
from tests.domain.factories import period as over

APRIL = over("2020-03-17", "2020-05-01")
AGAIN = {"fi": ("avataan jälleen", "Avaamme taas"), "sv": ("öppnar igen",) * 2, "en": ("will reopen", "open again")}
ALL_DAY = on_site("Mo-Su 09:00-17:00")


def told(
    *versions: Version,
    where: PlaceVersion | None = None,
    lang: str = "en",
    plain: bool = False,
    asked: str = "2020-03-18",
) -> str:
    """The notice on a day, as one line."""
    places = None if where is None else (where,)
    shown = compose(view(*versions, places=places, known="2020-03-18"), "notice", lang, plain=plain).at(at(asked))
    return " ".join(plain_text(each.spans) for part in shown.sections for item in part.items for each in item.sentences)


def closed(when: Period, *beside: Effect, assumption: str = "", path: str = "park") -> Version:
    """A closure published on 10 March."""
    what = arrangement("closed", path, when, Close(), *beside)
    return version(replace(what, particulars=Particulars(assumption=assumption)), "2020-03-10T12:00")


def after(*effects: Effect, continues: bool = False, start: str = "2020-05-01") -> Version:
    """What the same notice says of the time after the closure."""
    what = arrangement("after", "park", over(start), *effects)
    what = replace(what, continues=ArrangementRef("notice", "closed") if continues else None)
    return version(what, "2020-03-10T12:00", 2)


def park(channel: Channel = ALL_DAY, kind: Kind = Kind.UNIT) -> PlaceVersion:
    return place("park", kind, channel)


@pytest.mark.parametrize("lang", AGAIN)
def test_a_given_end_before_a_known_week_is_a_reopening_in_every_language(lang: str) -> None:
    assert AGAIN[lang][0] in told(closed(APRIL), where=park(), lang=lang)
    assert AGAIN[lang][1] in told(closed(APRIL), where=park(), lang=lang, plain=True)


MORE = Promise(Names({"en": "More will follow."}))
CANCELLED = Bookings(NewBookings.STOP, ExistingBookings.CANCEL)
DOUBTFUL = {
    "more information is promised": (closed(APRIL, CANCELLED, MORE), park()),
    "the closure is an assumption": (closed(APRIL, CANCELLED, assumption="Taken as closed."), park()),
    "the ordinary week is an assumption": (
        closed(APRIL),
        park(on_site("Mo-Su 09:00-17:00", assumption="Not in the sources.")),
    ),
    "people come with a booking only": (
        closed(APRIL),
        park(on_site("Mo-Su 09:00-17:00", admission=Admission.BOOKED_ONLY)),
    ),
    "the hours after it are not known": (closed(APRIL), park(Channel(ChannelKind.ON_SITE))),
}


@pytest.mark.parametrize("doubt", DOUBTFUL)
@pytest.mark.parametrize("lang", AGAIN)
def test_no_reopening_is_stated_where(doubt: str, lang: str) -> None:
    fact, where = DOUBTFUL[doubt]
    for plain in (False, True):
        said = told(fact, where=where, lang=lang, plain=plain)
        assert said
        assert not any(each in said for each in AGAIN[lang])


def test_a_room_with_the_hours_of_its_building_has_no_day_of_reopening() -> None:
    room = version(arrangement("closed", "mall/library/room", APRIL, Close()), "2020-03-10T12:00")

    assert "reopen" not in told(room)


def test_a_season_that_goes_on_in_the_new_year_does_not_end_with_the_old_one() -> None:
    autumn = closed(over("2020-03-01", "2021-01-01"))
    spring = version(arrangement("spring", "park", over("2021-01-01", "2021-04-01"), Close()), "2020-03-10T12:00", 2)

    said = told(autumn, spring, where=park())
    assert "to 31 December." in said
    assert "reopen on 1 January" not in said


@pytest.mark.parametrize("stated", [Normal(), Hours(Week.parse("Mo-Su 10:00-14:00"), ChannelKind.ON_SITE)])
def test_what_begins_at_the_end_of_a_closure_confirms_it(stated: Effect) -> None:
    fact, where = DOUBTFUL["the closure is an assumption"]

    assert "will reopen on 1 May" in told(fact, after(stated), where=where)
    assert "reopen" not in told(fact, after(stated, start="2020-05-03"), where=where)


def test_what_continues_a_closure_without_closing_confirms_it() -> None:
    fact, where = DOUBTFUL["the ordinary week is an assumption"]
    half = Capacity(CapacityOf.VISITORS, 0.5)

    assert "will reopen on 1 May" in told(fact, after(half, continues=True), where=where)


HOURS = [
    ("2020-03-18T11:00", "2020-03-18T14:00", ""),  # open again at 14:00, as the period says
    ("2020-03-18T00:00", "2020-03-18T08:00", ""),  # the ordinary opening of that day
    ("2020-03-18T11:00", "2020-03-18T17:00", "will reopen on 19 March"),
]


@pytest.mark.parametrize(("start", "end", "said"), HOURS)
def test_a_closure_of_some_hours_names_no_day_on_which_it_ends(start: str, end: str, said: str) -> None:
    text = told(closed(over(start, end)), where=park(), asked="2020-03-18T00:30")

    assert ("reopen" in text) is bool(said)
    assert said in text
