"""Days, hours and periods come in one pattern a language (R014–R017, R034, R060, R063, R123–R125)."""

from datetime import date, datetime

import pytest

from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.week import Cycle, Week
from aukio.domain.wording.languages import language

WEEKS = [
    ("Mo-Fr 07:00-19:00", "ma–pe klo 7–19", "må–fr kl. 7–19", "Mon–Fri 7 am–7 pm"),
    (
        "Mo-Th 06:45-18:00; Fr 06:45-16:00",
        "ma–to klo 6.45–18, pe klo 6.45–16",
        "må–to kl. 6.45–18, fr kl. 6.45–16",
        "Mon–Thu 6:45 am–6 pm, Fri 6:45 am–4 pm",
    ),
    ("Mo,We,Fr 12:00-16:00", "ma, ke, pe klo 12–16", "må, on, fr kl. 12–16", "Mon, Wed, Fri midday–4 pm"),
    (
        "Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00",
        "ma, ke, pe klo 12–16; ti, to klo 10–16",
        "må, on, fr kl. 12–16; ti, to kl. 10–16",
        "Mon, Wed, Fri midday–4 pm; Tue, Thu 10 am–4 pm",
    ),
    (
        "Mo-Fr 07:00-19:00; Sa 08:00-15:00; Su off",
        "ma–pe klo 7–19, la klo 8–15, su suljettu",
        "må–fr kl. 7–19, lö kl. 8–15, sö stängt",
        "Mon–Fri 7 am–7 pm, Sat 8 am–3 pm, closed on Sun",
    ),
    ("Sa,Su 10:00-14:00", "la, su klo 10–14", "lö, sö kl. 10–14", "Sat, Sun 10 am–2 pm"),
    ("Fr-Su 10:00-14:00", "pe–su klo 10–14", "fr–sö kl. 10–14", "Fri–Sun 10 am–2 pm"),
    ("Mo-Su 08:00-16:00", "ma–su klo 8–16", "må–sö kl. 8–16", "Mon–Sun 8 am–4 pm"),
    (
        "Mo-Fr 08:00-16:00; Sa off; Su off",
        "ma–pe klo 8–16; la, su suljettu",
        "må–fr kl. 8–16; lö, sö stängt",
        "Mon–Fri 8 am–4 pm; closed on Sat, Sun",
    ),
    (
        "Mo-Fr 07:00-09:00,18:00-20:00; PH off",
        "ma–pe klo 7–9 ja 18–20, arkipyhinä suljettu",
        "må–fr kl. 7–9 och 18–20, stängt på helgdagar",
        "Mon–Fri 7 am–9 am and 6 pm–8 pm, closed on public holidays",
    ),
    (
        "Mo-Fr 08:00-16:00; PH 10:00-14:00",
        "ma–pe klo 8–16, arkipyhinä klo 10–14",
        "må–fr kl. 8–16, på helgdagar kl. 10–14",
        "Mon–Fri 8 am–4 pm, on public holidays 10 am–2 pm",
    ),
    ("Fr 22:00-02:00", "pe klo 22–2", "fr kl. 22–2", "Fri 10 pm–2 am"),
    ("Sa 08:00-24:00", "la klo 8–24", "lö kl. 8–24", "Sat 8 am–midnight"),
    ("Sa 00:00-24:00", "la ympäri vuorokauden", "lö dygnet runt", "Sat all day"),
    (
        "Mo[1,3] 10:00-12:00",
        "kuukauden ensimmäisenä ja kolmantena maanantaina klo 10–12",
        "första och tredje måndagen i månaden kl. 10–12",
        "the first and third Mon of the month 10 am–midday",
    ),
    (
        "Fr[-2,-1] off",
        "kuukauden toiseksi viimeisenä ja viimeisenä perjantaina suljettu",
        "näst sista och sista fredagen i månaden stängt",
        "closed on the last but one and last Fri of the month",
    ),
    (
        "week 01-53/2 Sa 10:00-14:00; week 02-53/2 Sa 12:00-16:00",
        "parittomilla viikoilla la klo 10–14, parillisilla viikoilla la klo 12–16",
        "udda veckor lö kl. 10–14, jämna veckor lö kl. 12–16",
        "Sat in odd-numbered weeks 10 am–2 pm, Sat in even-numbered weeks midday–4 pm",
    ),
    # A later rule takes its days over whole; what nobody will ever meet is not told.
    (
        "Mo-Fr 08:00-16:00; We 10:00-18:00",
        "ma, ti, to, pe klo 8–16; ke klo 10–18",
        "må, ti, to, fr kl. 8–16; on kl. 10–18",
        "Mon, Tue, Thu, Fri 8 am–4 pm; Wed 10 am–6 pm",
    ),
    ("Mo 08:00-16:00; Tu-Th 08:00-16:00", "ma–to klo 8–16", "må–to kl. 8–16", "Mon–Thu 8 am–4 pm"),
    ("Mo[1] 10:00-12:00; Mo 08:00-16:00", "ma klo 8–16", "må kl. 8–16", "Mon 8 am–4 pm"),
    (
        "Mo-Fr 08:00-16:00; PH 10:00-12:00; PH Sa-Su off",
        "ma–pe klo 8–16; arkipyhinä klo 10–12; arkipyhinä (la, su) suljettu",
        "må–fr kl. 8–16; på helgdagar kl. 10–12; stängt på helgdagar (lö, sö)",
        "Mon–Fri 8 am–4 pm; on public holidays 10 am–midday; closed on public holidays (Sat, Sun)",
    ),
    (
        "PH Sa-Su off; PH Su 10:00-12:00",
        "arkipyhinä (la) suljettu, arkipyhinä (su) klo 10–12",
        "stängt på helgdagar (lö), på helgdagar (sö) kl. 10–12",
        "closed on public holidays (Sat), on public holidays (Sun) 10 am–midday",
    ),
]


