"""The register of golden sentences: every effect in every language, as a native reader has approved it."""

from datetime import date

from aukio.domain.city.places import Admission, ChannelKind, Contact, HoursMean, Names, PlaceId, Purpose
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
    NewBookings,
    Normal,
    Offer,
    Passage,
    Promise,
    Shorten,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.week import Week
from aukio.domain.wording.naming import Naming

LIBRARY, DESK = PlaceId(1), PlaceId(2)
_PLACES = {
    "fi": {LIBRARY: "Kalajärven kirjasto", DESK: "Tapiolan asiointipiste"},
    "sv": {LIBRARY: "Biblioteket i Kalajärvi", DESK: "Servicepunkten i Hagalund"},
    "en": {LIBRARY: "Kalajärvi Library", DESK: "Tapiola Service Point"},
}
_SERVICES = {
    "fi": {"print": "tulostaminen", "copy": "kopioiminen", "sample-return": "näytteen palautus"},
    "sv": {"print": "utskrift", "copy": "kopiering", "sample-return": "inlämning av prov"},
    "en": {"print": "printing", "copy": "copying", "sample-return": "returning a sample"},
}


def naming(lang: str) -> Naming:
    """Names as the directory has them."""
    return Naming(_PLACES[lang].__getitem__, _SERVICES[lang].__getitem__)


