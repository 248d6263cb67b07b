"""What a publication records is what was known from then on, and until it was superseded."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from aukio.access.models import User
from aukio.audit.queries import acts_on
from aukio.directory.actions import Conflict, take_writer_lock
from aukio.domain.base.mistakes import Mistake
from aukio.domain.city.city import City
from aukio.domain.city.places import Admission, ChannelKind, Contact, Names, PlaceId, Purpose
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.document.document import Document
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    Elsewhere,
    EntryToOpenUnits,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Normal,
    Offer,
    Passage,
    Promise,
    Shorten,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.facts.notices import (
    Arrangement,
    ArrangementRef,
    Link,
    Notice,
    Particulars,
    PublicationKind,
    Quotation,
    RoleRef,
)
from aukio.domain.facts.record import Record
from aukio.domain.facts.scope import AtPlace, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.publishing.enactment import Enacted, apply, enact
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.domain.week import Week
from aukio.notices import queries
from aukio.notices.actions import Telling, record_publication
from tests.depth import examples
from tests.domain.factories import FINLAND

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ESPOO = City("espoo", Names({"fi": "Espoo"}), ZoneInfo("Europe/Helsinki"), FINLAND)
EMPTY = Record(ESPOO)

LIBRARY, UNIT, PRINTER = PlaceId(11), PlaceId(12), PlaceId(13)
WEEK = Week.parse("Mo-Fr 10:00-18:00; PH off")
PHONE = Contact(phone="+358401234567", label=Names({"fi": "neuvonta", "sv": "rådgivning", "en": "advice"}))

STORM = Notice(
    "storm",
    Names({"fi": "Myrsky", "sv": "Storm", "en": "Storm"}),
    cause="weather",
    intro=Names({"en": "Stay in."}),
    contacts=(PHONE, Contact(email="info@example.org"), RoleRef("manager")),
    links=(Link(Names({"en": "Warnings"}), "https://example.org/warnings"), Link(Names({"en": "A lost one"}))),
    assumptions=("The wind is assumed to blow.",),
    quote=Quotation(Names({"en": "We cope."}), title=Names({"fi": "Johtaja", "en": "Director"}), name="Maija Meri"),
)
STRIKE = Notice("strike", Names({"en": "Strike"}))

EFFECTS: tuple[Effect, ...] = (
    Hours(WEEK),
    Hours(WEEK, ChannelKind.PHONE),
    Close(),
    Close((ChannelKind.ON_SITE, ChannelKind.LETTERBOX), Week.parse("Fr 12:00-14:00")),
    Offer(ChannelKind.CHAT, Purpose.ENQUIRIES, WEEK, (PHONE,), Admission.TICKET),
    Admit(Admission.BOOKED_ONLY, ("print",), "over-70", ChannelKind.SELF_SERVICE),
    Bookings(NewBookings.STOP, ExistingBookings.CANCEL, Tell.MESSAGE),
    Capacity(CapacityOf.VISITORS, ratio=0.5, max=20),
    Capacity(CapacityOf.SEATS),
    Shorten(opens_late=90, not_after=15 * 60, channels=(ChannelKind.PHONE,)),
    Withhold(("print", "copy")),
    Withhold(("print",), Week.parse("Tu 09:00-11:00")),
    Elsewhere("print", (UNIT, LIBRARY)),
    Elsewhere("copy", nearest_type="library"),
    CancelEvents(("music",), date(2010, 1, 1), "if it is safe"),
    Guidance("mask", Strength.SHOULD, ("indoors", "on trams"), "adults", "lobby", "exempt"),
    Guidance("distance", Strength.MUST, 2),
    Passage(),
    ClosesWithLastUnit(),
    EntryToOpenUnits(),
    Normal(),
    Promise(Names({"en": "More is told."}), date(2030, 3, 9)),
    Text(Names({"fi": "Ääri.", "sv": "Å.", "en": "It's 100 %."})),
)
EVERYWHERE = Scope(
    (AtPlace(LIBRARY), Under(UNIT), Under(UNIT, "room"), OfType("library"), OfOwner("kela"), WholeCity()),
    (AtPlace(PRINTER), OfType("laboratory")),
)
PARTICULARS = Particulars(
    "strike", (Link(Names({"en": "Why"}), "https://example.org/why"),), (PHONE,), Names({"fi": "Huom."}), "guessed"
)


def arrangement(
    name: str,
    *,
    scope: Scope | None = None,
    effects: Iterable[Effect] = (Close(),),
    period: Period | None = None,
    notice: str = "storm",
    continues: str | None = None,
    particulars: Particulars | None = None,
) -> Arrangement:
    return Arrangement(
        ArrangementRef(notice, name),
        scope or Scope((AtPlace(LIBRARY),)),
        period or Period(datetime(2030, 3, 2)),
        tuple(effects),
        ArrangementRef(notice, continues) if continues else None,
        particulars or Particulars(),
    )


def record(before: Record, proposal: Proposal, shown: Mapping[Telling, Document] | None = None) -> Record:
    """Publish a proposal, and give the record as the domain has it afterwards."""
    published = proposal.published or NOON
    with transaction.atomic():
        take_writer_lock()
        enacted = enact(before, proposal, now=published)
        assert enacted is not None
        record_publication(enacted=enacted, shown=shown or {}, by="aino", now=published)
    return apply(before, enacted)


def stored() -> Record:
    return replace(EMPTY, notices=queries.notices(), publications=queries.publications(), versions=queries.versions())


def first(*added: Arrangement, notice: Notice = STORM, at: datetime = NOON) -> Proposal:
    return Proposal(notice, 1, at, add=added, digest="sha256:1", accepted={"opens_more": "on purpose"})


def test_what_was_never_published_is_empty() -> None:
    assert stored() == EMPTY
    assert queries.revision()[0] == 0


def test_everything_published_reads_back_as_it_was_published() -> None:
    whole = arrangement(
        "whole",
        scope=EVERYWHERE,
        effects=EFFECTS,
        period=Period(datetime(2030, 3, 2, 7, 30), datetime(2030, 4, 1, 23, 59)),
        particulars=PARTICULARS,
    )
    after = record(EMPTY, first(whole))

    assert stored() == after


@pytest.mark.parametrize(
    "period",
    [
        pytest.param(Period(datetime(2030, 3, 2)), id="no-end"),
        pytest.param(Period(datetime(2030, 3, 2), inferred=True), id="an-inferred-start"),
        pytest.param(Period(datetime(2030, 3, 2), open_end=OpenEnd.FOR_NOW, review=date(2030, 5, 1)), id="an-open-end"),
        pytest.param(Period(datetime(2030, 3, 2), datetime(2030, 3, 1)), id="an-end-before-the-start"),
        pytest.param(Period(datetime(2030, 3, 31, 3, 30), datetime(2030, 10, 27, 3, 30)), id="two-doubtful-hours"),
    ],
)
def test_a_period_reads_back_with(period: Period) -> None:
    record(EMPTY, first(arrangement("one", period=period)))

    (version,) = queries.versions()
    assert version.arrangement.period == period


def test_a_period_of_half_a_minute_is_a_bug_of_ours() -> None:
    period = Period(datetime(2030, 3, 2, 7, 30, 15))

    with pytest.raises(ValueError, match="whole minutes"), transaction.atomic():
        record(EMPTY, first(arrangement("one", period=period)))


def test_a_fact_that_changes_ends_and_goes_on_keeps_its_whole_history() -> None:
    library, room = arrangement("library"), arrangement("room", scope=Scope((AtPlace(UNIT),)))
    after = record(EMPTY, first(library, room))
    after = record(after, first(arrangement("pickets", notice="strike"), notice=STRIKE, at=NOON + HOUR))
    after = record(
        after,
        Proposal(
            replace(STORM, title=Names({"en": "Storms"})),
            2,
            NOON + 2 * HOUR,
            add=(arrangement("later", period=Period(datetime(2030, 3, 8)), continues="library"),),
            end=(Ending(library.ref, datetime(2030, 3, 8)),),
            withdraw=(room.ref,),
        ),
    )
    after = record(
        after,
        Proposal(
            STRIKE,
            2,
            NOON + 3 * HOUR,
            PublicationKind.MATERIAL,
            correct=(arrangement("pickets", notice="strike", effects=(Passage(),)),),
            replaces=("storm",),
        ),
    )

    assert stored() == after
    assert [notice.title["en"] for notice in queries.notices()] == ["Storms", "Strike"]


SMALL = st.builds(
    arrangement,
    st.sampled_from(("one", "two", "three")),
    scope=st.sampled_from((Scope((AtPlace(LIBRARY),)), Scope((WholeCity(),)))),
    effects=st.lists(st.sampled_from(EFFECTS), min_size=1, max_size=2).map(tuple),
    period=st.builds(
        Period,
        start=st.integers(0, 3).map(lambda days: datetime(2030, 3, 1) + timedelta(days=days)),
        end=st.none() | st.integers(0, 9999).map(lambda minutes: datetime(2030, 3, 1) + timedelta(minutes=minutes)),
    ),
)
NO_MORE = st.lists(st.sampled_from(("one", "two")).map(lambda name: ArrangementRef("storm", name)), max_size=1)
PROPOSALS = st.builds(
    Proposal,
    notice=st.just(STORM) | st.just(replace(STORM, cause="")),
    number=st.just(0),
    published=st.just(NOON),
    kind=st.sampled_from(PublicationKind),
    add=st.lists(SMALL, max_size=2).map(tuple),
    change=st.lists(SMALL, max_size=1).map(tuple),
    withdraw=NO_MORE.map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(10, 50))
@given(st.lists(PROPOSALS, max_size=6))
def test_any_history_of_publications_reads_back_as_the_domain_has_it(history: list[Proposal]) -> None:
    with transaction.atomic():
        after = EMPTY
        earlier = [after]
        for number, proposal in enumerate(history, 1):
            at = NOON + number * HOUR + timedelta(microseconds=number)
            numbered = replace(proposal, number=len(after.publications) + 1, published=at)
            try:
                with transaction.atomic():
                    after = record(after, numbered)
            except Mistake:
                continue
            earlier.append(after)

        assert stored() == after
        for number, before in enumerate(earlier):
            later = before.followed_by(queries.publications(after=number), queries.versions(after=number))
            assert later == after
        transaction.set_rollback(True)


def test_a_publication_leaves_a_line_in_the_audit_trail() -> None:
    record(EMPTY, first(arrangement("library")))

    (act,) = acts_on("storm")
    assert (act.by, act.when, act.act) == ("aino", NOON, "publish")
    assert act.detail == {
        "number": 1,
        "kind": "material",
        "published": "2030-03-01T12:00:00+00:00",
        "digest": "sha256:1",
        "versions": {"storm/library": "added"},
    }


def enacted_after(before: Record, proposal: Proposal) -> Enacted:
    enacted = enact(before, proposal, now=NOON + 9 * HOUR)
    assert enacted is not None
    return enacted


def test_a_publication_enacted_upon_an_older_record_is_refused() -> None:
    before = record(EMPTY, first(arrangement("library")))
    change = Proposal(
        STORM, 2, NOON + 9 * HOUR, end=(Ending(ArrangementRef("storm", "library"), datetime(2030, 3, 4)),)
    )
    stale = enacted_after(before, change)
    after = record(before, first(arrangement("pickets", notice="strike"), notice=STRIKE, at=NOON + HOUR))

    with pytest.raises(Conflict, match="Something else was published"), transaction.atomic():
        record_publication(enacted=stale, shown={}, by="onni", now=NOON + 9 * HOUR)

    assert stored() == after


def test_a_version_written_upon_another_than_the_current_one_is_refused() -> None:
    before = record(EMPTY, first(arrangement("library")))
    ref = ArrangementRef("storm", "library")
    enacted = enacted_after(before, Proposal(STORM, 2, NOON + 9 * HOUR, withdraw=(ref,)))
    wrong = replace(enacted, versions=tuple(replace(version, number=3) for version in enacted.versions))

    with pytest.raises(Conflict, match="'storm/library' has changed"), transaction.atomic():
        record_publication(enacted=wrong, shown={}, by="onni", now=NOON + 9 * HOUR)

    assert stored() == before
    assert len(acts_on("storm")) == 1


def test_the_whole_history_takes_three_queries_whatever_its_size(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    added = [arrangement(f"unit-{number}", scope=Scope((AtPlace(PlaceId(number)),))) for number in range(1, 50)]
    before = record(EMPTY, first(*added))
    record(before, Proposal(STORM, 2, NOON + HOUR, withdraw=tuple(each.ref for each in added)))

    with django_assert_num_queries(3):
        stored()


def test_the_revision_of_the_notices_takes_one_query_and_moves_with_each(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    before = record(EMPTY, first(arrangement("library")))
    assert queries.revision()[0] == 1
    record(before, Proposal(STORM, 2, NOON + HOUR, PublicationKind.MINOR))

    with django_assert_num_queries(1):
        assert queries.revision()[0] == 2


def test_versions_share_what_they_have_in_common() -> None:
    before = record(EMPTY, first(arrangement("library", effects=EFFECTS)))
    record(before, Proposal(STORM, 2, NOON + HOUR, end=(Ending(before.versions[0].ref, datetime(2030, 3, 9)),)))

    one, other = queries.versions()
    assert one.arrangement.scope is other.arrangement.scope
    assert one.arrangement.effects is other.arrangement.effects


@pytest.mark.usefixtures("a_password_is_enough")
def test_the_admin_shows_what_was_published_and_offers_no_way_to_change_it(client: Client) -> None:
    record(EMPTY, first(arrangement("library")))
    client.force_login(User.objects.create_superuser("root", "root@example.org"))

    for table in ("notice", "publication", "showntext", "arrangement", "arrangementversion", "scheduledpublication"):
        page = f"/admin/notices/{table}/"
        assert client.get(page).status_code == 200
        assert client.get(f"{page}add/").status_code == 403
        assert client.get(f"{page}1/delete/").status_code == 403
    assert "storm" in client.get("/admin/notices/publication/").content.decode()


def test_a_publication_rolled_back_and_another_in_its_place_are_told_apart() -> None:
    with transaction.atomic():
        record(EMPTY, first(arrangement("library")))
        rolled_back = queries.revision()
        transaction.set_rollback(True)
    record(EMPTY, first(arrangement("library", effects=(Passage(),))))

    assert queries.revision() != rolled_back
    assert queries.revision()[0] == rolled_back[0]
