"""Weeks with months, days of the year and Easter, in every language, in full and plain."""

from importlib import import_module

import pytest

from aukio.domain.week import Week
from aukio.domain.wording.languages import language

SEASONS = "Apr-Sep Mo-Fr 10:00-18:00; Jul off; PH off; Dec 24-26,Dec 31 off"
FEASTS = "Mo-Su 08:00-16:00; easter -2 days-easter +1 day off; easter +39 days 10:00-12:00; easter +5 days off"

SAID = (
    (
        "en",
        SEASONS,
        (
            "April–September Mon–Fri 10 am–6 pm, closed in July, closed on public holidays,"
            " closed from 24 to 26 December and on 31 December"
        ),
        (
            "From April to September, Monday to Friday 10 am to 6 pm. Closed in July. Closed on public holidays. "
            "Closed from 24 to 26 December and on 31 December."
        ),
    ),
    (
        "fi",
        SEASONS,
        "huhti–syyskuussa ma–pe klo 10–18, heinäkuussa suljettu, arkipyhinä suljettu, 24.–26.12. ja 31.12. suljettu",
        (
            "Huhtikuusta syyskuuhun maanantaista perjantaihin kello 10–18. Heinäkuussa kiinni. Juhlapyhinä kiinni."
            " 24.–26. joulukuuta ja 31. joulukuuta kiinni."
        ),
    ),
    (
        "sv",
        SEASONS,
        "april–september må–fr kl. 10–18, i juli stängt, stängt på helgdagar, 24–26.12 och 31.12 stängt",
        (
            "Från april till september måndag till fredag klockan 10–18. Stängt i juli. Stängt på helgdagar. "
            "Stängt från den 24 till den 26 december och den 31 december."
        ),
    ),
    (
        "en",
        FEASTS,
        (
            "Mon–Sun 8 am–4 pm, closed from Good Friday to Easter Monday, Ascension Day 10 am–midday,"
            " closed 5 days after Easter Sunday"
        ),
        (
            "Monday to Sunday 8 am to 4 pm. Closed from Good Friday to Easter Monday. On Ascension Day 10 am to "
            "midday. Closed 5 days after Easter Sunday."
        ),
    ),
    (
        "fi",
        FEASTS,
        (
            "ma–su klo 8–16, pitkäperjantaista 2. pääsiäispäivään suljettu, helatorstaina klo 10–12,"
            " 5. päivänä pääsiäissunnuntain jälkeen suljettu"
        ),
        (
            "Joka päivä kello 8–16. Pitkäperjantaista 2. pääsiäispäivään kiinni. Helatorstaina kello 10–12."
            " 5. päivänä pääsiäissunnuntain jälkeen kiinni."
        ),
    ),
    (
        "sv",
        FEASTS,
        (
            "må–sö kl. 8–16, långfredagen–annandag påsk stängt, Kristi himmelsfärdsdag kl. 10–12,"
            " femte dagen efter påskdagen stängt"
        ),
        (
            "Alla dagar klockan 8–16. Stängt från långfredagen till annandag påsk. På Kristi himmelsfärdsdag"
            " klockan 10–12. Stängt på femte dagen efter påskdagen."
        ),
    ),
)


@pytest.mark.parametrize(("lang", "text", "said", "plain"), SAID)
def test_dates_are_said_as_people_say_them(lang: str, text: str, said: str, plain: str) -> None:
    week, words = Week.parse(text), language(lang)
    assert (words.say_week(week), words.say_plain_week(week)) == (said, plain)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Tuesdays and Wednesdays", "Mondays to Fridays", "Mon–Fri 9 am–11:30 am, not on public holidays")),
        ("fi", ("tiistaisin ja keskiviikkoisin", "ma–pe", "ma–pe klo 9–11.30, ei arkipyhinä")),
        ("sv", ("tisdagar och onsdagar", "måndagar–fredagar", "må–fr kl. 9–11.30, inte på helgdagar")),
    ],
)
def test_hours_in_which_something_is_so_are_said_as_days_or_with_the_clock(lang: str, said: tuple[str, ...]) -> None:
    weeks = ("Tu-We 00:00-24:00", "Mo-Fr 00:00-24:00", "Mo-Fr 09:00-11:30; PH off")
    module = import_module(f"aukio.domain.wording.{lang}.times")
    assert tuple(module.say_times(Week.parse(week)) for week in weeks) == said
