"""Real announcements that list days, repeat them or expect an end: short files, and true answers."""

from datetime import UTC, datetime

import pytest

from aukio.domain.answers.daily_hours import days
from aukio.domain.clock.local_time import read_day
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.log import log
from aukio.domain.telling import compose
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.documents.document_text import markdown
from tests.spec.in_memory import recorded

NOW = datetime(2030, 1, 1, tzinfo=UTC)

TOWN = """
aukio: directory/1
city: {slug: town, name: Town, time_zone: Europe/Helsinki, country: FI}
known_from: 2020-01-01
organisations: [{slug: town, name: {en: Town, fi: Kaupunki, sv: Staden}}]
types: [{slug: tip, name: {en: recycling centre, fi: lajitteluasema, sv: återvinningscentral}, plural: {en: recycling centres, fi: lajitteluasemat, sv: återvinningscentraler}}]
places:
  - {path: mill, kind: unit, type: tip, owner: town, name: Mill, channels: [{kind: on_site, week: "Mo-Tu,Th-Fr 11:00-18:00; Sa-Su 09:00-18:00; PH 09:00-18:00"}]}
  - {path: hall, kind: unit, type: office, owner: town, name: Hall, channels: [{kind: on_site, week: "Mo-Th 07:30-17:00; Fr 08:00-17:00; PH off"}]}
  - {path: library, kind: unit, type: library, owner: town, name: Library, channels: [{kind: on_site, week: "Mo-Sa 09:30-20:00; PH off"}]}
  - {path: shore, kind: unit, type: tip, owner: town, name: Shore, channels: [{kind: on_site, week: "Mo 13:00-20:00; PH off"}]}
"""  # noqa: E501  # a line for each place

HEAD = """
aukio: notice/1
notice: n
title: {en: Days, fi: Päivät, sv: Dagar}
historic: true
publications:
  - published: 2020-09-20
    add:
"""

WINTER = (
    HEAD
    + """
      - {id: winter, scope: {path: mill}, from: 2020-10-01, until: 2021-03-31, repeat: FREQ=YEARLY,
         effects: [{hours: {week: "Mo-Tu,Th-Su 09:00-15:30; PH 09:00-15:30"}}]}
      - {id: christmas, scope: {path: mill}, on: [2020-12-25, 2021-01-01], repeat: FREQ=YEARLY, effects: [{close: {}}]}
      - {id: eve, scope: {path: mill}, on: [2020-12-24], repeat: FREQ=YEARLY,
         effects: [{hours: {week: "Mo-Su 09:00-12:00"}}]}
"""
)
FRIDAYS = (
    HEAD
    + """
      - {id: fridays, scope: {path: hall}, from: 2021-01-15, repeat: "FREQ=WEEKLY;INTERVAL=2", effects: [{close: {}}]}
      - {id: more, scope: {path: hall}, on: [2021-11-23, 2021-12-22, 2021-12-29/2021-12-30], effects: [{close: {}}]}
  - published: 2021-12-01
    end: [{id: more, on: [2021-12-29]}, {id: fridays, on: [2021-12-03]}]
"""
)
WEEKS = (
    HEAD
    + """
      - {id: spring, scope: {path: shore}, from: 2021-05-10, until: 2021-06-27, repeat: "FREQ=YEARLY;BYWEEKNO=19",
         effects: [{hours: {week: "Mo,We 13:00-20:00"}}]}
      - {id: late, scope: {path: shore}, on: [2021-05-12], effects: [{hours: {week: "We 13:00-16:00"}}]}
"""
)
REPAIR = (
    HEAD
    + """
      - {id: closed, scope: {path: library}, from: 2020-10-05, about: 2020-12-15, effects: [{close: {}}]}
      - {id: sunday, scope: {path: library}, from: 2020-09-27, until: 2020-09-27,
         effects: [{hours: {week: "Mo-Su 10:00-16:00"}}]}
      - {id: early, scope: {path: library}, on: [2020-09-24, 2020-09-30],
         effects: [{hours: {week: "Mo-Su 10:00-14:00"}}]}
"""
)


def record(notice: str) -> Record:
    return recorded(recorded(None, TOWN, source="town.yaml", now=NOW), notice, source="n.yaml", now=NOW)


