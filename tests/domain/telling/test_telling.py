"""How a notice reads: who stands under which heading, what is said once, which verb goes with which day."""

from dataclasses import replace
from datetime import date

import pytest

from aukio.domain.city.places import Admission, ChannelKind, Kind, Names
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.document.document import Document, SectionKind, plain_text
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    Elsewhere,
    Guidance,
    Hours,
    NewBookings,
    Normal,
    Strength,
    Text,
    Withhold,
)
from aukio.domain.facts.notices import ArrangementRef, Link, Particulars, Version
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.telling import compose
from aukio.domain.week import Week
from tests.domain.factories import arrangement, at, on_site, place, place_id, version, view
from tests.domain.factories import period as over

MARCH = Period(over("2020-03-17").start, open_end=OpenEnd.UNTIL_FURTHER_NOTICE)
CENTRES = (place_id("mall"), place_id("town"))
ALL_IN_BOTH = Scope((*map(AtPlace, CENTRES), *map(Under, CENTRES)))


def document(*versions: Version, known: str = "2020-03-18", asked: str = "", plain: bool = False) -> Document:
    """What an English reader sees on a day."""
    told = compose(view(*versions, known=known), "notice", "en", plain=plain)
    return told.at(at(asked or known))


def lines(shown: Document) -> list[str]:
    """A line for each heading, and one for each paragraph under it."""
    found = []
    for section in shown.sections:
        found.append(f"# {plain_text(section.heading)}")
        for item in section.items:
            lead = f"{plain_text(item.lead)}: " if item.lead else ""
            mark = f"({item.strength}) " if item.strength else ""
            found.append(mark + lead + " ".join(plain_text(each.spans) for each in item.sentences))
    return found


def fact(
    id_: str, where: str | Clause | Scope, when: Period, *effects: Effect, published: str = "2020-03-10T12:00"
) -> Version:
    """A fact published in March 2020."""
    return version(arrangement(id_, where, when, *effects), published)


def going_on(id_: str, before: str, where: str | Clause | Scope, when: Period, *effects: Effect) -> Version:
    """A fact that continues another."""
    what = arrangement(id_, where, when, *effects)
    return version(replace(what, continues=ArrangementRef("notice", before)), "2020-03-11T12:00", 2)


WHOM: list[tuple[str | Clause | Scope, list[str]]] = [
    ("mall/library", ["# mall/library", "Closed from 17 March until further notice."]),
    ("mall/library/room", ["# mall/library", "Mall/library/room: Closed from 17 March until further notice."]),
    ("mall/desk/copier", ["# mall/desk", "Mall/desk/copier: Not in use from 17 March until further notice."]),
    (OfType("library"), ["# Libraries", "Both: Closed from 17 March until further notice."]),
    (
        Scope((OfType("library"),), (AtPlace(place_id("town/library")),)),
        ["# mall/library", "Closed from 17 March until further notice."],
    ),
    (
        Scope((Under(place_id("mall"), "library"), Under(place_id("town"), "service_point"))),
        ["# Mall/library; town/desk", "Both: Closed from 17 March until further notice."],
    ),
    (OfOwner("hus"), ["# All hus places", "Closed from 17 March until further notice."]),
    (WholeCity(), ["# The whole city", "Closed from 17 March until further notice."]),
    (
        ALL_IN_BOTH,
        ["# Service centres", "Everything in both service centres: Closed from 17 March until further notice."],
    ),
    (
        Under(place_id("mall")),
        ["# mall", "Everything in mall: Closed from 17 March until further notice."],
    ),
]


@pytest.mark.parametrize(("where", "told"), WHOM)
def test_a_fact_stands_under_the_place_a_reader_looks_for(where: str | Clause | Scope, told: list[str]) -> None:
    assert lines(document(fact("closed", where, MARCH, Close()))) == told


def test_a_class_of_places_keeps_the_list_of_the_day_beside_it() -> None:
    (section,) = document(fact("closed", OfOwner("city"), MARCH, Close())).sections

    assert section.kind is SectionKind.EVERYWHERE
    assert [span.target for span in section.places] == ["mall/desk", "town/desk"]


def test_units_of_a_kind_share_a_heading_and_each_paragraph_says_whom_it_is_about() -> None:
    shown = document(
        fact("appointment", OfType("library"), over("2020-03-16"), Admit(Admission.APPOINTMENT)),
        fact("hours", "mall/library", over("2020-03-30"), Hours(Week.parse("Mo-Fr 08:00-16:00"))),
    )

    assert lines(shown) == [
        "# Libraries",
        "Both: By appointment only since 16 March.",
        ("Mall/library: New hours from 30 March: Mon–Fri 8 am–4 pm (normally Mon–Fri 8 am–7 pm, Sat 10 am–4 pm)."),
    ]