@pytest.mark.parametrize(("text", "fi", "sv", "en"), WEEKS)
def test_a_week_is_said_as_people_write_it(text: str, fi: str, sv: str, en: str) -> None:
    week = Week.stored(text)

    assert [language(code).say_week(week) for code in ("fi", "sv", "en")] == [fi, sv, en]


EVERY_SECOND = Cycle((Week.parse("Sa 10:00-14:00"), Week.parse("Sa off")), date(2027, 1, 6))
IN_THREES = Cycle(tuple(map(Week.parse, ("Mo 08:00-16:00", "Tu 08:00-16:00", "We 08:00-16:00"))), date(2027, 1, 4))


def test_weeks_in_turn_are_said_with_the_monday_they_count_from() -> None:
    assert [language(code).say_week(EVERY_SECOND) for code in ("fi", "sv", "en")] == [
        "joka toinen viikko 4.1.2027 alkaen: la klo 10–14; muina viikkoina: la suljettu",
        "varannan vecka från och med 4.1.2027: lö kl. 10–14; övriga veckor: lö stängt",
        "every other week from the week of 4 January 2027: Sat 10 am–2 pm; the other weeks: closed on Sat",
    ]
    assert [language(code).say_week(IN_THREES) for code in ("fi", "sv", "en")] == [
        "3 viikon kierto 4.1.2027 alkaen: 1. viikko: ma klo 8–16; 2. viikko: ti klo 8–16; 3. viikko: ke klo 8–16",
        (
            "3 veckors schema från och med veckan som börjar 4.1.2027: första veckan: må kl. 8–16;"
            " andra veckan: ti kl. 8–16; tredje veckan: on kl. 8–16"
        ),
        (
            "3 weeks in turn from the week of 4 January 2027: first week: Mon 8 am–4 pm; second week: Tue 8 am–4 pm;"
            " third week: Wed 8 am–4 pm"
        ),
    ]


