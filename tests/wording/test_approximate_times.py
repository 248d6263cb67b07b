"""Times that are about right or by the sun, in words of three languages, in full and plain."""

import pytest

from aukio.domain.week import Week
from aukio.domain.wording.languages import language

WORDS = (
    # (week, language, in full, plain)
    ("Mo-Su 10:00-~20:00", "en", "Mon–Sun 10 am until about 8 pm", "Monday to Sunday from 10 am until about 8 pm."),
    ("Mo-Su 10:00-~20:00", "fi", "ma–su klo 10 – noin klo 20", "Joka päivä kello 10 alkaen noin kello 20 asti."),
    ("Mo-Su 10:00-~20:00", "sv", "må–sö kl. 10 till ungefär kl. 20", "Alla dagar klockan 10 till ungefär klockan 20."),
    ("Sa 08:00-sunset", "en", "Sat 8 am until sunset", "Saturday from 8 am until sunset."),
    ("Sa 08:00-sunset", "fi", "la klo 8 – auringonlasku", "Lauantaisin kello 8 alkaen auringonlaskuun asti."),
    ("Sa 08:00-sunset", "sv", "lö kl. 8 till solnedgången", "Lördag klockan 8 till solnedgången."),
    ("Sa dawn-dusk", "en", "Sat dawn until dusk", "Saturday from dawn until dusk."),
    ("Sa dawn-dusk", "fi", "la aamunkoitto – hämärän tulo", "Lauantaisin aamunkoitosta alkaen hämärän tuloon asti."),
    ("Sa dawn-dusk", "sv", "lö från gryningen till skymningen", "Lördag från gryningen till skymningen."),
    (
        "Sa 08:00-(sunset-00:30)",
        "en",
        "Sat 8 am until half an hour before sunset",
        "Saturday from 8 am until half an hour before sunset.",
    ),
    (
        "Sa 08:00-(sunset-00:30)",
        "fi",
        "la klo 8 – puoli tuntia ennen auringonlaskua",
        "Lauantaisin kello 8 alkaen siihen asti, kun on puoli tuntia ennen auringonlaskua.",
    ),
    (
        "Sa 08:00-(sunset-00:30)",
        "sv",
        "lö kl. 8 till en halvtimme före solnedgången",
        "Lördag klockan 8 till en halvtimme före solnedgången.",
    ),
)


@pytest.mark.parametrize(("week", "lang", "full", "plain"), WORDS)
def test_a_week_with_approximate_times_is_said(week: str, lang: str, full: str, plain: str) -> None:
    words = language(lang)
    assert words.say_week(Week.parse(week)) == full
    assert words.say_plain_week(Week.parse(week)) == plain


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "8 am–10 am and about 8 pm until sunset"),
        ("fi", "8–10 ja noin klo 20 – auringonlasku"),
        ("sv", "8–10 och från ungefär kl. 20 till solnedgången"),
    ],
)
def test_the_hours_of_a_day_are_said(lang: str, said: str) -> None:
    assert language(lang).say_spans((("08:00", "10:00"), ("~20:00", "sunset"))) == said