def test_a_period_that_several_facts_share_is_said_once() -> None:
    shown = document(
        fact("out", "mall/desk/copier", MARCH, Close()),
        fact("copy", "mall/desk/copier", MARCH, Elsewhere("copy", (place_id("town/desk"),))),
        fact("bookings", "mall/desk", MARCH, Bookings(NewBookings.STOP)),
    )

    assert lines(shown) == [
        "# mall/desk",
        (
            "From 17 March until further notice: Mall/desk/copier: Not in use. Copy elsewhere: town/desk. "
            "No new bookings are taken."
        ),
    ]


def test_a_class_without_places_says_that_it_has_none() -> None:
    assert lines(document(fact("closed", OfType("school"), MARCH, Close()))) == [
        "# No place",
        "Closed from 17 March until further notice.",
    ]


def test_the_calendar_ends_without_a_word_on_reopening() -> None:
    closed = fact("closed", "mall/desk", over("2020-03-17", "9999-12-31"), Close())
    assert lines(document(closed))[1] == "Closed from 17 March 2020 to 30 December 9999."


VERBS = [
    ("2020-03-12", "Will be closed from 17 March to 30 April; will reopen on 4 May."),
    ("2020-03-18", "Closed from 17 March to 30 April; will reopen on 4 May."),
]


@pytest.mark.parametrize(("day", "told"), VERBS)
def test_the_verb_follows_the_day_on_which_it_is_read(day: str, told: str) -> None:
    # 1 May is a holiday and a Friday: the desk opens again on Monday.
    closed = fact("closed", "mall/desk", over("2020-03-17", "2020-05-01"), Close())
    assert lines(document(closed, known="2020-03-12", asked=day)) == ["# mall/desk", told]


def test_what_is_over_is_not_shown_though_it_was_written_before() -> None:
    closed = fact("closed", "mall/desk", over("2020-03-17", "2020-05-01"), Close())
    assert document(closed, known="2020-03-12", asked="2020-05-01").sections == ()


def test_what_goes_on_unchanged_is_told_once() -> None:
    shown = document(
        fact("closed", "mall/desk", over("2020-03-17", "2020-05-01"), Close()),
        going_on("closed-on", "closed", "mall/desk", over("2020-05-01", "2020-06-01"), Close()),
    )

    assert lines(shown) == [
        "# mall/desk",
        "Closed from 17 March to 31 May; will reopen on 1 June.",
    ]


#   libraries ───closed──────────────┐1.5.
#   mall/library                     └──closed───────────▶
STAYS = [
    (
        "2020-03-18",
        [
            "# Libraries",
            "Both libraries, including mall/library/room: Closed from 17 March to 30 April.",
            "Mall/library: Will stay closed from 1 May.",
        ],
    ),
    ("2020-05-02", ["# Libraries", "Mall/library: Closed since 17 March."]),
]


@pytest.mark.parametrize(("day", "told"), STAYS)
def test_what_stays_closed_in_part_says_so_before_and_counts_from_its_beginning_after(
    day: str, told: list[str]
) -> None:
    shown = document(
        fact("closed", Scope((OfType("library"), OfType("meeting_room"))), over("2020-03-17", "2020-05-01"), Close()),
        going_on("stays", "closed", "mall/library", over("2020-05-01"), Close()),
        asked=day,
    )
    assert lines(shown) == told


def test_rules_of_conduct_for_whole_buildings_stand_by_strength_under_their_own_heading() -> None:
    shown = document(
        fact(
            "conduct",
            ALL_IN_BOTH,
            MARCH,
            Guidance("wash_hands", Strength.PLEASE),
            Guidance("mask", Strength.MUST),
            Text(Names({"en": "Thank you."})),
        )
    )

    assert lines(shown) == [
        "# Service centres",
        "Everything in both service centres, from 17 March until further notice: Thank you.",
        "# How to use our services: both service centres",
        "From 17 March until further notice.",
        "(must) You must wear a mask.",
        "(please) Please wash your hands.",
    ]


def test_advice_of_one_unit_stands_with_the_unit() -> None:
    shown = document(
        fact("fewer", "mall/lab", MARCH, Capacity(CapacityOf.APPOINTMENTS), Guidance("come_alone", Strength.PLEASE))
    )
    assert lines(shown) == [
        "# mall/lab",
        "From 17 March until further notice: fewer appointments than usual. Please come alone.",
    ]


