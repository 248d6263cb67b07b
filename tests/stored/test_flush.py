"""Tests that write in transactions of their own leave empty tables behind, and every guard where it stood."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models

from aukio.audit.models import AuditEntry
from aukio.directory.models import Place
from aukio.notices.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)

KEPT: tuple[type[models.Model], ...] = (AuditEntry, Place, Notice)


def write_a_row_each(subject: str) -> None:
    when = datetime(2030, 3, 1, 12, tzinfo=UTC)
    AuditEntry.objects.create(when=when, actor="aino", act="publish", subject=subject)
    Place.objects.create(pk=1)
    Notice.objects.create(slug=subject)


def triggers() -> set[str]:
    catalogue = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def test_emptying_the_tables_passes_the_guards_and_leaves_them_standing() -> None:
    write_a_row_each("storm")
    guards = triggers()

    call_command("flush", interactive=False, verbosity=0)

    assert [table._default_manager.count() for table in KEPT] == [0, 0, 0]
    assert triggers() == guards
    write_a_row_each("storm")
    for table in KEPT:
        with pytest.raises(IntegrityError, match="keeps_rows"):
            table._default_manager.all().delete()


@pytest.mark.parametrize("subject", ["storm", "strike"])
def test_no_test_finds_what_one_before_it_wrote(subject: str) -> None:
    assert [table._default_manager.count() for table in KEPT] == [0, 0, 0]

    write_a_row_each(subject)
