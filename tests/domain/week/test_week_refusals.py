"""What the dialect refuses: where it points, and what it says there."""

import pickle

import pytest

from aukio.domain.week import Week, WeekRefused

REFUSED = (
    # (text, position, part of the message)
    # Nothing, or not enough
    ("", 0, "found the end of the text, expected weekdays"),
    ("Mo", 2, "found the end of the text"),
    ("Mo-", 3, "found the end of the text, expected a weekday"),
    ("Mo 10:00", 8, 'expected "-" and a closing time'),
    ("Mo 10:00-", 9, "expected a time as HH:MM"),
    ("Mo 10:00-12:00,", 15, "expected a time as HH:MM"),
    ("Mo off;", 6, "no rule follows"),
    ("Mo off; ", 8, "found the end of the text"),
    ("week 01-53/2", 12, "expected a space and weekdays"),
    ("off; Mo off", 0, 'found "off", expected weekdays'),
    # OSM that is not an ordinary week, or that the engine evaluates otherwise than people mean it
    ("24/7 off", 5, 'expected "; " and the next rule'),
    ("Mo 24/7", 3, "expected a time as HH:MM"),
    ("10:00-12:00", 0, 'try "Mo-Su 10:00-12:00"'),
    ('Mo-Fr "by appointment"', 6, "found a comment"),
    ('Mo-Fr 10:00-12:00 "by appointment"', 18, "found a comment"),
    ("PH,PH 10:00-12:00", 3, "expected a weekday"),
    ("PH,Mo,PH 10:00-12:00", 6, "expected PH once"),
    ("Mo,PH,PH 10:00-12:00", 6, "expected a weekday"),
    ("PH Mo,PH 10:00-12:00", 6, "expected a weekday"),
    ("PH Mo[1] 10:00-12:00", 5, 'found "["'),
    ("Mo,PH off; Tu 10:00-12:00", 11, "rules for PH after all others"),
    ("PH Mo-Fr 10:00-12:00; Mo off", 22, "rules for PH after all others"),
    ("PH off; Mo-Fr 08:00-16:00", 8, "rules for PH after all others"),
    ("Mo, We 10:00-12:00", 3, 'try "Mo,We"'),
    ("Mo 10:00+", 8, 'found "+", expected "-" and a closing time'),
    ("Mo 10:00-16:00+", 14, 'found "+"'),
    ("Mo 10:00-16:00/02:00", 14, 'found "/"'),
    ("2020 Mar 17+ off", 0, "for one year only, announce the days in a notice"),
    ("SH off", 0, "school holidays have no calendar here: announce the days in a notice"),
    # Dates of every year
    ("Apr 31 off", 4, "expected a day of Apr, from 1 to 30"),
    ("Feb 30 off", 4, "from 1 to 29"),
    ("Dec 0 off", 4, "from 1 to 31"),
    ("Apr-Sep 30 off", 8, 'such as "Apr 1-Sep 15"'),
    ("Apr-Apr off", 4, "another month at the end of a range"),
    ("Apr,Apr off", 4, "each month or day once"),
    ("Apr, May off", 4, "directly after the comma"),
    ("Apr-Sep", 7, 'expected "," and more dates, or a space and times'),
    ("Apr-Sep: Mo off", 7, 'expected "," and more dates'),
    ("Apr-Sep ", 8, "expected weekdays"),
    ("Apr 1-May off", 9, "expected a space and a day of the month"),
    ("Dec 24,Sa off", 7, "a month from Jan to Dec"),
    ("Dec 24-20 off", 7, "a later day of the month"),
    ("Dec 24-Dec 24 off", 7, "another day at the end of a range"),
    ("december 24 off", 0, 'try "Dec"'),
    ("Apr-september off", 4, 'try "Sep"'),
    ("Easter off", 0, 'try "easter"'),
    ("easter -1 off", 6, "as in easter -2 days, or easter +1 day"),
    ("easter -99 days off", 8, "1 to 80 days"),
    ("easter +2 days-easter off", 0, "a later day at the end of a range"),
    ("Mo-Fr 08:00-16:00; PH off; Apr-Sep 10:00-18:00", 27, "rules for PH after all others"),
    ("sunrise-sunset", 0, 'found "sunrise"'),
    ("Mo noon-sunset", 3, "expected times as HH:MM-HH:MM, or off"),
    ("Mo 10:00-12:00 || Tu 10:00-12:00", 15, 'found "||"'),
    ("Mo unknown", 3, 'found "unknown"'),
    ("Mo open", 3, 'found "open"'),
    ("Mo closed", 3, 'try "off"'),
    ("Mo OFF", 3, 'try "off"'),
    ("Mo[1] -1 day off", 6, 'found "-"'),
    # Days
    ("mo 10:00-12:00", 0, 'try "Mo"'),
    ("Monday 10:00-12:00", 0, 'try "Mo"'),
    ("Mo-fri 10:00-12:00", 3, 'try "Fr"'),
    ("ph off", 0, 'try "PH"'),
    ("PHX off", 0, 'found "PHX"'),
    ("MoTu off", 0, 'found "MoTu"'),
    ("Mo Tu off", 3, "weekdays are joined by commas"),
    ("Mo-Mo off", 3, "expected another weekday"),
    ("Mo,Mo off", 3, "Mo is there already"),
    ("Mo-We,Tu-Fr off", 6, "Tu is there already"),
    ("Mo-Fr,10:00-12:00", 6, 'found "10:00", expected a weekday'),
    ("Mo-Fr, 10:00-12:00", 6, "found a space, expected a weekday directly after the comma"),
    # Places in the month
    ("Mo[] off", 3, "1 to 5, or -1 to -5"),
    ("Mo[0] off", 3, 'found "0"'),
    ("Mo[01] off", 3, 'found "01"'),
    ("Mo[6] off", 3, 'found "6"'),
    ("Mo[12345678901234567890123456789] off", 3, 'found "123456789012345678901234…"'),
    ("Mo[1-2] off", 4, 'found "-", expected "," and another place'),
    ("Mo[1,1] off", 5, "each place in the month once"),
    ("Mo[1],We off", 5, "an nth weekday stands alone"),
    ("Mo-Fr[1] off", 5, 'found "["'),
    # Weeks of the year
    ("week 1-10 Mo off", 0, "week 01-53/2 for odd ISO weeks, or week 02-53/2 for even ones"),
    ("week 02-52/2 Mo off", 0, 'try "week 02-53/2"'),
    ("week 01-53/20 Mo off", 12, 'found "0", expected a space'),
    ("week 01-53/2 off", 13, 'found "off"'),
    ("week 01-53/2 week 02-53/2 Mo off", 13, 'found "week"'),
    # Times
    ("Mo 8:00-16:00", 3, 'try "08:00"'),
    ("Mo 08:00-9.30", 9, 'try "09:30"'),
    ("Mo 8-16", 3, 'try "08:00"'),
    ("Mo 99-16", 3, 'found "99", expected a time as HH:MM'),
    ("Mo 08:00:00-16:00", 3, 'found "08:00:00"'),
    ("Mo 10:60-12:00", 3, "minutes up to 59"),
    ("Mo 10:00-49:00", 9, "hours up to 48"),
    ("Mo 24:00-26:00", 3, "an opening time from 00:00 to 23:59"),
    ("Mo 10:00-10:00", 9, "a closing time other than the opening time"),
    ("Mo 00:00-00:00", 9, 'try "24:00"'),
    ("Mo 10:00-34:00", 9, "less than 24 hours after the opening"),
    ("Mo 00:00-24:01", 9, "less than 24 hours after the opening"),
    ("Mo 00:30-24:45", 9, "less than 24 hours after the opening"),
    ("Mo 00:00-25:00", 9, "less than 24 hours after the opening"),
    ("Mo 00:00-48:00", 9, "less than 24 hours after the opening"),
    ("Mo 10:00-12:00,11:00-13:00", 15, "times apart from 10:00-12:00, which 11:00-13:00 overlaps"),
    ("Mo 10:00-12:00,09:00-13:00", 15, "times apart from 10:00-12:00, which 09:00-13:00 overlaps"),
    ("Mo 22:00-02:00,23:00-23:30", 15, "times apart from 22:00-02:00, which 23:00-23:30 overlaps"),
    ("Mo 10:00-12:00,12:00-13:00", 15, 'which 12:00-13:00 touches; try "10:00-13:00"'),
    ("Mo 10:00-12:00,08:00-10:00", 15, 'which 08:00-10:00 touches; try "08:00-12:00"'),
    ("Mo 20:00-24:00,18:00-20:00", 15, 'try "18:00-24:00"'),
    ("Mo 10:00-12:00,12:00-10:00", 15, "which 12:00-10:00 touches"),
    # Spaces and separators
    (" Mo off", 0, "found a space"),
    ("Mo off ", 6, 'found a space, expected "; "'),
    ("Mo  off", 3, "found a space"),
    ("Mo\toff", 2, "found a tab"),
    ("Mo off\n", 6, "found a line break"),
    ("Mo off;Tu off", 7, 'expected a space after ";"; try "; "'),
    ("Mo off ; Tu off", 6, 'expected ";" directly after the times'),
    ("Mo off;  Tu off", 8, "found a space"),
    ("Mo off, Tu off", 6, 'try "; "'),
    ("Mo 10:00-12:00, Tu 13:00-14:00", 15, "times directly after the comma"),
    ("Mo 10:00-12:00, 13:00-14:00", 15, 'try "10:00-12:00,13:00-14:00"'),
    ("Mo 10:00-12:00 Tu 10:00-12:00", 15, 'found "Tu", expected "; "'),
    # Characters that look right, or cannot be seen
    ("Mo 10:00\u201312:00", 8, 'found "\u2013" (U+2013 EN DASH), expected "-" and a closing time; try "-"'),
    ("Mo\u2013Fr 10:00-12:00", 2, 'try "-"'),
    ("Mo\u00a0off", 2, "found U+00A0 NO-BREAK SPACE"),
    ("\ufeffMo off", 0, "found U+FEFF"),
    ("Mo\x00 off", 2, "found U+0000"),
    ("Mo off\x00", 6, "found U+0000"),
    ("Mo\u0301 off", 2, "found U+0301 COMBINING ACUTE ACCENT"),
    ("\u041co off", 0, "CYRILLIC CAPITAL LETTER EM"),
    ("Mo \uff110:00-12:00", 3, "FULLWIDTH DIGIT ONE"),
    ("Mo \u0661\u0660:00-12:00", 3, "ARABIC-INDIC DIGIT ONE"),
    ("Mo \u202e10:00-12:00", 3, "RIGHT-TO-LEFT OVERRIDE"),
    ("Mo \ud800", 3, "found U+D800"),
)


