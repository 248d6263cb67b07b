"""Of section 19: each dated fact where doors open and close around it."""

from collections.abc import Iterator

from tests.spec.rows import Row, Status

BEFORE_MAY = "2020-05-07"
"""By what was known the day before the publication of 8 May, the facts of March had no end."""

# requirements, fact, place, and what it is at each minute
DOORS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "R042 R043",
        "F1",
        "iso-omena/employment-corner",
        {
            "2020-03-13T15:59": "open",
            "2020-03-13T16:00": "closed",
            "2020-03-16T09:59": "closed",
            "2020-03-16T10:00": "remote_only",
            "2020-06-16T14:59": "remote_only",
            "2020-06-16T15:00": "closed",
            "2020-11-26T15:59": "open",
            "2020-11-26T16:00": "closed",
        },
    ),
    (
        "R050",
        "F2",
        "kalajarvi/health-centre",
        {
            "2020-03-13T17:59": "open",
            "2020-03-13T18:00": "closed",
            "2020-03-16T07:59": "closed",
            "2020-03-16T08:00": "by_appointment",
            "2020-11-27T17:59": "by_appointment",
            "2020-11-30T08:00": "open",
        },
    ),
    (
        "R078 R079",
        "F4",
        "iso-omena/meeting-room-1",
        {
            "2020-03-13T20:59": "booked_only",
            "2020-03-16T07:00": "closed",
            "2020-04-30T18:59": "closed",
            "2020-05-04T06:59": "closed",
            "2020-05-04T07:00": "booked_only",
        },
    ),
    (
        "R021 R024",
        "F5",
        "iso-omena/library",
        {
            "2020-03-16T08:59": "self_service",
            "2020-03-16T09:00": "open",
            "2020-03-16T19:59": "open",
            "2020-03-16T20:00": "closed",
            "2020-03-17T06:59": "closed",
            "2020-03-17T07:00": "passage_only",
            "2020-03-17T20:59": "passage_only",
            "2020-03-17T21:00": "closed",
            "2020-05-08T18:00": "closed",
            "2020-05-10T12:00": "closed",
            "2020-11-27T18:59": "open",
            "2020-11-30T12:00": "closed",
        },
    ),
    (
        "R021",
        "F5",
        "kalajarvi/library",
        {
            "2020-03-16T17:59": "open",
            "2020-03-16T18:00": "self_service",
            "2020-03-16T20:00": "closed",
            "2020-03-17T07:00": "closed",
            "2020-03-17T09:00": "closed",
        },
    ),
    (
        "R034 R035",
        "F6",
        "iso-omena/kela",
        {
            "2020-03-17T15:59": "open",
            "2020-03-17T16:00": "closed",
            "2020-03-18T08:59": "closed",
            "2020-03-18T09:00": "booked_only",
            "2020-04-30T15:59": "booked_only",
            "2020-04-30T16:00": "closed",
            "2020-05-04T08:59": "closed",
            "2020-05-04T09:00": "open",
        },
    ),
    (
        "R046 R047",
        "F7",
        "iso-omena/starttipiste",
        {
            "2020-03-17T15:59": "open",
            "2020-03-17T16:00": "closed",
            "2020-03-18T11:59": "closed",
            "2020-03-18T12:00": "remote_only",
            "2020-04-09T15:59": "remote_only",
            "2020-04-09T16:00": "closed",
            "2020-04-14T11:59": "closed",
            "2020-04-14T12:00": "open",
        },
    ),
    (
        "R011 R014",
        "F8",
        "iso-omena",
        {
            "2020-03-19T20:59": "open",
            "2020-03-19T21:00": "closed",
            "2020-03-20T06:59": "closed",
            "2020-03-20T07:00": "open",
            "2020-03-20T18:59": "open",
            "2020-03-20T19:00": "closed",
            "2020-03-21T14:59": "open",
            "2020-03-21T15:00": "closed",
            "2020-11-27T19:59": "open",
            "2020-11-27T20:00": "closed",
            "2020-11-30T20:59": "open",
            "2020-11-30T21:00": "closed",
        },
    ),
    (
        "R028 R029",
        "F9 F10",
        "iso-omena/service-point",
        {
            "2020-03-24T16:59": "open",
            "2020-03-25T09:00": "open",
            "2020-03-31T16:59": "open",
            "2020-03-31T17:00": "closed",
            "2020-04-01T09:00": "closed",
            "2020-05-29T16:59": "closed",
            "2020-11-27T16:59": "open",
            "2020-11-30T08:59": "closed",
            "2020-11-30T09:00": "open",
        },
    ),
    (
        "R030",
        "F11",
        "iso-omena/service-point/printer",
        {
            "2020-03-24T16:59": "open",
            "2020-03-24T17:00": "closed",
            "2020-03-25T09:00": "closed",
            "2020-11-27T16:59": "closed",
            "2020-11-30T09:00": "open",
        },
    ),
    (
        "R059",
        "F13",
        "kalajarvi/dental-clinic",
        {
            "2020-03-27T15:59": "open",
            "2020-03-27T16:00": "closed",
            "2020-03-30T08:00": "closed",
            "2020-07-31T15:59": "closed",
            "2020-11-27T15:59": "open",
            "2020-11-30T08:00": "open",
        },
    ),
    (
        "R061 R063",
        "F14",
        "iso-omena/laboratory",
        {
            "2020-03-27T15:59": "open",
            "2020-03-27T16:00": "closed",
            "2020-03-30T06:45": "closed",
            "2020-03-30T06:59": "closed",
            "2020-03-30T07:00": "by_appointment",
            "2020-04-02T17:59": "by_appointment",
            "2020-04-02T18:00": "closed",
            "2020-04-03T16:00": "closed",
            "2020-11-30T07:00": "open",
        },
    ),
    (
        "R051",
        "F15",
        "iso-omena/health-centre",
        {
            "2020-03-27T17:59": "by_appointment",
            "2020-03-30T07:59": "closed",
            "2020-03-30T08:00": "by_appointment",
            "2020-03-30T15:59": "by_appointment",
            "2020-03-30T16:00": "closed",
            "2020-06-16T15:59": "by_appointment",
            "2020-06-16T16:00": "closed",
            "2020-11-27T19:59": "by_appointment",
            "2020-11-27T20:00": "closed",
            "2020-11-30T17:59": "open",
            "2020-11-30T18:00": "closed",
        },
    ),
    (
        "R089 R090 R092",
        "F17",
        "iso-omena/library",
        {
            "2021-05-31T19:59": "closed",
            "2021-06-01T08:59": "closed",
            "2021-06-01T09:00": "open",
            "2021-06-01T19:59": "open",
            "2021-06-01T20:00": "closed",
        },
    ),
    (
        "R106",
        "F18",
        "kalajarvi/meeting-room-1",
        {"2020-11-27T19:59": "booked_only", "2020-11-27T20:00": "closed", "2020-11-30T07:00": "closed"},
    ),
)


