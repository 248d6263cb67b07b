"""Which channels an effect speaks of, channels offered for a time, and public holidays (semantics.md section 4).

2020-03-02 is a Monday; Good Friday is 2020-04-10.
"""

import pytest

from aukio.domain.city.places import Channel, ChannelKind, Purpose
from aukio.domain.facts.effects import Close, Effect, Hours, Offer
from aukio.domain.facts.scope import AtPlace, WholeCity
from aukio.domain.week import Week
from tests.domain.asking import ask, channel, hours
from tests.domain.factories import fact, period, place_id, square, view

W = Week.parse
DESK = AtPlace(place_id("square/desk"))
MARCH = period("2020-03-01", "2020-04-01")


# --- which channels are meant

PHONE = Channel(ChannelKind.PHONE, week=W("Mo-Fr 09:00-15:00"))
MACHINE = Channel(ChannelKind.SELF_SERVICE, week=W("Mo-Su 06:00-22:00"))
BOX = Channel(ChannelKind.LETTERBOX)
WEB = Channel(ChannelKind.WEB)
POST = Channel(ChannelKind.POST)
PICK_UP = Channel(ChannelKind.PICK_UP, week=W("Mo-Su 09:00-20:00"))
VIDEO = Channel(ChannelKind.VIDEO, week=W("Mo-Fr 09:00-15:00"))


@pytest.mark.parametrize(
    ("effect", "shut"),
    [
        (Close(), {"on_site", "self_service"}),
        (Close((ChannelKind.PHONE,)), {"phone"}),
        (Close((ChannelKind.LETTERBOX, ChannelKind.WEB)), {"letterbox", "web"}),
        (Close((ChannelKind.ON_SITE,)), {"on_site"}),
        (Close((ChannelKind.PICK_UP, ChannelKind.VIDEO)), {"pick_up", "video"}),
        (Close((ChannelKind.POST,)), {"post"}),
        (Hours(W("Tu 08:00-09:00")), {"on_site"}),
        (Hours(W("Tu 08:00-09:00"), ChannelKind.PHONE), {"phone"}),
        (Hours(W("Tu 08:00-09:00"), ChannelKind.SELF_SERVICE), {"self_service"}),
    ],
)
def test_without_a_channel_a_close_speaks_of_the_house_and_hours_of_the_counter(effect: Effect, shut: set[str]) -> None:
    known = square(fact(0, DESK, MARCH, effect), more=(PHONE, MACHINE, BOX, WEB, POST, PICK_UP, VIDEO))
    answers = ask(known, "square/desk", "2020-03-02T12:00").channels
    assert {each.key.kind.value for each in answers if not each.open} == shut


def test_letterbox_post_and_web_have_no_hours() -> None:
    known = square(more=(BOX, POST, WEB))
    for kind in (ChannelKind.LETTERBOX, ChannelKind.POST, ChannelKind.WEB):
        assert channel(known, "square/desk", "2020-03-01T03:00", kind).open is True
        assert channel(known, "square/desk", "2020-03-01T03:00", kind).closes_at is None


# --- offers


def test_an_offered_channel_exists_only_while_it_is_offered() -> None:
    known = square(fact(0, DESK, MARCH, Offer(ChannelKind.PHONE, week=W("Mo-Fr 09:00-12:00"))))
    kinds = {when: [each.key.kind for each in ask(known, "square/desk", when).channels]
             for when in ("2020-02-29", "2020-03-31T23:59", "2020-04-01")}  # fmt: skip
    assert kinds == {
        "2020-02-29": [ChannelKind.ON_SITE],
        "2020-03-31T23:59": [ChannelKind.ON_SITE, ChannelKind.PHONE],
        "2020-04-01": [ChannelKind.ON_SITE],
    }


