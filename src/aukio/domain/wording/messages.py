"""What messages say, in three languages: of bookings, events, sign-ups and subscriptions (R035, R064, R077–R080, R135).

A message names what was booked, where and when; what it asks of whoever reads it comes last. Every line is a sentence
or a place to fill: ``{what}``, ``{when}``, ``{place}``, ``{link}``.
"""

from dataclasses import dataclass

from aukio.domain.people.booking_states import BookingState


@dataclass(frozen=True, slots=True)
class Sayings:
    """What one language says."""

    booking: str
    """The subject of a mail about bookings."""
    states: dict[BookingState, str]
    reminder: str
    see: str
    choose: str
    reopened: str
    book_again: str
    later: str
    elsewhere: str
    by_phone: str
    event: str
    event_cancelled: str
    event_new_date_comes: str
    event_moved: str
    cannot_come: str
    event_off: str
    organiser: str
    organiser_asked: str
    signed_up: str
    waiting: str
    seat: str
    see_sign_up: str
    subscribe: str
    confirm: str
    not_you: str
    news: str
    news_more: str
    unsubscribe: str
    letter_greeting: str
    letter_phone: str


FI = Sayings(
    booking="Varauksesi",
    states={
        BookingState.REQUESTED: "Varauspyyntösi on vastaanotettu: {what}. Kerromme, kun se on hyväksytty.",
        BookingState.REFUSED: "Varauspyyntöäsi ei voitu hyväksyä: {what}.",
        BookingState.CANCELLED: "Varauksesi on peruttu: {what}.",
        BookingState.HONOURED: "Varauksesi on voimassa poikkeusjärjestelyistä huolimatta: {what}.",
        BookingState.BOOKED: "Varasit ajan: {what}.",
        BookingState.TO_CONTACT: "Otamme sinuun yhteyttä varauksestasi: {what}. Sinun ei tarvitse tehdä mitään.",
    },
    reminder="Muistutus varauksestasi: {what}.",
    see="Katso, siirrä tai peru: {link}",
    choose="Valitse toinen aika: {link}",
    reopened="Paikka on sittenkin avoinna: {what}. Peruttu varauksesi ei palaudu itsestään.",
    book_again="Varaa uudelleen: {link}",
    later="Seuraava vapaa aika samassa paikassa: {when}.",
    elsewhere="Vapaa aika toisaalla: {place}, {when}.",
    by_phone="Palvelua saa tuolloin puhelimitse: {phone}.",
    event="Tapahtuma",
    event_cancelled="Tapahtuma on peruttu: {what}.",
    event_new_date_comes="Jos sille löytyy uusi aika, kerromme siitä. Sinun ei tarvitse tehdä mitään.",
    event_moved="Tapahtumalla on uusi aika: {what}. Aiempi aika oli {when}. Paikkasi on tallella.",
    cannot_come="Jos et pääse, luovuta paikkasi: {link}",
    event_off="Tapahtumaa ei järjestetä: {what}.",
    organiser="Järjestämäsi tapahtuma",
    organiser_asked=(
        "Poikkeusjärjestelyt peruvat tapahtuman: {what}. Otamme sinuun yhteyttä ja sovimme, perutaanko se kokonaan vai "
        "löytyykö sille uusi aika."
    ),
    signed_up="Ilmoittautumisesi on vastaanotettu: {what}.",
    waiting="Olet jonossa: {what}. Kerromme, jos paikka vapautuu.",
    seat="Sait paikan: {what}.",
    see_sign_up="Katso tai peru: {link}",
    subscribe="Vahvista tilauksesi",
    confirm="Tilaatko tiedon muutoksista: {what}? Vahvista: {link}",
    not_you="Jos et tilannut tätä, sinun ei tarvitse tehdä mitään.",
    news="Muutoksia: {title}",
    news_more="Koko tiedote: {link}",
    unsubscribe="Lopeta tilaus: {link}",
    letter_greeting="Hei {name},",
    letter_phone="Jos sinulla on kysyttävää, soita: {phone}.",
)

