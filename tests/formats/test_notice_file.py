"""A notice file says what it proposes, or on which line it does not."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from aukio.domain.base.mistakes import Refused, not_found_error
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.places import Contact, Names, PlaceId
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.facts.effects import Bookings, Close, ExistingBookings, NewBookings, Tell
from aukio.domain.facts.notices import (
    Arrangement,
    ArrangementRef,
    Link,
    Particulars,
    PublicationKind,
    Quotation,
    RoleRef,
)
from aukio.domain.facts.scope import OfType, Scope, Under
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.formats.notices import notice_file
from aukio.formats.yaml_text.located import locate
from aukio.formats.yaml_text.written import write
from tests.formats.samples import NOTICE, changed

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2030, 6, 1, 22, 30, tzinfo=UTC)  # already 2 June in Helsinki
PLACES = {"iso-omena": PlaceId(1), "iso-omena/library": PlaceId(2)}


def find_place(path: str) -> PlaceId:
    if path not in PLACES:
        raise not_found_error("place", path, list(PLACES), next_step="Import the directory first.")
    return PLACES[path]


def proposals(text: str, recorded: dict[int, datetime] | None = None) -> tuple[Proposal, ...]:
    file = notice_file.read(text, source="storm.yaml")
    return file.proposals(find_place=find_place, zone=HELSINKI, now=NOW, recorded=recorded or {})


def test_the_example_proposes_two_publications() -> None:
    first, second = proposals(NOTICE)
    assert first.notice.slug == "storm"
    assert first.notice.title == Names({"en": "Storm closures"})
    assert (first.number, first.published) == (1, datetime(2030, 3, 1, 10, tzinfo=UTC))
    assert (first.kind, first.historic) == (PublicationKind.MATERIAL, True)
    assert first.add[0] == Arrangement(
        ArrangementRef("storm", "units-closed"),
        Scope((Under(PlaceId(1)),), (OfType("laboratory"),)),
        Period(datetime(2030, 3, 2), datetime(2030, 3, 6)),
        (Close(), Bookings(NewBookings.STOP, ExistingBookings.CANCEL, Tell.MESSAGE)),
    )
    assert first.add[1].period == Period(
        datetime(2030, 3, 1), None, inferred=True, open_end=OpenEnd.FOR_NOW, review=date(2030, 4, 1)
    )
    assert second.number == 2
    assert second.end == (Ending(ArrangementRef("storm", "units-closed"), datetime(2030, 3, 4)),)
    assert second.add[0].continues == ArrangementRef("storm", "units-closed")


def test_a_bare_day_of_publication_is_its_noon() -> None:
    text = changed(NOTICE, "2030-03-01T12:00", "2030-03-01")
    assert proposals(text)[0].published == datetime(2030, 3, 1, 10, tzinfo=UTC)


def test_an_end_is_an_inclusive_day_or_the_minute_itself() -> None:
    until_minute = changed(NOTICE, "until: 2030-03-05", "until: 2030-03-05T15:30")
    assert proposals(until_minute)[0].add[0].period.end == datetime(2030, 3, 5, 15, 30)


@pytest.mark.parametrize("until", ["2030-02-05", "2030-03-01", "2030-03-02T00:00"])
def test_an_end_before_the_start_is_refused_on_its_line(until: str) -> None:
    text = changed(NOTICE, "until: 2030-03-05", f"until: {until}")
    with pytest.raises(Refused, match=r"until: it ends on .*, before it starts on 2030-03-02"):
        proposals(text)


def test_without_an_instant_a_publication_is_now_and_starts_on_the_local_day() -> None:
    (first,) = proposals(SHORT)
    assert first.published is None
    assert first.add[0].period == Period(datetime(2030, 6, 2), None, inferred=True)


def test_a_publication_on_record_infers_its_start_from_there() -> None:
    (first,) = proposals(SHORT, {1: datetime(2030, 1, 1, 23, tzinfo=UTC)})
    assert first.add[0].period.start == datetime(2030, 1, 2)


def test_a_change_without_a_start_keeps_the_inferred_one() -> None:
    text = changed(
        NOTICE,
        "    end: [{id",
        "    change: [{id: shorter, scope: {path: iso-omena}, effects: [{close: {}}]}]\n    end: [{id",
    )
    changed_one = proposals(text)[1].change[0]
    assert changed_one.period == Period(datetime(2030, 3, 1), None, inferred=True)


def test_replaced_notices_belong_to_the_first_publication() -> None:
    text = changed(NOTICE, "replaces: []  ", "replaces: [old-one]")
    text = changed(text, "    end: [{id", "    replaces: [older]\n    end: [{id")
    assert [proposal.replaces for proposal in proposals(text)] == [("old-one",), ("older",)]


def test_facts_of_a_replaced_notice_are_kept_by_name() -> None:
    text = changed(NOTICE, "    end: [{id", "    replaces: [older]\n    keep: [older/units-closed]\n    end: [{id")
    assert [proposal.keep for proposal in proposals(text)] == [(), (ArrangementRef("older", "units-closed"),)]


def test_keeping_something_is_another_content_and_keeping_nothing_is_none() -> None:
    replacing = changed(NOTICE, "    end: [{id", "    replaces: [older]\n    end: [{id")
    keeping = changed(replacing, "replaces: [older]", "replaces: [older]\n    keep: [older/x]")
    assert proposals(replacing)[1].digest != proposals(keeping)[1].digest
    # A digest on record from before there was anything to keep: it must never move.
    assert proposals(NOTICE)[0].digest == "13d6046c42ffa25ad0ba4f6fc17658bc40c2aae0321d9e2b7968a62c8b384201"


@pytest.mark.parametrize("address", ["https://a.fi/b", "http://a.fi", "mailto:info@a.fi", "tel:+358401234567"])
def test_a_link_leads_to_a_page_a_mailbox_or_a_telephone(address: str) -> None:
    text = changed(NOTICE, "cause: weather  ", f"links: [{{label: More, url: '{address}'}}]\ncause: weather  ")
    assert proposals(text)[0].notice.links == (Link(Names({"en": "More"}), address),)


@pytest.mark.parametrize("address", ["www.a.fi", "ftp://a.fi", "javascript:alert(1)", "https://a.fi/b c", ""])
def test_a_link_that_leads_nowhere_safe_is_refused(address: str) -> None:
    text = changed(NOTICE, "cause: weather  ", f"links: [{{label: More, url: '{address}'}}]\ncause: weather  ")
    with pytest.raises(Refused, match=r"links\[0\]\.url"):
        proposals(text)


def test_reasons_for_contradictions_are_carried() -> None:
    text = changed(NOTICE, "    kind: material", "    accept: {no_effect: known to the manager}\n    kind: minor")
    first = proposals(text)[0]
    assert dict(first.accepted) == {"no_effect": "known to the manager"}
    assert first.kind is PublicationKind.MINOR


def test_what_goes_with_an_arrangement_is_read() -> None:
    text = changed(
        SHORT,
        "scope:",
        "cause: strike, note: Use the other door, contacts: [{email: a@espoo.fi}], assumption: ours, scope:",
    )
    assert proposals(text)[0].add[0].particulars == Particulars(
        "strike", (), (Contact(email="a@espoo.fi"),), Names({"en": "Use the other door"}), "ours"
    )


def test_arrangements_of_other_notices_are_named_with_their_notice() -> None:
    text = SHORT + "    withdraw: [old-one/b]\n    end: [{id: old-one/c, until: 2030-01-01}]\n"
    (first,) = proposals(changed(text, "scope:", "continues: old-one/a, scope:"))
    assert first.add[0].continues == ArrangementRef("old-one", "a")
    assert first.withdraw == (ArrangementRef("old-one", "b"),)
    assert first.end == (Ending(ArrangementRef("old-one", "c"), datetime(2030, 1, 2)),)


SHORT = """\
aukio: notice/1
notice: short
title: Short
publications:
  - add: [{id: a, scope: {city: true}, effects: [{close: {}}]}]
