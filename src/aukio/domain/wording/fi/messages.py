"""What messages say in Finnish."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.wording.messages import Messages

MESSAGES = Messages(
    booking="Varauksesi",
    states=Partial(
        {
            BookingState.REQUESTED: "Varauspyyntösi on vastaanotettu: {what}. Kerromme, kun se on hyväksytty.",
            BookingState.REFUSED: "Varauspyyntöäsi ei voitu hyväksyä: {what}.",
            BookingState.CANCELLED: "Varauksesi on peruttu: {what}.",
            BookingState.HONOURED: "Varauksesi on voimassa poikkeusjärjestelyistä huolimatta: {what}.",
            BookingState.BOOKED: "Varasit ajan: {what}.",
            BookingState.TO_CONTACT: "Otamme sinuun yhteyttä varauksestasi: {what}. Sinun ei tarvitse tehdä mitään.",
        },
        reason="the person who booked holds, gives up and moves a booking, and gets no message of it",
    ),
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
    next_in_queue="Vuoronumero {label}: olet seuraavana. {name}.",
)