SV = Sayings(
    booking="Din bokning",
    states={
        BookingState.REQUESTED: "Vi har tagit emot din bokningsbegäran: {what}. Vi meddelar när den har godkänts.",
        BookingState.REFUSED: "Din bokningsbegäran kunde inte godkännas: {what}.",
        BookingState.CANCELLED: "Din bokning är avbokad: {what}.",
        BookingState.HONOURED: "Din bokning gäller trots undantagsarrangemangen: {what}.",
        BookingState.BOOKED: "Du har bokat en tid: {what}.",
        BookingState.TO_CONTACT: "Vi kontaktar dig om din bokning: {what}. Du behöver inte göra något.",
    },
    reminder="Påminnelse om din bokning: {what}.",
    see="Se, flytta eller avboka: {link}",
    choose="Välj en annan tid: {link}",
    reopened="Stället är ändå öppet: {what}. Din avbokade tid kommer inte tillbaka av sig själv.",
    book_again="Boka på nytt: {link}",
    later="Nästa lediga tid på samma ställe: {when}.",
    elsewhere="Ledig tid på annat håll: {place}, {when}.",
    by_phone="Servicen ges då per telefon: {phone}.",
    event="Evenemang",
    event_cancelled="Evenemanget är inställt: {what}.",
    event_new_date_comes="Om det får en ny tid meddelar vi dig. Du behöver inte göra något.",
    event_moved="Evenemanget har fått en ny tid: {what}. Den tidigare tiden var {when}. Din plats är kvar.",
    cannot_come="Om du inte kan komma, ge upp din plats: {link}",
    event_off="Evenemanget ordnas inte: {what}.",
    organiser="Evenemanget som du ordnar",
    organiser_asked=(
        "Undantagsarrangemangen ställer in evenemanget: {what}. Vi kontaktar dig för att komma överens om det ställs "
        "in helt eller får en ny tid."
    ),
    signed_up="Din anmälan är mottagen: {what}.",
    waiting="Du står i kö: {what}. Vi meddelar om en plats blir ledig.",
    seat="Du fick en plats: {what}.",
    see_sign_up="Se eller avboka: {link}",
    subscribe="Bekräfta din prenumeration",
    confirm="Vill du få besked om ändringar: {what}? Bekräfta: {link}",
    not_you="Om du inte har beställt detta behöver du inte göra något.",
    news="Ändringar: {title}",
    news_more="Hela meddelandet: {link}",
    unsubscribe="Avsluta prenumerationen: {link}",
    letter_greeting="Hej {name},",
    letter_phone="Om du har frågor, ring: {phone}.",
)

EN = Sayings(
    booking="Your booking",
    states={
        BookingState.REQUESTED: "We have received your request: {what}. We will tell you when it is accepted.",
        BookingState.REFUSED: "Your request could not be accepted: {what}.",
        BookingState.CANCELLED: "Your booking is cancelled: {what}.",
        BookingState.HONOURED: "Your booking stands in spite of the exceptional arrangements: {what}.",
        BookingState.BOOKED: "You have booked a time: {what}.",
        BookingState.TO_CONTACT: "We will contact you about your booking: {what}. You need not do anything.",
    },
    reminder="A reminder of your booking: {what}.",
    see="See, move or cancel it: {link}",
    choose="Choose another time: {link}",
    reopened="The place is open after all: {what}. Your cancelled booking does not come back by itself.",
    book_again="Book again: {link}",
    later="The next free time at the same place: {when}.",
    elsewhere="A free time elsewhere: {place}, {when}.",
    by_phone="You are served by phone then: {phone}.",
    event="Event",
    event_cancelled="The event is cancelled: {what}.",
    event_new_date_comes="If a new date is found, we will tell you. You need not do anything.",
    event_moved="The event has a new date: {what}. It was to be {when}. Your seat is kept.",
    cannot_come="If you cannot come, give up your seat: {link}",
    event_off="The event will not be held: {what}.",
    organiser="The event you organise",
    organiser_asked=(
        "The exceptional arrangements cancel the event: {what}. We will contact you to agree whether it is cancelled "
        "for good or gets a new date."
    ),
    signed_up="You have signed up: {what}.",
    waiting="You are on the waiting list: {what}. We will tell you if a seat becomes free.",
    seat="You have a seat: {what}.",
    see_sign_up="See or cancel it: {link}",
    subscribe="Confirm your subscription",
    confirm="Do you want to hear of changes: {what}? Confirm: {link}",
    not_you="If you did not ask for this, you need not do anything.",
    news="Changes: {title}",
    news_more="The whole notice: {link}",
    unsubscribe="Unsubscribe: {link}",
    letter_greeting="Dear {name},",
    letter_phone="If you have questions, call {phone}.",
)

SAYINGS = {"fi": FI, "sv": SV, "en": EN}
"""By language."""
