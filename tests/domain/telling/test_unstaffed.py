"""A place whose desk alone is closed is said to be open without staff, with the hours of its self-service."""

import pytest

from aukio.domain.city.places import Channel, ChannelKind
from aukio.domain.facts.effects import Close, Effect, Hours
from aukio.domain.telling.unstaffed import unstaffed
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.when import Beside, Tense, Unstaffed, When
from tests.domain.factories import at, fact, period, place_id, square

DESK = place_id("square/desk")
DAY = period("2026-04-03", "2026-04-04")
CARD = Channel(ChannelKind.SELF_SERVICE, week=Week.parse("Mo-Su 06:00-22:00"))
SHUT = Close((ChannelKind.ON_SITE,))


@pytest.mark.parametrize(
    ("beside", "close", "week"),
    [
        ((), SHUT, "Mo-Su 06:00-22:00"),
        ((Hours(Week.parse("Fr 10:00-12:00"), ChannelKind.SELF_SERVICE),), SHUT, "Fr 10:00-12:00"),
        ((Close((ChannelKind.SELF_SERVICE,)),), SHUT, None),
        ((), Close(), None),
        ((), Close((ChannelKind.ON_SITE,), Week.parse("Fr 10:00-12:00")), None),
    ],
)
def test_self_service_that_goes_on_is_what_is_open_instead(
    beside: tuple[Effect, ...], close: Close, week: str | None
) -> None:
    view = square(fact(0, "square/desk", DAY, close, *beside), more=(CARD,))
    found = unstaffed(view, [DESK], close, DAY)
    assert (None if found is None else str(found.week)) == week


def test_a_place_without_self_service_is_closed() -> None:
    assert unstaffed(square(fact(0, "square/desk", DAY, SHUT)), [DESK], SHUT, DAY) is None


SAID = (
    (
        "en",
        "No staff on 3 April 2026; self-service open Mon–Sun 6 am–10 pm.",
        "No staff. You can use self-service: Monday to Sunday 6 am to 10 pm.",
    ),
    (
        "fi",
        "Ei henkilökuntaa 3.4.2026; itsepalvelu on auki ma–su klo 6–22.",
        "Ei henkilökuntaa. Voit käyttää itsepalvelua joka päivä kello 6–22.",
    ),
    (
        "sv",
        "Obemannat 3.4.2026; självbetjäningen är öppen må–sö kl. 6–22.",
        "Ingen personal. Du kan använda självbetjäningen: alla dagar klockan 6–22.",
    ),
)


@pytest.mark.parametrize(("lang", "said", "plain"), SAID)
def test_it_is_said_in_every_language(lang: str, said: str, plain: str) -> None:
    naming = namer(square(), lang, at("2020-03-01"))
    beside, words = Beside(unstaffed=Unstaffed(CARD.week)), language(lang)
    assert words.say_fact(SHUT, When(DAY, Tense.FUTURE), naming, beside) == said
    assert words.say_plain(SHUT, naming, beside) == plain
