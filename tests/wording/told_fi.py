"""The register of Finnish sentences in time: every effect ahead, going on or over.

Every row is told of the same three periods: from 30 March 2020 until further notice, from 17 March 2020 for now, and
from 18 March to 30 April 2020.
"""

from dataclasses import replace
from datetime import datetime

from aukio.domain.city.places import Admission, ChannelKind, Contact, HoursMean, Purpose
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Close, Effect, Hours, Offer, Shorten
from aukio.domain.week import Week
from aukio.domain.wording.when import Tense, When
from tests.wording.golden import DESK, LIBRARY, naming
from tests.wording.told_fi_served import SERVED

FUTURE = When(Period(datetime(2020, 3, 30), open_end=OpenEnd.UNTIL_FURTHER_NOTICE), Tense.FUTURE)
PRESENT = When(Period(datetime(2020, 3, 17), open_end=OpenEnd.FOR_NOW), Tense.PRESENT)
PAST = When(Period(datetime(2020, 3, 18), datetime(2020, 5, 1)), Tense.PAST)

NAMING = naming("fi")
NAMING_AT = replace(NAMING, at={LIBRARY: "Kalajärven kirjastossa", DESK: "Tapiolan asiointipisteessä"}.__getitem__)

OPEN: list[tuple[Effect, str, str, str]] = [
    (
        Hours(Week.parse("Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off")),
        "Uudet aukioloajat 30.3.2020 alkaen toistaiseksi: ma–pe klo 7–19, la klo 8–15, su suljettu.",
        "Aukioloajat 17.3.2020 alkaen ainakin toistaiseksi: ma–pe klo 7–19, la klo 8–15, su suljettu.",
        "Aukioloajat olivat 18.3.–30.4.2020 ma–pe klo 7–19, la klo 8–15, su suljettu.",
    ),
    (
        Hours(Week.parse("Mo-Th 10:00-15:00"), ChannelKind.PHONE),
        "Uudet puhelinajat 30.3.2020 alkaen toistaiseksi: ma–to klo 10–15.",
        "Puhelinajat 17.3.2020 alkaen ainakin toistaiseksi: ma–to klo 10–15.",
        "Puhelinajat olivat 18.3.–30.4.2020 ma–to klo 10–15.",
    ),
    (
        Shorten(opens_late=120, not_after=15 * 60),
        "Avautuu 30.3.2020 alkaen toistaiseksi kaksi tuntia tavallista myöhemmin ja sulkeutuu viimeistään klo 15.",
        (
            "Avautuu 17.3.2020 alkaen ainakin toistaiseksi kaksi tuntia tavallista myöhemmin ja sulkeutuu viimeistään"
            " klo 15."
        ),
        "Avautui 18.3.–30.4.2020 kaksi tuntia tavallista myöhemmin ja sulkeutui viimeistään klo 15.",
    ),
    (
        Close(),
        "Suljetaan 30.3.2020 toistaiseksi.",
        "Suljettu 17.3.2020 alkaen ainakin toistaiseksi.",
        "Oli suljettu 18.3.–30.4.2020.",
    ),
    (
        Close((ChannelKind.ON_SITE,)),
        "Paikan päällä ei palvella 30.3.2020 alkaen toistaiseksi.",
        "Paikan päällä ei palvella 17.3.2020 alkaen ainakin toistaiseksi.",
        "Paikan päällä ei palveltu 18.3.–30.4.2020.",
    ),
    (
        Close((ChannelKind.SELF_SERVICE,)),
        "Itsepalvelu ei ole käytössä 30.3.2020 alkaen toistaiseksi.",
        "Itsepalvelu ei ole käytössä 17.3.2020 alkaen ainakin toistaiseksi.",
        "Itsepalvelu ei ollut käytössä 18.3.–30.4.2020.",
    ),
    (
        Close((ChannelKind.ON_SITE, ChannelKind.PHONE)),
        "Palvelu paikan päällä ja puhelinpalvelu eivät ole käytössä 30.3.2020 alkaen toistaiseksi.",
        "Palvelu paikan päällä ja puhelinpalvelu eivät ole käytössä 17.3.2020 alkaen ainakin toistaiseksi.",
        "Palvelu paikan päällä ja puhelinpalvelu eivät olleet käytössä 18.3.–30.4.2020.",
    ),
    (
        Close(during=Week.parse("Mo-Fr 12:00-14:00; PH off")),
        "Suljettu 30.3.2020 alkaen toistaiseksi ma–pe klo 12–14, ei arkipyhinä.",
        "Suljettu 17.3.2020 alkaen ainakin toistaiseksi ma–pe klo 12–14, ei arkipyhinä.",
        "Oli suljettu 18.3.–30.4.2020 ma–pe klo 12–14, ei arkipyhinä.",
    ),
    (
        Close((ChannelKind.PHONE, ChannelKind.CHAT), Week.parse("Fr 12:00-24:00")),
        "Puhelinpalvelu ja chat eivät ole käytössä 30.3.2020 alkaen toistaiseksi pe klo 12–24.",
        "Puhelinpalvelu ja chat eivät ole käytössä 17.3.2020 alkaen ainakin toistaiseksi pe klo 12–24.",
        "Puhelinpalvelu ja chat eivät olleet käytössä 18.3.–30.4.2020 pe klo 12–24.",
    ),
    (
        Offer(
            ChannelKind.PHONE,
            week=Week.parse("Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00"),
            contacts=(Contact(phone="+358401267513"), Contact(phone="+358438257607")),
        ),
        (
            "Puhelimitse palvellaan 30.3.2020 alkaen toistaiseksi ma, ke, pe klo 12–16; ti, to klo 10–16: 040 126 "
            "7513 ja 043 825 7607."
        ),
        (
            "Puhelimitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi ma, ke, pe klo 12–16; ti, to klo 10–16: "
            "040 126 7513 ja 043 825 7607."
        ),
        (
            "Puhelimitse palveltiin 18.3.–30.4.2020 ma, ke, pe klo 12–16; ti, to klo 10–16: 040 126 7513 ja "
            "043 825 7607."
        ),
    ),
    (
        Offer(ChannelKind.EMAIL, week=Week.parse("Mo-Th 10:00-15:00"), means=HoursMean.ANSWERED),
        "Sähköpostitse palvellaan 30.3.2020 alkaen toistaiseksi, vastausajat ma–to klo 10–15.",
        "Sähköpostitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi, vastausajat ma–to klo 10–15.",
        "Sähköpostitse palveltiin 18.3.–30.4.2020, vastausajat ma–to klo 10–15.",
    ),
    (
        Offer(ChannelKind.CHAT, Purpose.ENQUIRIES, Week.parse("Mo-Su 00:00-24:00"), means=HoursMean.ACCEPTED),
        (
            "Tiedusteluihin vastataan chatissa 30.3.2020 alkaen toistaiseksi, yhteydenottoja otetaan vastaan "
            "ma–su ympäri vuorokauden."
        ),
        (
            "Tiedusteluihin vastataan chatissa 17.3.2020 alkaen ainakin toistaiseksi, yhteydenottoja otetaan "
            "vastaan ma–su ympäri vuorokauden."
        ),
        (
            "Tiedusteluihin vastattiin chatissa 18.3.–30.4.2020, yhteydenottoja otettiin vastaan ma–su ympäri "
            "vuorokauden."
        ),
    ),
    (
        Offer(
            ChannelKind.PHONE,
            Purpose.BOOKING,
            Week.parse("Mo-Fr 07:30-15:30"),
            (Contact(phone="+358947186800"),),
        ),
        "Ajan voi varata puhelimitse 30.3.2020 alkaen toistaiseksi ma–pe klo 7.30–15.30: 09 471 86800.",
        "Ajan voi varata puhelimitse 17.3.2020 alkaen ainakin toistaiseksi ma–pe klo 7.30–15.30: 09 471 86800.",
        "Ajan pystyi varaamaan puhelimitse 18.3.–30.4.2020 ma–pe klo 7.30–15.30: 09 471 86800.",
    ),
    (
        Offer(ChannelKind.PHONE, admission=Admission.APPOINTMENT),
        "Puhelimitse palvellaan 30.3.2020 alkaen toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palveltiin 18.3.–30.4.2020 vain ajanvarauksella.",
    ),
    (
        Offer(ChannelKind.LETTERBOX),
        "Postilaatikko on käytössä 30.3.2020 alkaen toistaiseksi.",
        "Postilaatikko on käytössä 17.3.2020 alkaen ainakin toistaiseksi.",
        "Postilaatikko oli käytössä 18.3.–30.4.2020.",
    ),
    (
        Offer(ChannelKind.SELF_SERVICE, week=Week.parse("Mo-Fr 07:00-09:00")),
        "Itsepalvelu on käytössä 30.3.2020 alkaen toistaiseksi ma–pe klo 7–9.",
        "Itsepalvelu on käytössä 17.3.2020 alkaen ainakin toistaiseksi ma–pe klo 7–9.",
        "Itsepalvelu oli käytössä 18.3.–30.4.2020 ma–pe klo 7–9.",
    ),
    (
        Offer(
            ChannelKind.WEB,
            contacts=(Contact(url="https://example.fi/asiointi"), Contact(email="neuvonta@example.fi")),
        ),
        "Verkossa palvellaan 30.3.2020 alkaen toistaiseksi: https://example.fi/asiointi ja neuvonta@example.fi.",
        (
            "Verkossa palvellaan 17.3.2020 alkaen ainakin toistaiseksi: https://example.fi/asiointi ja "
            "neuvonta@example.fi."
        ),
        "Verkossa palveltiin 18.3.–30.4.2020: https://example.fi/asiointi ja neuvonta@example.fi.",
    ),
]

TOLD_FI = [*OPEN, *SERVED]