GOLDEN: list[tuple[Effect, str, str, str]] = [
    # --- hours
    (
        Hours(Week.parse("Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off")),
        "Aukioloajat: ma–pe klo 7–19, la klo 8–15, su suljettu.",
        "Öppettider: må–fr kl. 7–19, lö kl. 8–15, sö stängt.",
        "Hours: Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun.",
    ),
    (
        Hours(Week.parse("Mo-Th 10:00-15:00"), ChannelKind.PHONE),
        "Puhelinajat: ma–to klo 10–15.",
        "Telefontider: må–to kl. 10–15.",
        "Phone hours: Mon–Thu 10 am–3 pm.",
    ),
    # --- shorten
    (
        Shorten(opens_late=120),
        "Avautuu kaksi tuntia tavallista myöhemmin.",
        "Öppnar två timmar senare än vanligt.",
        "Opens two hours later than usual.",
    ),
    (
        Shorten(not_before=11 * 60, closes_early=30),
        "Avautuu aikaisintaan klo 11 ja sulkeutuu puoli tuntia tavallista aikaisemmin.",
        "Öppnar tidigast kl. 11 och stänger en halvtimme tidigare än vanligt.",
        "Does not open before 11 am and closes half an hour earlier than usual.",
    ),
    (
        Shorten(not_after=15 * 60, channels=(ChannelKind.PHONE, ChannelKind.CHAT)),
        "Puhelinpalvelu ja chat päättyvät viimeistään klo 15.",
        "Telefonservicen och chatten slutar senast kl. 15.",
        "Phone service and chat end no later than 3 pm.",
    ),
    # --- close
    (Close(), "Suljettu.", "Stängt.", "Closed."),
    (Close((ChannelKind.ON_SITE,)), "Paikan päällä ei palvella.", "Ingen service på plats.", "No service on site."),
    (
        Close((ChannelKind.SELF_SERVICE,)),
        "Ei käytössä: itsepalvelu.",
        "Inte i bruk: självbetjäningen.",
        "Closed: self-service.",
    ),
    (
        Close(during=Week.parse("Mo-Fr 12:00-14:00; PH off")),
        "Suljettu ma–pe klo 12–14, ei arkipyhinä.",
        "Stängt må–fr kl. 12–14, inte på helgdagar.",
        "Closed Mon–Fri midday–2 pm, not on public holidays.",
    ),
    (
        Close((ChannelKind.PHONE, ChannelKind.CHAT), Week.parse("Fr 12:00-24:00")),
        "Ei käytössä pe klo 12–24: puhelinpalvelu ja chat.",
        "Inte i bruk fr kl. 12–24: telefonservicen och chatten.",
        "Closed Fri midday–midnight: phone service and chat.",
    ),
    # --- offer
    (
        Offer(
            ChannelKind.PHONE,
            week=Week.parse("Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00"),
            contacts=(Contact(phone="+358401267513"), Contact(phone="+358438257607")),
        ),
        "Palvelu puhelimitse ma, ke, pe klo 12–16; ti, to klo 10–16: 040 126 7513 ja 043 825 7607.",
        "Service per telefon må, on, fr kl. 12–16; ti, to kl. 10–16: 040 126 7513 och 043 825 7607.",
        "Service by phone Mon, Wed, Fri midday–4 pm; Tue, Thu 10 am–4 pm: 040 126 7513 and 043 825 7607.",
    ),
    (
        Offer(ChannelKind.EMAIL, week=Week.parse("Mo-Th 10:00-15:00"), means=HoursMean.ANSWERED),
        "Palvelu sähköpostitse, vastausajat ma–to klo 10–15.",
        "Service per e-post, svarstider må–to kl. 10–15.",
        "Service by e-mail, answered Mon–Thu 10 am–3 pm.",
    ),
    (
        Offer(
            ChannelKind.PHONE,
            Purpose.BOOKING,
            Week.parse("Mo-Fr 07:30-15:30"),
            (Contact(phone="+358947186800"),),
        ),
        "Ajanvaraus puhelimitse ma–pe klo 7.30–15.30: 09 471 86800.",
        "Tidsbokning per telefon må–fr kl. 7.30–15.30: 09 471 86800.",
        "Booking by phone Mon–Fri 7:30 am–3:30 pm: 09 471 86800.",
    ),
    (
        Offer(ChannelKind.PHONE, admission=Admission.APPOINTMENT),
        "Palvelu puhelimitse vain ajanvarauksella.",
        "Service per telefon endast med tidsbokning.",
        "Service by phone, by appointment only.",
    ),
    (Offer(ChannelKind.LETTERBOX), "Postilaatikko on käytössä.", "Brevlådan är i bruk.", "Letterbox in use."),
    (
        Offer(ChannelKind.WEB, contacts=(Contact(url="https://example.fi/asiointi"),)),
        "Palvelu verkossa: https://example.fi/asiointi.",
        "Service på nätet: https://example.fi/asiointi.",
        "Service online: https://example.fi/asiointi.",
    ),
    (Offer(ChannelKind.POST), "Palvelu postitse.", "Service per post.", "Service by post."),
    (
        Offer(ChannelKind.PICK_UP, week=Week.parse("Mo-Th 09:00-20:00")),
        "Nouto ma–to klo 9–20.",
        "Avhämtning må–to kl. 9–20.",
        "Pick-up Mon–Thu 9 am–8 pm.",
    ),
    (
        Offer(ChannelKind.VIDEO, admission=Admission.APPOINTMENT),
        "Palvelu videopuhelulla vain ajanvarauksella.",
        "Service per videosamtal endast med tidsbokning.",
        "Service by video call, by appointment only.",
    ),
    (
        Hours(Week.parse("Mo-Fr 09:00-12:00"), ChannelKind.PICK_UP),
        "Noutoajat: ma–pe klo 9–12.",
        "Tider för avhämtning: må–fr kl. 9–12.",
        "Pick-up hours: Mon–Fri 9 am–midday.",
    ),
    (
        Close((ChannelKind.POST, ChannelKind.PICK_UP, ChannelKind.VIDEO)),
        "Ei käytössä: palvelu postitse, nouto ja videopalvelu.",
        "Inte i bruk: servicen per post, avhämtningen och servicen per videosamtal.",
        "Closed: service by post, pick-up and service by video call.",
    ),
    # --- admission
    (
        Admit(Admission.APPOINTMENT),
        "Asiointi vain ajanvarauksella.",
        "Besök endast med tidsbokning.",
        "By appointment only.",
    ),
    (
        Admit(Admission.BOOKED_ONLY),
        "Asiointi vain ajan jo varanneille.",
        "Besök endast med redan bokad tid.",
        "Only for those who have already booked.",
    ),
    (
        Admit(Admission.TICKET, ("sample-return",)),
        "Näytteen palautus: vuoronumerolla.",
        "Inlämning av prov: med könummer.",
        "Returning a sample: by queue number.",
    ),
    (
        Admit(Admission.WALK_IN, audience="people_over_70"),
        "Yli 70-vuotiaat: ilman ajanvarausta.",
        "Personer över 70 år: utan tidsbokning.",
        "People over 70: without an appointment.",
    ),
    (
        Admit(Admission.APPOINTMENT, channel=ChannelKind.PHONE),
        "Asiointi puhelimitse vain ajanvarauksella.",
        "Ärenden per telefon endast med tidsbokning.",
        "By phone, by appointment only.",
    ),
    # --- bookings
    (
        Bookings(NewBookings.STOP, ExistingBookings.HONOUR),
        "Uusia varauksia ei oteta vastaan, mutta jo tehdyt varaukset ovat voimassa.",
        "Nya bokningar tas inte emot, men redan gjorda bokningar gäller.",
        "No new bookings are taken, but existing bookings stand.",
    ),
    (
        Bookings(NewBookings.STOP, ExistingBookings.CANCEL, Tell.STAFF),
        "Uusia varauksia ei oteta vastaan, jo tehdyt varaukset perutaan, ja henkilökunta ottaa yhteyttä varanneisiin.",
        "Nya bokningar tas inte emot, redan gjorda bokningar avbokas och personalen kontaktar dem som har bokat.",
        "No new bookings are taken, existing bookings are cancelled, and staff contact those who have booked.",
    ),
    (
        Bookings(existing=ExistingBookings.CONTACT, tell=Tell.STAFF),
        "Henkilökunta ottaa yhteyttä varanneisiin.",
        "Personalen kontaktar dem som har bokat.",
        "Staff contact those who have booked.",
    ),
    (
        Bookings(existing=ExistingBookings.CONTACT, tell=Tell.MESSAGE),
        "Varanneisiin otetaan yhteyttä viestillä.",
        "De som har bokat kontaktas med ett meddelande.",
        "Those who have booked will be contacted by message.",
    ),
    # --- capacity
    (
        Capacity(CapacityOf.VISITORS, ratio=0.5),
        "Sisään otetaan enintään puolet tavallisesta kävijämäärästä.",
        "Antalet besökare är högst hälften av det normala.",
        "No more than half of the usual number of visitors.",
    ),
    (
        Capacity(CapacityOf.SEATS, ratio=0.125, max=20),
        "Istumapaikkoja on käytössä enintään 12,5 % tavallisesta määrästä, kuitenkin enintään 20.",
        "Antalet sittplatser är högst 12,5 % av det normala och högst 20.",
        "No more than 12.5% of the usual number of seats and no more than 20 seats.",
    ),
    (
        Capacity(CapacityOf.APPOINTMENTS),
        "Vastaanottoaikoja on tavallista vähemmän.",
        "Det finns färre mottagningstider än vanligt.",
        "Fewer appointments than usual.",
    ),
    # --- services and where else
    (
        Withhold(("print", "copy")),
        "Nämä palvelut eivät ole saatavilla: tulostaminen ja kopioiminen.",
        "De här tjänsterna är inte tillgängliga: utskrift och kopiering.",
        "Not available: printing and copying.",
    ),
    (
        Elsewhere("print", (LIBRARY, DESK)),
        "Tulostaminen muualla: Kalajärven kirjasto ja Tapiolan asiointipiste.",
        "Utskrift på annat ställe: Biblioteket i Kalajärvi och Servicepunkten i Hagalund.",
        "Printing elsewhere: Kalajärvi Library and Tapiola Service Point.",
    ),
    (
        Elsewhere("copy", nearest_type="kela"),
        "Kopioiminen muualla: lähin Kelan palvelupiste.",
        "Kopiering på annat ställe: FPA:s närmaste serviceställe.",
        "Copying elsewhere: the nearest Kela service point.",
    ),
    # --- events
    (
        CancelEvents(("public_event",)),
        "Yleisötapahtumat on peruttu.",
        "Offentliga evenemang har ställts in.",
        "Public events are cancelled.",
    ),
    (
        CancelEvents(("recreational_group",), date(2001, 1, 1), "special_safety_guidelines_are_followed"),
        (
            "Harrastusryhmien tapaamiset on peruttu; vuonna 2001 tai sen jälkeen syntyneille niitä voidaan"
            " järjestää, jos erityisiä turvallisuusohjeita noudatetaan."
        ),
        (
            "Hobbygruppernas träffar har ställts in; för dem som är födda 2001 eller senare kan de ordnas om särskilda"
            " säkerhetsanvisningar följs."
        ),
        (
            "Recreational groups are cancelled; those for people born in 2001 or later may be arranged if special"
            " safety guidelines are followed."
        ),
    ),
    (
        CancelEvents(("public_event", "recreational_group"), date(2008, 8, 15)),
        (
            "Yleisötapahtumat ja harrastusryhmien tapaamiset on peruttu; 15.8.2008 tai sen jälkeen syntyneille niitä"
            " voidaan järjestää."
        ),
        (
            "Offentliga evenemang och hobbygruppernas träffar har ställts in; för dem som är födda 15.8.2008 eller"
            " senare kan de ordnas."
        ),
        (
            "Public events and recreational groups are cancelled; those for people born on 15 August 2008 or later may"
            " be arranged."
        ),
    ),
    # --- guidance: see test_guidance.py for every strength
    (
        Guidance("mask", Strength.MUST, ("mask", "face_shield")),
        "Sinun täytyy käyttää maskia tai visiiriä.",
        "Du ska använda munskydd eller visir.",
        "You must wear a mask or a face shield.",
    ),
    # --- the building
    (
        Passage(),
        "Tilojen läpi saa kulkea muihin palveluihin.",
        "Du får gå genom lokalerna till andra tjänster.",
        "You may walk through to other services.",
    ),
    (
        ClosesWithLastUnit(),
        "Rakennus suljetaan, kun sen viimeinen toimipiste suljetaan.",
        "Byggnaden stänger när det sista verksamhetsstället stänger.",
        "The building closes when its last unit closes.",
    ),
    (
        EntryToOpenUnits(),
        "Saat tulla sisään vain, jos olet menossa toimipisteeseen, joka on auki.",
        "Du får komma in endast om du ska till ett verksamhetsställe som är öppet.",
        "You may enter only to go to a unit that is open.",
    ),
    # --- what is only said
    (Normal(), "Palvelu toimii tavalliseen tapaan.", "Servicen fungerar som vanligt.", "Normal service."),
    (
        Promise(
            Names({"fi": "Kerromme lisää.", "sv": "Vi berättar mer.", "en": "We will tell more."}), date(2020, 4, 30)
        ),
        "Kerromme lisää (viimeistään 30.4.2020).",
        "Vi berättar mer (senast 30.4.2020).",
        "We will tell more (by 30 April 2020).",
    ),
    (
        Text(Names({"fi": "Ovi on raollaan", "sv": "Dörren står på glänt.", "en": "Is the door ajar?"})),
        "Ovi on raollaan.",
        "Dörren står på glänt.",
        "Is the door ajar?",
    ),
]