"""


def test_the_digest_is_blind_to_layout_and_order_of_keys() -> None:
    data = locate(NOTICE, source="x").data
    reordered = [dict(reversed(publication.items())) for publication in data["publications"]]
    again = proposals(write(data | {"publications": reordered}))
    assert [one.digest for one in again] == [one.digest for one in proposals(NOTICE)]


@pytest.mark.parametrize(
    ("old", "new", "which"),
    [
        ("07:00-19:00", "07:00-18:00", 0),
        ("2030-03-01T12:00", "2030-03-01T12:01", 0),
        ("replaces: []  ", "replaces: [x]", 0),
        ("until: 2030-03-03}", "until: 2030-03-02}", 1),
    ],
)
def test_the_digest_tells_what_a_publication_says(old: str, new: str, which: int) -> None:
    before, after = proposals(NOTICE), proposals(changed(NOTICE, old, new))
    differs = [one.digest != other.digest for one, other in zip(before, after, strict=True)]
    assert differs == [which == 0, which == 1]


def test_the_head_of_a_notice_may_name_roles_and_quote_somebody() -> None:
    head = """\
contacts: [{role: manager}, {email: a@b.fi}]
quote: {text: {fi: Pärjäämme., en: We cope.}, title: {en: Director}, name: Maija Meri}
cause: weather """
    notice = proposals(changed(NOTICE, "cause: weather ", head))[0].notice

    assert notice.contacts == (RoleRef("manager"), Contact(email="a@b.fi"))
    assert notice.quote == Quotation(
        Names({"fi": "Pärjäämme.", "en": "We cope."}), title=Names({"en": "Director"}), name="Maija Meri"
    )


UNWORDED = [
    ("admission: {is: ticket, audience: dog_owners}", "admission.audience: the audience 'dog_owners' has no words"),
    (
        "cancel_events: {categories: [concert, rave]}",
        "cancel_events.categories[1]: the category of events 'rave'",
    ),
    ("guidance: {code: bring_torch, strength: must}", "guidance.code: the code of guidance 'bring_torch' has no words"),
    (
        "elsewhere: {service: copy, nearest: {type: pier}}",
        "elsewhere.nearest.type: the kind of place 'pier'",
    ),
]


@pytest.mark.parametrize(("effect", "says"), UNWORDED)
def test_a_code_that_cannot_be_worded_is_refused_with_what_to_write(effect: str, says: str) -> None:
    text = changed(NOTICE, "close: {}                #", f"{effect} #")
    with pytest.raises(Refused) as refused:
        in_words(text)
    assert f"publications[0].add[0].effects[0].{says}" in refused.value.message
    assert "in Finnish, Swedish and English" in refused.value.message
    assert "name: {fi: …, sv: …, en: …}" in str(refused.value)


def test_a_code_with_words_or_with_a_reason_is_taken() -> None:
    text = changed(NOTICE, "close: {}                #", f"{UNWORDED[0][0]} #")
    words = Names({"fi": "koiranomistaja", "sv": "hundägare", "en": "dog owner"})
    in_words(text, CodeWords(CodeList.AUDIENCES, "dog-owners", words, NOW))
    in_words(changed(text, "kind: material  ", "accept: {code_without_words: known to all}\n    kind: material  "))


def test_a_published_code_without_words_stays_published() -> None:
    text = changed(NOTICE, "close: {}                #", f"{UNWORDED[0][0]} #")
    file = notice_file.read(text, source="storm.yaml")
    file.proposals(find_place=find_place, zone=HELSINKI, now=NOW, recorded={1: NOW}, words={})


def in_words(text: str, *words: CodeWords) -> tuple[Proposal, ...]:
    file = notice_file.read(text, source="storm.yaml")
    known = {each.key: each for each in words}
    return file.proposals(find_place=find_place, zone=HELSINKI, now=NOW, recorded={}, words=known)
