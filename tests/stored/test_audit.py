"""The audit trail keeps every act and lets nobody rewrite one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from aukio.access.models import User
from aukio.audit import actions, queries
from aukio.audit.models import AuditEntry
from aukio.audit.queries import Act
from aukio.domain.base.mistakes import BadRequest

pytestmark = pytest.mark.django_db

COLUMNS = [field.column for field in AuditEntry._meta.local_concrete_fields]
MORNING = datetime(2030, 3, 1, 8, tzinfo=UTC)
NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)


def test_acts_on_a_subject_are_told_oldest_first() -> None:
    actions.record(by="aino", now=NOON, act="publish", subject="storm", detail={"publication": 2})
    actions.record(by="onni", now=MORNING, act="publish", subject="storm", detail={"publication": 1})
    actions.record(by="aino", now=MORNING, act="import", subject="espoo", detail={})

    assert queries.acts_on("storm") == (
        Act(when=MORNING, by="onni", act="publish", subject="storm", detail={"publication": 1}),
        Act(when=NOON, by="aino", act="publish", subject="storm", detail={"publication": 2}),
    )


def test_an_entry_reads_as_one_line() -> None:
    entry = actions.record(by="aino", now=NOON, act="publish", subject="storm", detail={})

    assert str(entry) == "2030-03-01 12:00 aino: publish storm"


@pytest.mark.parametrize(
    "rewrite",
    [
        pytest.param(lambda entry: entry.save(), id="save"),
        pytest.param(lambda entry: entry.delete(), id="delete"),
        pytest.param(lambda _: AuditEntry.objects.update(actor="nobody"), id="update-many"),
        pytest.param(lambda _: AuditEntry.objects.all().delete(), id="delete-many"),
        pytest.param(lambda entry: AuditEntry.objects.bulk_update([entry], ["actor"]), id="bulk-update"),
        pytest.param(
            lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"actor": "nobody"}),
            id="update-or-create",
        ),
        pytest.param(
            lambda entry: AuditEntry.objects.bulk_create(
                [entry], update_conflicts=True, unique_fields=["pk"], update_fields=["actor"]
            ),
            id="upsert",
        ),
    ],
)
def test_an_entry_is_never_rewritten(rewrite: Callable[[AuditEntry], object]) -> None:
    entry = actions.record(by="aino", now=NOON, act="publish", subject="storm", detail={})
    entry.actor = "nobody"

    with pytest.raises(IntegrityError, match="audit_auditentry_keeps_rows: rows are kept"), transaction.atomic():
        rewrite(entry)

    assert [act.by for act in queries.acts_on("storm")] == ["aino"]


@pytest.mark.parametrize(
    "statement",
    [
        *(f'UPDATE audit_auditentry SET "{column}" = "{column}"' for column in COLUMNS),
        "DELETE FROM audit_auditentry",
    ],
)
def test_no_statement_gets_past_the_database(statement: str) -> None:
    actions.record(by="aino", now=NOON, act="publish", subject="storm", detail={})

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_is_older_than_the_retention_is_forgotten_and_nothing_younger() -> None:
    years = timedelta(days=366)
    for age in (3, 2, 1):
        actions.record(by="aino", now=NOON - age * years, act="publish", subject=f"storm-{age}", detail={})

    assert actions.forget(years=2, by="onni", now=NOON) == 2

    told = [(each.act, each.subject) for each in queries.newest_acts(most=None)]
    assert told == [("forget acts", "audit trail"), ("publish", "storm-1")]
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        AuditEntry.objects.all().delete()


def test_no_retention_is_shorter_than_a_year() -> None:
    with pytest.raises(BadRequest, match="at least 1 year"):
        actions.forget(years=0, by="onni", now=NOON)


@pytest.mark.parametrize(
    ("column", "constraint", "message"),
    [
        ("actor", "audit_entry_has_actor", "An audit entry says who acted."),
        ("act", "audit_entry_has_act", "An audit entry says what was done."),
        ("subject", "audit_entry_has_subject", "An audit entry says what the act was done to."),
    ],
)
def test_the_database_refuses_an_entry_that_leaves_out(column: str, constraint: str, message: str) -> None:
    entry = AuditEntry(when=NOON, **{"actor": "aino", "act": "publish", "subject": "storm", column: ""})

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        entry.save()
    with pytest.raises(ValidationError, match=message):
        entry.validate_constraints()


@pytest.mark.usefixtures("a_password_is_enough")
def test_the_admin_shows_the_trail_and_offers_no_way_to_change_it(client: Client) -> None:
    entry = actions.record(by="aino", now=NOON, act="publish", subject="storm", detail={})
    client.force_login(User.objects.create_superuser("root", "root@example.org"))
    page = f"/admin/audit/auditentry/{entry.pk}"

    assert "storm" in client.get("/admin/audit/auditentry/").content.decode()
    assert client.get(f"{page}/change/").status_code == 200
    assert client.post(f"{page}/change/", {"actor": "nobody"}).status_code == 403
    assert client.post(f"{page}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/audit/auditentry/add/").status_code == 403