# the same, by what was known before the publication of 8 May
AS_KNOWN_IN_SPRING: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "R042 R043",
        "F1",
        "iso-omena/employment-corner",
        {"2020-11-26T14:59": "remote_only", "2020-11-26T15:00": "closed"},
    ),
    ("R021 R024", "F5", "iso-omena/library", {"2020-11-27T18:59": "passage_only"}),
    ("R011 R014", "F8", "iso-omena", {"2020-11-27T19:00": "closed"}),
    ("R028 R029", "F9 F10", "iso-omena/service-point", {"2020-11-27T16:59": "closed"}),
    ("R059", "F13", "kalajarvi/dental-clinic", {"2020-11-27T15:59": "closed"}),
    ("R051", "F15", "iso-omena/health-centre", {"2020-11-27T16:00": "closed"}),
)


def doors() -> Iterator[Row]:
    """Each fact where doors open and close around it."""
    for cites, fact, place, states in DOORS:
        for at, summary in states.items():
            yield Row(
                cites, f"{fact} {place}, {at.replace('T', ' at ')}: {summary}", Status(place, at), {"summary": summary}
            )
    for cites, fact, place, states in AS_KNOWN_IN_SPRING:
        for at, summary in states.items():
            yield Row(
                cites,
                f"{fact} {place}, {at.replace('T', ' at ')}, as known on 7 May 2020: {summary}",
                Status(place, at, BEFORE_MAY),
                {"summary": summary},
            )
