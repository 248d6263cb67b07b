"""What is stored of a document reads back as it was told."""

import json
from dataclasses import replace

from hypothesis import given

from aukio.domain.document.document import Document, Span
from aukio.formats.documents.document_data import document_from_data, document_to_data
from tests.formats.documents import STORM, documents


@given(documents)
def test_any_document_reads_back_from_json_as_it_was(document: Document) -> None:
    assert document_from_data(json.loads(json.dumps(document_to_data(document)))) == document


def test_what_is_empty_is_left_out() -> None:
    assert document_to_data(Document("fi", (Span("Myrsky"),))) == {"lang": "fi", "title": ["Myrsky"]}


def test_only_what_is_more_than_words_is_said_of_a_span() -> None:
    data = document_to_data(STORM)

    assert data["intro"] == [["Stay in."], [{"text": "Myrsky", "lang": "fi"}, " (in Finnish)"]]
    assert data["quote"]["speaker"] == ["Manager ", {"text": "Maija Meri", "kind": "person", "target": "manager"}]


def test_instants_are_stored_in_utc_with_their_offset() -> None:
    item = document_to_data(STORM)["sections"][0]["items"][0]

    assert item["shown_until"] == "2030-04-01T00:00:00+00:00"
    assert "shown_from" not in item


def test_a_mark_names_the_notice_the_arrangement_and_the_effect() -> None:
    item = document_to_data(STORM)["sections"][0]["items"][0]

    assert item["sentences"][1]["marks"] == [["storm", "shut", 0], ["storm", "bookings", 0]]


def test_a_document_without_a_title_reads_back_without_one() -> None:
    nameless = replace(STORM, title=())

    assert document_from_data(document_to_data(nameless)) == nameless
