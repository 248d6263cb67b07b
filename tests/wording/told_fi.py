"""The register of Finnish sentences in time: every effect ahead, going on and over, and in plain language.

Every row is told of the same three periods: from 30 March 2020 until further notice, from 17 March 2020 for now, and
from 18 March until 30 April 2020.
"""

from dataclasses import replace
from datetime import date, datetime

from aukio.domain.effects import (
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
    NewBookings,
    Normal,
    Offer,
    Passage,
    Promise,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.places import Admission, ChannelKind, Contact, HoursMean, Names, Purpose
from aukio.domain.time import OpenEnd, Period
from aukio.domain.week import Week
from aukio.domain.wording.when import Tense, When
from tests.wording.golden import DESK, LIBRARY, naming

FUTURE = When(Period(datetime(2020, 3, 30), open_end=OpenEnd.UNTIL_FURTHER_NOTICE), Tense.FUTURE)
PRESENT = When(Period(datetime(2020, 3, 17), open_end=OpenEnd.FOR_NOW), Tense.PRESENT)
PAST = When(Period(datetime(2020, 3, 18), datetime(2020, 5, 1)), Tense.PAST)

NAMING = naming("fi")
NAMING_AT = replace(NAMING, at={LIBRARY: "Kalajärven kirjastossa", DESK: "Tapiolan asiointipisteessä"}.__getitem__)

MORE = Names("Kerromme lisää.", "Vi berättar mer.", "We will tell more.")
AJAR = Names("Ovi on raollaan", "Dörren står på glänt.", "Is the door ajar?")
CLASSES = date(2001, 1, 1)

TOLD_FI: list[tuple[Effect, str, str, str]] = [
    (
        Hours(Week.parse("Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off")),
        "Uudet aukioloajat 30.3.2020 alkaen toistaiseksi: ma–pe klo 7–19, la klo 8–15, su suljettu.",
        "Aukioloajat 17.3.2020 alkaen ainakin toistaiseksi: ma–pe klo 7–19, la klo 8–15, su suljettu.",
        "Aukioloajat olivat 18.3.2020–30.4.2020 ma–pe klo 7–19, la klo 8–15, su suljettu.",
    ),
    (
        Hours(Week.parse("Mo-Th 10:00-15:00"), ChannelKind.PHONE),
        "Uudet puhelinajat 30.3.2020 alkaen toistaiseksi: ma–to klo 10–15.",
        "Puhelinajat 17.3.2020 alkaen ainakin toistaiseksi: ma–to klo 10–15.",
        "Puhelinajat olivat 18.3.2020–30.4.2020 ma–to klo 10–15.",
    ),
    (
        Close(),
        "Suljetaan 30.3.2020 toistaiseksi.",
        "Suljettu 17.3.2020 alkaen ainakin toistaiseksi.",
        "Oli suljettu 18.3.2020–30.4.2020.",
    ),
    (
        Close((ChannelKind.ON_SITE,)),
        "Paikan päällä ei palvella 30.3.2020 alkaen toistaiseksi.",
        "Paikan päällä ei palvella 17.3.2020 alkaen ainakin toistaiseksi.",
        "Paikan päällä ei palveltu 18.3.2020–30.4.2020.",
    ),
    (
        Close((ChannelKind.SELF_SERVICE,)),
        "Itsepalvelu ei ole käytössä 30.3.2020 alkaen toistaiseksi.",
        "Itsepalvelu ei ole käytössä 17.3.2020 alkaen ainakin toistaiseksi.",
        "Itsepalvelu ei ollut käytössä 18.3.2020–30.4.2020.",
    ),
    (
        Close((ChannelKind.ON_SITE, ChannelKind.PHONE)),
        "Palvelu paikan päällä ja puhelinpalvelu eivät ole käytössä 30.3.2020 alkaen toistaiseksi.",
        "Palvelu paikan päällä ja puhelinpalvelu eivät ole käytössä 17.3.2020 alkaen ainakin toistaiseksi.",
        "Palvelu paikan päällä ja puhelinpalvelu eivät olleet käytössä 18.3.2020–30.4.2020.",
    ),
    (
        Close(during=Week.parse("Mo-Fr 12:00-14:00; PH off")),
        "Suljettu 30.3.2020 alkaen toistaiseksi ma–pe klo 12–14, ei arkipyhinä.",
        "Suljettu 17.3.2020 alkaen ainakin toistaiseksi ma–pe klo 12–14, ei arkipyhinä.",
        "Oli suljettu 18.3.2020–30.4.2020 ma–pe klo 12–14, ei arkipyhinä.",
    ),
    (
        Close((ChannelKind.PHONE, ChannelKind.CHAT), Week.parse("Fr 12:00-24:00")),
        "Puhelinpalvelu ja chat eivät ole käytössä 30.3.2020 alkaen toistaiseksi pe klo 12–24.",
        "Puhelinpalvelu ja chat eivät ole käytössä 17.3.2020 alkaen ainakin toistaiseksi pe klo 12–24.",
        "Puhelinpalvelu ja chat eivät olleet käytössä 18.3.2020–30.4.2020 pe klo 12–24.",
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
            "Puhelimitse palveltiin 18.3.2020–30.4.2020 ma, ke, pe klo 12–16; ti, to klo 10–16: 040 126 7513 ja "
            "043 825 7607."
        ),
    ),
    (
        Offer(ChannelKind.EMAIL, week=Week.parse("Mo-Th 10:00-15:00"), means=HoursMean.ANSWERED),
        "Sähköpostitse palvellaan 30.3.2020 alkaen toistaiseksi, vastausajat ma–to klo 10–15.",
        "Sähköpostitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi, vastausajat ma–to klo 10–15.",
        "Sähköpostitse palveltiin 18.3.2020–30.4.2020, vastausajat ma–to klo 10–15.",
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
            "Tiedusteluihin vastattiin chatissa 18.3.2020–30.4.2020, yhteydenottoja otettiin vastaan ma–su ympäri "
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
        "Ajan pystyi varaamaan puhelimitse 18.3.2020–30.4.2020 ma–pe klo 7.30–15.30: 09 471 86800.",
    ),
    (
        Offer(ChannelKind.PHONE, admission=Admission.APPOINTMENT),
        "Puhelimitse palvellaan 30.3.2020 alkaen toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palveltiin 18.3.2020–30.4.2020 vain ajanvarauksella.",
    ),
    (
        Offer(ChannelKind.LETTERBOX),
        "Postilaatikko on käytössä 30.3.2020 alkaen toistaiseksi.",
        "Postilaatikko on käytössä 17.3.2020 alkaen ainakin toistaiseksi.",
        "Postilaatikko oli käytössä 18.3.2020–30.4.2020.",
    ),
    (
        Offer(ChannelKind.SELF_SERVICE, week=Week.parse("Mo-Fr 07:00-09:00")),
        "Itsepalvelu on käytössä 30.3.2020 alkaen toistaiseksi ma–pe klo 7–9.",
        "Itsepalvelu on käytössä 17.3.2020 alkaen ainakin toistaiseksi ma–pe klo 7–9.",
        "Itsepalvelu oli käytössä 18.3.2020–30.4.2020 ma–pe klo 7–9.",
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
        "Verkossa palveltiin 18.3.2020–30.4.2020: https://example.fi/asiointi ja neuvonta@example.fi.",
    ),
    (
        Admit(Admission.APPOINTMENT),
        "Asiakkaita palvellaan 30.3.2020 alkaen toistaiseksi vain ajanvarauksella.",
        "Asiakkaita palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain ajanvarauksella.",
        "Asiakkaita palveltiin 18.3.2020–30.4.2020 vain ajanvarauksella.",
    ),
    (
        Admit(Admission.BOOKED_ONLY),
        "Asiakkaita palvellaan 30.3.2020 alkaen toistaiseksi vain jo varatulla ajalla.",
        "Asiakkaita palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain jo varatulla ajalla.",
        "Asiakkaita palveltiin 18.3.2020–30.4.2020 vain jo varatulla ajalla.",
    ),
    (
        Admit(Admission.TICKET, ("sample-return",)),
        "Näytteen palautus: palvellaan 30.3.2020 alkaen toistaiseksi vuoronumerolla.",
        "Näytteen palautus: palvellaan 17.3.2020 alkaen ainakin toistaiseksi vuoronumerolla.",
        "Näytteen palautus: palveltiin 18.3.2020–30.4.2020 vuoronumerolla.",
    ),
    (
        Admit(Admission.WALK_IN, audience="people_over_70"),
        "Yli 70-vuotiaat: palvellaan 30.3.2020 alkaen toistaiseksi ilman ajanvarausta.",
        "Yli 70-vuotiaat: palvellaan 17.3.2020 alkaen ainakin toistaiseksi ilman ajanvarausta.",
        "Yli 70-vuotiaat: palveltiin 18.3.2020–30.4.2020 ilman ajanvarausta.",
    ),
    (
        Admit(Admission.APPOINTMENT, channel=ChannelKind.PHONE),
        "Puhelimitse palvellaan 30.3.2020 alkaen toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palveltiin 18.3.2020–30.4.2020 vain ajanvarauksella.",
    ),
    (
        Bookings(NewBookings.STOP, ExistingBookings.HONOUR),
        (
            "Uusia varauksia ei oteta vastaan, mutta jo tehdyt varaukset ovat voimassa (varaukset 30.3.2020 "
            "alkaen toistaiseksi)."
        ),
        (
            "Uusia varauksia ei oteta vastaan, mutta jo tehdyt varaukset ovat voimassa (varaukset 17.3.2020 "
            "alkaen ainakin toistaiseksi)."
        ),
        (
            "Uusia varauksia ei otettu vastaan, mutta jo tehdyt varaukset olivat voimassa (varaukset ajalle "
            "18.3.2020–30.4.2020)."
        ),
    ),
    (
        Bookings(NewBookings.STOP, ExistingBookings.CANCEL, Tell.STAFF),
        (
            "Uusia varauksia ei oteta vastaan, jo tehdyt varaukset perutaan, ja henkilökunta ottaa yhteyttä "
            "varanneisiin (varaukset 30.3.2020 alkaen toistaiseksi)."
        ),
        (
            "Uusia varauksia ei oteta vastaan, jo tehdyt varaukset perutaan, ja henkilökunta ottaa yhteyttä "
            "varanneisiin (varaukset 17.3.2020 alkaen ainakin toistaiseksi)."
        ),
        (
            "Uusia varauksia ei otettu vastaan, jo tehdyt varaukset peruttiin, ja henkilökunta otti yhteyttä "
            "varanneisiin (varaukset ajalle 18.3.2020–30.4.2020)."
        ),
    ),
    (
        Bookings(existing=ExistingBookings.CONTACT, tell=Tell.STAFF),
        "Henkilökunta ottaa yhteyttä varanneisiin (varaukset 30.3.2020 alkaen toistaiseksi).",
        "Henkilökunta ottaa yhteyttä varanneisiin (varaukset 17.3.2020 alkaen ainakin toistaiseksi).",
        "Henkilökunta otti yhteyttä varanneisiin (varaukset ajalle 18.3.2020–30.4.2020).",
    ),
    (
        Bookings(NewBookings.ACCEPT, tell=Tell.MESSAGE),
        "Uusia varauksia otetaan vastaan, ja varanneille lähetetään viesti (varaukset 30.3.2020 alkaen toistaiseksi).",
        (
            "Uusia varauksia otetaan vastaan, ja varanneille lähetetään viesti (varaukset 17.3.2020 alkaen "
            "ainakin toistaiseksi)."
        ),
        "Uusia varauksia otettiin vastaan, ja varanneille lähetettiin viesti (varaukset ajalle 18.3.2020–30.4.2020).",
    ),
    (
        Bookings(),
        "Varaukset ennallaan (30.3.2020 alkaen toistaiseksi).",
        "Varaukset ennallaan (17.3.2020 alkaen ainakin toistaiseksi).",
        "Varaukset olivat ennallaan (18.3.2020–30.4.2020).",
    ),
    (
        Capacity(CapacityOf.VISITORS, ratio=0.5),
        "Kävijöitä otetaan sisään 30.3.2020 alkaen toistaiseksi enintään puolet tavallisesta määrästä.",
        "Kävijöitä otetaan sisään 17.3.2020 alkaen ainakin toistaiseksi enintään puolet tavallisesta määrästä.",
        "Kävijöitä otettiin sisään 18.3.2020–30.4.2020 enintään puolet tavallisesta määrästä.",
    ),
    (
        Capacity(CapacityOf.SEATS, ratio=0.125, max=20),
        (
            "Istumapaikkoja on käytössä 30.3.2020 alkaen toistaiseksi enintään 12,5 % tavallisesta määrästä ja "
            "enintään 20."
        ),
        (
            "Istumapaikkoja on käytössä 17.3.2020 alkaen ainakin toistaiseksi enintään 12,5 % tavallisesta "
            "määrästä ja enintään 20."
        ),
        "Istumapaikkoja oli käytössä 18.3.2020–30.4.2020 enintään 12,5 % tavallisesta määrästä ja enintään 20.",
    ),
    (
        Capacity(CapacityOf.APPOINTMENTS),
        "Vastaanottoaikoja on 30.3.2020 alkaen toistaiseksi tavallista vähemmän.",
        "Vastaanottoaikoja on 17.3.2020 alkaen ainakin toistaiseksi tavallista vähemmän.",
        "Vastaanottoaikoja oli 18.3.2020–30.4.2020 tavallista vähemmän.",
    ),
    (
        Withhold(("print", "copy")),
        "Palvelut eivät ole saatavilla 30.3.2020 alkaen toistaiseksi: tulostaminen ja kopioiminen.",
        "Palvelut eivät ole saatavilla 17.3.2020 alkaen ainakin toistaiseksi: tulostaminen ja kopioiminen.",
        "Palvelut eivät olleet saatavilla 18.3.2020–30.4.2020: tulostaminen ja kopioiminen.",
    ),
    (
        Withhold(("print",)),
        "Palvelu ei ole saatavilla 30.3.2020 alkaen toistaiseksi: tulostaminen.",
        "Palvelu ei ole saatavilla 17.3.2020 alkaen ainakin toistaiseksi: tulostaminen.",
        "Palvelu ei ollut saatavilla 18.3.2020–30.4.2020: tulostaminen.",
    ),
    (
        Elsewhere("print", (LIBRARY, DESK)),
        "Tulostaminen muualla 30.3.2020 alkaen toistaiseksi: Kalajärven kirjasto ja Tapiolan asiointipiste.",
        "Tulostaminen muualla 17.3.2020 alkaen ainakin toistaiseksi: Kalajärven kirjasto ja Tapiolan asiointipiste.",
        "Tulostaminen muualla 18.3.2020–30.4.2020 (päättynyt): Kalajärven kirjasto ja Tapiolan asiointipiste.",
    ),
    (
        Elsewhere("copy", nearest_type="kela"),
        "Kopioiminen muualla 30.3.2020 alkaen toistaiseksi: lähin Kelan palvelupiste.",
        "Kopioiminen muualla 17.3.2020 alkaen ainakin toistaiseksi: lähin Kelan palvelupiste.",
        "Kopioiminen muualla 18.3.2020–30.4.2020 (päättynyt): lähin Kelan palvelupiste.",
    ),
    (
        Elsewhere("copy"),
        "Kopioiminen muualla 30.3.2020 alkaen toistaiseksi: paikkaa ei ole nimetty.",
        "Kopioiminen muualla 17.3.2020 alkaen ainakin toistaiseksi: paikkaa ei ole nimetty.",
        "Kopioiminen muualla 18.3.2020–30.4.2020 (päättynyt): paikkaa ei ole nimetty.",
    ),
    (
        CancelEvents(("public_event",)),
        "Yleisötapahtumat perutaan 30.3.2020 alkaen toistaiseksi.",
        "Yleisötapahtumat on peruttu 17.3.2020 alkaen ainakin toistaiseksi.",
        "Yleisötapahtumat oli peruttu 18.3.2020–30.4.2020.",
    ),
    (
        CancelEvents(("recreational_group",), CLASSES, "special_safety_guidelines_are_followed"),
        (
            "Harrastusryhmät perutaan 30.3.2020 alkaen toistaiseksi; vuonna 2001 tai sen jälkeen syntyneille "
            "niitä voidaan järjestää, jos erityisiä turvallisuusohjeita noudatetaan."
        ),
        (
            "Harrastusryhmät on peruttu 17.3.2020 alkaen ainakin toistaiseksi; vuonna 2001 tai sen jälkeen "
            "syntyneille niitä voidaan järjestää, jos erityisiä turvallisuusohjeita noudatetaan."
        ),
        (
            "Harrastusryhmät oli peruttu 18.3.2020–30.4.2020; vuonna 2001 tai sen jälkeen syntyneille niitä "
            "voitiin järjestää, jos erityisiä turvallisuusohjeita noudatettiin."
        ),
    ),
    (
        CancelEvents(("concert",), condition="voidaan_pestä"),
        "Konsertit perutaan 30.3.2020 alkaen toistaiseksi; niitä voidaan kuitenkin järjestää, ehtona ”voidaan pestä”.",
        (
            "Konsertit on peruttu 17.3.2020 alkaen ainakin toistaiseksi; niitä voidaan kuitenkin järjestää, "
            "ehtona ”voidaan pestä”."
        ),
        "Konsertit oli peruttu 18.3.2020–30.4.2020; niitä voitiin kuitenkin järjestää, ehtona ”voidaan pestä”.",
    ),
    (
        Guidance("mask", Strength.MUST, ("mask", "face_shield")),
        "Käytä maskia tai visiiriä (30.3.2020 alkaen toistaiseksi).",
        "Käytä maskia tai visiiriä (17.3.2020 alkaen ainakin toistaiseksi).",
        "Käytä maskia tai visiiriä (18.3.2020–30.4.2020, päättynyt).",
    ),
    (
        Passage(),
        "Tilojen läpi saa kulkea muihin palveluihin 30.3.2020 alkaen toistaiseksi.",
        "Tilojen läpi saa kulkea muihin palveluihin 17.3.2020 alkaen ainakin toistaiseksi.",
        "Tilojen läpi sai kulkea muihin palveluihin 18.3.2020–30.4.2020.",
    ),
    (
        ClosesWithLastUnit(),
        "Rakennus suljetaan 30.3.2020 alkaen toistaiseksi silloin, kun viimeinen toimipiste sulkeutuu.",
        "Rakennus suljetaan 17.3.2020 alkaen ainakin toistaiseksi silloin, kun viimeinen toimipiste sulkeutuu.",
        "Rakennus suljettiin 18.3.2020–30.4.2020 silloin, kun viimeinen toimipiste sulkeutui.",
    ),
    (
        EntryToOpenUnits(),
        "Saat tulla sisään 30.3.2020 alkaen toistaiseksi vain, jos olet menossa toimipisteeseen, joka on auki.",
        (
            "Saat tulla sisään 17.3.2020 alkaen ainakin toistaiseksi vain, jos olet menossa toimipisteeseen, joka "
            "on auki."
        ),
        "Sisään pääsi 18.3.2020–30.4.2020 vain, jos oli menossa toimipisteeseen, joka oli auki.",
    ),
    (
        Normal(),
        "Palvelu toimii tavalliseen tapaan 30.3.2020 alkaen toistaiseksi.",
        "Palvelu toimii tavalliseen tapaan 17.3.2020 alkaen ainakin toistaiseksi.",
        "Palvelu toimi tavalliseen tapaan 18.3.2020–30.4.2020.",
    ),
    (
        Promise(MORE),
        "Kerromme lisää (30.3.2020 alkaen toistaiseksi).",
        "Kerromme lisää (17.3.2020 alkaen ainakin toistaiseksi).",
        "Kerromme lisää (18.3.2020–30.4.2020, päättynyt).",
    ),
    (
        Promise(MORE, date(2020, 4, 30)),
        "Kerromme lisää (viimeistään 30.4.2020; voimassa 30.3.2020 alkaen toistaiseksi).",
        "Kerromme lisää (viimeistään 30.4.2020; voimassa 17.3.2020 alkaen ainakin toistaiseksi).",
        "Kerromme lisää (viimeistään 30.4.2020; voimassa 18.3.2020–30.4.2020, päättynyt).",
    ),
    (
        Text(AJAR),
        "Ovi on raollaan (30.3.2020 alkaen toistaiseksi).",
        "Ovi on raollaan (17.3.2020 alkaen ainakin toistaiseksi).",
        "Ovi on raollaan (18.3.2020–30.4.2020, päättynyt).",
    ),
]