@pytest.mark.parametrize(
    ("notice", "path", "day", "hours"),
    [
        (WINTER, "mill", "2020-09-30", "-"),  # a Wednesday
        (WINTER, "mill", "2020-10-01", "09:00-15:30"),
        (WINTER, "mill", "2021-03-31", "-"),
        (WINTER, "mill", "2021-04-01", "11:00-18:00"),
        (WINTER, "mill", "2028-03-30", "09:00-15:30"),  # a leap year
        (WINTER, "mill", "2028-03-31", "09:00-15:30"),
        (WINTER, "mill", "2028-04-03", "11:00-18:00"),
        (WINTER, "mill", "2027-12-24", "09:00-12:00"),  # the special day inside the season
        (WINTER, "mill", "2027-12-25", "-"),
        (WINTER, "mill", "2027-12-26", "09:00-15:30"),
        (WINTER, "mill", "2999-01-01", "-"),
        (FRIDAYS, "hall", "2021-01-15", "-"),
        (FRIDAYS, "hall", "2021-01-22", "08:00-17:00"),
        (FRIDAYS, "hall", "2021-11-05", "-"),
        (FRIDAYS, "hall", "2021-11-12", "08:00-17:00"),
        (FRIDAYS, "hall", "2027-01-08", "-"),  # across a week 53, where odd weeks would skip
        (FRIDAYS, "hall", "2027-01-15", "08:00-17:00"),
        (FRIDAYS, "hall", "2021-12-03", "08:00-17:00"),  # taken out of the repetition
        (FRIDAYS, "hall", "2021-12-22", "-"),
        (FRIDAYS, "hall", "2021-12-29", "07:30-17:00"),  # taken out of the list
        (FRIDAYS, "hall", "2021-12-30", "-"),
        (WEEKS, "shore", "2021-05-05", "-"),
        (WEEKS, "shore", "2021-05-12", "13:00-16:00"),
        (WEEKS, "shore", "2021-06-23", "13:00-20:00"),
        (WEEKS, "shore", "2021-06-30", "-"),
        (WEEKS, "shore", "2022-05-11", "13:00-20:00"),  # week 19 again
        (WEEKS, "shore", "2022-06-22", "13:00-20:00"),
        (WEEKS, "shore", "2022-06-29", "-"),
        (REPAIR, "library", "2020-09-24", "10:00-14:00"),
        (REPAIR, "library", "2020-09-27", "10:00-16:00"),
        (REPAIR, "library", "2020-10-05", "-"),
        (REPAIR, "library", "2020-12-16", "-"),  # expected is not ended
    ],
)
def test_the_hours_of_a_day(notice: str, path: str, day: str, hours: str) -> None:
    view = View(record(notice), NOW)
    place = view.find(path, NOW)
    assert place is not None
    (found,) = days(view, place, read_day(day), read_day(day))
    assert ",".join("-".join(span) for span in found.spans) == (hours if hours != "-" else "")


@pytest.mark.parametrize(
    ("notice", "at", "lang", "sentence"),
    [
        (WINTER, "2020-09-21", "en", "hanged hours every winter from October to March, starting in 2020: "),
        (WINTER, "2021-06-01", "en", "ours every winter from October to March, next from 1 October: "),
        (WINTER, "2021-06-01", "fi", "joka talvi lokakuusta maaliskuuhun, seuraavan kerran 1.10. alkaen"),
        (WINTER, "2021-06-01", "sv", "varje vinter från oktober till mars, nästa gång från och med 1.10"),
        (FRIDAYS, "2021-01-20", "en", "losed every other Friday, next on 29 January."),
        (FRIDAYS, "2021-01-20", "fi", "uljettu joka toinen perjantai, seuraavan kerran 29.1."),
        (FRIDAYS, "2021-01-20", "sv", "varannan fredag, nästa gång 29.1."),
        (FRIDAYS, "2021-01-20", "en", "ill be closed on 23 November, and 22, 29 and 30 December."),
        (REPAIR, "2020-09-21", "en", "ill be closed from 5 October until about mid-December."),
        (REPAIR, "2020-10-06", "en", "losed since 5 October, expected until about mid-December."),
        (REPAIR, "2020-10-06", "fi", "uljettu 5.10. alkaen, arviolta joulukuun puoliväliin asti."),
        (REPAIR, "2020-10-06", "sv", "sedan 5.10, beräknas pågå till ungefär mitten av december."),
        (REPAIR, "2020-09-21", "en", "n Sunday 27 September open 10 am–4 pm"),
        (REPAIR, "2020-09-21", "fi", "unnuntaina 27.9. auki klo 10–16"),
        (REPAIR, "2020-09-21", "sv", "öndag 27.9 öppet kl. 10–16"),
        (REPAIR, "2020-09-21", "en", "n 24 and 30 September open 10 am–2 pm"),
    ],
)
def test_days_are_said_as_people_say_them(notice: str, at: str, lang: str, sentence: str) -> None:
    published = datetime(2020, 9, 20, 10, tzinfo=UTC)
    view = View(record(notice), published)
    moment = datetime.fromisoformat(at).replace(hour=12, tzinfo=UTC)
    text = markdown(compose(view, "n", lang, plain=False).at(moment))
    assert sentence in text


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("en", "(not on 29 December 2021)"),
        ("fi", "(ei 29.12.2021)"),
        ("sv", "(inte 29.12.2021)"),
    ],
)
def test_the_log_names_the_days_that_are_taken_out(lang: str, row: str) -> None:
    alone = FRIDAYS.replace(", {id: fridays, on: [2021-12-03]}", "")
    view = View(record(alone), NOW)
    rows = log(view.record, "n", NOW)
    said = language(lang).say_log_row(rows[-1], namer(view, lang, NOW))
    assert row in said
