"""A path leads to what it names, and says how far it led when nothing is there."""

from typing import Any

import pytest

from tests.spec.finding import Missing, disagreements, find, holds
from tests.spec.rows import NOTHING, SOMETHING, every, has, just, lacks

ANSWER: Any = {
    "summary": "open",
    "passage": False,
    "channels": [
        {"kind": "phone", "purpose": "service", "open": True},
        {"kind": "phone", "purpose": "booking", "open": False},
        {"kind": "web", "purpose": "service", "open": None},
    ],
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("summary", "open"),
        ("channels.web.open", None),
        ("channels.phone:booking.open", False),
        ("channels.*.open", [True, False, None]),
        ("channels.true.purpose", "service"),
    ],
)
def test_a_path_leads_to_what_it_names(path: str, found: object) -> None:
    assert find(ANSWER, path) == found


@pytest.mark.parametrize("path", ["weather", "channels.email", "channels.email.open", "summary.length"])
def test_a_path_that_leads_nowhere_finds_nothing(path: str) -> None:
    assert isinstance(find(ANSWER, path), Missing)


def test_a_path_that_could_mean_two_things_is_refused() -> None:
    with pytest.raises(LookupError, match="2 items bear 'phone'"):
        find(ANSWER, "channels.phone.open")


@pytest.mark.parametrize(
    ("found", "expected", "agree"),
    [
        ("open", "open", True),
        (True, 1, False),
        (0, False, False),
        (None, None, True),
        (Missing(""), None, False),
        (Missing(""), NOTHING, True),
        ("", NOTHING, True),
        (False, SOMETHING, True),
        (Missing(""), SOMETHING, False),
        (["a", "b"], has("a"), True),
        (["ab"], has("a"), False),
        ("abc", has("a", "c"), True),
        (["ab"], lacks("a"), False),
        ([], lacks("a"), True),
        (Missing(""), lacks("a"), False),
        (["b", "a"], just("a", "b"), True),
        (["a", "a"], just("a"), False),
        ([1, 2], every(SOMETHING), True),
        ([1, None], every(SOMETHING), False),
        ([], every(SOMETHING), False),
    ],
)
def test_what_was_found_is_judged_strictly(found: object, expected: object, agree: bool) -> None:
    assert holds(found, expected) is agree


def test_disagreements_name_the_path_and_both_sides() -> None:
    assert disagreements(ANSWER, {"summary": "closed", "passage": False}) == [
        "summary: expected 'closed', found 'open'"
    ]
