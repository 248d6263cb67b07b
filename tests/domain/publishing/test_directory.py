"""How statements about places become dated versions: moves, renames, ends, corrections (semantics.md section 2)."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import Channel, ChannelKind, Kind, Names, Organisation, PlaceId, PlaceVersion, Service
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.directory_statements import Revision, apply, revise, undeclared
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement
from aukio.domain.week import Week
from tests.domain.factories import CITY, at

MALL, TOWER, DESK, LIBRARY, NEXT = range(1, 6)
LONG, SHORT = "Mo-Fr 08:00-16:00", "Mo-Fr 10:00-12:00"


def said(path: str, week: str | None = None, **details: object) -> PlaceStatement:
    """What a file says of one place; a path without a slash is a building."""
    channels = () if week is None else (Channel(ChannelKind.ON_SITE, week=Week.parse(week)),)
    kind = Kind.UNIT if "/" in path else Kind.CENTRE
    values: dict[str, object] = {"kind": kind, "names": Names({"en": path}), "channels": channels}
    return PlaceStatement(path, **{**values, **details})  # type: ignore[arg-type]  # a factory takes any detail


class Office:
    """An office that keeps the directory in memory."""

    def __init__(self, *places: PlaceStatement) -> None:
        self.ids = count(1)
        self.record = Record(CITY)
        self.state("2020-01-01", *places)

    def statement(self, known: str, *places: PlaceStatement, valid: str | None = None) -> DirectoryStatement:
        return DirectoryStatement(CITY, at(known), date.fromisoformat(valid or known), places=places)

    def state(self, known: str, *places: PlaceStatement, valid: str | None = None, edits: bool = False) -> Revision:
        statement = self.statement(known, *places, valid=valid)
        if edits:
            statement = replace(statement, made_from=date.fromisoformat(known))
        revision = revise(self.record, statement, new_id=lambda: PlaceId(next(self.ids)))
        self.record = apply(self.record, revision, statement)
        return revision

    def paths(self, on: str, known: str = "2021-01-01") -> dict[str, int]:
        """Every path of a day with the id of the place that bears it."""
        view = View(self.record, at(known))
        return {node.path: node.place for node in view.tree(view.interval(at(on)))}

    def version(self, path: str, on: str, known: str = "2021-01-01") -> PlaceVersion:
        """The version of the place that bears a path on a day."""
        view = View(self.record, at(known))
        (node,) = (node for node in view.tree(view.interval(at(on))) if node.path == path)
        return node.version

    def week(self, path: str, on: str, known: str = "2021-01-01") -> str:
        """The normal week of the place that bears a path on a day."""
        view = View(self.record, at(known))
        (node,) = (node for node in view.tree(view.interval(at(on))) if node.path == path)
        return str(node.version.channels[0].week)


def office() -> Office:
    return Office(said("mall"), said("mall/desk", LONG), said("mall/library", LONG), said("tower"))


def test_a_first_statement_creates_its_places_parents_before_children() -> None:
    there = Office(said("mall/desk"), said("mall"))
    assert there.paths("2020-01-01") == {"mall": 1, "mall/desk": 2}
    assert [version.parent for version in there.record.places] == [None, 1]


def test_saying_the_same_again_changes_nothing() -> None:
    there = office()
    again = there.record.places
    for known, valid in (("2020-01-01", None), ("2020-05-01", None), ("2020-05-01", "2020-03-01")):
        revision = there.state(known, said("mall"), said("mall/desk", LONG), valid=valid)
        assert revision.is_empty
        assert revision.created == ()
    assert there.record.places == again


def test_what_a_statement_does_not_mention_stays() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT))
    assert set(there.paths("2020-04-01")) == {"mall", "mall/desk", "mall/library", "tower"}


# --- new hours from a day on
#
#    known ↑          1.1.            1.4. valid
#  10.3.   |          [ long ·········[ short ······
#   1.1.   |          [ long ························


def test_new_hours_hold_from_their_day_and_are_known_from_their_statement() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-04-01")
    table = {
        (known, on): there.week("mall/desk", on, known)
        for known in ("2020-03-09", "2020-03-10")
        for on in ("2020-03-31", "2020-04-01")
    }
    assert list(table.values()) == [LONG, LONG, LONG, SHORT]


def test_hours_from_a_day_that_is_past_correct_what_was_thought() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-02-01")
    assert there.week("mall/desk", "2020-02-15", known="2020-03-09") == LONG
    assert there.week("mall/desk", "2020-02-15", known="2020-03-10") == SHORT


def test_a_statement_holds_for_all_days_after_its_own() -> None:
    # what was foreseen for May is spoken over by what is said in March from March on
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-05-01")
    there.state("2020-03-20", said("mall/desk", "Mo off"), valid="2020-03-20")
    assert [there.week("mall/desk", on) for on in ("2020-03-19", "2020-03-20", "2020-06-01")] == [
        LONG,
        "Mo off",
        "Mo off",
    ]


# --- a change at the desk keeps what is planned
#
#    known ↑          1.1.      20.3.      1.5. valid
#  20.3.   |          [ long ···[ long 2 ··[ short 2 ···
#  10.3.   |          [ long ··············[ short ·····
#   1.1.   |          [ long ····························


def planned(*after: PlaceStatement, valid: str = "2020-03-20", **details: object) -> Office:
    """An office whose desk gets short hours in May, and of which something else is said before."""
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT, **details), valid="2020-05-01")
    there.state("2020-03-20", *after, valid=valid, edits=True)
    return there


def test_a_change_that_keeps_what_is_planned_is_taken_over_by_it() -> None:
    there = planned(said("mall/desk", LONG, type="library"))
    for on, week in (("2020-03-20", LONG), ("2020-06-01", SHORT)):
        version = there.version("mall/desk", on)
        assert (version.type, str(version.channels[0].week)) == ("library", week)
    assert there.version("mall/desk", "2020-03-19").type == ""


def test_what_a_planned_change_says_itself_stays() -> None:
    there = planned(said("mall/desk", "Mo off"), names=Names({"en": "Desk"}))
    assert there.week("mall/desk", "2020-04-01") == "Mo off"
    assert there.week("mall/desk", "2020-06-01") == SHORT
    assert there.version("mall/desk", "2020-06-01").names["en"] == "Desk"


def test_a_channel_that_ends_ends_in_what_is_planned_and_one_that_begins_begins_in_it() -> None:
    there = Office(said("mall"), said("mall/desk", LONG))
    both = (*said("mall/desk", SHORT).channels, Channel(ChannelKind.CHAT))
    there.state("2020-03-10", said("mall/desk", channels=both), valid="2020-05-01")
    there.state("2020-03-20", said("mall/desk"), valid="2020-03-20", edits=True)
    assert there.version("mall/desk", "2020-04-01").channels == ()
    # the planned hours were a change of their own: they stay
    assert [each.kind for each in there.version("mall/desk", "2020-06-01").channels] == [
        ChannelKind.ON_SITE,
        ChannelKind.CHAT,
    ]
    there.state("2020-03-21", said("mall/desk", channels=(Channel(ChannelKind.PHONE),)), edits=True)
    assert ChannelKind.PHONE in {each.kind for each in there.version("mall/desk", "2020-06-01").channels}


def test_a_change_that_keeps_what_is_planned_and_changes_nothing_is_empty() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-05-01")
    assert there.state("2020-03-20", said("mall/desk", LONG), edits=True).is_empty


def test_an_edit_for_a_day_after_what_is_planned_keeps_that_too() -> None:
    there = planned(said("mall/desk", LONG, type="library"), valid="2020-06-01")
    table = [
        (there.version("mall/desk", on).type, there.week("mall/desk", on))
        for on in ("2020-04-01", "2020-05-02", "2020-06-02")
    ]
    assert table == [("", LONG), ("", SHORT), ("library", SHORT)]


def test_an_edit_for_a_day_that_is_past_corrects_what_was_thought_then_and_since() -> None:
    there = planned(said("mall/desk", LONG, type="library"), valid="2020-02-01")
    table = [
        (there.version("mall/desk", on).type, there.week("mall/desk", on))
        for on in ("2020-01-02", "2020-02-02", "2020-06-02")
    ]
    assert table == [("", LONG), ("library", LONG), ("library", SHORT)]


def test_an_edit_for_the_day_of_a_planned_change_replaces_it() -> None:
    there = planned(said("mall/desk", "Mo off"), valid="2020-05-01")
    assert [there.week("mall/desk", on) for on in ("2020-04-01", "2020-06-01")] == [LONG, "Mo off"]


def test_a_place_that_is_to_open_opens_earlier() -> None:
    there = office()
    there.state("2020-03-10", said("mall/gym", LONG), valid="2020-05-01")
    there.state("2020-03-20", said("mall/gym", SHORT), valid="2020-04-01", edits=True)
    assert "mall/gym" not in there.paths("2020-03-31")
    assert [there.week("mall/gym", on) for on in ("2020-04-01", "2020-05-01")] == [SHORT, SHORT]


def test_what_is_planned_beneath_a_place_that_moves_moves_with_it() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-05-01")
    there.state("2020-03-20", said("house", was="mall"))
    assert [there.week("house/desk", on) for on in ("2020-04-01", "2020-06-01")] == [LONG, SHORT]
    current = [each for each in there.record.places if each.known_until is None]
    for one in current:
        for other in current:
            overlap = one is not other and one.place == other.place and one.on(other.valid_from)
            assert not overlap, (one, other)


def test_a_revision_closes_every_version_that_it_replaces() -> None:
    there = office()
    revision = there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-02-01")
    for old in revision.closed:
        (now,) = (each for each in there.record.places if each.place == old.place and each.known_from == old.known_from)
        assert now.known_until == at("2020-03-10")


def test_nothing_stored_is_altered_but_the_end_of_what_is_known() -> None:
    there = office()
    before = there.record.places
    there.state("2020-03-10", said("mall/desk", SHORT), valid="2020-04-01")
    kept = [version for version in there.record.places if version.known_from < at("2020-03-10")]
    closed = [(old, new) for old, new in zip(before, kept, strict=True) if old != new]
    assert [(old.path, new.known_until) for old, new in closed] == [("mall/desk", at("2020-03-10"))]


def test_a_statement_that_is_not_later_may_not_contradict_what_is_recorded() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", SHORT))
    for known in ("2020-03-10", "2020-03-09"):
        with pytest.raises(Refused, match="without being later"):
            there.state(known, said("mall/desk", LONG))


# --- renamed and moved


def test_a_place_renamed_is_the_same_place() -> None:
    there = office()
    there.state("2020-03-10", said("mall/help", LONG, was="mall/desk"))
    assert there.paths("2020-03-09")["mall/desk"] == there.paths("2020-03-10")["mall/help"] == DESK
    assert "mall/desk" not in there.paths("2020-03-10")


def test_a_place_moved_to_another_building_is_the_same_place() -> None:
    there = office()
    there.state("2020-03-10", said("tower/desk", LONG, was="mall/desk"))
    (new,) = (version for version in there.record.places if version.path == "tower/desk")
    assert (new.place, new.parent) == (DESK, TOWER)


def test_a_move_imported_twice_changes_nothing() -> None:
    for again in ("2020-03-10", "2020-05-01"):
        there = office()
        there.state("2020-03-10", said("mall/help", LONG, was="mall/desk"))
        assert there.state(again, said("mall/help", LONG, was="mall/desk"), valid="2020-03-10").is_empty


def test_another_place_may_take_the_old_path_and_the_file_may_be_imported_twice() -> None:
    there = office()
    file = (said("mall/help", LONG, was="mall/desk"), said("mall/desk", SHORT))
    there.state("2020-03-10", *file)
    paths = there.paths("2020-03-10")
    assert (paths["mall/help"], paths["mall/desk"]) == (DESK, NEXT)
    assert there.state("2020-03-10", *file).is_empty


@pytest.mark.parametrize("order", [1, -1])
def test_two_places_may_swap_their_paths(order: int) -> None:
    there = office()
    swap = [said("mall/desk", LONG, was="mall/library"), said("mall/library", LONG, was="mall/desk")]
    there.state("2020-03-10", *swap[::order])
    paths = there.paths("2020-03-10")
    assert (paths["mall/desk"], paths["mall/library"]) == (LIBRARY, DESK)


@pytest.mark.parametrize("order", [1, -1])
def test_paths_may_shift_along_a_chain(order: int) -> None:
    there = office()
    chain = [said("mall/library", LONG, was="mall/desk"), said("mall/archive", LONG, was="mall/library")]
    there.state("2020-03-10", *chain[::order])
    paths = there.paths("2020-03-10")
    assert (paths["mall/library"], paths["mall/archive"], paths.get("mall/desk")) == (DESK, LIBRARY, None)


def test_what_stands_in_a_building_moves_with_its_path() -> None:
    there = office()
    there.state("2020-03-10", said("plaza", was="mall"))
    assert there.paths("2020-03-10") == {"plaza": MALL, "plaza/desk": DESK, "plaza/library": LIBRARY, "tower": TOWER}
    assert there.paths("2020-03-09")["mall/desk"] == DESK


def test_a_move_from_a_path_nobody_bears_is_refused() -> None:
    with pytest.raises(NotFound, match="no place 'mall/dsek'; did you mean 'mall/desk'"):
        office().state("2020-03-10", said("mall/help", was="mall/dsek"))


def test_a_move_to_a_path_that_another_place_bears_is_refused() -> None:
    with pytest.raises(Refused):
        office().state("2020-03-10", said("mall/library", was="mall/desk"))


@pytest.mark.parametrize("path", ["nowhere/desk", "mall/desk/room/chair"])
def test_a_place_without_its_parent_is_refused(path: str) -> None:
    with pytest.raises(Refused, match="has no parent"):
        office().state("2020-03-10", said(path))


# --- gone


def test_a_place_that_is_gone_is_gone_from_its_day_on() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", LONG, gone=True), valid="2020-04-01")
    assert "mall/desk" in there.paths("2020-03-31")
    assert "mall/desk" not in there.paths("2020-04-01")
    assert "mall/desk" in there.paths("2020-04-01", known="2020-03-09")


def test_a_place_that_comes_back_is_the_same_place() -> None:
    there = office()
    there.state("2020-03-10", said("mall/desk", LONG, gone=True))
    there.state("2020-05-01", said("mall/desk", LONG))
    assert there.paths("2020-06-01")["mall/desk"] == DESK


def test_owners_and_services_nobody_declared_are_named() -> None:
    there = office()
    statement = there.statement("2020-03-10", said("mall/desk", owner="cty", services=("copy",), provides=("print",)))
    assert len(undeclared(there.record, statement)) == 3
    known = Record(
        CITY,
        organisations=(Organisation("cty", Names()),),
        services=(Service("copy", Names()), Service("print", Names())),
    )
    assert undeclared(known, statement) == ()
