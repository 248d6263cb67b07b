"""What an editor heard when the sentences were read aloud: the corners that the registers do not reach."""

from datetime import datetime

import pytest

from aukio.domain.city.places import Admission, ChannelKind, HoursMean, Purpose
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Admit, Capacity, CapacityOf, Close, Effect, Elsewhere, Offer
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.facts.subjects import SubjectKind
from aukio.domain.publishing.log import Touched
from aukio.domain.week import Week
from aukio.domain.wording import fi, sv
from aukio.domain.wording.when import Tense, When
from tests.wording.golden import DESK, LIBRARY, naming
from tests.wording.test_subjects_fi import NAMING, WINTER, row, subject, told
from tests.wording.told_fi import NAMING_AT

FOR_NOW = When(Period(datetime(2020, 11, 30), open_end=OpenEnd.FOR_NOW), Tense.PRESENT)


@pytest.mark.parametrize(
    ("less", "said"),
    [
        (Capacity(CapacityOf.VISITORS, max=20), "Sisään otetaan enintään 20 kävijää."),
        (Capacity(CapacityOf.VISITORS, max=1), "Sisään otetaan enintään 1 kävijä."),
        (Capacity(CapacityOf.VISITORS), "Sisään otetaan tavallista vähemmän kävijöitä."),
        (
            Capacity(CapacityOf.VISITORS, 0.3, 5),
            "Sisään otetaan enintään 30 % tavallisesta kävijämäärästä, kuitenkin enintään 5 kävijää.",
        ),
    ],
)
def test_finnish_counts_visitors_as_visitors(less: Effect, said: str) -> None:
    assert fi.say_effect(less, naming("fi")) == said


def test_where_else_has_its_own_form_in_a_bare_sentence_too() -> None:
    assert fi.say_effect(Elsewhere("print", (LIBRARY, DESK)), NAMING_AT) == (
        "Tulostaminen: palvelu on saatavilla Kalajärven kirjastossa ja Tapiolan asiointipisteessä."
    )


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (
            Offer(ChannelKind.PHONE, admission=Admission.BOOKED_ONLY),
            "Puhelimitse palvellaan 30.11.2020 alkaen ainakin toistaiseksi vain niitä, jotka ovat jo varanneet ajan.",
        ),
        (
            Offer(ChannelKind.SELF_SERVICE, admission=Admission.BOOKED_ONLY),
            "Itsepalvelu on käytössä 30.11.2020 alkaen ainakin toistaiseksi vain ajan jo varanneille.",
        ),
    ],
)
def test_those_who_have_booked_take_the_case_of_their_verb(offer: Effect, said: str) -> None:
    assert fi.say_fact(offer, FOR_NOW, naming("fi")) == said


def test_swedish_says_the_period_before_a_booked_time() -> None:
    assert sv.say_fact(Admit(Admission.BOOKED_ONLY, channel=ChannelKind.PHONE), FOR_NOW, naming("sv")) == (
        "Från och med 30.11.2020, åtminstone tills vidare, betjänas per telefon endast de som redan har bokat tid."
    )


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        (ChannelKind.PHONE, "Förfrågningar per telefon, samtal tas emot må–fr kl. 8–16."),
        (ChannelKind.CHAT, "Förfrågningar i chatten, meddelanden tas emot må–fr kl. 8–16."),
    ],
)
def test_swedish_takes_calls_by_phone_and_messages_otherwise(channel: ChannelKind, said: str) -> None:
    offer = Offer(channel, Purpose.ENQUIRIES, Week.parse("Mo-Fr 08:00-16:00"), means=HoursMean.ACCEPTED)

    assert sv.say_effect(offer, naming("sv")) == said


def test_plain_swedish_does_not_repeat_what_it_counts() -> None:
    assert sv.say_plain(Capacity(CapacityOf.VISITORS, 0.3, 5), naming("sv")) == (
        "Högst 30 procent av det vanliga antalet besökare. Men högst 5 besökare."
    )


def test_what_ended_before_the_row_was_written_has_ended_in_swedish_too() -> None:
    touched = Touched(subject(SubjectKind.NAMED, 3), told(Close()))

    said = [sv.say_log_row(row(ChangeKind.ENDED, touched, **when), NAMING) for when in ({"when": WINTER}, {})]
    assert [line.partition(":")[0] for line in said] == ["Upphörde att gälla 29.2.2020", "Upphör att gälla 31.3.2020"]