@pytest.mark.parametrize(
    ("effects", "shown"),
    [
        ([], (("08:00", "16:00"),)),  # the normal week
        ([Hours(W("Mo 10:00-12:00"))], (("10:00", "12:00"),)),  # the replaced week
        ([Close()], (("08:00", "16:00"),)),  # before closes: the desk is shut, and the phone is answered
        ([Close((ChannelKind.PHONE,), W("Mo 12:00-13:00"))], (("08:00", "12:00"), ("13:00", "16:00"))),
    ],
)
def test_an_offer_without_hours_follows_the_on_site_week_before_closes(
    effects: list[Effect], shown: tuple[tuple[str, str], ...]
) -> None:
    facts = [fact(number, DESK, MARCH, effect) for number, effect in enumerate(effects, start=1)]
    known = square(fact(0, DESK, MARCH, Offer(ChannelKind.PHONE)), *facts)
    assert channel(known, "square/desk", "2020-03-02T09:00", ChannelKind.PHONE).hours_today == shown


@pytest.mark.parametrize(
    ("close", "open_"),
    [
        (Close(), True),
        (Close((ChannelKind.SELF_SERVICE,)), False),
        (Close((ChannelKind.ON_SITE,)), True),
    ],
)
def test_an_offered_channel_is_closed_only_by_name(close: Close, open_: bool) -> None:
    offer = Offer(ChannelKind.SELF_SERVICE, week=W("Mo-Su 06:00-22:00"))
    for effects in ((close, offer), (offer, close)):
        known = square(fact(0, DESK, MARCH, *effects))
        assert channel(known, "square/desk", "2020-03-02T12:00", ChannelKind.SELF_SERVICE).open is open_


def test_an_offered_channel_closes_with_its_building() -> None:
    offer = Offer(ChannelKind.SELF_SERVICE, week=W("Mo-Su 06:00-22:00"))
    known = view(fact(0, "mall/desk", MARCH, offer), fact(1, "mall", MARCH, Close()))
    assert channel(known, "mall/desk", "2020-03-02T12:00", ChannelKind.SELF_SERVICE).open is False


def test_an_offer_without_hours_at_a_unit_without_hours_is_unknown() -> None:
    known = square(fact(0, DESK, MARCH, Offer(ChannelKind.PHONE)), week=None)
    assert channel(known, "square/desk", "2020-03-02T09:00", ChannelKind.PHONE).open is None


def test_an_offered_letterbox_has_no_hours() -> None:
    known = square(fact(0, DESK, MARCH, Offer(ChannelKind.LETTERBOX)))
    assert channel(known, "square/desk", "2020-03-01T03:00", ChannelKind.LETTERBOX).open is True


def test_things_are_picked_up_while_the_place_is_closed() -> None:
    offer = Offer(ChannelKind.PICK_UP)
    known = square(fact(0, DESK, MARCH, Close()), fact(1, DESK, MARCH, offer))
    answer = ask(known, "square/desk", "2020-03-02T12:00")
    assert answer.summary == "closed"
    assert channel(known, "square/desk", "2020-03-02T12:00", ChannelKind.PICK_UP).hours_today == (("08:00", "16:00"),)


def test_of_two_offers_of_one_kind_and_purpose_the_narrowest_wins_then_the_latest() -> None:
    known = square(
        fact(0, DESK, MARCH, Offer(ChannelKind.PHONE, week=W("Mo 09:00-10:00"))),
        fact(1, WholeCity(), MARCH, Offer(ChannelKind.PHONE, week=W("Mo 11:00-12:00"))),
        fact(2, WholeCity(), MARCH, Offer(ChannelKind.PHONE, Purpose.BOOKING, week=W("Mo 13:00-14:00"))),
        fact(3, WholeCity(), MARCH, Offer(ChannelKind.PHONE, Purpose.BOOKING, week=W("Mo 14:00-15:00"))),
    )
    phones = [each for each in ask(known, "square/desk", "2020-03-02").channels if each.key.kind is ChannelKind.PHONE]
    assert {each.key.purpose: each.hours_today for each in phones} == {
        Purpose.SERVICE: (("09:00", "10:00"),),
        Purpose.BOOKING: (("14:00", "15:00"),),
    }


