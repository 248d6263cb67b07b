"""Finnish words by which staff say a change, where it holds, and when."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.said_words import SaidTimes, SaidWords

SAID_WORDS = SaidWords(
    all_in=("kaikki", "kaikki yksiköt", "kaikki toimipisteet"),
    all_of=("kaikki", "jokainen", "molemmat"),
    whole_city=("koko kaupunki", "kaikki paikat"),
    joints=("ja", "sekä"),
    excepted=("paitsi", "lukuun ottamatta", "pois lukien"),
    instead=("mene", "menkää", "asioi", "asioikaa", "käytä", "käyttäkää", "sen sijaan", "palvelee"),
    instead_text="Voit asioida sen sijaan täällä: {place}.",
    times=SaidTimes(
        now=("nyt", "heti", "nyt heti"),
        until=("asti",),
        since=("alkaen",),
        for_now=("toistaiseksi", "tällä erää"),
        weekdays=(
            ("maanantaina", "maanantai"),
            ("tiistaina", "tiistai"),
            ("keskiviikkona", "keskiviikko"),
            ("torstaina", "torstai"),
            ("perjantaina", "perjantai"),
            ("lauantaina", "lauantai"),
            ("sunnuntaina", "sunnuntai"),
        ),
        days=("päivä", "päivää", "päivän", "päivän ajan"),
        numbers=("yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi", "seitsemän"),
        until_after=("asti", "saakka"),
        since_after=("alkaen", "lähtien"),
    ),
    changes=Partial(
        {
            Template.CLOSED: (
                "suljettu",
                "suljetaan",
                "suljettuna",
                "kiinni",
                "on suljettu",
                "ovat suljettuina",
                "suljetut",
            ),
            Template.REMOTE_ONLY: (
                "vain puhelimitse",
                "vain puhelin",
                "vain puhelimella",
                "vain puhelin ja sähköposti",
            ),
            Template.BY_APPOINTMENT: ("ajanvarauksella", "vain ajanvarauksella", "vain ajanvaraus"),
            Template.BOOKED_ONLY: ("vain varanneille", "vain aiemmin varanneille", "vain ajan varanneet"),
            Template.OUT_OF_ORDER: ("epäkunnossa", "rikki", "pois käytöstä"),
            Template.HALF_CAPACITY: ("puolet asiakkaista", "puolet väestä"),
            Template.COME_ALONE: ("tule yksin", "tulkaa yksin"),
        },
        reason="hours are read as hours, and own words are no phrase",
    ),
    causes={
        "technical": (
            *("putkirikko", "putkirikon", "vesivahinko", "vesivahingon", "sähkökatko", "sähkökatkon"),
            *("tekninen vika", "teknisen vian", "lämmitys poikki"),
        ),
        "strike": ("lakko", "lakon"),
        "staff": ("sairastapaus", "sairastapauksen", "sairastumisen", "henkilöstöpula", "henkilöstöpulan"),
        "weather": ("myrsky", "myrskyn", "sää", "sään", "lumi", "helle"),
        "renovation": ("remontti", "remontin", "korjaus", "korjaustyöt", "korjaustöiden"),
        "epidemic": ("epidemia", "epidemian"),
        "holiday": ("juhlapyhä", "juhlapyhän", "pyhä", "pyhän"),
    },
    bookings={
        ExistingBookings.HONOUR: ("varaukset ovat voimassa", "varaukset voimassa"),
        ExistingBookings.CANCEL: ("varaukset perutaan", "varaukset peruttu"),
        ExistingBookings.CONTACT: ("varanneille soitetaan", "soitamme varanneille"),
    },
    fillers=("on", "ovat", "vuoksi", "takia", "johdosta", "auki", "avoinna", "klo", "syynä"),
)
