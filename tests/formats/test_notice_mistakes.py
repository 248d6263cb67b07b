"""Whatever is wrong with a notice file is said in one line that names the file, the line and the key."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.mistakes import Refused, not_found_error
from aukio.domain.city.places import PlaceId
from aukio.formats.directory import directory_file
from aukio.formats.notices import notice_file
from aukio.formats.values.keys import KeyPath
from aukio.formats.yaml_text.located import locate
from aukio.formats.yaml_text.written import write
from tests.formats.samples import DIRECTORY, NOTICE, changed

PLACES = ["iso-omena", "iso-omena/library"]


def find_place(path: str) -> PlaceId:
    if path not in PLACES:
        raise not_found_error("place", path, PLACES, next_step="Import the directory first.")
    return PlaceId(PLACES.index(path))


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        notice_file.read(text, source="storm.yaml").proposals(
            find_place=find_place, zone=ZoneInfo("Europe/Helsinki"), now=datetime(2030, 6, 1, tzinfo=UTC)
        )
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        # the shape of the file
        ("aukio: notice/1", "aukio: directory/1", 1, "aukio: expected 'notice/1', found 'directory/1'"),
        ("aukio: notice/1\n", "", 1, "the key 'aukio' is missing"),
        ("notice: storm\n", "", 1, "the key 'notice' is missing"),
        ("notice: storm", "notice: Storm Ä", 2, "notice: expected a slug: lower-case letters a-z"),
        ("notice: storm", "notice: 2020", 2, "digits and '-', found the number 2020"),
        ("title: {en: Storm closures}", "title:", 3, "title: expected a text, or texts by language as"),
        ("title: {en: Storm closures}", "title: {de: Sturm}", 3, "title.de: the key 'de' is unknown"),
        ("cause: weather", "quote: {role: manager}", 4, "quote: the key 'text' is missing"),
        ("cause: weather", "quote: {text: Oh}", 4, "quote: expected exactly one of 'role', 'title'"),
        ("cause: weather", "quote: {text: Oh, title: A, role: b}", 4, "quote: expected exactly one of 'role', 'title'"),
        (
            "cause: weather",
            "contacts: [{role: a, phone: '+358401234567'}]",
            4,
            "expected exactly one of 'role', 'phone'",
        ),
        ("cause: weather", "contacts: [{role: a, label: B}]", 4, "contacts[0].label: a role has a title of its own"),
        ("cause: weather", "cause: wether", 4, "cause: expected one of epidemic, weather, strike"),
        ("cause: weather", "cause: wether", 4, "found 'wether'; did you mean 'weather'?"),
        ("historic: true", "historic: yes", 5, "historic: expected true where publications of the past"),
        (
            "publications:",
            "publication:",
            7,
            "publication: the key 'publication' is unknown; did you mean 'publications'?",
        ),
        ("publications:", "publication:", 1, "the key 'publications' is missing"),
        (
            "    kind: material",
            "    kind: major",
            9,
            "publications[0].kind: expected one of material, minor, found 'major'",
        ),
        (
            "    kind: material",
            "    accept: {no_efect: x}",
            9,
            "accept.no_efect: the key 'no_efect' is unknown; did you mean 'no_effect'?",
        ),
        (
            "      - id: units-closed\n        scope:",
            "      - scope:",
            11,
            "publications[0].add[0]: the key 'id' is missing",
        ),
        (
            "until: 2030-03-05  ",
            "open: for_now\n        until: 2030-03-05",
            11,
            "publications[0].add[0]: 'until' and 'open' exclude each other",
        ),
        (
            "          - close: {}   ",
            "          - closed: {}",
            16,
            "publications[0].add[0].effects[0].closed: the key 'closed' is unknown; did",
        ),
        (
            "          - close: {}   ",
            "          - {close: {}, passage: {}}",
            16,
            "effects[0]: expected one effect under its name, found a mapping of close, passage",
        ),
        (
            "          - close: {}   ",
            "          - close: {hours: x}",
            16,
            "effects[0].close.hours: the key 'hours' is unknown",
        ),
        (
            "existing: cancel",
            "existing: cancell",
            17,
            "expected one of honour, contact, cancel, found 'cancell'; did you mean 'cancel'?",
        ),
        (
            "- bookings: {new: stop, existing: cancel, tell: message}",
            "- elsewhere: {service: copy}",
            17,
            "effects[1].elsewhere: expected exactly one of 'places', 'nearest'",
        ),
        (
            "- bookings: {new: stop, existing: cancel, tell: message}",
            "- capacity: {of: seats, ratio: 50}",
            17,
            "capacity.ratio: expected a number from 0 to 1, found the number 50",
        ),
        (
            "- bookings: {new: stop, existing: cancel, tell: message}",
            "- offer: {channel: phone, contacts: [{phone: 09 816 ask}]}",
            17,
            "such as +358401234567, 010 123 456 or 112, found '09 816 ask'",
        ),
        (
            "- bookings: {new: stop, existing: cancel, tell: message}",
            "- offer: {channel: web, contacts: [{url: 'javascript:alert(1)'}]}",
            17,
            "offer.contacts[0].url: expected a web address",
        ),
        (
            "{type: [laboratory]}}",
            "{type: [laboratory]}, city: false}",
            12,
            "scope.city: expected true: everything, found false",
        ),
        ("{under: iso-omena, except", "{under: [], except", 12, "everything strictly beneath, found an empty list"),
        ("{under: iso-omena, except: {type: [laboratory]}}", "{}", 12, "scope: expected which places"),
        # what the shape cannot say
        (
            "{under: iso-omena, except: {type: [laboratory]}}",
            "{except: {type: library}}",
            12,
            "add[0].scope: a scope has at least one clause",
        ),
        ("from: 2030-03-02", "from: 2030-02-30", 13, "add[0].from: '2030-02-30' is not in the calendar"),
        (
            "from: 2030-03-02",
            "from: 2030-03-02T12:00Z",
            13,
            "add[0].from: expected the first day (2020-03-27) or minute",
        ),
        ("from: 2030-03-02", "from: 9999-12-31", 13, "add[0].from: '9999-12-31' is at the edge of the calendar"),
        ("until: 2030-03-05 ", "until: 9999-12-31", 14, "add[0].until: '9999-12-31' is at the edge of the calendar"),
        (
            "- close: {}   ",
            "- close: {during: Mo-Fr 8:00-9:00}",
            16,
            "effects[0].close.during: at column 7 of 'Mo-Fr 8:00-9:00': expected a time as HH:MM",
        ),
        (
            "- close: {}   ",
            "- close: {during: Mo-Su off}",
            16,
            "effects[0].close.during: 'Mo-Su off' has no hours, so this would never hold",
        ),
        (
            "- close: {}   ",
            '- close:\n              during: "Mo-Fr 08:00-09:00; Sa"',
            17,
            "close.during: at column 22 of 'Mo-Fr 08:00-09:00; Sa'",
        ),
        (
            "published: 2030-03-03T09:00",
            "published: 2030-03-01",
            19,
            "published: '2030-03-01' does not come after '2030-03-01T12:00'",
        ),
        (
            "until: 2030-03-03}",
            "until: 2030-04-31}",
            20,
            "publications[1].end[0].until: '2030-04-31' is not in the calendar",
        ),
        (
            "end: [{id: units-closed",
            "end: [{id: unit-closed",
            20,
            "end[0].id: no earlier publication of this file added 'unit-closed'; did you mean 'units-closed'?",
        ),
        (
            "continues: units-closed",
            "continues: library-later",
            21,
            "add[0].continues: no earlier publication of this file added 'library-later'",
        ),
        (
            "add: [{id: library-later",
            "add: [{id: shorter",
            21,
            "publications[1].add[0].id: an earlier publication added 'shorter'",
        ),
        (
            "{id: shorter, scope",
            "{id: units-closed, scope",
            18,
            "add[1].id: the publication speaks of 'units-closed' twice",
        ),
        (
            "end: [{id: units-closed, until: 2030-03-03}]",
            "end: [{id: units-closed, until: 2030-03-03}]\n    withdraw: [storm/units-closed]",
            21,
            "withdraw[0]: the publication speaks of 'units-closed' twice",
        ),
        (
            "end: [{id: units-closed, until: 2030-03-03}]",
            "end: [{id: old/x, until: 2030-03-03}]\n    keep: [old/x]",
            21,
            "keep[0]: the publication speaks of 'old/x' twice",
        ),
        (
            "end: [{id: units-closed, until: 2030-03-03}]",
            "keep: [units-closed]",
            20,
            "keep[0]: expected an arrangement of another notice, as other-notice/id",
        ),
        # what the record must know
        (
            "{path: iso-omena/library}",
            "{path: iso-omena/librari}",
            21,
            "scope.path: no place 'iso-omena/librari'; did you mean 'iso-omena/library'?",
        ),
        (
            "{path: iso-omena/library}",
            "{path: iso-omena/library, except: {under: [iso-omena, x]}}",
            21,
            "scope.except.under[1]: no place 'x'",
        ),
        (
            '[{hours: {week: "Mo-Fr 07:00-19:00"}}',
            "[{elsewhere: {service: copy, places: [x]}}",
            18,
            "effects[0].elsewhere.places[0]: no place 'x'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, says: str) -> None:
    refused = refusal(changed(NOTICE, old, new))
    named = [shown for shown in refused.message.splitlines() if shown.startswith(f"storm.yaml:{line}: ")]
    assert any(says in shown for shown in named), refused.message


def test_an_unknown_key_comes_with_those_that_are_known() -> None:
    refused = refusal(changed(NOTICE, "historic: true", "historical: true"))
    assert refused.next_step.startswith("Known here: aukio, notice, title, intro, cause")


def test_a_missing_key_comes_with_what_it_holds() -> None:
    refused = refusal(changed(NOTICE, "notice: storm\n", ""))
    assert refused.next_step == "Add 'notice': a slug: lower-case letters a-z, digits and '-'."


def test_several_mistakes_are_named_at_once_in_the_order_of_lines() -> None:
    text = changed(NOTICE, "from: 2030-03-02", "from: 2030-02-31")
    text = changed(text, "Mo-Fr 07:00-19:00", "Mo-Fr 7-19")
    text = changed(text, "published: 2030-03-03T09:00", "published: 2030-02-03")
    lines = refusal(text).message.splitlines()
    assert [line.split(":")[1] for line in lines] == ["13", "18", "19"]


@pytest.mark.parametrize("text", ["just words", "- a\n- b\n", "12", "{}", "aukio:\n", "aukio: [notice/1]\n"])
def test_another_sort_of_file_is_told_how_ours_begins(text: str) -> None:
    assert refusal(text).next_step == "Begin the file with 'aukio: notice/1'."


def test_a_directory_is_told_its_command() -> None:
    assert "aukio import" in refusal("aukio: directory/1\n").next_step


def paths_in(data: Any) -> list[KeyPath]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(), *((key, *rest) for key, value in items for rest in paths_in(value))]


def with_value(data: Any, keys: KeyPath, value: Any) -> Any:
    if not keys:
        return value
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    copy[keys[0]] = with_value(data[keys[0]], keys[1:], value)
    return copy


odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(-2, 2).map(lambda number: round(number, 3)),
    st.text("a-/0:T \n", max_size=4),
    st.sampled_from(["0001-01-01", "9999-12-31T23:59", "2030-03-03", "2030-03-31T03:30", "storm/shorter", "Mo off"]),
    st.lists(st.text("ab", max_size=2), max_size=2),
    st.dictionaries(st.sampled_from(["path", "city", "id", "close", "en", "except"]), st.text("ab", max_size=2)),
)


@pytest.mark.parametrize(("read", "text"), [(notice_file.read, NOTICE), (directory_file.read, DIRECTORY)])
@given(data=st.data(), value=odd_values)
def test_any_value_in_any_place_is_read_or_refused(read: Any, text: str, data: st.DataObject, value: Any) -> None:
    sound = locate(text, source="x").data
    keys = data.draw(st.sampled_from(paths_in(sound)))
    try:
        read(write(with_value(sound, keys, value)), source="x")
    except Refused as refused:
        assert refused.message.startswith("x:")  # noqa: PT017 - some values fit