def test_normal_hours_are_named_only_where_they_differ() -> None:
    same = fact("hours", "mall/desk", MARCH, Hours(Week.parse("Mo-Fr 08:00-16:00; PH off")))
    assert lines(document(same))[1] == (
        "Hours from 17 March until further notice: Mon–Fri 8 am–4 pm, closed on public holidays."
    )


def test_hours_of_another_channel_are_not_held_against_the_desk() -> None:
    phone = fact("phone", "mall/desk", MARCH, Hours(Week.parse("Mo-Fr 09:00-10:00"), ChannelKind.PHONE))
    assert "normally" not in lines(document(phone))[1]


def test_a_text_in_another_language_is_marked_and_says_which() -> None:
    shown = document(fact("text", "mall/desk", MARCH, Text(Names({"fi": "Ovi on rikki"}))))
    (sentence,) = shown.sections[0].items[0].sentences

    assert [(span.text, span.lang) for span in sentence.spans] == [
        ("From 17 March until further notice: ", ""),
        ("Ovi on rikki.", "fi"),
        (" (in Finnish)", ""),
    ]


def test_links_without_an_address_are_left_out() -> None:
    what = arrangement("closed", "mall/desk", MARCH, Close())
    links = (Link(Names({"en": "lost"})), Link(Names({"en": "News"}), "https://example.fi/"))
    shown = document(version(replace(what, particulars=Particulars(links=links)), "2020-03-10T12:00"))

    assert [[(span.text, span.target) for span in link] for link in shown.sections[0].items[0].links] == [
        [("News", "https://example.fi/")]
    ]


def test_plain_language_says_one_thing_on_a_line_and_when_in_a_line_of_its_own() -> None:
    shown = document(fact("closed", "mall/desk", MARCH, Close(), Normal()), plain=True)

    assert [plain_text(each.spans) for each in shown.sections[0].items[0].sentences] == [
        "From Tuesday 17 March until further notice:",
        "Closed.",
        "Open as usual.",
    ]


def test_a_notice_whose_facts_are_over_says_so() -> None:
    shown = document(fact("closed", "mall/desk", over("2020-01-01", "2020-02-01"), Close()))
    assert shown.sections == ()
    assert shown.untold == "No exceptions are in force any more."


def test_a_place_that_moved_is_named_as_it_is_known() -> None:
    """The names are those of the directory as known when the notice was written."""
    shown = compose(
        view(
            fact("closed", "mall/desk", MARCH, Close()),
            places=[
                place("mall", Kind.CENTRE, on_site(), type="service_centre"),
                place(
                    "mall/desk",
                    Kind.UNIT,
                    on_site(),
                    type="service_point",
                    names=Names({"en": "Old desk"}),
                    valid_until=date(2020, 3, 1),
                ),
                place(
                    "mall/desk",
                    Kind.UNIT,
                    on_site(),
                    type="service_point",
                    names=Names({"en": "New desk"}),
                    valid_from=date(2020, 3, 1),
                ),
            ],
            known="2020-03-18",
        ),
        "notice",
        "en",
        plain=False,
    )
    assert plain_text(shown.sections[0].heading) == "New desk"


def test_what_is_found_elsewhere_is_not_said_to_be_missing_as_well() -> None:
    effects = (
        Withhold(("copy",)),
        Elsewhere("copy", (place_id("town/desk"),)),
        Elsewhere("print", (place_id("town/desk"),)),
    )
    shown = document(fact("out", "mall/desk", MARCH, *effects))
    (sentence,) = shown.sections[0].items[0].sentences

    assert plain_text(sentence.spans) == "From 17 March until further notice: Copy and print elsewhere: town/desk."
    assert sorted(mark.effect for mark in sentence.marks) == [0, 1, 2]


def test_places_that_only_work_as_usual_are_said_once() -> None:
    shown = document(
        fact("library", "mall/library", MARCH, Normal()),
        fact("desk", "mall/desk", MARCH, Normal()),
        fact("lab", "mall/lab", MARCH, Close()),
    )

    assert lines(shown) == [
        "# mall/lab",
        "Closed from 17 March until further notice.",
        "# Mall/library; mall/desk",
        "Both: Normal service from 17 March until further notice.",
    ]
    assert {mark.arrangement.id for each in shown.sentences() for mark in each.marks} == {"library", "desk", "lab"}
