"""The update log of a notice: one row for each publication and kind (R112–R116)."""

from dataclasses import replace

from aukio.domain.city.places import Names
from aukio.domain.facts.effects import Capacity, CapacityOf, Close
from aukio.domain.facts.notices import Particulars, PublicationKind
from aukio.domain.facts.scope import OfType
from aukio.domain.publishing.log import log
from tests.domain.desk import Desk, ref
from tests.domain.factories import arrangement, at, period

MARCH = period("2020-03-02", "2020-04-01")
FEWER = Capacity(CapacityOf.VISITORS)


def rows(desk: Desk, known: str = "2021-01-01", notice: str = "notice") -> list[tuple[str, str, tuple[str, ...]]]:
    return [(str(row.date), row.kind.value, row.paths) for row in log(desk.record, notice, at(known))]


def published() -> Desk:
    desk = Desk()
    desk.publish(
        "2020-03-01T12:00",
        add=[
            arrangement("desks", OfType("service_point"), MARCH, Close()),
            arrangement("lab", "mall/lab", MARCH, FEWER),
        ],
    )
    return desk


def test_a_publication_makes_one_row_for_each_kind_of_change() -> None:
    desk = published()
    desk.publish(
        "2020-03-05T12:00",
        add=[arrangement("kela", "mall/kela", MARCH, Close())],
        end={"desks": "2020-03-10"},
        change=[arrangement("lab", "mall/lab", MARCH, Close())],
    )
    desk.publish("2020-03-06T12:00", withdraw=["kela"], correct=[arrangement("lab", "mall/lab", MARCH, FEWER)])
    assert rows(desk) == [
        ("2020-03-01", "added", ("mall/desk", "mall/lab", "town/desk")),
        ("2020-03-05", "added", ("mall/kela",)),
        ("2020-03-05", "changed", ("mall/lab",)),
        ("2020-03-05", "ended", ("mall/desk", "town/desk")),
        ("2020-03-06", "corrected", ("mall/lab",)),
        ("2020-03-06", "withdrawn", ("mall/kela",)),
    ]


def test_two_publications_of_one_day_are_two_rows_that_a_page_groups() -> None:
    desk = published()
    desk.publish("2020-03-01T15:00", end={"desks": "2020-03-20"})
    assert [row[0] for row in rows(desk)] == ["2020-03-01", "2020-03-01"]


def test_the_day_of_a_row_is_the_local_one() -> None:
    desk = Desk()
    desk.publish("2020-03-02T00:30", add=[arrangement("lab", "mall/lab", MARCH, FEWER)])  # still 1 March in UTC
    assert rows(desk)[0][0] == "2020-03-02"


def test_minor_publications_make_no_row() -> None:
    desk = published()
    mended = replace(arrangement("lab", "mall/lab", MARCH, FEWER), particulars=Particulars(note=Names({"en": "fewer"})))
    desk.publish("2020-03-05T12:00", kind=PublicationKind.MINOR, change=[mended])
    assert len(rows(desk)) == 1


def test_the_log_grows_with_what_is_known() -> None:
    desk = published()
    desk.publish("2020-03-05T12:00", end={"desks": "2020-03-10"})
    counts = [len(rows(desk, known)) for known in ("2020-03-01T11:59", "2020-03-01T12:00", "2020-03-05T12:00")]
    assert counts == [0, 1, 2]


def test_what_one_notice_does_to_another_stands_in_both_logs() -> None:
    desk = published()
    desk.publish("2020-03-10T12:00", notice="other", replaces=["notice"])
    for notice in ("notice", "other"):
        assert rows(desk, notice=notice)[-1] == ("2020-03-10", "ended", ("mall/desk", "mall/lab", "town/desk"))
    assert rows(desk, notice="third") == []


def test_an_end_and_its_successors_are_rows_of_one_publication() -> None:
    desk = published()
    onward = replace(arrangement("town", "town/desk", period("2020-03-10"), Close()), continues=ref("notice", "desks"))
    desk.publish("2020-03-09T12:00", end={"desks": "2020-03-10"}, add=[onward])
    assert rows(desk)[1:] == [
        ("2020-03-09", "added", ("town/desk",)),
        ("2020-03-09", "ended", ("mall/desk", "town/desk")),
    ]
