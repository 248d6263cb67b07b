"""What messages say in Swedish."""

from collections.abc import Sequence
from datetime import date, datetime

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.publishing.draft_steps import DraftStep
from aukio.domain.wording.appointments import by_day
from aukio.domain.wording.messages import First, Messages
from aukio.domain.wording.phrasing import minutes_of
from aukio.domain.wording.sv.times import say_clock, say_day, say_weekday

MESSAGES = Messages(
    on=" {when}",
    more_times="{first} och {count} tider till",
    states=Partial(
        {
            BookingState.REQUESTED: First(
                "{who}: vi har fått din bokningsförfrågan{on}{what}.",
                "{who}: vi har fått dina bokningsförfrågningar{on}{what}.",
                "Vi meddelar dig vårt beslut.",
            ),
            BookingState.REFUSED: First(
                "{who}: vi kunde tyvärr inte godkänna din bokningsförfrågan{on}{what}.",
                "{who}: vi kunde tyvärr inte godkänna dina bokningsförfrågningar{on}{what}.",
            ),
            BookingState.CANCELLED: First(
                "{who}: din bokning{on}{what} är avbokad.", "{who}: dina bokningar{on}{what} är avbokade."
            ),
            BookingState.HONOURED: First(
                "{who}: din bokning{on}{what} gäller fortfarande.",
                "{who}: dina bokningar{on}{what} gäller fortfarande.",
                "Du behöver inte göra något.",
            ),
            BookingState.BOOKED: First(
                "{who}: din bokning{on}{what} är bekräftad.", "{who}: dina bokningar{on}{what} är bekräftade."
            ),
            BookingState.TO_CONTACT: First(
                "{who}: vi kan inte ta emot dig{on}{what}.",
                "{who}: vi kan inte ta emot dig{on}{what}.",
                "Kom inte då. Vi kontaktar dig om din bokning.",
            ),
        },
        reason="the person who booked holds, gives up and moves a booking, and gets no message of it",
    ),
    reminder="{who}: påminnelse om din bokning{on}{what}.",
    reopened=First(
        "{who}: vi har ändå öppet{on}{what}.",
        "{who}: vi har ändå öppet{on}{what}.",
        "Din bokning är fortfarande avbokad. Boka en ny tid om du vill komma.",
    ),
    moved="{who}: din bokning har flyttats till {when}{what}. Den tidigare tiden var {before}.",
    causes={
        "epidemic": "Orsaken är en epidemi.",
        "weather": "Orsaken är vädret.",
        "strike": "Orsaken är en strejk.",
        "renovation": "Orsaken är en renovering.",
        "staff": "Orsaken är personalbrist.",
        "holiday": "Orsaken är en helgdag.",
        "technical": "Orsaken är ett tekniskt fel.",
        "other": "",
    },
    sorry="Vi beklagar olägenheten.",
    see="Se, flytta eller avboka din bokning: {link}",
    choose="Välj en ny tid: {link}",
    book_again="Boka på nytt: {link}",
    later="Nästa lediga tid: {when}.",
    elsewhere="Ledig tid finns också: {place}, {when}.",
    by_phone="På din bokade tid kan du ringa oss: {phone}.",
    questions="Frågor? Ring {phone}.",
    event_cancelled="{who}: evenemanget {event}{on} är inställt.",
    event_new_date_comes="Om vi hittar en ny tid meddelar vi dig.",
    event_moved="{who}: evenemanget {event} har flyttats till {when}. Den tidigare tiden var {before}.",
    seat_kept="Din plats finns kvar.",
    cannot_come="Om du inte kan komma, avstå från din plats: {link}",
    event_off="{who}: evenemanget {event}{on} ordnas inte.",
    organiser_asked="{who}: ditt evenemang {event}{on} kan inte ordnas som planerat.",
    organiser_next="Vi kontaktar dig och kommer överens om en ny tid eller om att ställa in.",
    signed_up="{who}: du har anmält dig till evenemanget {event}{on}.",
    waiting="{who}: du står i kö till evenemanget {event}{on}.",
    waiting_next="Vi meddelar dig om en plats blir ledig.",
    seat="{who}: du har fått en plats på evenemanget {event}{on}.",
    see_sign_up="Se eller avboka din anmälan: {link}",
    confirm="{who}: vill du få besked om ändringar? Ämne: {what}.",
    confirm_link="Bekräfta prenumerationen: {link}",
    not_you="Om du inte har beställt det här behöver du inte göra något.",
    news="{who}: {event}",
    news_more="Hela notisen: {link}",
    unsubscribe="Avsluta prenumerationen: {link}",
    letter_greeting="Hej {name},",
    letter_phone="Om du har frågor, ring {phone}.",
    next_in_queue="{who}: könummer {label}, du är näst i tur.",
    draft_asked="{who}: {by} ber dig godkänna ”{event}”.",
    draft_urgent="{who}: {by} publicerade ”{event}” som brådskande. Granska det.",
    draft_decide="Läs och avgör: {link}",
    draft_comment="{by} skriver: ”{comment}”",
    draft_places="Ändringar: {places}.",
    draft_decided=Partial(
        {
            DraftStep.RETURN: "{who}: {by} skickade tillbaka ”{event}” till dig.",
            DraftStep.APPROVE: "{who}: {by} godkände ”{event}”. Det är publicerat.",
            DraftStep.CONFIRM: "{who}: {by} granskade ”{event}”. Det stämmer.",
            DraftStep.UNDO: "{who}: {by} tog tillbaka ”{event}”.",
        },
        reason="writers hear of what others decide about their draft",
    ),
    draft_see="Se: {link}",
)


def say_appointments(times: Sequence[datetime], today: date) -> str:
    """``må 30.3 kl. 10.15``, each day once; the year where it is not that of ``today``."""
    return by_day(times, lambda day: _say_day(day, today), lambda time: say_clock(minutes_of(time)), " kl. ", "och")


def _say_day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"
