"""Finnish headings and log rows: whom something is said of, and what a publication did."""

from datetime import date, datetime

import pytest

from aukio.domain.city.places import Admission, ChannelKind, Kind, Names, PlaceId, PlaceVersion, Purpose
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import Period, read_at
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    Guidance,
    Hours,
    Normal,
    Offer,
    Passage,
    Strength,
    Text,
    Withhold,
)
from aukio.domain.facts.notices import ChangeKind, Order, Publication, PublicationKind
from aukio.domain.facts.subjects import Subject, SubjectKind
from aukio.domain.publishing.log import LogRow, Touched
from aukio.domain.week import Week
from aukio.domain.wording import fi
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.parts import Part
from tests.domain.factories import HELSINKI, arrangement, version

_NAMES = {
    1: "Iso Omenan palvelutori",
    2: "Kalajärven palvelutori",
    3: "Iso Omenan terveysasema",
    4: "Iso Omenan asiakastietokoneet",
}
_OWNERS = {"espoo": "Espoon kaupunki", "kela": "Kansaneläkelaitos (Kela)"}
NAMING = Naming(lambda place: _NAMES[place], lambda slug: slug, lambda slug: _OWNERS[slug])
PUBLISHED = read_at("2020-03-17T12:00", HELSINKI)


def nodes(*numbers: int, kind: Kind = Kind.UNIT) -> tuple[Node, ...]:
    return tuple(
        Node(PlaceVersion(PlaceId(n), f"p{n}", kind, None, Names({"fi": _NAMES[n]}), PUBLISHED, date(2020, 1, 1)), ())
        for n in numbers
    )


def subject(kind: SubjectKind, *tops: int, **details: object) -> Subject:
    values: dict[str, object] = {"inside": (), "units": (), **details}
    return Subject(kind, nodes(*tops), **values)  # type: ignore[arg-type]  # a factory takes any detail


SUBJECTS = [
    (subject(SubjectKind.CITY), "koko kaupunki"),
    (subject(SubjectKind.OWNED, owners=("espoo",)), "kaikki paikat, joista vastaa Espoon kaupunki"),
    (
        subject(SubjectKind.OWNED, owners=("espoo", "kela"), left_out=nodes(3)),
        ("kaikki paikat, joista vastaa Espoon kaupunki tai Kansaneläkelaitos (Kela), paitsi Iso Omenan terveysasema"),
    ),
    (subject(SubjectKind.WHOLE, 1), "Iso Omenan palvelutori, kaikki palvelut"),
    (
        subject(SubjectKind.WHOLE, 1, 2, left_out=nodes(3)),
        "Iso Omenan palvelutori ja Kalajärven palvelutori, kaikki palvelut paitsi Iso Omenan terveysasema",
    ),
    (subject(SubjectKind.EVERY, 1, 2, type="health_centre"), "molemmat terveysasemat"),
    (subject(SubjectKind.EVERY, 1, 2, 3, type="library"), "kaikki kirjastot"),
    (
        subject(SubjectKind.EVERY, 1, 2, type="library", inside=nodes(4)),
        "molemmat kirjastot, mukana myös Iso Omenan asiakastietokoneet",
    ),
    (subject(SubjectKind.EVERY, 1, 2, type="snow_room"), "Iso Omenan palvelutori ja Kalajärven palvelutori"),
    (subject(SubjectKind.NAMED, 3), "Iso Omenan terveysasema"),
    (
        subject(SubjectKind.NAMED, 3, inside=nodes(4)),
        "Iso Omenan terveysasema, mukana myös Iso Omenan asiakastietokoneet",
    ),
    (subject(SubjectKind.NAMED), "ei yhtään paikkaa"),
]


@pytest.mark.parametrize(("subject_", "said"), SUBJECTS)
def test_a_subject_is_said_as_people_write_it(subject_: Subject, said: str) -> None:
    assert fi.say_subject(subject_, NAMING) == said


def test_a_kind_has_its_plural_or_none() -> None:
    assert [fi.say_many(each, NAMING) for each in ("library", "health-centre", "snow_room")] == [
        "kirjastot",
        "terveysasemat",
        "",
    ]
    assert [fi.say_all(2), fi.say_all(3)] == ["molemmat", "kaikki"]


