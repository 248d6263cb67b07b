"""One writes at a time, so that what was decided still fits the record when it is recorded."""

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import TransactionManagementError

from aukio.directory.actions import WRITER_LOCK, take_writer_lock

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_writer_lock_is_for_a_transaction() -> None:
    with pytest.raises(TransactionManagementError):
        take_writer_lock()


def test_while_one_holds_the_writer_lock_no_other_gets_it() -> None:
    other = connection.copy()
    if connection.vendor == "sqlite":
        other.settings_dict["OPTIONS"]["timeout"] = 0
    try:
        with transaction.atomic():
            take_writer_lock()
            assert not _gets_the_lock(other)
        assert _gets_the_lock(other)
    finally:
        other.close()


def _gets_the_lock(other: BaseDatabaseWrapper) -> bool:
    with other.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [WRITER_LOCK])
            return bool(cursor.fetchone()[0])
        try:
            cursor.execute("BEGIN IMMEDIATE")
        except OperationalError:
            return False
        return True
