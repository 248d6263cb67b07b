"""Files at the desk get around neither the second person nor a contradiction (R119, R132, R137)."""

import time_machine

from aukio.answers import queries as answer_queries
from tests.desk.conftest import LATER, SignIn

FILES = "/en/desk/files/"

SHUT = """
aukio: notice/1
notice: pipe
title: {en: A burst pipe}
publications:
  - add:
      - id: shut
        scope: {path: iso-omena/library}
        until: 2022-01-07
        effects:
          - close: {}
          - bookings: {new: stop, existing: honour}
"""
ADVICE = SHUT.replace("- close: {}", "- guidance: {code: mask, strength: please}").replace(
    "          - bookings: {new: stop, existing: honour}\n", ""
)
REPLACING = ADVICE.replace("publications:", "replaces: [service-centres-2021]\npublications:")


def recorded() -> bool:
    """Whether the notice of these tests is on record."""
    return any(each.slug == "pipe" for each in answer_queries.record().notices)


def test_a_file_that_closes_a_door_needs_somebody_who_may_agree(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        page = sign_in("isannoitsija").post(FILES, {"text": SHUT, "act": "record"}).content.decode()
        assert "a second person must approve it" in page
        assert "A burst pipe" in page  # what was typed still stands there
        assert not recorded()
        assert sign_in("viestinta").post(FILES, {"text": SHUT, "act": "record"}).status_code == 302
        assert recorded()


def test_a_file_that_closes_nothing_needs_nobody_else(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        assert sign_in("kirjasto").post(FILES, {"text": ADVICE, "act": "record"}).status_code == 302
        assert recorded()


def test_what_becomes_of_the_facts_of_a_replaced_notice_is_said_one_by_one(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        client = sign_in("viestinta")
        page = client.post(FILES, {"text": REPLACING, "act": "look"}).content.decode()
        assert "service-centres-2021/" in page
        assert "not decided: it ends" in page
        refused = client.post(FILES, {"text": REPLACING, "act": "record"}).content.decode()
        assert "replaced_without_decision" in refused
        assert not recorded()
