"""The register of what Swedish tells in time: every effect ahead, going on and over, and in plain language."""

from datetime import date

from aukio.domain.city.places import Admission, ChannelKind, Names, Purpose
from aukio.domain.facts import effects as e
from aukio.domain.week import Week
from tests.wording.golden import DESK, LIBRARY

WEEK = Week.parse("Mo-Fr 07:00-19:00; Su off")
TOLD_SV: list[tuple[e.Effect, str, str, str]] = [
    (
        e.Hours(WEEK),
        "Nya öppettider från och med 17.3.2020 tills vidare: må–fr kl. 7–19, sö stängt.",
        "Öppettider från och med 17.3.2020 tills vidare: må–fr kl. 7–19, sö stängt.",
        "Öppettider som gällde 18.3–30.4.2020: må–fr kl. 7–19, sö stängt.",
    ),
    (
        e.Hours(Week.parse("Mo-Th 10:00-15:00"), ChannelKind.PHONE),
        "Nya telefontider från och med 17.3.2020 tills vidare: må–to kl. 10–15.",
        "Telefontider från och med 17.3.2020 tills vidare: må–to kl. 10–15.",
        "Telefontider som gällde 18.3–30.4.2020: må–to kl. 10–15.",
    ),
    (
        e.Shorten(opens_late=120, not_after=15 * 60),
        "Öppnar från och med 17.3.2020 tills vidare två timmar senare än vanligt och stänger senast kl. 15.",
        "Öppnar från och med 17.3.2020 tills vidare två timmar senare än vanligt och stänger senast kl. 15.",
        "Öppnade 18.3–30.4.2020 två timmar senare än vanligt och stängde senast kl. 15.",
    ),
    (
        e.Close(),
        "Stänger 17.3.2020 tills vidare.",
        "Håller stängt från och med 17.3.2020 tills vidare.",
        "Höll stängt 18.3–30.4.2020.",
    ),
    (
        e.Close((ChannelKind.ON_SITE,)),
        "Ingen service på plats från och med 17.3.2020 tills vidare.",
        "Ingen service på plats från och med 17.3.2020 tills vidare.",
        "Ingen service gavs på plats 18.3–30.4.2020.",
    ),
    (
        e.Close((ChannelKind.SELF_SERVICE,)),
        "Självbetjäningen är inte i bruk från och med 17.3.2020 tills vidare.",
        "Självbetjäningen är inte i bruk från och med 17.3.2020 tills vidare.",
        "Självbetjäningen var inte i bruk 18.3–30.4.2020.",
    ),
    (
        e.Close((ChannelKind.PHONE, ChannelKind.CHAT)),
        "Telefonservicen och chatten är inte i bruk från och med 17.3.2020 tills vidare.",
        "Telefonservicen och chatten är inte i bruk från och med 17.3.2020 tills vidare.",
        "Telefonservicen och chatten var inte i bruk 18.3–30.4.2020.",
    ),
    (
        e.Close(during=Week.parse("Mo-Fr 12:00-14:00; PH off")),
        "Håller stängt må–fr kl. 12–14, inte på helgdagar (från och med 17.3.2020 tills vidare).",
        "Håller stängt må–fr kl. 12–14, inte på helgdagar (från och med 17.3.2020 tills vidare).",
        "Höll stängt må–fr kl. 12–14, inte på helgdagar (18.3–30.4.2020).",
    ),
    (
        e.Offer(ChannelKind.PHONE, Purpose.BOOKING, Week.parse("Mo-Fr 07:30-15:30")),
        "Tidsbokning per telefon må–fr kl. 7.30–15.30 (från och med 17.3.2020 tills vidare).",
        "Tidsbokning per telefon må–fr kl. 7.30–15.30 (från och med 17.3.2020 tills vidare).",
        "Tid gick att boka per telefon 18.3–30.4.2020: må–fr kl. 7.30–15.30.",
    ),
    (
        e.Admit(Admission.APPOINTMENT),
        "Betjänar endast med tidsbokning från och med 17.3.2020 tills vidare.",
        "Betjänar endast med tidsbokning från och med 17.3.2020 tills vidare.",
        "Betjänade endast med tidsbokning 18.3–30.4.2020.",
    ),
    (
        e.Admit(Admission.BOOKED_ONLY),
        "Från och med 17.3.2020 tills vidare betjänas endast de som redan har bokat tid.",
        "Från och med 17.3.2020 tills vidare betjänas endast de som redan har bokat tid.",
        "Under tiden 18.3–30.4.2020 betjänades endast de som redan hade bokat tid.",
    ),
    (
        e.Admit(Admission.TICKET, ("sample-return",)),
        "Inlämning av prov: med könummer (från och med 17.3.2020 tills vidare).",
        "Inlämning av prov: med könummer (från och med 17.3.2020 tills vidare).",
        "Inlämning av prov: ärenden sköttes med könummer 18.3–30.4.2020.",
    ),
    (
        e.Bookings(e.NewBookings.STOP, e.ExistingBookings.HONOUR),
        (
            "Nya bokningar tas inte emot, men redan gjorda bokningar gäller (för tider från och med "
            "17.3.2020 tills vidare)."
        ),
        (
            "Nya bokningar tas inte emot, men redan gjorda bokningar gäller (för tider från och med "
            "17.3.2020 tills vidare)."
        ),
        "Nya bokningar togs inte emot, men redan gjorda bokningar gällde (18.3–30.4.2020).",
    ),
    (
        e.Capacity(e.CapacityOf.VISITORS, 0.5),
        "Från och med 17.3.2020 tills vidare är antalet besökare högst hälften av det normala.",
        "Från och med 17.3.2020 tills vidare är antalet besökare högst hälften av det normala.",
        "Under tiden 18.3–30.4.2020 var antalet besökare högst hälften av det normala.",
    ),
    (
        e.Capacity(e.CapacityOf.SEATS),
        "Det finns färre sittplatser än vanligt från och med 17.3.2020 tills vidare.",
        "Det finns färre sittplatser än vanligt från och med 17.3.2020 tills vidare.",
        "Det fanns färre sittplatser än vanligt 18.3–30.4.2020.",
    ),
    (
        e.Withhold(("print", "copy")),
        "De här tjänsterna är inte tillgängliga från och med 17.3.2020 tills vidare: utskrift och kopiering.",
        "De här tjänsterna är inte tillgängliga från och med 17.3.2020 tills vidare: utskrift och kopiering.",
        "De här tjänsterna var inte tillgängliga 18.3–30.4.2020: utskrift och kopiering.",
    ),
    (
        e.Elsewhere("print", (LIBRARY, DESK)),
        (
            "Utskrift på annat ställe: Biblioteket i Kalajärvi och Servicepunkten i Hagalund (från och "
            "med 17.3.2020 tills vidare)."
        ),
        (
            "Utskrift på annat ställe: Biblioteket i Kalajärvi och Servicepunkten i Hagalund (från och med "
            "17.3.2020 tills vidare)."
        ),
        "Utskrift fanns på annat ställe 18.3–30.4.2020: Biblioteket i Kalajärvi och Servicepunkten i Hagalund.",
    ),
    (
        e.CancelEvents(("concert", "lecture")),
        "Konserter och föreläsningar är inställda från och med 17.3.2020 tills vidare.",
        "Konserter och föreläsningar är inställda från och med 17.3.2020 tills vidare.",
        "Konserter och föreläsningar var inställda 18.3–30.4.2020.",
    ),
    (
        e.CancelEvents(("recreational_group",), date(2001, 1, 1)),
        (
            "Hobbygruppernas träffar är inställda från och med 17.3.2020 tills vidare; för dem som är födda 2001 "
            "eller senare kan de ordnas."
        ),
        (
            "Hobbygruppernas träffar är inställda från och med 17.3.2020 tills vidare; för dem som är födda 2001 eller "
            "senare kan de ordnas."
        ),
        (
            "Hobbygruppernas träffar var inställda 18.3–30.4.2020; för dem som är födda 2001 eller senare "
            "kunde de ordnas."
        ),
    ),
    (
        e.Guidance("mask", e.Strength.SHOULD),
        "Vi rekommenderar att du använder munskydd (från och med 17.3.2020 tills vidare).",
        "Vi rekommenderar att du använder munskydd (från och med 17.3.2020 tills vidare).",
        "Vi rekommenderar att du använder munskydd (gällde 18.3–30.4.2020).",
    ),
    (
        e.Passage(),
        "Du får gå genom lokalerna till andra tjänster (från och med 17.3.2020 tills vidare).",
        "Du får gå genom lokalerna till andra tjänster (från och med 17.3.2020 tills vidare).",
        "Du fick gå genom lokalerna till andra tjänster 18.3–30.4.2020.",
    ),
    (
        e.ClosesWithLastUnit(),
        "Byggnaden stänger när det sista verksamhetsstället stänger (från och med 17.3.2020 tills vidare).",
        "Byggnaden stänger när det sista verksamhetsstället stänger (från och med 17.3.2020 tills vidare).",
        "Under tiden 18.3–30.4.2020 stängde byggnaden när det sista verksamhetsstället stängde.",
    ),
    (
        e.EntryToOpenUnits(),
        (
            "Du får komma in endast om du ska till ett verksamhetsställe som är öppet (från och med "
            "17.3.2020 tills vidare)."
        ),
        (
            "Du får komma in endast om du ska till ett verksamhetsställe som är öppet "
            "(från och med 17.3.2020 tills vidare)."
        ),
        "Under tiden 18.3–30.4.2020 fick du komma in endast om du skulle till ett verksamhetsställe som var öppet.",
    ),
    (
        e.Normal(),
        "Servicen fungerar som vanligt från och med 17.3.2020 tills vidare.",
        "Servicen fungerar som vanligt från och med 17.3.2020 tills vidare.",
        "Servicen fungerade som vanligt 18.3–30.4.2020.",
    ),
    (
        e.Promise(Names({"sv": "Vi berättar mer."}), date(2020, 4, 13)),
        "Vi berättar mer (senast 13.4.2020; från och med 17.3.2020 tills vidare).",
        "Vi berättar mer (senast 13.4.2020; från och med 17.3.2020 tills vidare).",
        "Vi berättar mer (senast 13.4.2020; gällde 18.3–30.4.2020).",
    ),
    (
        e.Text(Names({"sv": "Lokalerna städas oftare än vanligt."})),
        "Lokalerna städas oftare än vanligt (från och med 17.3.2020 tills vidare).",
        "Lokalerna städas oftare än vanligt (från och med 17.3.2020 tills vidare).",
        "Lokalerna städas oftare än vanligt (gällde 18.3–30.4.2020).",
    ),
]
PLAIN_SV: list[tuple[e.Effect, str]] = [
    (e.Hours(WEEK), "Öppet: måndag till fredag klockan 7–19. Stängt på söndagar."),
    (e.Hours(Week.parse("Mo-Th 10:00-15:00"), ChannelKind.PHONE), "Telefontider: måndag till torsdag klockan 10–15."),
    (
        e.Shorten(not_before=11 * 60, closes_early=45),
        "Öppnar tidigast klockan 11. Stänger 45 minuter tidigare än vanligt.",
    ),
    (e.Close(), "Stängt."),
    (e.Close((ChannelKind.ON_SITE,)), "Ingen service här."),
    (e.Close((ChannelKind.SELF_SERVICE,)), "Självbetjäningen är inte i bruk."),
    (e.Close((ChannelKind.PHONE, ChannelKind.CHAT)), "Telefonservicen och chatten är inte i bruk."),
    (
        e.Close(during=Week.parse("Mo-Fr 12:00-14:00; PH off")),
        "Stängt måndag till fredag klockan 12–14, inte på helgdagar.",
    ),
    (
        e.Offer(ChannelKind.PHONE, Purpose.BOOKING, Week.parse("Mo-Fr 07:30-15:30")),
        "Boka per telefon: måndag till fredag klockan 7.30–15.30.",
    ),
    (e.Admit(Admission.APPOINTMENT), "Boka tid först."),
    (e.Admit(Admission.BOOKED_ONLY), "Kom bara om du redan har bokat."),
    (e.Admit(Admission.TICKET, ("sample-return",)), "Inlämning av prov: ta ett könummer."),
    (
        e.Bookings(e.NewBookings.STOP, e.ExistingBookings.HONOUR),
        "Du kan inte boka nya tider. Din bokning gäller.",
    ),
    (e.Capacity(e.CapacityOf.VISITORS, 0.5), "Högst hälften av det vanliga antalet besökare."),
    (e.Capacity(e.CapacityOf.SEATS), "Färre sittplatser än vanligt."),
    (e.Withhold(("print", "copy")), "Finns inte nu: utskrift och kopiering."),
    (
        e.Elsewhere("print", (LIBRARY, DESK)),
        "Utskrift: gå till Biblioteket i Kalajärvi eller Servicepunkten i Hagalund.",
    ),
    (e.CancelEvents(("concert", "lecture")), "Konserter och föreläsningar är inställda."),
    (
        e.CancelEvents(("recreational_group",), date(2001, 1, 1)),
        "Hobbygruppernas träffar är inställda. För dem som är födda år 2001 eller senare kan de ordnas.",
    ),
    (e.Guidance("mask", e.Strength.SHOULD), "Du bör använda munskydd."),
    (e.Passage(), "Du får gå igenom till andra tjänster."),
    (e.ClosesWithLastUnit(), "Huset stänger när den sista tjänsten stänger."),
    (e.EntryToOpenUnits(), "Du får komma in bara till en öppen tjänst."),
    (e.Normal(), "Öppet som vanligt."),
    (
        e.Promise(Names({"sv": "Vi berättar mer."}), date(2020, 4, 13)),
        "Vi berättar mer. Senast den 13 april 2020.",
    ),
    (e.Text(Names({"sv": "Lokalerna städas oftare än vanligt."})), "Lokalerna städas oftare än vanligt."),
]