@pytest.mark.parametrize(("text", "position", "message"), REFUSED, ids=[ascii(row[0]) for row in REFUSED])
def test_a_text_outside_the_dialect_is_refused_at_the_character(text: str, position: int, message: str) -> None:
    with pytest.raises(WeekRefused) as refused:
        Week.parse(text)
    assert refused.value.text == text
    assert refused.value.position == position
    assert str(refused.value).startswith(f"column {position + 1}: found ")
    assert message in str(refused.value)


def test_a_refusal_is_one_line_with_its_parts_at_hand() -> None:
    with pytest.raises(WeekRefused) as refused:
        Week.parse("Mo-Fr 8:00-16:00")
    assert str(refused.value) == 'column 7: found "8:00", expected a time as HH:MM; try "08:00"'
    assert (refused.value.found, refused.value.expected) == ('"8:00"', "a time as HH:MM")
    assert refused.value.suggestion == "08:00"


def test_a_refusal_survives_pickling() -> None:
    with pytest.raises(WeekRefused) as refused:
        Week.parse("24/8")
    copy = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - pickled the moment before
    assert (str(copy), copy.position, copy.text) == (str(refused.value), 0, "24/8")


def test_a_week_of_thousands_of_rules_is_refused_before_it_is_read() -> None:
    with pytest.raises(WeekRefused, match="at most 4000 characters"):
        Week.parse("Mo 10:00-12:00; " * 20_000)