def test_weeks_in_turn_have_plain_words() -> None:
    assert [language(code).say_plain_week(EVERY_SECOND) for code in ("fi", "sv", "en")] == [
        "Joka toinen viikko 4.1.2027 alkaen: lauantaisin kello 10–14. Muina viikkoina: lauantaisin kiinni.",
        "Varannan vecka från och med den 4 januari 2027: lördag klockan 10–14. Övriga veckor: stängt på lördagar.",
        (
            "Every other week from the week of 4 January 2027: Saturday 10 am to 2 pm. In the other weeks: "
            "closed on Saturdays."
        ),
    ]
    assert all(language(code).say_plain_week(IN_THREES) for code in ("fi", "sv", "en"))


def test_a_day_and_a_minute_are_said_in_one_style() -> None:
    local = datetime(2020, 3, 30, 17, 15)

    assert [language(code).say_day(local.date()) for code in ("fi", "sv", "en")] == [
        *("30.3.2020", "30.3.2020", "30 March 2020")
    ]
    assert [language(code).say_moment(local) for code in ("fi", "sv", "en")] == [
        *("30.3.2020 klo 17.15", "30.3.2020 kl. 17.15", "30 March 2020 at 5:15 pm")
    ]
    assert {language(code).say_moment(datetime(2020, 3, 30)) for code in ("fi", "sv")} == {"30.3.2020"}


def test_a_weekday_is_said_short_and_in_full() -> None:
    monday = date(2020, 3, 30)

    assert [language(code).say_weekday(monday) for code in ("fi", "sv", "en")] == ["ma", "må", "Mon"]
    assert [language(code).say_weekday_in_full(monday) for code in ("fi", "sv", "en")] == [
        *("maanantai", "måndag", "Monday")
    ]


@pytest.mark.parametrize(
    ("spans", "fi", "sv", "en"),
    [
        ((("08:00", "16:00"),), "8–16", "8–16", "8 am–4 pm"),
        ((("08:00", "11:00"), ("12:00", "16:30")), "8–11 ja 12–16.30", "8–11 och 12–16.30", None),
        ((("22:00", "02:00"),), "22–2", "22–2", "10 pm–2 am"),
        ((("08:00", "24:00"),), "8–24", "8–24", "8 am–midnight"),
        ((("00:00", "24:00"),), "ympäri vuorokauden", "dygnet runt", "all day"),
        ((), "suljettu", "stängt", "closed"),
        (None, "aukioloajat eivät ole tiedossa", "öppettiderna är inte kända", "hours not known"),
    ],
)
def test_the_hours_of_a_day_are_said_without_the_word_for_oclock(
    spans: tuple[tuple[str, str], ...] | None, fi: str, sv: str, en: str | None
) -> None:
    said = [language(code).say_spans(spans) for code in ("fi", "sv", "en")]

    assert said == [fi, sv, en or "8 am–11 am and midday–4:30 pm"]


TODAY = date(2020, 3, 27)
NEXT = [
    ("2020-03-27T16:00", ("klo 16 asti", "till kl. 16", "until 4 pm"), ("klo 16", "kl. 16", "4 pm")),
    (
        "2020-03-30T08:00",
        ("ma 30.3. klo 8 asti", "till må 30.3 kl. 8", "until Mon 30 March 8 am"),
        ("ma 30.3. klo 8", "må 30.3 kl. 8", "Mon 30 March 8 am"),
    ),
    (
        "2021-01-04T06:45",
        ("ma 4.1.2021 klo 6.45 asti", "till må 4.1.2021 kl. 6.45", "until Mon 4 January 2021 6:45 am"),
        ("ma 4.1.2021 klo 6.45", "må 4.1.2021 kl. 6.45", "Mon 4 January 2021 6:45 am"),
    ),
]


