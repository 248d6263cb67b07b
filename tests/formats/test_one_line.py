"""A change said in one line: what is understood, and what is left to the writer (fi, sv, en)."""

from datetime import date

import pytest

from aukio.domain.facts.record import View
from aukio.domain.wording.place_words import place_words
from aukio.formats.notices.one_line import read_line
from tests.spec.in_memory import espoo
from tests.spec.now import NOW

WORDS = place_words(View(espoo((), NOW), NOW))
TODAY = date(2026, 12, 1)
"""A Tuesday."""

NOW_ON = {"begins": "now"}
TODAY_ONLY = {"begins": "now", "ends": "today"}
CLOSED = {"what": "closed"}
K_LIB, I_LIB = {"where": "Kalajärvi Library"}, {"where": "Iso Omena Library"}
LIBRARIES = {"where": "Libraries"}
HEALTH = {"where": "Health centres"}


def days(first: str, last: str = "") -> dict[str, str]:
    """The answers for days from the first to the last one."""
    ends = {"ends": "day", "last_day": last} if last else {"ends": "today"}
    return {"begins": "later", "first_day": first} | ends


UNDERSTOOD: list[tuple[str, dict[str, str], str]] = [
    # a place, what, today
    ("Kalajärvi Library closed today", K_LIB | CLOSED | TODAY_ONLY, ""),
    ("Kalajärven kirjasto suljettu tänään", K_LIB | CLOSED | TODAY_ONLY, ""),
    ("Biblioteket i Kalajärvi stängt i dag", K_LIB | CLOSED | TODAY_ONLY, ""),
    ("today Kalajärvi Library is closed", K_LIB | CLOSED | TODAY_ONLY, ""),
    ("kalajarvi/library closed", K_LIB | CLOSED, ""),
    # forms of a name
    ("Kalajärven kirjastossa suljettu huomenna", K_LIB | CLOSED | days("2.12.2026"), ""),
    ("på biblioteket i Kalajärvi stängt i morgon", K_LIB | CLOSED | days("2.12.2026"), ""),
    ("at Kalajärvi Library closed tomorrow", K_LIB | CLOSED | days("2.12.2026"), ""),
    # a reason
    ("Kalajärvi Library closed today because of a burst pipe", K_LIB | CLOSED | TODAY_ONLY, "technical"),
    ("Kalajärven kirjasto suljettu tänään putkirikon vuoksi", K_LIB | CLOSED | TODAY_ONLY, "technical"),
    ("Biblioteket i Kalajärvi stängt i dag på grund av rörbrott", K_LIB | CLOSED | TODAY_ONLY, "technical"),
    ("strike: libraries closed tomorrow", LIBRARIES | CLOSED | days("2.12.2026"), "strike"),
    ("kirjastot kiinni huomenna, lakko", LIBRARIES | CLOSED | days("2.12.2026"), "strike"),
    ("alla bibliotek stängda i morgon, strejk", LIBRARIES | CLOSED | days("2.12.2026"), "strike"),
    ("Iso Omena Library closed now, power cut", I_LIB | CLOSED | NOW_ON | {"ends": "today"}, "technical"),
    ("Iso Omenan kirjasto suljettu nyt, sähkökatko", I_LIB | CLOSED | NOW_ON | {"ends": "today"}, "technical"),
    # another place instead
    (
        "Iso Omena Library closed today, burst pipe, go to Kalajärvi Library",
        I_LIB | {"instead": "Kalajärvi Library"} | CLOSED | TODAY_ONLY,
        "technical",
    ),
    (
        "Iso Omenan kirjasto suljettu tänään, käytä Kalajärven kirjastoa",
        I_LIB | CLOSED | TODAY_ONLY | {"left": "Kalajärven kirjastoa"},
        "",
    ),
    (
        "Iso Omenan kirjasto suljettu tänään, mene Kalajärven kirjastoon",
        I_LIB | {"instead": "Kalajärvi Library"} | CLOSED | TODAY_ONLY,
        "",
    ),
    (
        "Biblioteket i Iso Omena stängt i dag, gå till Biblioteket i Kalajärvi",
        I_LIB | {"instead": "Kalajärvi Library"} | CLOSED | TODAY_ONLY,
        "",
    ),
    # until, from, a range
    ("libraries closed until 5.12.", LIBRARIES | CLOSED | NOW_ON | {"ends": "day", "last_day": "5.12.2026"}, ""),
    ("kirjastot suljettu 5.12. asti", LIBRARIES | CLOSED | NOW_ON | {"ends": "day", "last_day": "5.12.2026"}, ""),
    ("kirjastot suljettu 5.12. saakka", LIBRARIES | CLOSED | NOW_ON | {"ends": "day", "last_day": "5.12.2026"}, ""),
    (
        "biblioteken stängt till 5.12.",
        CLOSED | NOW_ON | {"ends": "day", "last_day": "5.12.2026", "left": "biblioteken"},
        "",
    ),
    ("alla bibliotek stängda från 3.12. till 5.12.", LIBRARIES | CLOSED | days("3.12.2026", "5.12.2026"), ""),
    ("libraries closed from 3.12. to 5.12.", LIBRARIES | CLOSED | days("3.12.2026", "5.12.2026"), ""),
    (
        "kirjastot kiinni 3.12. alkaen toistaiseksi",
        LIBRARIES | CLOSED | {"begins": "later", "first_day": "3.12.2026", "ends": "for_now"},
        "",
    ),
    ("libraries closed 3.–5.12.", LIBRARIES | CLOSED | days("3.12.2026", "5.12.2026"), ""),
    ("kirjastot suljettu 3.-5.12.2026", LIBRARIES | CLOSED | days("3.12.2026", "5.12.2026"), ""),
    ("libraries closed 31.12.–1.1.", LIBRARIES | CLOSED | days("31.12.2026", "1.1.2027"), ""),
    ("libraries closed 24 December", LIBRARIES | CLOSED | days("24.12.2026"), ""),
    ("alla bibliotek stängda 24 december", LIBRARIES | CLOSED | days("24.12.2026"), ""),
    ("kirjastot suljettu 24. joulukuuta", LIBRARIES | CLOSED | days("24.12.2026"), ""),
    ("libraries closed 24.12. and 26.12.", LIBRARIES | CLOSED | {"begins": "days", "days": "24.12., 26.12."}, ""),
    ("kirjastot kiinni 24.12. ja 26.12.", LIBRARIES | CLOSED | {"begins": "days", "days": "24.12., 26.12."}, ""),
    ("libraries closed on Friday", LIBRARIES | CLOSED | days("4.12.2026"), ""),
    ("kirjastot suljettu perjantaina", LIBRARIES | CLOSED | days("4.12.2026"), ""),
    ("alla bibliotek stängda på fredag", LIBRARIES | CLOSED | days("4.12.2026"), ""),
    ("libraries closed for three days", LIBRARIES | CLOSED | NOW_ON | {"ends": "day", "last_day": "3.12.2026"}, ""),
    ("kirjastot suljettu kolme päivää", LIBRARIES | CLOSED | NOW_ON | {"ends": "day", "last_day": "3.12.2026"}, ""),
    ("alla bibliotek stängda 3 dagar", LIBRARIES | CLOSED | NOW_ON | {"ends": "day", "last_day": "3.12.2026"}, ""),
    ("libraries closed until further notice", LIBRARIES | CLOSED | NOW_ON | {"ends": "for_now"}, ""),
    ("kirjastot suljettu toistaiseksi", LIBRARIES | CLOSED | NOW_ON | {"ends": "for_now"}, ""),
    ("alla bibliotek stängda tills vidare", LIBRARIES | CLOSED | NOW_ON | {"ends": "for_now"}, ""),
    # hours
    ("libraries 10–14 on 24.12.", LIBRARIES | {"what": "other_hours", "hours": "10–14"} | days("24.12.2026"), ""),
    ("kirjastot auki 24.12. klo 10–14", LIBRARIES | {"what": "other_hours", "hours": "10–14"} | days("24.12.2026"), ""),
    (
        "alla bibliotek öppet kl 10-14 24.12.",
        LIBRARIES | {"what": "other_hours", "hours": "10-14"} | days("24.12.2026"),
        "",
    ),
    (
        "Iso Omena Library open 9.30–15 tomorrow",
        I_LIB | {"what": "other_hours", "hours": "9.30–15"} | days("2.12.2026"),
        "",
    ),
    (
        "Iso Omena Library open 9am-3pm tomorrow",
        I_LIB | {"what": "other_hours", "hours": "9am-3pm"} | days("2.12.2026"),
        "",
    ),
    # other changes
    ("health centres by appointment only tomorrow", HEALTH | {"what": "by_appointment"} | days("2.12.2026"), ""),
    ("terveysasemat vain ajanvarauksella huomenna", HEALTH | {"what": "by_appointment"} | days("2.12.2026"), ""),
    ("hälsostationer endast med tidsbokning i morgon", HEALTH | {"what": "by_appointment"} | days("2.12.2026"), ""),
    ("printers out of order", {"where": "Printers", "what": "out_of_order"}, ""),
    ("tulostimet rikki", {"where": "Printers", "what": "out_of_order"}, ""),
    ("skrivare ur funktion", {"where": "Printers", "what": "out_of_order"}, ""),
    ("laboratories by phone only", {"where": "Laboratories", "what": "remote_only"}, ""),
    ("libraries closed today, bookings are cancelled", LIBRARIES | CLOSED | TODAY_ONLY | {"existing": "cancel"}, ""),
    ("kirjastot suljettu tänään, varaukset perutaan", LIBRARIES | CLOSED | TODAY_ONLY | {"existing": "cancel"}, ""),
    # several places, and exceptions
    (
        "health centres and laboratories closed today",
        {"where": "Health centres, Laboratories"} | CLOSED | TODAY_ONLY,
        "",
    ),
    (
        "libraries except Kalajärvi Library closed today",
        LIBRARIES | {"excepted": "Kalajärvi Library"} | CLOSED | TODAY_ONLY,
        "",
    ),
    (
        "kirjastot paitsi Kalajärven kirjasto suljettu tänään",
        LIBRARIES | {"excepted": "Kalajärvi Library"} | CLOSED | TODAY_ONLY,
        "",
    ),
    # what is not understood is left
    ("Atlantis closed today", CLOSED | TODAY_ONLY | {"left": "Atlantis"}, ""),
    ("libraries closed whenever it suits", LIBRARIES | CLOSED | {"left": "whenever it suits"}, ""),
    ("library closed today", CLOSED | TODAY_ONLY | {"left": "library"}, ""),
    ("libraries closed open by appointment today", LIBRARIES | TODAY_ONLY, ""),
    ("32.13. libraries closed", LIBRARIES | CLOSED | {"left": "32.13"}, ""),
    ("", {}, ""),
]


@pytest.mark.parametrize(("line", "fields", "cause"), UNDERSTOOD, ids=[line or "empty" for line, _, _ in UNDERSTOOD])
def test_a_line_is_understood_or_left(line: str, fields: dict[str, str], cause: str) -> None:
    said = read_line(line, WORDS, TODAY, "en")
    left = {"left": " | ".join(said.left)} if said.left else {}
    assert ({**said.fields, **left}, said.cause) == (fields, cause)


def test_of_several_places_of_one_name_ones_own_is_meant() -> None:
    mine = frozenset({clause.place for clause in WORDS.read("kalajarvi/library").clauses if hasattr(clause, "place")})
    assert read_line("library closed today", WORDS, TODAY, "en", mine).fields["where"] == "Kalajärvi Library"
    assert read_line("kirjasto suljettu tänään", WORDS, TODAY, "fi", mine).fields["where"] == "Kalajärven kirjasto"
