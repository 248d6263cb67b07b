"""A made-up fortnight of three channels, shortened from its fourth day on."""

from datetime import date, datetime

from aukio.theme.pictures import strip, timeline
from aukio.theme.pictures.strip import Cell, Head, Opening, Row
from aukio.theme.pictures.timeline import Bar, Group
from tests.theme.made_up import Context


def _day(number: int, weekday: str) -> Context:
    date = 27 + number
    day, month, name = (date, 3, "March") if date <= 31 else (date - 31, 4, "April")
    return {
        "weekday": weekday,
        "day": str(day),
        "name": f"{weekday} {day} {name}",
        "date": f"2020-{month:02}-{day:02}",
        "today": number == 0,
        "note": "Spring market" if number == 7 else "",
    }


def _cell(weekday: str, *, text: str, state: str, span: tuple[int, int], differs: bool) -> Context:
    if weekday in ("Sat", "Sun"):
        return {"state": "closed", "text": "closed", "exception": differs and weekday == "Sat", "spans": []}
    start, end = span
    spans = [{"start": start * 60, "length": (end - start) * 60}]
    return {"state": state, "text": text, "exception": differs, "spans": spans}


_WEEKDAYS = [("Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu")[number % 7] for number in range(14)]

DAYS: Context = {
    "label": "Next 14 days",
    "days": [_day(number, weekday) for number, weekday in enumerate(_WEEKDAYS)],
    "channels": [
        {
            "name": "On site",
            "cells": [
                _cell(
                    weekday,
                    text="8–18" if number < 3 else "8–16",
                    state="by_appointment",
                    span=(8, 18 if number < 3 else 16),
                    differs=number >= 3,
                )
                for number, weekday in enumerate(_WEEKDAYS)
            ],
        },
        {
            "name": "Booking by phone",
            "cells": [
                _cell(weekday, text="7:30–15:30", state="remote_only", span=(8, 15), differs=False)
                for weekday in _WEEKDAYS
            ],
        },
        {
            "name": "Reading room",
            "cells": [
                {"state": "self_service", "text": "6–22", "exception": False, "spans": [{"start": 360, "length": 960}]}
            ]
            * 13
            + [{"state": "unknown", "text": "not known", "exception": False, "spans": []}],
        },
    ],
}


def _picture_of(drawn: Context) -> tuple[list[Head], list[Row]]:
    """The same content as the values that a picture is drawn from."""
    heads = [
        Head(
            each["weekday"], each["day"], f"{each['weekday']} {each['day']}", each["name"], each["date"], each["today"]
        )
        for each in drawn["days"]
    ]
    rows = [
        Row(
            channel["name"],
            tuple(
                Cell(
                    each["state"],
                    each["text"],
                    (each["text"],),
                    each["exception"],
                    tuple(Opening(span["start"], span["length"]) for span in each["spans"]),
                )
                for each in channel["cells"]
            ),
        )
        for channel in drawn["channels"]
    ]
    return heads, rows


HEADS, ROWS = _picture_of(DAYS)
DAYS |= {"wide": strip.wide(HEADS, ROWS), "narrow": strip.narrow(HEADS, ROWS), "exceptional": True}

GROUPS = [
    Group(
        "Health centre",
        (
            Bar(
                "By appointment only.", "since 16 March, until further notice", datetime(2020, 3, 16), None, over=False
            ),
            Bar("Mon–Fri 8–16.", "30 March–13 April", datetime(2020, 3, 30), datetime(2020, 4, 14), over=False),
        ),
    ),
    Group("Library", (Bar("Closed.", "17–19 March", datetime(2020, 3, 17), datetime(2020, 3, 20), over=True),)),
]
TODAY = date(2020, 3, 27)


def in_short(day: date) -> str:
    return f"{day.day}.{day.month}."


TIMELINE: Context = {
    "label": "When each exception applies",
    "groups": [
        {
            "name": group.name,
            "bars": [{"text": bar.text, "period": bar.period, "over": bar.over} for bar in group.bars],
        }
        for group in GROUPS
    ],
    "wide": timeline.wide(GROUPS, TODAY, in_short, "Today"),
    "narrow": timeline.narrow(GROUPS, TODAY, in_short, "Today"),
}
