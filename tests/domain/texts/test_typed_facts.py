"""Times, dates and phone numbers typed into words are found; ordinary numbers are left alone (R123, R124)."""

from datetime import date

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.texts import typed_facts
from aukio.domain.week import ClockSpan
from aukio.domain.wording.languages import language
from tests.wording.spoken import weeks


def found(text: str, lang: str = "en") -> list[str]:
    return [f"{fact.what}: {fact.excerpt}" for fact in typed_facts(text, lang, "FI")]


@pytest.mark.parametrize(
    ("lang", "text", "facts"),
    [
        ("fi", "Palvelemme 8-16.", ["time: 8-16"]),
        ("fi", "Avoinna arkisin 8–16, muulloin sovitusti", ["time: 8–16"]),
        ("fi", "Ovi suljetaan klo 10.", ["time: klo 10"]),
        ("fi", "Ovi suljetaan klo 10.15.", ["time: klo 10.15"]),
        ("fi", "Vastaamme kello 9–11.30 ja 12–15", ["time: kello 9–11.30", "time: 12–15"]),
        ("fi", "Näytteet otetaan 6.45–18", ["time: 6.45–18"]),
        ("fi", "Aulaan pääsee 8.30 alkaen", ["time: 8.30"]),
        ("fi", "Keskiyöllä ovet lukitaan", ["time: Keskiyöllä"]),
        ("fi", "Päivystys ympäri vuorokauden", ["time: ympäri vuorokauden"]),
        ("sv", "Vi öppnar kl. 9", ["time: kl. 9"]),
        ("sv", "Vi öppnar klockan 9.30", ["time: klockan 9.30"]),
        ("sv", "Öppet kl 8–16 varje dag", ["time: kl 8–16"]),
        ("sv", "Öppet 8–16 dagligen", ["time: 8–16"]),
        ("sv", "Jouren svarar dygnet runt", ["time: dygnet runt"]),
        ("en", "We open at 7 am.", ["time: 7 am"]),
        ("en", "From 7 am to 7 pm", ["time: 7 am", "time: 7 pm"]),
        ("en", "Open 7–9 p.m. on weekdays", ["time: 7–9 p.m."]),
        ("en", "between 10:00 and 15:00", ["time: 10:00", "time: 15:00"]),
        ("en", "The doors close at noon", ["time: noon"]),
        ("en", "at 9 o'clock", ["time: 9 o'clock"]),
        ("en", "open 12–16 from Monday", ["time: 12–16"]),
        ("en", "our line is open 24/7", ["time: 24/7"]),
        ("fi", "Suljettu 30.3.2020 asti", ["date: 30.3.2020"]),
        ("fi", "Suljettu 30.3. asti", ["date: 30.3."]),
        ("fi", "Suljettu 1. huhtikuuta alkaen", ["date: 1. huhtikuuta"]),
        ("fi", "Suljettu 30.3.2020 klo 8.30 alkaen", ["date: 30.3.2020", "time: klo 8.30"]),
        ("sv", "Stängt till den 30 april", ["date: 30 april"]),
        ("sv", "Stängt 30.3.2020–30.4.2020", ["date: 30.3.2020", "date: 30.4.2020"]),
        ("en", "Closed until 30 April 2020", ["date: 30 April 2020"]),
        ("en", "Closed from 18th March", ["date: 18th March"]),
        ("en", "Closed from March 18, 2020", ["date: March 18, 2020"]),
        ("en", "Closed on 2020-03-18", ["date: 2020-03-18"]),
        ("en", "Closed on 27.5.2021", ["date: 27.5.2021"]),
        ("fi", "Soita 040 507 9083", ["phone: 040 507 9083"]),
        ("fi", "Soita +358 40 507 9083 klo 8–10", ["phone: +358 40 507 9083", "time: klo 8–10"]),
        ("sv", "Ring 09 816 22800", ["phone: 09 816 22800"]),
        ("en", "Call (09) 816 22800 or +46 8 123 456 78", ["phone: (09) 816 22800", "phone: +46 8 123 456 78"]),
    ],
)
def test_a_typed_fact_is_found(lang: str, text: str, facts: list[str]) -> None:
    assert found(text, lang) == facts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The years 2020–2021 were hard."),
        ("en", "In 2020 and in spring 2021"),
        ("en", "since March 2020"),
        ("en", "At most 20 people at once"),
        ("en", "Keep 2 metres apart"),
        ("en", "groups of 10–15 people"),
        ("en", "It takes 10–15 minutes"),
        ("en", "for ages 7–12"),
        ("en", "pages 3–5 of the form"),
        ("en", "rooms 2–4 are closed"),
        ("en", "half (50%) of the seats, 20–50% fewer visitors"),
        ("en", "COVID-19"),
        ("en", "A card costs 2.50 euros or €3.50"),
        ("en", "in the afternoon"),
        ("en", "You may come, 20 may wait"),
        ("en", "Act 423/2003, section 32"),
        ("en", "the 1st and the 2nd floor"),
        ("fi", "Enintään 20 henkilöä kerrallaan"),
        ("fi", "7–12-vuotiaat lapset"),
        ("fi", "7–12 vuotta täyttäneet"),
        ("fi", "luokat 1–6"),
        ("fi", "viikoilla 8–10"),
        ("fi", "vuosina 2020–2021"),
        ("fi", "Pidä 1–2 metrin väli"),
        ("fi", "jono kestää 5–10 minuuttia"),
        ("fi", "maksu on 12,50 euroa"),
        ("fi", "Kirjaston 1. kerros ja 2. kerros"),
        ("fi", "Iso Omena 2"),
        ("sv", "Högst 20 personer"),
        ("sv", "årskurserna 1–6"),
        ("sv", "barn i åldern 7–12 år"),
        ("sv", "Håll 2 meters avstånd"),
        ("sv", "åren 2020–2021"),
        ("sv", "boka en tid 1–2 veckor i förväg"),
    ],
)
def test_an_ordinary_number_is_left_alone(lang: str, text: str) -> None:
    assert found(text, lang) == []


