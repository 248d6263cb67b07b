"""What messages say in Finnish. A doer is named ("olemme peruneet"), and no name is inflected."""

from collections.abc import Sequence
from datetime import date, datetime

from aukio.domain.base.closed_sets import Partial
from aukio.domain.people.booking_states import BookingState
from aukio.domain.publishing.draft_steps import DraftStep
from aukio.domain.wording.appointments import by_day
from aukio.domain.wording.fi.times import say_clock, say_day, say_weekday
from aukio.domain.wording.messages import First, Messages
from aukio.domain.wording.phrasing import minutes_of

MESSAGES = Messages(
    on=" {when}",
    more_times="{first} ja {count} muuta aikaa",
    states=Partial(
        {
            BookingState.REQUESTED: First(
                "{who}: olemme saaneet varauspyyntösi{on}{what}.",
                "{who}: olemme saaneet varauspyyntösi{on}{what}.",
                "Ilmoitamme päätöksestä sinulle.",
            ),
            BookingState.REFUSED: First(
                "{who}: emme valitettavasti voineet hyväksyä varauspyyntöäsi{on}{what}.",
                "{who}: emme valitettavasti voineet hyväksyä varauspyyntöjäsi{on}{what}.",
            ),
            BookingState.CANCELLED: First(
                "{who}: varauksesi{on}{what} on peruttu.", "{who}: varauksesi{on}{what} on peruttu."
            ),
            BookingState.HONOURED: First(
                "{who}: varauksesi{on}{what} on edelleen voimassa.",
                "{who}: varauksesi{on}{what} ovat edelleen voimassa.",
                "Sinun ei tarvitse tehdä mitään.",
            ),
            BookingState.BOOKED: First(
                "{who}: varauksesi{on}{what} on vahvistettu.", "{who}: varauksesi{on}{what} on vahvistettu."
            ),
            BookingState.TO_CONTACT: First(
                "{who}: emme voi palvella sinua{on}{what}.",
                "{who}: emme voi palvella sinua{on}{what}.",
                "Älä tule silloin. Otamme sinuun yhteyttä varauksestasi.",
            ),
        },
        reason="the person who booked holds, gives up and moves a booking, and gets no message of it",
    ),
    reminder="{who}: muistutus varauksestasi{on}{what}.",
    reopened=First(
        "{who}: olemme sittenkin auki{on}{what}.",
        "{who}: olemme sittenkin auki{on}{what}.",
        "Varauksesi on yhä peruttu. Varaa uusi aika, jos haluat tulla.",
    ),
    moved="{who}: varauksesi uusi aika on {when}{what}. Aiempi aika oli {before}.",
    causes={
        "epidemic": "Syynä on epidemia.",
        "weather": "Syynä on sää.",
        "strike": "Syynä on lakko.",
        "renovation": "Syynä on remontti.",
        "staff": "Syynä on henkilöstöpula.",
        "holiday": "Syynä on juhlapyhä.",
        "technical": "Syynä on tekninen vika.",
        "other": "",
    },
    sorry="Pahoittelemme häiriötä.",
    see="Katso, siirrä tai peru varauksesi: {link}",
    choose="Valitse uusi aika: {link}",
    book_again="Varaa uudelleen: {link}",
    later="Seuraava vapaa aika: {when}.",
    elsewhere="Vapaa aika myös: {place}, {when}.",
    by_phone="Varaamaasi aikaan voit soittaa meille: {phone}.",
    questions="Kysyttävää? Soita {phone}.",
    event_cancelled="{who}: tapahtuma {event}{on} on peruttu.",
    event_new_date_comes="Jos löydämme uuden ajan, ilmoitamme siitä sinulle.",
    event_moved="{who}: tapahtuman {event} uusi aika on {when}. Aiempi aika oli {before}.",
    seat_kept="Paikkasi on tallella.",
    cannot_come="Jos et pääse, luovuta paikkasi: {link}",
    event_off="{who}: tapahtumaa {event}{on} ei järjestetä.",
    organiser_asked="{who}: tapahtumaasi {event}{on} ei voi järjestää suunnitelman mukaan.",
    organiser_next="Otamme sinuun yhteyttä ja sovimme kanssasi uudesta ajasta tai perumisesta.",
    signed_up="{who}: olet ilmoittautunut tapahtumaan {event}{on}.",
    waiting="{who}: olet jonossa tapahtumaan {event}{on}.",
    waiting_next="Ilmoitamme sinulle, jos paikka vapautuu.",
    seat="{who}: olet saanut paikan tapahtumaan {event}{on}.",
    see_sign_up="Katso tai peru ilmoittautumisesi: {link}",
    confirm="{who}: haluatko ilmoituksen muutoksista? Aihe: {what}.",
    confirm_link="Vahvista tilaus: {link}",
    not_you="Jos et tilannut tätä, sinun ei tarvitse tehdä mitään.",
    news="{who}: {event}",
    news_more="Koko tiedote: {link}",
    unsubscribe="Lopeta tilaus: {link}",
    letter_greeting="Hei {name},",
    letter_phone="Jos sinulla on kysyttävää, soita {phone}.",
    next_in_queue="{who}: vuoronumero {label}, olet seuraavana.",
    draft_asked="{who}: {by} pyytää hyväksymään tiedotteen ”{event}”.",
    draft_urgent="{who}: {by} julkaisi kiireellisenä tiedotteen ”{event}”. Tarkista se.",
    draft_decide="Lue ja päätä: {link}",
    draft_comment="{by} kirjoittaa: ”{comment}”",
    draft_places="Muutoksia: {places}.",
    draft_decided=Partial(
        {
            DraftStep.RETURN: "{who}: {by} palautti sinulle tiedotteen ”{event}”.",
            DraftStep.APPROVE: "{who}: {by} hyväksyi tiedotteen ”{event}”. Se on julkaistu.",
            DraftStep.CONFIRM: "{who}: {by} tarkisti tiedotteen ”{event}”. Se on oikein.",
            DraftStep.UNDO: "{who}: {by} perui tiedotteen ”{event}”.",
        },
        reason="writers hear of what others decide about their draft",
    ),
    draft_see="Katso: {link}",
)


def say_appointments(times: Sequence[datetime], today: date) -> str:
    """``ma 30.3. klo 10.15``, each day once; the year where it is not that of ``today``."""
    return by_day(times, lambda day: _say_day(day, today), lambda time: say_clock(minutes_of(time)), " klo ", "ja")


def _say_day(day: date, today: date) -> str:
    return f"{say_weekday(day)} {say_day(day, today)}"