WEEK = Week.parse("Mo-Fr 12:00-14:00")
GISTS = [
    (Close(), "suljettu"),
    (Close(during=WEEK), "suljettu osan ajasta"),
    (Close((ChannelKind.ON_SITE,)), "ei palvelua paikan päällä"),
    (Close((ChannelKind.PHONE, ChannelKind.CHAT)), "puhelinpalvelu ja chat ei käytössä"),
    (Hours(WEEK), "aukioloajat"),
    (Admit(Admission.APPOINTMENT), "vain ajanvarauksella"),
    (Offer(ChannelKind.PHONE), "palvelu puhelimitse"),
    (Offer(ChannelKind.PHONE, Purpose.BOOKING), "ajanvaraus puhelimitse"),
    (Offer(ChannelKind.LETTERBOX), "postilaatikko"),
    (Capacity(CapacityOf.VISITORS), "vähemmän kävijöitä"),
    (Withhold(("print",)), "palveluja ei saatavilla"),
    (CancelEvents(("concert",)), "tapahtumia peruttu"),
    (Bookings(existing=ExistingBookings.CANCEL), "varaukset"),
    (Passage(), "läpikulku"),
    (ClosesWithLastUnit(), "sulkemisaika"),
    (EntryToOpenUnits(), "sisäänpääsy"),
    (Normal(), "palvelu tavalliseen tapaan"),
    (Elsewhere("print"), "palvelu muualla"),
    (Guidance("mask", Strength.MUST), "ohjeet"),
    (Text(Names({"fi": "x"})), "lisätietoa"),
]


@pytest.mark.parametrize(("effect", "gist"), GISTS)
def test_an_effect_has_its_gist(effect: Effect, gist: str) -> None:
    assert fi.say_gists([(effect, False)]) == gist


def test_a_machine_is_not_closed_but_out_of_use() -> None:
    assert fi.say_gists([(Close(), True)]) == "laitteita ei käytössä"


WINTER = Period(datetime(2020, 1, 2), datetime(2020, 3, 1))
MARCH = Period(datetime(2020, 3, 2), datetime(2020, 4, 1))


def told(*effects: Effect) -> tuple[tuple[Effect, bool], ...]:
    return tuple((effect, False) for effect in effects)


def row(kind: ChangeKind, *touched: Touched, when: Period = MARCH) -> LogRow:
    publication = Publication("n", 2, Order(PUBLISHED, 2), PublicationKind.MATERIAL)
    versions = tuple(
        version(arrangement("a", "mall/lab", when, *(effect for effect, _ in one.effects))) for one in touched
    )
    return LogRow(date(2020, 3, 17), publication, kind, versions, (), touched)


def test_a_row_tells_what_was_done_to_whom_and_what_it_is_about() -> None:
    touched = (
        Touched(subject(SubjectKind.EVERY, 1, 2, type="health_centre"), told(Admit(Admission.APPOINTMENT))),
        Touched(subject(SubjectKind.NAMED, 3), told(Close((ChannelKind.ON_SITE,)), Offer(ChannelKind.PHONE))),
    )
    said = (
        "molemmat terveysasemat (vain ajanvarauksella); Iso Omenan terveysasema (ei palvelua paikan päällä, palvelu"
        " puhelimitse)."
    )

    assert fi.say_log_row(row(ChangeKind.ADDED, *touched), NAMING) == f"Lisätty: {said}"
    assert fi.say_log_row(row(ChangeKind.ENDED, *touched), NAMING) == f"Voimassaolo päättyy 31.3.2020: {said}"


def test_what_ended_before_the_row_was_written_has_ended() -> None:
    touched = Touched(subject(SubjectKind.NAMED, 3), told(Close()))

    assert fi.say_log_row(row(ChangeKind.ENDED, touched, when=WINTER), NAMING) == (
        "Voimassaolo päättyi 29.2.2020: Iso Omenan terveysasema (suljettu)."
    )


def test_headings_and_marks_have_their_words() -> None:
    assert fi.say_part(Part.CONDUCT) == "Näin asioit"
    assert [fi.say_in_language(code) for code in ("fi", "sv", "en")] == ["suomeksi", "ruotsiksi", "englanniksi"]
    assert fi.say_no_exceptions() == "Poikkeuksia ei ole enää voimassa."