PLAIN_FI: list[str] = [
    (
        "Tämä paikka on auki näinä aikoina: maanantaista perjantaihin kello 7–19. Lauantaina kello 8–15. "
        "Sunnuntaina kiinni."
    ),
    "Voit soittaa näinä aikoina: maanantaista torstaihin kello 10–15.",
    "Tämä paikka on kiinni.",
    "Et saa palvelua paikan päällä.",
    "Itsepalvelu ei ole käytössä.",
    "Palvelu paikan päällä ja puhelinpalvelu eivät ole käytössä.",
    "Tämä paikka on kiinni näinä aikoina: maanantaista perjantaihin kello 12–14. Näin ei ole juhlapyhinä.",
    "Puhelinpalvelu ja chat eivät ole käytössä näinä aikoina: perjantaina kello 12–24.",
    (
        "Saat palvelua puhelimessa. Voit soittaa näinä aikoina: maanantaina, keskiviikkona ja perjantaina "
        "kello 12–16. Tiistaina ja torstaina kello 10–16. Soita numeroon 040 126 7513 tai 043 825 7607."
    ),
    "Saat palvelua sähköpostilla. Vastaamme näinä aikoina: maanantaista torstaihin kello 10–15.",
    "Voit kysyä asioita chatissa. Voit ottaa yhteyttä näinä aikoina: joka päivä koko vuorokauden.",
    (
        "Voit varata ajan puhelimella. Voit soittaa näinä aikoina: maanantaista perjantaihin kello "
        "7.30–15.30. Soita numeroon 09 471 86800."
    ),
    "Saat palvelua puhelimessa. Sinun täytyy varata aika ensin.",
    "Voit jättää postia postilaatikkoon.",
    "Voit käyttää itsepalvelua. Palvelu toimii näinä aikoina: maanantaista perjantaihin kello 7–9.",
    (
        "Saat palvelua internetissä. Lähetä sähköpostia osoitteeseen neuvonta@example.fi. Mene osoitteeseen "
        "https://example.fi/asiointi."
    ),
    "Sinun täytyy varata aika ensin.",
    "Saat palvelua vain, jos olet jo varannut ajan.",
    "Näytteen palautus: ota vuoronumero, kun tulet.",
    "Jos olet yli 70-vuotias, sinun ei tarvitse varata aikaa.",
    "Jos haluat palvelua puhelimella, sinun täytyy varata aika ensin.",
    "Et voi tehdä uusia varauksia. Jos sinulla on jo varaus, se on voimassa.",
    "Et voi tehdä uusia varauksia. Jos sinulla on jo varaus, se perutaan. Henkilökunta ottaa sinuun yhteyttä.",
    "Jos sinulla on jo varaus, henkilökunta ottaa sinuun yhteyttä.",
    "Voit tehdä uusia varauksia. Jos sinulla on jo varaus, saat meiltä viestin.",
    "Varauksiin ei tule muutoksia.",
    "Ihmisiä voi olla paikalla enintään puolet tavallisesta määrästä.",
    "Istumapaikkoja on enintään 12,5 prosenttia tavallisesta määrästä. Istumapaikkoja on enintään 20.",
    "Vastaanottoaikoja on vähemmän kuin tavallisesti.",
    "Nämä palvelut eivät ole käytössä: tulostaminen ja kopioiminen.",
    "Tämä palvelu ei ole käytössä: tulostaminen.",
    "Tulostaminen: saat palvelua muualla. Mene tänne: Kalajärven kirjasto tai Tapiolan asiointipiste.",
    "Kopioiminen: saat palvelua muualla. Mene tänne: lähin Kelan palvelupiste.",
    "Kopioiminen: saat palvelua muualla.",
    "Yleisötapahtumat on peruttu.",
    (
        "Harrastusryhmät on peruttu. Jos olet syntynyt vuonna 2001 tai sen jälkeen, niitä voidaan järjestää "
        "sinulle. Tämä on mahdollista vain, jos erityisiä turvallisuusohjeita noudatetaan."
    ),
    "Konsertit on peruttu. Niitä voidaan silti järjestää. Ehto on ”voidaan pestä”.",
    "Käytä maskia tai visiiriä.",
    "Voit kulkea tämän paikan läpi muihin palveluihin.",
    "Rakennus menee kiinni samaan aikaan kuin sen viimeinen palvelu.",
    "Saat tulla sisään vain, jos olet menossa paikkaan, joka on auki.",
    "Tämä paikka toimii kuten tavallisesti.",
    "Kerromme lisää.",
    "Kerromme lisää. Kerromme asiasta viimeistään torstaina 30.4.2020.",
    "Ovi on raollaan.",
]
"""The plain lines of the same effects, in the same order."""