# --- laws

languages = st.sampled_from(tuple(LANGUAGES))
_AROUND = {
    "fi": "Tiskillä palvellaan {} ja muulloin sovitusti.",
    "sv": "Disken betjänar {} och annars enligt överenskommelse.",
    "en": "The desk is staffed {} and otherwise by agreement.",
}


@given(languages, weeks())
def test_hours_as_we_say_them_are_found_wherever_they_were_copied(lang: str, week: object) -> None:
    said = language(lang).say_week(week)  # type: ignore[arg-type]  # the strategy is untyped
    if any(char.isdigit() for char in said) or "noon" in said or "midnight" in said:
        assert any(fact.startswith("time") for fact in found(_AROUND[lang].format(said), lang)), said


@given(languages, st.integers(0, 1439), st.integers(1, 1439))
def test_every_span_as_we_say_it_is_found(lang: str, start: int, length: int) -> None:
    said = language(lang).say_span(ClockSpan(start, start + length))
    assert any(fact.startswith("time") for fact in found(_AROUND[lang].format(said), lang)), said


@given(languages, st.integers(0, 1439))
def test_every_clock_as_we_say_it_is_found(lang: str, minutes: int) -> None:
    before = {"fi": "klo ", "sv": "kl. ", "en": ""}[lang]
    said = f"{before}{language(lang).say_clock(minutes)}"
    assert any(fact.startswith("time") for fact in found(_AROUND[lang].format(said), lang)), said


@given(languages, st.dates(date(1990, 1, 1), date(2035, 1, 1)))
def test_every_day_as_we_say_it_is_a_date_and_no_time(lang: str, day: date) -> None:
    said = language(lang).say_day(day)
    assert found(_AROUND[lang].format(said), lang) == [f"date: {said}"]


@given(languages, st.integers(2000000, 9999999), st.sampled_from(["NATIONAL", "INTERNATIONAL", "E164"]))
def test_every_number_that_can_be_dialled_is_a_phone_number(lang: str, number: int, form: str) -> None:
    parsed = phonenumbers.parse(f"+35840{number}")
    said = phonenumbers.format_number(parsed, getattr(phonenumbers.PhoneNumberFormat, form))
    assert found(_AROUND[lang].format(said), lang) == [f"phone: {said}"]


@given(st.integers(0, 100_000), st.sampled_from(["fi henkilöä", "sv personer", "en people", "en metres"]))
def test_a_number_of_people_or_metres_is_no_fact_we_could_say(count: int, counted: str) -> None:
    lang, noun = counted.split()
    assert found(_AROUND[lang].format(f"{count} {noun}"), lang) == []


@given(languages, st.integers(1900, 2099), st.integers(0, 5))
def test_a_year_or_a_range_of_years_is_no_fact_we_could_say(lang: str, year: int, more: int) -> None:
    assert found(_AROUND[lang].format(f"{year}–{year + more}"), lang) == []


@given(languages, st.text(max_size=80))
def test_any_text_can_be_read(lang: str, text: str) -> None:
    for fact in typed_facts(text, lang, "FI"):
        assert fact.excerpt in text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ferry is back about 8 pm, perhaps later."),
        ("en", "Last admission at 3:30 pm."),
        ("fi", "Lautta palaa noin klo 20."),
        ("fi", "Viimeinen sisäänpääsy klo 15.30."),
        ("sv", "Färjan är tillbaka ungefär kl. 20."),
        ("sv", "Sista insläpp kl. 15.30."),
    ],
)
def test_a_time_that_no_effect_can_say_is_left_alone(lang: str, text: str) -> None:
    assert found(text, lang) == []
