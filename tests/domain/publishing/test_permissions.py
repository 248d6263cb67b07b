"""Who may do what, and where (R003): by post, by owner, by building, and for what a publication speaks of."""

from typing import Any

import pytest

from aukio.domain.base.mistakes import Forbidden
from aukio.domain.city.places import Kind, Names
from aukio.domain.clock.local_time import TICK
from aukio.domain.facts.effects import Capacity, CapacityOf, Close
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import OfOwner, OfType, Under, WholeCity
from aukio.domain.publishing.enactment import Enacted
from aukio.domain.publishing.permissions import (
    POSTS,
    Actor,
    Assignment,
    Post,
    Task,
    Where,
    owner_of,
    refuse_to_enact,
    refuse_unless,
)
from tests.domain.desk import Desk
from tests.domain.factories import arrangement, mall, on_site, period, place, place_id
from tests.domain.factories import view as view_of

MARCH = period("2020-03-10", "2020-04-01")
FEWER = Capacity(CapacityOf.VISITORS)
OPERATOR = Actor("root", operator=True)


def held(post: Post, where: str = "kela") -> Actor:
    """Somebody with one post: for an organisation, in a building, or everywhere, as the post asks."""
    reach = POSTS[post][0]
    organisation = where if reach is Where.ORGANISATION else ""
    centre = place_id(where) if reach is Where.CENTRE else None
    return Actor("kaisa", (Assignment(post, organisation, centre),))


KELA, CITY = held(Post.PUBLISHER, "kela"), held(Post.PUBLISHER, "city")
MANAGER, COMMUNICATIONS = held(Post.CENTRE_MANAGER, "mall"), held(Post.COMMUNICATIONS)


@pytest.mark.parametrize(
    ("post", "where", "task", "allowed"),
    [
        (Post.EDITOR, "kela", Task.DRAFT, {"mall/kela"}),
        (Post.EDITOR, "kela", Task.PUBLISH, set()),
        (Post.EDITOR, "kela", Task.DESCRIBE, {"mall/kela"}),
        (Post.PUBLISHER, "kela", Task.PUBLISH, {"mall/kela"}),
        (Post.PUBLISHER, "city", Task.PUBLISH, {"mall/desk", "mall/desk/copier", "town/desk"}),
        (Post.APPROVER, "city", Task.APPROVE, {"mall/desk", "mall/desk/copier", "town/desk"}),
        (Post.APPROVER, "city", Task.PUBLISH, set()),
        (
            Post.CENTRE_MANAGER,
            "mall",
            Task.PUBLISH,
            {"mall", "mall/kela", "mall/lab", "mall/desk", "mall/desk/copier", "mall/library", "mall/library/room"},
        ),
        (Post.CENTRE_MANAGER, "town", Task.APPROVE, set()),
        (Post.DOORKEEPER, "town", Task.COUNT, {"town", "town/desk", "town/library"}),
        (Post.CLERK, "hus", Task.CALL, {"mall/lab"}),
        (Post.AUDITOR, "", Task.DRAFT, set()),
    ],
)
def test_a_post_reaches_as_far_as_it_says(post: Post, where: str, task: Task, allowed: set[str]) -> None:
    view = view_of()
    tree = view.tree(view.interval(view.known))

    may = {node.path for node in tree if held(post, where).may(task, node, tree)}
    assert may - {"mall/desk/printer"} == allowed


def test_communications_publish_and_the_operator_does_anything_anywhere() -> None:
    view = view_of()
    tree = view.tree(view.interval(view.known))

    assert all(COMMUNICATIONS.may(Task.PUBLISH, node, tree) for node in tree)
    assert all(OPERATOR.may(task, node, tree) for node in tree for task in Task)
    assert not any(Actor("nobody").may(task, node, tree) for node in tree for task in Task)


def test_a_room_belongs_to_whom_its_unit_does_unless_it_says_otherwise() -> None:
    annex = place("mall/kela/annex", Kind.ROOM, owner="hus")
    view = view_of(places=mall(place("mall/kela/booth", Kind.ROOM), annex))
    tree = view.tree(view.interval(view.known))
    owners = {node.path: owner_of(node, tree) for node in tree if node.path.startswith("mall/kela")}

    assert owners == {"mall/kela": "kela", "mall/kela/booth": "kela", "mall/kela/annex": "hus"}