@pytest.mark.parametrize(("text", "until", "when"), NEXT)
def test_what_comes_next_names_the_day_when_it_is_another(
    text: str, until: tuple[str, ...], when: tuple[str, ...]
) -> None:
    local = datetime.fromisoformat(text)
    languages = [language(code) for code in ("fi", "sv", "en")]
    opens, closes = ("avautuu", "öppnar", "opens"), ("sulkeutuu", "stänger", "closes")

    assert tuple(each.say_until(local, TODAY) for each in languages) == until
    assert [each.say_opens(local, TODAY) for each in languages] == [
        f"{a} {b}" for a, b in zip(opens, when, strict=True)
    ]
    assert [each.say_closes(local, TODAY) for each in languages] == [
        f"{a} {b}" for a, b in zip(closes, when, strict=True)
    ]


def test_midnight_ends_the_day_before_and_begins_the_day_after() -> None:
    tonight = datetime(2020, 3, 28)

    assert [language(code).say_closes(tonight, TODAY) for code in ("fi", "sv", "en")] == [
        *("sulkeutuu klo 24", "stänger kl. 24", "closes midnight")
    ]
    assert [language(code).say_opens(tonight, TODAY) for code in ("fi", "sv", "en")] == [
        *("avautuu huomenna", "öppnar i morgon", "opens tomorrow")
    ]


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


PERIODS = [
    (
        Period(local("2020-03-18"), local("2020-05-01")),
        "18.3.–30.4.2020",
        "18.3–30.4.2020",
        "from 18 March to 30 April 2020",
    ),
    (Period(local("2020-03-18"), local("2020-03-19")), "18.3.2020", "18.3.2020", "on 18 March 2020"),
    (
        Period(local("2020-03-18T12:00"), local("2020-03-18T15:30")),
        "18.3.2020 klo 12–15.30",
        "18.3.2020 kl. 12–15.30",
        "on 18 March 2020 from midday until 3:30 pm",
    ),
    (
        Period(local("2020-03-18T12:00"), local("2020-05-01")),
        "18.3. klo 12 – 30.4.2020",
        "18.3 kl. 12 – 30.4.2020",
        "from 18 March at midday to 30 April 2020",
    ),
    (
        Period(local("2020-03-17"), open_end=OpenEnd.UNTIL_FURTHER_NOTICE),
        "17.3.2020 alkaen toistaiseksi",
        "från och med 17.3.2020 tills vidare",
        "from 17 March 2020 until further notice",
    ),
    (
        Period(local("2020-03-20"), open_end=OpenEnd.FOR_NOW),
        "20.3.2020 alkaen ainakin toistaiseksi",
        "från och med 20.3.2020 åtminstone tills vidare",
        "from 20 March 2020, for now",
    ),
    (
        Period(local("2020-11-30"), open_end=OpenEnd.AS_CONDITIONS_PERMIT),
        "30.11.2020 alkaen tilanteen vaatiman ajan",
        "från och med 30.11.2020 så länge läget kräver det",
        "from 30 November 2020 until conditions permit otherwise",
    ),
    (Period(local("2020-03-17")), "17.3.2020 alkaen", "från och med 17.3.2020", "from 17 March 2020"),
    (
        Period(local("2020-03-17"), local("2020-03-17")),
        "ei voimassa, vedetty takaisin ennen alkua 17.3.2020",
        "inte i kraft, återkallat före starten 17.3.2020",
        "not in force, called off before its start on 17 March 2020",
    ),
]


@pytest.mark.parametrize(("period", "fi", "sv", "en"), PERIODS)
def test_a_period_is_said_with_its_last_day_and_every_open_end_has_its_idiom(
    period: Period, fi: str, sv: str, en: str
) -> None:
    assert [language(code).say_period(period) for code in ("fi", "sv", "en")] == [fi, sv, en]