def test_an_offer_stands_beside_the_normal_channel_of_its_kind() -> None:
    known = square(fact(0, DESK, MARCH, Offer(ChannelKind.PHONE, week=W("Mo 17:00-19:00"))), more=(PHONE,))
    phones = [each for each in ask(known, "square/desk", "2020-03-02").channels if each.key.kind is ChannelKind.PHONE]
    assert [each.hours_today for each in phones] == [(("09:00", "15:00"),), (("17:00", "19:00"),)]


# --- public holidays (Q12)

GOOD_FRIDAY = "2020-04-10"


@pytest.mark.parametrize(
    ("normal", "new", "shown"),
    [
        ("Mo-Fr 08:00-16:00; PH off", "Mo-Fr 10:00-12:00", "-"),  # the normal week's rule
        ("Mo-Fr 08:00-16:00; PH 09:00-11:00", "Mo-Fr 10:00-12:00", "09:00-11:00"),
        ("Mo-Fr 08:00-16:00", "Mo-Fr 10:00-12:00", "10:00-12:00"),  # it has none: a Friday like others
        ("Mo-Fr 08:00-16:00; PH off", "Mo-Fr 10:00-12:00; PH 12:00-13:00", "12:00-13:00"),  # said otherwise
        ("Mo-Fr 08:00-16:00; PH 09:00-11:00", "Mo-Fr 10:00-12:00; PH off", "-"),
    ],
)
def test_new_hours_follow_the_holiday_rule_of_the_normal_week(normal: str, new: str, shown: str) -> None:
    known = square(fact(0, DESK, period("2020-04-01"), Hours(W(new))), week=normal)
    assert hours(known, "square/desk", GOOD_FRIDAY) == shown
    assert hours(known, "square/desk", "2020-04-09") == "10:00-12:00"


@pytest.mark.parametrize(
    ("normal", "offered", "shown"),
    [
        ("Mo-Fr 08:00-16:00; PH off", "Mo-Fr 10:00-12:00", ()),
        ("Mo-Fr 08:00-16:00; PH 09:00-11:00", "Mo-Fr 10:00-12:00", (("09:00", "11:00"),)),
        ("Mo-Fr 08:00-16:00", "Mo-Fr 10:00-12:00", ()),  # nobody stated a rule: closed
        (None, "Mo-Fr 10:00-12:00", ()),
        ("Mo-Fr 08:00-16:00; PH off", "Mo-Fr 10:00-12:00; PH 12:00-13:00", (("12:00", "13:00"),)),
        ("Mo-Fr 08:00-16:00; PH 09:00-11:00", None, (("09:00", "11:00"),)),
    ],
)
def test_an_offer_follows_the_on_site_holiday_rule_else_is_closed(
    normal: str | None, offered: str | None, shown: tuple[tuple[str, str], ...]
) -> None:
    week = None if offered is None else W(offered)
    known = square(fact(0, DESK, period("2020-04-01"), Offer(ChannelKind.PHONE, week=week)), week=normal)
    assert channel(known, "square/desk", GOOD_FRIDAY, ChannelKind.PHONE).hours_today == shown


def test_an_offer_beside_a_phone_without_hours_follows_the_on_site_holiday_rule() -> None:
    known = square(
        fact(0, DESK, period("2020-04-01"), Offer(ChannelKind.PHONE, week=W("Mo-Fr 10:00-12:00"))),
        week="Mo-Fr 08:00-16:00; PH 09:00-11:00",
        more=(Channel(ChannelKind.PHONE),),
    )
    assert channel(known, "square/desk", GOOD_FRIDAY, ChannelKind.PHONE).hours_today == (("09:00", "11:00"),)


def test_a_close_during_hours_without_a_holiday_rule_holds_on_holidays_too() -> None:
    known = square(fact(0, DESK, period("2020-04-01"), Close(during=W("Fr 10:00-16:00"))), week="Mo-Fr 08:00-16:00")
    assert hours(known, "square/desk", GOOD_FRIDAY) == "08:00-10:00"
