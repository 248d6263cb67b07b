"""Hours as people write them in a spreadsheet become weeks; what is not understood is refused with the words."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.week import Week, Weekday, Weekdays
from aukio.domain.week.rules import ClockSpan, Rule
from aukio.formats.exchange.typed_days import SpecialDays, read_special_days, say_special_days
from aukio.formats.exchange.typed_hours import read_day_hours, read_hours, week_of_days

UNDERSTOOD = {
    "9-20": "Mo-Su 09:00-20:00",
    "ma-pe 9-20, la 10-16": "Mo-Fr 09:00-20:00; Sa 10:00-16:00",
    "Mon–Fri 9am–5pm": "Mo-Fr 09:00-17:00",
    "suljettu": "Mo-Su off",
    "–": "Mo-Su off",
    "Mo-Fr 08:00-16:00; PH off": "Mo-Fr 08:00-16:00; PH off",
    "Apr-Sep Mo-Fr 10:00-18:00": "Apr-Sep Mo-Fr 10:00-18:00",
    "ma–to klo 10–20, pe 10–18": "Mo-Th 10:00-20:00; Fr 10:00-18:00",
    "9.00-17.30": "Mo-Su 09:00-17:30",
    "må-fr kl. 9-17, lö-sö stängt": "Mo-Fr 09:00-17:00",
    "arkisin 9-16, pyhinä suljettu": "Mo-Fr 09:00-16:00; PH off",
    "joka päivä 10-18": "Mo-Su 10:00-18:00",
    "24/7": "Mo-Su 00:00-24:00",
    "24 h": "Mo-Su 00:00-24:00",
    "0-24": "Mo-Su 00:00-24:00",
    "ma, ke ja pe 9-12, 13-16": "Mo,We,Fr 09:00-12:00,13:00-16:00",
    "ma-pe 9-12 ja 13-16": "Mo-Fr 09:00-12:00,13:00-16:00",
    "ma-pe 9-12, ma-pe 13-16": "Mo-Fr 09:00-12:00,13:00-16:00",
    "Mon to Fri 9 to 17": "Mo-Fr 09:00-17:00",
    "ma-to 10-18": "Mo-Th 10:00-18:00",
    "ke, to 9-12": "We-Th 09:00-12:00",
    "to 12-18": "Th 12:00-18:00",
    "ti ja to 10–16": "Tu,Th 10:00-16:00",
    "fri-sat 18-02": "Fr-Sa 18:00-02:00",
    "1-5pm": "Mo-Su 13:00-17:00",
    "Mon-Fri 9-5pm; Sat 10am-2pm": "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    "la ja su suljettu, ma-pe 9-17": "Mo-Fr 09:00-17:00",
    "ma-pe 9-20 (ke 9-18)": "Mo-Tu,Th-Fr 09:00-20:00; We 09:00-18:00",
    "Mondays 9 - noon": "Mo 09:00-12:00",
    "weekdays 8:30 - 16:30\nweekends closed": "Mo-Fr 08:30-16:30",
    "Mo-Fr 10:00-18:00 | Mo-Sa 10:00-18:00 from 2027-01-04": "Mo-Fr 10:00-18:00 | Mo-Sa 10:00-18:00 from 2027-01-04",
}

REFUSED = {
    "9-5": "closes before it opens",
    "ma-pe 25-30": "no such time of day",
    "9-13pm": "no such time of day",
    "ma-pe": "has no hours",
    "ma-pe 9-": "closing time is missing",
    "9 20": "closing time is missing",
    "hello": "'hello' was not understood",
    "9–20 ajanvarauksella": "'ajanvarauksella' was not understood",
    "Mo-Fr 08:00-16:00; SH off": "school holidays",
    "ma-pe 9-20 €": "was not understood",
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_hours_in_three_languages_are_understood(text: str) -> None:
    assert str(read_hours(text)) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_understood_is_named(text: str) -> None:
    with pytest.raises(BadRequest, match=REFUSED[text]):
        read_hours(text)


SPANS = st.builds(lambda start, length: (start * 15, (start + length) * 15), st.integers(0, 90), st.integers(1, 5))


@given(st.dictionaries(st.sampled_from(Weekday), SPANS, min_size=1), st.sampled_from(["{0:%H.%M}", "{0:%H:%M}"]))
def test_a_week_written_day_by_day_is_that_week(hours: dict[Weekday, tuple[int, int]], form: str) -> None:
    names = ("ma", "ti", "ke", "to", "pe", "la", "su")

    def clock(minutes: int) -> str:
        return f"{minutes // 60}:{minutes % 60:02}" if ":" in form else f"{minutes // 60}.{minutes % 60:02}"

    text = ", ".join(f"{names[day]} {clock(start)}–{clock(end)}" for day, (start, end) in sorted(hours.items()))
    expected = week_of_days({day: (ClockSpan(*span),) for day, span in hours.items()})
    assert read_hours(text) == expected


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_any_text_is_understood_or_refused(text: str) -> None:
    for read in (read_hours, read_day_hours, lambda said: list(read_special_days(said))):
        try:
            read(text)
        except BadRequest as refused:
            assert refused.message  # noqa: PT017 - any text may be refused, and some are not


def test_special_days_have_dates_hours_and_reasons() -> None:
    said = "24.12.2026 suljettu; 31.12.2026 10-14 (uusivuosi); 2027-06-01/2027-08-31 ma-pe 10-16; 24.–26.12.2027 closed"
    days = list(read_special_days(said))
    assert days == [
        SpecialDays(date(2026, 12, 24), date(2026, 12, 24), None),
        SpecialDays(date(2026, 12, 31), date(2026, 12, 31), Week.parse("Mo-Su 10:00-14:00"), "uusivuosi"),
        SpecialDays(date(2027, 6, 1), date(2027, 8, 31), Week.parse("Mo-Fr 10:00-16:00")),
        SpecialDays(date(2027, 12, 24), date(2027, 12, 26), None),
    ]
    written = [say_special_days(d.first, d.last, str(d.week) if d.week else "closed", d.reason) for d in days]
    assert [*read_special_days("; ".join(written[:1]))] == days[:1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Christmas closed", "does not begin with a day"),
        ("31.2.2026 closed", "not in the calendar"),
        ("2026-12-26/2026-12-24 closed", "ends before it begins"),
        ("24.12.2026", "has no hours"),
        ("24.12.2026 maybe", "'maybe' was not understood"),
    ],
)
def test_special_days_that_are_not_understood_are_named(text: str, why: str) -> None:
    with pytest.raises(BadRequest, match=why):
        list(read_special_days(text))


def test_a_closed_day_writes_no_rule() -> None:
    week = week_of_days({Weekday.Mo: (), Weekday.Tu: (ClockSpan(540, 600),)})
    assert week.rules == (Rule(Weekdays((Weekday.Tu,)), (ClockSpan(540, 600),)),)
