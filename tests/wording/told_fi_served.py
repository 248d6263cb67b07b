"""The register of Finnish sentences in time, second part: who is served, what is less, what is gone, what is said."""

from datetime import date

from aukio.domain.city.places import Admission, ChannelKind, Names
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    Guidance,
    NewBookings,
    Normal,
    Passage,
    Promise,
    Strength,
    Tell,
    Text,
    Withhold,
)
from tests.wording.golden import DESK, LIBRARY

MORE = Names({"fi": "Kerromme lisää.", "sv": "Vi berättar mer.", "en": "We will tell more."})
AJAR = Names({"fi": "Ovi on raollaan", "sv": "Dörren står på glänt.", "en": "Is the door ajar?"})
CLASSES = date(2001, 1, 1)

SERVED: list[tuple[Effect, str, str, str]] = [
    (
        Admit(Admission.APPOINTMENT),
        "Asiakkaita palvellaan 30.3.2020 alkaen toistaiseksi vain ajanvarauksella.",
        "Asiakkaita palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain ajanvarauksella.",
        "Asiakkaita palveltiin 18.3.–30.4.2020 vain ajanvarauksella.",
    ),
    (
        Admit(Admission.BOOKED_ONLY),
        "Palvellaan 30.3.2020 alkaen toistaiseksi vain niitä, jotka ovat jo varanneet ajan.",
        "Palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain niitä, jotka ovat jo varanneet ajan.",
        "Palveltiin 18.3.–30.4.2020 vain niitä, jotka olivat jo varanneet ajan.",
    ),
    (
        Admit(Admission.TICKET, ("sample-return",)),
        "Näytteen palautus: palvellaan 30.3.2020 alkaen toistaiseksi vuoronumerolla.",
        "Näytteen palautus: palvellaan 17.3.2020 alkaen ainakin toistaiseksi vuoronumerolla.",
        "Näytteen palautus: palveltiin 18.3.–30.4.2020 vuoronumerolla.",
    ),
    (
        Admit(Admission.WALK_IN, audience="people_over_70"),
        "Yli 70-vuotiaat: palvellaan 30.3.2020 alkaen toistaiseksi ilman ajanvarausta.",
        "Yli 70-vuotiaat: palvellaan 17.3.2020 alkaen ainakin toistaiseksi ilman ajanvarausta.",
        "Yli 70-vuotiaat: palveltiin 18.3.–30.4.2020 ilman ajanvarausta.",
    ),
    (
        Admit(Admission.APPOINTMENT, channel=ChannelKind.PHONE),
        "Puhelimitse palvellaan 30.3.2020 alkaen toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palvellaan 17.3.2020 alkaen ainakin toistaiseksi vain ajanvarauksella.",
        "Puhelimitse palveltiin 18.3.–30.4.2020 vain ajanvarauksella.",
    ),
    (
        Bookings(NewBookings.STOP, ExistingBookings.HONOUR),
        (
            "Uusia varauksia ei oteta vastaan, mutta jo tehdyt varaukset ovat voimassa (koskee aikoja "
            "30.3.2020 alkaen toistaiseksi)."
        ),
        (
            "Uusia varauksia ei oteta vastaan, mutta jo tehdyt varaukset ovat voimassa (koskee aikoja "
            "17.3.2020 alkaen ainakin toistaiseksi)."
        ),
        (
            "Uusia varauksia ei otettu vastaan, mutta jo tehdyt varaukset olivat voimassa (koskee aikaa "
            "18.3.–30.4.2020)."
        ),
    ),
    (
        Bookings(NewBookings.STOP, ExistingBookings.CANCEL, Tell.STAFF),
        (
            "Uusia varauksia ei oteta vastaan, jo tehdyt varaukset perutaan, ja henkilökunta ottaa yhteyttä "
            "varanneisiin (koskee aikoja 30.3.2020 alkaen toistaiseksi)."
        ),
        (
            "Uusia varauksia ei oteta vastaan, jo tehdyt varaukset perutaan, ja henkilökunta ottaa yhteyttä "
            "varanneisiin (koskee aikoja 17.3.2020 alkaen ainakin toistaiseksi)."
        ),
        (
            "Uusia varauksia ei otettu vastaan, jo tehdyt varaukset peruttiin, ja henkilökunta otti "
            "yhteyttä varanneisiin (koskee aikaa 18.3.–30.4.2020)."
        ),
    ),
    (
        Bookings(existing=ExistingBookings.CONTACT, tell=Tell.STAFF),
        "Henkilökunta ottaa yhteyttä varanneisiin (koskee aikoja 30.3.2020 alkaen toistaiseksi).",
        "Henkilökunta ottaa yhteyttä varanneisiin (koskee aikoja 17.3.2020 alkaen ainakin toistaiseksi).",
        "Henkilökunta otti yhteyttä varanneisiin (koskee aikaa 18.3.–30.4.2020).",
    ),
    (
        Bookings(NewBookings.ACCEPT, tell=Tell.MESSAGE),
        (
            "Uusia varauksia otetaan vastaan, ja varanneille lähetetään viesti (koskee aikoja 30.3.2020 "
            "alkaen toistaiseksi)."
        ),
        (
            "Uusia varauksia otetaan vastaan, ja varanneille lähetetään viesti (koskee aikoja 17.3.2020 "
            "alkaen ainakin toistaiseksi)."
        ),
        "Uusia varauksia otettiin vastaan, ja varanneille lähetettiin viesti (koskee aikaa 18.3.–30.4.2020).",
    ),
    (
        Bookings(),
        "Varaukset ennallaan (30.3.2020 alkaen toistaiseksi).",
        "Varaukset ennallaan (17.3.2020 alkaen ainakin toistaiseksi).",
        "Varaukset olivat ennallaan (18.3.–30.4.2020).",
    ),
    (
        Capacity(CapacityOf.VISITORS, ratio=0.5),
        "Sisään otetaan 30.3.2020 alkaen toistaiseksi enintään puolet tavallisesta kävijämäärästä.",
        "Sisään otetaan 17.3.2020 alkaen ainakin toistaiseksi enintään puolet tavallisesta kävijämäärästä.",
        "Sisään otettiin 18.3.–30.4.2020 enintään puolet tavallisesta kävijämäärästä.",
    ),
    (
        Capacity(CapacityOf.SEATS, ratio=0.125, max=20),
        (
            "Istumapaikkoja on käytössä 30.3.2020 alkaen toistaiseksi enintään 12,5 % tavallisesta määrästä, "
            "kuitenkin enintään 20."
        ),
        (
            "Istumapaikkoja on käytössä 17.3.2020 alkaen ainakin toistaiseksi enintään 12,5 % tavallisesta "
            "määrästä, kuitenkin enintään 20."
        ),
        "Istumapaikkoja oli käytössä 18.3.–30.4.2020 enintään 12,5 % tavallisesta määrästä, kuitenkin enintään 20.",
    ),
    (
        Capacity(CapacityOf.APPOINTMENTS),
        "Vastaanottoaikoja on 30.3.2020 alkaen toistaiseksi tavallista vähemmän.",
        "Vastaanottoaikoja on 17.3.2020 alkaen ainakin toistaiseksi tavallista vähemmän.",
        "Vastaanottoaikoja oli 18.3.–30.4.2020 tavallista vähemmän.",
    ),
    (
        Withhold(("print", "copy")),
        "Nämä palvelut eivät ole saatavilla 30.3.2020 alkaen toistaiseksi: tulostaminen ja kopioiminen.",
        "Nämä palvelut eivät ole saatavilla 17.3.2020 alkaen ainakin toistaiseksi: tulostaminen ja kopioiminen.",
        "Nämä palvelut eivät olleet saatavilla 18.3.–30.4.2020: tulostaminen ja kopioiminen.",
    ),
    (
        Withhold(("print",)),
        "Tämä palvelu ei ole saatavilla 30.3.2020 alkaen toistaiseksi: tulostaminen.",
        "Tämä palvelu ei ole saatavilla 17.3.2020 alkaen ainakin toistaiseksi: tulostaminen.",
        "Tämä palvelu ei ollut saatavilla 18.3.–30.4.2020: tulostaminen.",
    ),
    (
        Elsewhere("print", (LIBRARY, DESK)),
        "Tulostaminen muualla 30.3.2020 alkaen toistaiseksi: Kalajärven kirjasto ja Tapiolan asiointipiste.",
        "Tulostaminen muualla 17.3.2020 alkaen ainakin toistaiseksi: Kalajärven kirjasto ja Tapiolan asiointipiste.",
        "Tulostaminen muualla 18.3.–30.4.2020 (päättynyt): Kalajärven kirjasto ja Tapiolan asiointipiste.",
    ),
    (
        Elsewhere("copy", nearest_type="kela"),
        "Kopioiminen muualla 30.3.2020 alkaen toistaiseksi: lähin Kelan palvelupiste.",
        "Kopioiminen muualla 17.3.2020 alkaen ainakin toistaiseksi: lähin Kelan palvelupiste.",
        "Kopioiminen muualla 18.3.–30.4.2020 (päättynyt): lähin Kelan palvelupiste.",
    ),
    (
        Elsewhere("copy"),
        "Kopioiminen muualla 30.3.2020 alkaen toistaiseksi: paikkaa ei ole nimetty.",
        "Kopioiminen muualla 17.3.2020 alkaen ainakin toistaiseksi: paikkaa ei ole nimetty.",
        "Kopioiminen muualla 18.3.–30.4.2020 (päättynyt): paikkaa ei ole nimetty.",
    ),
    (
        CancelEvents(("public_event",)),
        "Yleisötapahtumat perutaan 30.3.2020 alkaen toistaiseksi.",
        "Yleisötapahtumat on peruttu 17.3.2020 alkaen ainakin toistaiseksi.",
        "Yleisötapahtumat oli peruttu 18.3.–30.4.2020.",
    ),
    (
        CancelEvents(("recreational_group",), CLASSES, "special_safety_guidelines_are_followed"),
        (
            "Harrastusryhmien tapaamiset perutaan 30.3.2020 alkaen toistaiseksi; vuonna 2001 tai sen jälkeen"
            " syntyneille niitä voidaan järjestää, jos erityisiä turvallisuusohjeita noudatetaan."
        ),
        (
            "Harrastusryhmien tapaamiset on peruttu 17.3.2020 alkaen ainakin toistaiseksi; vuonna 2001 tai sen jälkeen "
            "syntyneille niitä voidaan järjestää, jos erityisiä turvallisuusohjeita noudatetaan."
        ),
        (
            "Harrastusryhmien tapaamiset oli peruttu 18.3.–30.4.2020; vuonna 2001 tai sen jälkeen syntyneille"
            " niitä voitiin järjestää, jos erityisiä turvallisuusohjeita noudatettiin."
        ),
    ),
    (
        CancelEvents(("concert",), condition="voidaan_pestä"),
        "Konsertit perutaan 30.3.2020 alkaen toistaiseksi; niitä voidaan kuitenkin järjestää, ehtona ”voidaan pestä”.",
        (
            "Konsertit on peruttu 17.3.2020 alkaen ainakin toistaiseksi; niitä voidaan kuitenkin järjestää, "
            "ehtona ”voidaan pestä”."
        ),
        "Konsertit oli peruttu 18.3.–30.4.2020; niitä voitiin kuitenkin järjestää, ehtona ”voidaan pestä”.",
    ),
    (
        Guidance("mask", Strength.MUST, ("mask", "face_shield")),
        "Sinun täytyy käyttää maskia tai visiiriä (30.3.2020 alkaen toistaiseksi).",
        "Sinun täytyy käyttää maskia tai visiiriä (17.3.2020 alkaen ainakin toistaiseksi).",
        "Sinun täytyy käyttää maskia tai visiiriä (18.3.–30.4.2020, päättynyt).",
    ),
    (
        Passage(),
        "Tilojen läpi saa kulkea muihin palveluihin 30.3.2020 alkaen toistaiseksi.",
        "Tilojen läpi saa kulkea muihin palveluihin 17.3.2020 alkaen ainakin toistaiseksi.",
        "Tilojen läpi sai kulkea muihin palveluihin 18.3.–30.4.2020.",
    ),
    (
        ClosesWithLastUnit(),
        "Rakennus suljetaan 30.3.2020 alkaen toistaiseksi silloin, kun sen viimeinen toimipiste suljetaan.",
        "Rakennus suljetaan 17.3.2020 alkaen ainakin toistaiseksi silloin, kun sen viimeinen toimipiste suljetaan.",
        "Rakennus suljettiin 18.3.–30.4.2020 silloin, kun sen viimeinen toimipiste suljettiin.",
    ),
    (
        EntryToOpenUnits(),
        "Saat tulla sisään 30.3.2020 alkaen toistaiseksi vain, jos olet menossa toimipisteeseen, joka on auki.",
        (
            "Saat tulla sisään 17.3.2020 alkaen ainakin toistaiseksi vain, jos olet menossa toimipisteeseen, joka "
            "on auki."
        ),
        "Sisään pääsi 18.3.–30.4.2020 vain, jos oli menossa toimipisteeseen, joka oli auki.",
    ),
    (
        Normal(),
        "Palvelu toimii tavalliseen tapaan 30.3.2020 alkaen toistaiseksi.",
        "Palvelu toimii tavalliseen tapaan 17.3.2020 alkaen ainakin toistaiseksi.",
        "Palvelu toimi tavalliseen tapaan 18.3.–30.4.2020.",
    ),
    (
        Promise(MORE),
        "Kerromme lisää (30.3.2020 alkaen toistaiseksi).",
        "Kerromme lisää (17.3.2020 alkaen ainakin toistaiseksi).",
        "Kerromme lisää (18.3.–30.4.2020, päättynyt).",
    ),
    (
        Promise(MORE, date(2020, 4, 30)),
        "Kerromme lisää (viimeistään 30.4.2020; voimassa 30.3.2020 alkaen toistaiseksi).",
        "Kerromme lisää (viimeistään 30.4.2020; voimassa 17.3.2020 alkaen ainakin toistaiseksi).",
        "Kerromme lisää (viimeistään 30.4.2020; voimassa 18.3.–30.4.2020, päättynyt).",
    ),
    (
        Text(AJAR),
        "Ovi on raollaan (30.3.2020 alkaen toistaiseksi).",
        "Ovi on raollaan (17.3.2020 alkaen ainakin toistaiseksi).",
        "Ovi on raollaan (18.3.–30.4.2020, päättynyt).",
    ),
]