@pytest.mark.parametrize(
    ("post", "where"),
    [
        (Post.EDITOR, {}),
        (Post.EDITOR, {"centre": 1}),
        (Post.CENTRE_MANAGER, {"organisation": "kela"}),
        (Post.AUDITOR, {"organisation": "kela"}),
        (Post.DOORKEEPER, {"organisation": "kela", "centre": 1}),
    ],
)
def test_a_post_is_held_where_it_can_be(post: Post, where: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"the post '{post}' goes with"):
        Assignment(post, **where)


def test_a_refusal_names_the_place_its_owner_and_whom_to_ask() -> None:
    view = view_of()
    tree = view.tree(view.interval(view.known))
    library = next(node for node in tree if node.path == "mall/lab")

    with pytest.raises(Forbidden, match=r"kaisa may not publish for 'mall/lab', which belongs to 'hus'\. Ask a person"):
        refuse_unless(KELA, Task.PUBLISH, (library,), tree)


def allowed(actor: Actor, desk: Desk, **said: Any) -> bool:
    """Whether a publication on 5 March may be this person's."""
    before = desk.record
    enacted = desk.publish("2020-03-05T12:00", **said)
    assert isinstance(enacted, Enacted)
    after, published = desk.record, enacted.publication.published
    try:
        refuse_to_enact(actor, Task.PUBLISH, View(before, published - TICK), View(after, published), enacted)
    except Forbidden:
        return False
    return True


def a_desk() -> Desk:
    """Kela's and the laboratory's facts stand in one notice."""
    desk = Desk(mall(place("mall/nurse", Kind.UNIT, on_site(), type="clinic", owner="kela")))
    facts = [arrangement("kela", "mall/kela", MARCH, Close()), arrangement("lab", "mall/lab", MARCH, FEWER)]
    desk.publish("2020-03-01T12:00", add=facts)
    return desk


OTHER_WORDS = Notice("notice", Names({"en": "Other words"}))


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ({"add": [arrangement("new", "mall/kela", MARCH, FEWER)]}, {"kela", "manager", "communications"}),
        ({"add": [arrangement("new", OfOwner("kela"), MARCH, FEWER)]}, {"kela", "manager", "communications"}),
        ({"add": [arrangement("new", "mall/library", MARCH, FEWER)]}, {"manager", "communications"}),
        ({"add": [arrangement("new", "mall", MARCH, FEWER)]}, {"manager", "communications"}),
        ({"add": [arrangement("new", Under(place_id("mall")), MARCH, FEWER)]}, {"manager", "communications"}),
        ({"add": [arrangement("new", OfType("service_point"), MARCH, FEWER)]}, {"city", "communications"}),
        ({"add": [arrangement("new", WholeCity(), MARCH, FEWER)]}, {"communications"}),
        ({"add": [arrangement("new", OfType("nothing_like_it"), MARCH, FEWER)]}, {"communications"}),
        ({"withdraw": ["kela"]}, {"kela", "manager", "communications"}),
        ({"end": {"lab": "2020-03-20"}}, {"manager", "communications"}),
        ({"correct": [arrangement("lab", "mall/lab", MARCH, Close())]}, {"manager", "communications"}),
        # Words at the head, and taking a notice over, speak of all that stands in it.
        ({"head": OTHER_WORDS}, {"manager", "communications"}),
        ({"notice": "mine", "replaces": ["notice"]}, {"manager", "communications"}),
    ],
    ids=[
        *("own", "all-of-an-owner", "another's", "building", "subtree", "type", "city", "nothing", "withdraw", "end"),
        *("correct", "head", "replaced"),
    ],
)
def test_a_publication_is_whose_every_place_it_speaks_of_is(said: dict[str, Any], who: set[str]) -> None:
    actors = {"kela": KELA, "city": CITY, "manager": MANAGER, "communications": COMMUNICATIONS}

    assert {name for name, actor in actors.items() if allowed(actor, a_desk(), **said)} == who
    assert allowed(OPERATOR, a_desk(), **said)
