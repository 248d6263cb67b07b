"""A move compares what a source said before, what it says now, and the record, leaf by leaf."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aukio.formats.exchange.merging import Change, PlannedPlace, Recorded, content_of, leaves, plan_place
from aukio.formats.exchange.moved import DatedDays, Place, apart, slug

DAY = {"from": "2026-12-24", "until": "2026-12-24", "effects": [{"close": {}}]}
TODAY = "2026-11-30"


def place(*days: DatedDays, **data: Any) -> Place:
    """A place as its source describes it."""
    return Place("7", "library", {"kind": "unit", "name": {"fi": "Kirjasto"}, **data}, days)


def plan(before: Place | None, now: Place, ours: dict[str, Any] | None, **arrangements: Any) -> PlannedPlace:
    """What a move makes of it."""
    recorded = None if ours is None else Recorded("town/library", {"path": "town/library", **ours}, **arrangements)
    return plan_place(now, None if before is None else content_of(before), recorded, TODAY)


def phone(number: str) -> dict[str, Any]:
    """A phone channel."""
    return {"kind": "phone", "contacts": [{"phone": number}]}


def test_a_place_that_the_record_does_not_have_is_new() -> None:
    planned = plan(None, place(DatedDays("a", DAY)), None)
    assert (planned.change, planned.path, [each.id for each in planned.add]) == (Change.NEW, "library", ["a"])


@pytest.mark.parametrize(
    ("before", "now", "ours", "made", "kept"),
    [
        ("A", "C", "A", "C", False),  # the source changed it
        ("A", "A", "B", "B", False),  # people here changed it
        ("A", "C", "B", "B", True),  # both did
        ("A", "C", "C", "C", False),  # both did the same
        (None, "C", None, "C", False),  # the source states it first
        (None, "C", "B", "B", True),  # people here stated it first
        ("A", None, "A", None, False),  # the source took it out
        ("A", None, "B", "B", True),
    ],
)
def test_each_leaf_is_merged_three_ways(before: Any, now: Any, ours: Any, made: Any, kept: bool) -> None:
    def named(text: Any) -> dict[str, Any]:
        return {"name": {"fi": "Kirjasto"} | ({} if text is None else {"sv": text})}

    planned = plan(place(**named(before)), place(**named(now)), {"kind": "unit", **named(ours)})
    assert planned.data["name"].get("sv") == made
    assert bool(planned.kept) is kept
    assert (planned.change is Change.CHANGED) is (made != ours)
    assert planned.data["path"] == "town/library"


def test_channels_are_merged_one_by_one_and_other_facts_of_ours_stay() -> None:
    week = {"kind": "on_site", "week": "Mo-Fr 09:00-20:00"}
    shorter = {"kind": "on_site", "week": "Mo-Fr 09:00-18:00"}
    ours: dict[str, Any] = {
        "kind": "unit",
        "name": {"fi": "Kirjasto"},
        "own_entrance": True,
        "channels": [week, phone("+358409999999"), {"kind": "chat", "contacts": [{"url": "https://example.org/"}]}],
    }
    planned = plan(
        place(channels=[week, phone("+358401111111")]), place(channels=[shorter, phone("+358402222222")]), ours
    )
    assert planned.data["channels"] == [shorter, *ours["channels"][1:]]
    assert planned.data["own_entrance"] is True
    assert [each.field for each in planned.changed] == ["channels on_site"]
    assert [each.field for each in planned.kept] == ["channels phone"]


def test_dated_days_are_added_changed_kept_and_gone() -> None:
    before = place(*(DatedDays(id_, DAY) for id_ in ("same", "moved", "ours", "left")))
    later = {**DAY, "until": "2026-12-26"}
    now = place(DatedDays("same", DAY), DatedDays("moved", later), DatedDays("ours", later), DatedDays("fresh", DAY))
    here = frozenset(("same", "moved", "ours", "left"))
    planned = plan(
        before, now, {"kind": "unit", "name": {"fi": "Kirjasto"}}, arrangements=here, touched=frozenset(("ours",))
    )
    assert [each.id for each in planned.add] == ["fresh"]
    assert [each.id for each in planned.alter] == ["moved"]
    assert [each.field for each in planned.kept] == ["days ours"]
    assert [each.id for each in planned.gone] == ["left"]


def test_days_that_are_over_are_not_gone() -> None:
    over = {**DAY, "from": "2026-01-01", "until": "2026-01-01"}
    planned = plan(place(DatedDays("over", over)), place(), {"kind": "unit"}, arrangements=frozenset(("over",)))
    assert planned.gone == ()


def test_one_text_for_every_language_is_compared_by_language() -> None:
    assert leaves({"address": {"street": "Gatan 1", "postal_code": "1"}}) == {
        ("address", "street", "fi"): "Gatan 1",
        ("address", "street", "sv"): "Gatan 1",
        ("address", "street", "en"): "Gatan 1",
        ("address", "postal_code"): "1",
    }


TEXTS = st.dictionaries(st.sampled_from(("fi", "sv", "en")), st.sampled_from("ABC"))
DATA = st.fixed_dictionaries({"name": TEXTS, "description": TEXTS})


@settings(max_examples=60)
@given(DATA, DATA, DATA)
def test_a_move_done_twice_changes_nothing_the_second_time(before: Any, now: Any, ours: Any) -> None:
    first = plan(place(**before), place(**now), {"kind": "unit", **ours})
    again = plan(place(**now), place(**now), {key: value for key, value in first.data.items() if key != "path"})
    assert again.change is Change.UNCHANGED
    assert again.kept == ()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Pääkirjasto, Tapiola", "paakirjasto-tapiola"),
        ("Øster Æble", "oster-aeble"),
        ("!!", "place"),
        ("図書館", "place"),
    ],
)
def test_slugs_resemble_names(text: str, made: str) -> None:
    assert slug(text) == made


def test_paths_are_apart() -> None:
    assert apart([("1", "a"), ("2", "a"), ("3", "b")]) == {"1": "a", "2": "a-2", "3": "b"}
