"""What messages say in Swedish."""

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.wording.messages import Messages

MESSAGES = Messages(
    booking="Din bokning",
    states=Partial(
        {
            BookingState.REQUESTED: "Vi har tagit emot din bokningsbegäran: {what}. Vi meddelar när den har godkänts.",
            BookingState.REFUSED: "Din bokningsbegäran kunde inte godkännas: {what}.",
            BookingState.CANCELLED: "Din bokning är avbokad: {what}.",
            BookingState.HONOURED: "Din bokning gäller trots undantagsarrangemangen: {what}.",
            BookingState.BOOKED: "Du har bokat en tid: {what}.",
            BookingState.TO_CONTACT: "Vi kontaktar dig om din bokning: {what}. Du behöver inte göra något.",
        },
        reason="the person who booked holds, gives up and moves a booking, and gets no message of it",
    ),
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
    next_in_queue="Könummer {label}: du är nästa i tur. {name}.",
)
