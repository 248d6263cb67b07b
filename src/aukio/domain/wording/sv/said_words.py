"""Swedish words by which staff say a change, where it holds, and when."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.said_words import SaidTimes, SaidWords

SAID_WORDS = SaidWords(
    all_in=("allt", "alla", "alla enheter"),
    all_of=("alla", "samtliga", "båda", "varje"),
    whole_city=("hela staden", "alla platser"),
    joints=("och", "samt"),
    excepted=("utom", "förutom", "med undantag av"),
    instead=("gå till", "använd", "i stället", "istället", "besök"),
    instead_text="Du kan i stället gå hit: {place}.",
    times=SaidTimes(
        now=("nu", "genast", "nu genast"),
        until=("till", "till och med", "t o m", "tom"),
        since=("från", "från och med", "fr o m", "sedan"),
        for_now=("tills vidare", "tillsvidare"),
        weekdays=(("måndag",), ("tisdag",), ("onsdag",), ("torsdag",), ("fredag",), ("lördag",), ("söndag",)),
        days=("dag", "dagar"),
        numbers=("en", "två", "tre", "fyra", "fem", "sex", "sju"),
    ),
    changes=Partial(
        {
            Template.CLOSED: (
                "stängt",
                "stängd",
                "stängda",
                "stänger",
                "stängs",
                "är stängt",
                "är stängd",
                "är stängda",
            ),
            Template.REMOTE_ONLY: ("bara per telefon", "endast per telefon", "endast telefon"),
            Template.BY_APPOINTMENT: (
                *(
                    "tidsbokning",
                    "endast tidsbokning",
                    "med tidsbokning",
                    "endast med tidsbokning",
                    "bara med tidsbokning",
                ),
            ),
            Template.BOOKED_ONLY: ("endast för dem som redan bokat", "bara för dem som redan bokat"),
            Template.OUT_OF_ORDER: ("ur funktion", "trasig", "trasigt", "ur bruk"),
            Template.HALF_CAPACITY: ("hälften så många", "halv kapacitet"),
            Template.COME_ALONE: ("kom ensam",),
        },
        reason="hours are read as hours, and own words are no phrase",
    ),
    causes={
        "technical": (
            *("rörbrott", "ett rörbrott", "vattenläcka", "vattenskada", "elavbrott", "strömavbrott", "tekniskt fel"),
        ),
        "strike": ("strejk", "strejken"),
        "staff": ("sjukdom", "sjukfall", "personalbrist"),
        "weather": ("storm", "stormen", "väder", "vädret", "snö"),
        "renovation": ("renovering", "renoveringen", "reparation", "reparationer"),
        "epidemic": ("epidemi", "epidemin"),
        "holiday": ("helg", "helgdag", "helgen"),
    },
    bookings={
        ExistingBookings.HONOUR: ("bokningarna gäller", "bokningar gäller"),
        ExistingBookings.CANCEL: ("bokningarna avbokas", "bokningar avbokas"),
        ExistingBookings.CONTACT: ("vi ringer dem som har bokat",),
    },
    fillers=("är", "på", "i", "på grund av", "pga", "p g a", "öppet", "kl", "under", "för", "det", "den"),
)
