"""Names that the directory has never had are refused; the nearest that it has is said."""

from dataclasses import replace

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.domain.checks.unknown_names import refuse_unknown_names
from aukio.domain.city.places import Admission, Kind, Names, Service
from aukio.domain.facts.effects import Admit, Close, Effect, Elsewhere, Withhold
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice
from aukio.domain.facts.record import Record
from aukio.domain.facts.scope import Clause, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.publishing.proposals import Proposal
from tests.domain.factories import CITY, period, place

MALL = place("mall", Kind.CENTRE, type="mall", owner="city")
DESK = place("mall/desk", Kind.UNIT, type="kiosk", owner="city", services=("print",))
RECORD = Record(CITY, services=(Service("copy", Names({"en": "copying"})),), places=(MALL, DESK))


def proposal(scope: Scope, *effects: Effect, act: str = "add") -> Proposal:
    what = Arrangement(ArrangementRef("storm", "a"), scope, period("2026-12-24", None), effects)
    plain = Proposal(Notice("storm", Names({"en": "Storm"})), 1, None)
    return replace(plain, add=(what,)) if act == "add" else replace(plain, change=(what,))


@pytest.mark.parametrize(
    ("clause", "why"),
    [
        (OfType("kiosc"), "scope.type: the directory has no type 'kiosc'; did you mean 'kiosk'?"),
        (Under(MALL.place, "cabin"), "scope.type: the directory has no type 'cabin'"),
        (OfOwner("nobody"), "scope.owner: the directory has no owner 'nobody'."),
    ],
)
def test_a_type_or_owner_that_never_was_is_refused(clause: Clause, why: str) -> None:
    for scope in (Scope((clause,)), Scope((WholeCity(), clause)), Scope((WholeCity(),), (clause,))):
        with pytest.raises(Refused) as refused:
            refuse_unknown_names(proposal(scope, Close()), RECORD)
        assert why.removeprefix("scope.") in refused.value.message
        assert "Write one of" in refused.value.next_step
    scope = Scope((clause,))
    refuse_unknown_names(proposal(scope, Close(), act="change"), RECORD)  # a scope on record stays


@pytest.mark.parametrize(
    ("effect", "why"),
    [
        (Withhold(("print", "prind")), "effects[0].withhold.services: the directory has no service 'prind'; did you"),
        (Elsewhere("swimm", (DESK.place,)), "effects[0].elsewhere.service: the directory has no service 'swimm'"),
        (Admit(Admission.TICKET, ("x",)), "effects[0].admission.services"),
    ],
)
def test_a_service_that_no_one_has_is_refused(effect: Effect, why: str) -> None:
    for act in ("add", "change"):
        with pytest.raises(Refused) as refused:
            refuse_unknown_names(proposal(Scope((WholeCity(),)), effect, act=act), RECORD)
        assert why in refused.value.message


def test_names_that_the_directory_has_or_that_we_word_are_taken() -> None:
    scope = Scope((OfType("kiosk"), OfType("library"), OfOwner("city")))
    refuse_unknown_names(proposal(scope, Withhold(("print", "copy")), Elsewhere("copy", (DESK.place,))), RECORD)