def test_a_period_can_stand_as_a_sentence() -> None:
    period = Period(local("2020-03-18"), local("2020-05-01"))

    assert [language(code).say_holds(period) for code in ("fi", "sv", "en")] == [
        "Voimassa 18.3.–30.4.2020.",
        "Gäller 18.3–30.4.2020.",
        "This holds from 18 March to 30 April 2020.",
    ]


def test_the_stamps_of_a_notice_are_said_together() -> None:
    first, last = datetime(2020, 3, 16, 17, 15), datetime(2020, 3, 27, 12)

    assert [language(code).say_stamps(first, last) for code in ("fi", "sv", "en")] == [
        "Julkaistu 16.3.2020 klo 17.15. Päivitetty 27.3.2020 klo 12.",
        "Publicerad 16.3.2020 kl. 17.15. Uppdaterad 27.3.2020 kl. 12.",
        "Published 16 March 2020 at 5:15 pm. Updated 27 March 2020 at midday.",
    ]


def test_a_notice_is_updated_only_after_its_first_publication() -> None:
    first = datetime(2020, 3, 16, 17, 15)
    said = [language(code).say_stamps(first, first) for code in ("fi", "sv", "en")]
    assert said == [
        "Julkaistu 16.3.2020 klo 17.15.",
        "Publicerad 16.3.2020 kl. 17.15.",
        "Published 16 March 2020 at 5:15 pm.",
    ]


@pytest.mark.parametrize(
    ("state", "when", "one_day", "said"),
    [
        (
            ("Suljettu", "Stängt", "Closed"),
            "2020-03-30",
            False,
            (
                "Suljettu maanantaista 30.3. alkaen.",
                "Stängt från och med måndag 30.3.",
                "Closed from Monday 30 March.",
            ),
        ),
        (
            ("Suljettu", "Stängt", "Closed"),
            "2021-01-06",
            True,
            ("Suljettu keskiviikkona 6.1.2021.", "Stängt onsdag 6.1.2021.", "Closed on Wednesday 6 January 2021."),
        ),
        (
            ("", "", ""),
            "2020-04-01T12:30",
            False,
            (
                "Poikkeavat aukioloajat keskiviikosta 1.4. klo 12.30 alkaen.",
                "Avvikande öppettider från och med onsdag 1.4 kl. 12.30.",
                "Different hours from Wednesday 1 April 12:30 pm.",
            ),
        ),
    ],
)
def test_a_change_to_come_is_one_sentence(
    state: tuple[str, ...], when: str, one_day: bool, said: tuple[str, ...]
) -> None:
    words = [language(code) for code in ("fi", "sv", "en")]
    found = [
        each.say_coming(text, local(when), TODAY, one_day=one_day) for each, text in zip(words, state, strict=True)
    ]
    assert tuple(found) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (
            Period(local("2020-03-05"), local("2020-03-08")),
            (
                "Pysyy suljettuna 7.3.2020 asti.",
                "Förblir stängt till och med 7.3.2020.",
                "Stays closed until 7 March 2020.",
            ),
        ),
        (
            Period(local("2020-03-05"), local("2020-03-08T12:00")),
            (
                "Pysyy suljettuna 8.3.2020 klo 12 asti.",
                "Förblir stängt till 8.3.2020 kl. 12.",
                "Stays closed until 8 March 2020 at midday.",
            ),
        ),
        (
            Period(local("2020-03-05"), open_end=OpenEnd.UNTIL_FURTHER_NOTICE),
            ("Pysyy suljettuna toistaiseksi.", "Förblir stängt tills vidare.", "Stays closed until further notice."),
        ),
        (Period(local("2020-03-05")), ("Pysyy suljettuna.", "Förblir stängt.", "Stays closed.")),
    ],
)
def test_a_closure_that_follows_another_stays(period: Period, said: tuple[str, ...]) -> None:
    assert tuple(language(code).say_stays_closed(period) for code in ("fi", "sv", "en")) == said
