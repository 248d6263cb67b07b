"""Texts stored as Markdown before there were documents are documents now, word for word, and guarded as ever."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

from aukio.domain.document.document import plain_text
from aukio.formats.documents.document_data import document_from_data
from aukio.notices import queries
from aukio.notices.models import Publication

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
BEFORE = [("notices", "0002_rows_are_kept")]

OLD = r"""# Storm \*closures\*

Published 1 March 2030

Stay in.

## Library, Iso Omena

- Closed \[today\] (until 5 March).

## Further information

- [Warnings](https://example.org)
- 040 123 4567
"""

document: Any = import_module("aukio.notices.migrations.0004_texts_as_documents").document


def test_every_line_is_kept_word_for_word() -> None:
    moved = document_from_data(document(OLD, "en"))

    assert (moved.lang, plain_text(moved.title)) == ("en", "Storm *closures*")
    assert [plain_text(line) for line in moved.intro] == [
        "Published 1 March 2030",
        "Stay in.",
        "Library, Iso Omena",
        "Closed [today] (until 5 March).",
        "Further information",
        "Warnings: https://example.org",
        "040 123 4567",
    ]


@pytest.mark.parametrize("old", ["", "\n", "- only a line\n"])
def test_a_text_without_a_title_is_a_document_all_the_same(old: str) -> None:
    assert document_from_data(document(old, "fi")).lang == "fi"


def migrate(to: list[tuple[str, str]] | None = None) -> Any:
    """The models after some migrations; without any, after the last of every app, since apps go back together."""
    executor = MigrationExecutor(connection)
    to = executor.loader.graph.leaf_nodes() if to is None else to
    executor.migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


@pytest.fixture
def before() -> Iterator[Any]:
    """The tables as they were; they are put back, whatever happens."""
    yield migrate(BEFORE)
    migrate()


def guards() -> set[str]:
    catalogue = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_going_back_and_forth_leaves_every_guard_where_it_stood() -> None:
    before = guards()

    try:
        migrate(BEFORE)
        back = guards()
    finally:
        migrate()

    assert guards() == before
    assert {"notices_publication_no_update", "notices_publication_no_delete"} <= back


@pytest.mark.django_db(transaction=True)
def test_a_record_made_before_reads_as_it_did(before: Any) -> None:
    notice = before.get_model("notices", "Notice").objects.create(slug="storm")
    before.get_model("notices", "Publication").objects.create(
        notice=notice,
        number=1,
        sequence=1,
        published=NOON,
        recorded_at=NOON,
        by="aino",
        stamp=5,
        kind="material",
        title={"en": "Storm"},
        texts={"en": OLD, "fi": "# Myrsky\n"},
    )

    migrate()

    english = queries.shown_text("storm", lang="en", plain=True, known=NOON)
    finnish = queries.shown_version("storm", 1, lang="fi", plain=False)
    assert english is not None
    assert finnish is not None
    assert plain_text(english.title) == "Storm *closures*"
    assert plain_text(finnish.title) == "Myrsky"
    assert [each.head.title["en"] for each in queries.publications() if each.head] == ["Storm"]
    with pytest.raises(IntegrityError, match="keeps_rows"):
        Publication.objects.update(by="onni")
