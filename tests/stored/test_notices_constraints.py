"""The database itself refuses publications that make no sense, and forgets none that were made."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from aukio.notices.models import (
    Arrangement,
    ArrangementVersion,
    Notice,
    Publication,
    ScheduledPublication,
    ShownText,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
EVENING = datetime(2030, 3, 1, 18, tzinfo=UTC)
NIGHT = datetime(2030, 3, 1, 23, tzinfo=UTC)
TODAY = date(2030, 3, 1)
DAYS = {"stretches": [["2020-03-16T00:00", "2020-03-17T00:00"]], "listed": True}

TABLES = (Notice, Publication, ShownText, Arrangement, ArrangementVersion, ScheduledPublication)

WHOLE: dict[type[models.Model], dict[str, Any]] = {
    Notice: {"slug": "storm"},
    Publication: {
        "number": 1,
        "sequence": 1,
        "published": NOON,
        "recorded_at": NOON,
        "by": "aino",
        "kind": "material",
        "stamp": 5,
    },
    ShownText: {"lang": "fi", "document": {"lang": "fi", "title": ["Myrsky"]}},
    Arrangement: {"slug": "library", "scope": {"city": True}},
    ArrangementVersion: {
        "number": 1,
        "came_as": "added",
        "from_day": TODAY,
        "effects": [{"close": {}}],
        "known_from": NOON,
    },
    ScheduledPublication: {
        "notice": "storm",
        "number": 1,
        "due": EVENING,
        "document": "aukio: notice/1",
        "recorded_at": NOON,
        "by": "aino",
    },
}


def notice() -> Notice:
    return Notice.objects.get_or_create(slug="storm")[0]


def publication() -> Publication:
    whole = {**WHOLE[Publication], "notice": notice()}
    return Publication.objects.get_or_create(sequence=1, defaults=whole)[0]


def arrangement(slug: str = "library") -> Arrangement:
    whole = {**WHOLE[Arrangement], "slug": slug, "first": publication()}
    return Arrangement.objects.get_or_create(notice=notice(), slug=slug, defaults=whole)[0]


def row(table: type[models.Model], **columns: Any) -> models.Model:
    """A row that makes sense, but for the columns given; not saved yet."""
    whole = {**WHOLE[table], **columns}
    if table is Publication:
        whole["notice"] = notice()
    elif table is ShownText:
        whole |= {"notice": notice(), "publication": publication()}
    elif table is Arrangement:
        whole |= {"notice": notice(), "first": publication()}
    elif table is ArrangementVersion:
        whole["arrangement"] = arrangement(whole.pop("of", "library"))
        whole["publication"] = publication()
        if whole.pop("continues_itself", False):
            whole["continues"] = whole["arrangement"]
    return table(**whole)


V, S = ArrangementVersion, ScheduledPublication

# constraint · table · columns that break it · what a person reads
BROKEN: list[tuple[str, type[models.Model], dict[str, Any], str]] = [
    ("notices_notice_has_slug", Notice, {"slug": ""}, "The slug of a notice"),
    ("notices_publication_counts", Publication, {"number": 0}, "counted from 1"),
    ("notices_publication_counts", Publication, {"sequence": 0}, "counted from 1"),
    ("notices_publication_has_come", Publication, {"published": EVENING}, "when its minute has come, not before"),
    ("notices_publication_kind", Publication, {"kind": "huge"}, "material or minor"),
    ("notices_publication_has_actor", Publication, {"by": ""}, "says who published it"),
    ("notices_shown_lang", ShownText, {"lang": ""}, "in a language"),
    ("notices_arrangement_has_slug", Arrangement, {"slug": ""}, "The id of an arrangement"),
    ("notices_version_came_as", V, {"number": 2, "came_as": "eaten"}, "added, changed, ended"),
    ("notices_version_first_adds", V, {"came_as": "changed"}, "The first version of an arrangement adds it"),
    ("notices_version_first_adds", V, {"number": 0}, "The first version of an arrangement adds it"),
    ("notices_version_first_adds", V, {"number": 2}, "The first version of an arrangement adds it"),
    ("notices_version_replacement_ends", V, {"by_replacement": True}, "What another notice replaces ends"),
    ("notices_version_minutes", V, {"from_minute": 1440}, "from 0 to 1439"),
    ("notices_version_minutes", V, {"until_day": TODAY, "until_minute": 1440}, "from 0 to 1439"),
    ("notices_version_end_is_whole", V, {"until_day": TODAY}, "a day and a minute of it"),
    ("notices_version_end_is_whole", V, {"until_minute": 0}, "a day and a minute of it"),
    ("notices_version_open_end", V, {"open_end": "for_ever"}, "one of the known ways"),
    (
        "notices_version_ends_or_is_open",
        V,
        {"open_end": "for_now", "until_day": TODAY, "until_minute": 0},
        "either ends or is open",
    ),
    ("notices_version_about_is_open", V, {"about": TODAY, "open_end": "for_now"}, "has no other end"),
    ("notices_version_about_is_open", V, {"about": TODAY, "until_day": TODAY, "until_minute": 0}, "has no other end"),
    ("notices_version_about_is_one_stretch", V, {"about": TODAY, "days": DAYS}, "have no expected end"),
    ("notices_version_days_are_named", V, {"days": DAYS, "open_end": "for_now"}, "have no open end"),
    ("notices_version_continues_another", V, {"continues_itself": True}, "No arrangement continues itself"),
    ("notices_version_known_in_order", V, {"known_until": NOON}, "stays known for a while"),
    ("notices_scheduled_ahead", S, {"due": NOON}, "Only what lies ahead"),
    ("notices_scheduled_state", S, {"state": "lost", "state_reason": "?", "settled_at": NOON}, "was dropped"),
    ("notices_scheduled_settled_at", S, {"settled_at": EVENING}, "when it is pending no more"),
    ("notices_scheduled_settled_at", S, {"state": "taken_effect"}, "when it is pending no more"),
    ("notices_scheduled_says_why", S, {"state": "dropped", "settled_at": NOON}, "says why"),
    ("notices_scheduled_says_why", S, {"state": "overtaken", "settled_at": NOON}, "says why"),
    ("notices_scheduled_is_whole", S, {"by": ""}, "an author, a notice and a document"),
    ("notices_scheduled_is_whole", S, {"notice": ""}, "an author, a notice and a document"),
    ("notices_scheduled_is_whole", S, {"document": ""}, "an author, a notice and a document"),
]

# constraint · table · columns of a row that is there · columns of one too many · what a person reads
TAKEN: list[tuple[str, type[models.Model], dict[str, Any], dict[str, Any], str]] = [
    ("notices_notice_slug_unique", Notice, {}, {}, "This slug is taken"),
    ("notices_publication_number_unique", Publication, {}, {"sequence": 2}, "a publication of this number already"),
    ("notices_publication_sequence_unique", Publication, {}, {"number": 2}, "at this place in the order"),
    ("notices_shown_once", ShownText, {}, {}, "in this language already"),
    ("notices_arrangement_slug_unique", Arrangement, {}, {}, "an arrangement of this id already"),
    ("notices_version_number_unique", V, {"known_until": EVENING}, {"known_from": EVENING}, "a version of this number"),
    (
        "notices_version_one_current",
        V,
        {},
        {"number": 2, "came_as": "withdrawn", "known_from": EVENING},
        "a current version already",
    ),
    ("notices_scheduled_one_pending", S, {}, {"due": NIGHT}, "is scheduled already"),
]


@pytest.mark.parametrize("table", TABLES)
def test_the_database_takes_what_makes_sense(table: type[models.Model]) -> None:
    fine = row(table)

    fine.validate_constraints()
    fine.save(force_insert=True)

    assert table._default_manager.count() == 1


@pytest.mark.parametrize(("constraint", "table", "columns", "message"), BROKEN)
def test_the_database_refuses(
    constraint: str, table: type[models.Model], columns: dict[str, Any], message: str
) -> None:
    broken = row(table, **columns)

    with pytest.raises(ValidationError, match=message):
        broken.validate_constraints()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        broken.save(force_insert=True)


@pytest.mark.parametrize(("constraint", "table", "there", "columns", "message"), TAKEN)
def test_the_database_refuses_a_second(
    constraint: str,
    table: type[models.Model],
    there: dict[str, Any],
    columns: dict[str, Any],
    message: str,
) -> None:
    row(table, **there).save(force_insert=True)
    second = row(table, **columns)

    with pytest.raises(ValidationError, match=message):
        second.validate_constraints()
    # SQLite names the columns of a plain index, not the index.
    with pytest.raises(IntegrityError, match=f"{constraint}|UNIQUE constraint failed"), transaction.atomic():
        second.save(force_insert=True)


def test_every_table_is_tried() -> None:
    assert set(TABLES) == set(apps.get_app_config("notices").get_models())


def test_every_named_constraint_is_tried() -> None:
    named = {constraint.name for table in TABLES for constraint in table._meta.constraints}

    assert {constraint for constraint, *_ in (*BROKEN, *TAKEN)} == named


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"known_from": datetime(2030, 3, 1, 17, 59, tzinfo=UTC)}, id="before-the-other-was-superseded"),
        pytest.param({"known_from": datetime(2030, 2, 1, tzinfo=UTC), "known_until": NIGHT}, id="all-along"),
        pytest.param({"known_from": NOON, "known_until": EVENING}, id="at-the-same-time"),
    ],
)
def test_no_two_versions_of_an_arrangement_are_known_at_once(columns: dict[str, Any]) -> None:
    row(V, known_until=EVENING).save()

    with pytest.raises(IntegrityError, match="notices_arrangementversion_one_at_a_time"), transaction.atomic():
        row(V, number=2, came_as="changed", **columns).save()


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"known_from": EVENING}, id="from-when-the-other-was-superseded"),
        pytest.param({"known_from": NOON, "of": "reading-room"}, id="of-another-arrangement"),
    ],
)
def test_two_versions_may_stand_side_by_side_when_one_is_known(columns: dict[str, Any]) -> None:
    row(V, known_until=EVENING).save()
    row(V, number=2, came_as="changed", **columns).save()

    assert V.objects.count() == 2


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param(table, field.column, id=f"{table.__name__}-{field.column}")
        for table in TABLES
        for field in table._meta.local_concrete_fields
    ],
)
def test_no_column_of_a_row_is_ever_changed(table: type[models.Model], column: str) -> None:
    row(table).save()
    value = "7" if column == "id" else "NULL"

    # The trigger speaks before the column is asked whether it takes null.
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table._meta.db_table}" SET "{column}" = {value}')


def test_known_until_is_set_once() -> None:
    row(V).save()

    assert V.objects.update(known_until=EVENING) == 1
    for again in (NIGHT, EVENING, None):
        with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
            V.objects.update(known_until=again)


def test_nothing_else_is_changed_along_with_known_until() -> None:
    row(V).save()

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        V.objects.update(known_until=NIGHT, effects=[])


SETTLED: dict[str, Any] = {"state": "dropped", "state_reason": "the wind fell", "settled_at": EVENING}


def test_what_is_scheduled_is_settled_once() -> None:
    row(S).save()

    assert S.objects.update(**SETTLED) == 1
    for again in (SETTLED, {"settled_at": NIGHT}, {"state": "taken_effect"}, {"state": "pending", "settled_at": None}):
        with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
            S.objects.update(**again)


def test_what_is_scheduled_is_not_rewritten_along_with_being_settled() -> None:
    row(S).save()

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        S.objects.update(**SETTLED, document="another")


def test_the_file_of_what_is_settled_may_lose_a_name_and_that_of_what_is_pending_may_not() -> None:
    row(S).save()

    with pytest.raises(IntegrityError, match="once settled, document may lose a name"), transaction.atomic():
        S.objects.update(document="another")
    S.objects.update(**SETTLED)
    assert S.objects.update(document="another") == 1
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        S.objects.update(document="a third", source="elsewhere")


QUOTE: dict[str, Any] = {"text": {"fi": "Pärjäämme."}, "role": "manager", "name": "Maija Meri"}
NAMELESS = {key: value for key, value in QUOTE.items() if key != "name"}


def test_a_quotation_loses_its_name_and_keeps_its_words() -> None:
    row(Publication, quote=QUOTE).save()

    for other in ({}, {**QUOTE, "name": "Onni Oja"}, {**NAMELESS, "text": {"fi": "Emme."}}, {**QUOTE, "name": ""}):
        with pytest.raises(IntegrityError, match="quote loses its name"), transaction.atomic():
            Publication.objects.update(quote=other)
    assert Publication.objects.update(quote=NAMELESS) == 1
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        Publication.objects.update(quote=QUOTE)


def test_nothing_else_goes_along_with_a_name_quoted() -> None:
    row(Publication, quote=QUOTE).save()

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        Publication.objects.update(quote=NAMELESS, title={"fi": "Tuuli"})


def test_a_text_is_redacted_again_and_again_and_says_when() -> None:
    row(ShownText).save()

    for instant in (NOON, NOON, EVENING):
        assert ShownText.objects.update(document={"lang": "fi"}, redacted_at=instant) == 1
    for wrong in ({"redacted_at": NOON}, {"redacted_at": None}, {"document": {}, "redacted_at": NOON}):
        with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
            ShownText.objects.update(**wrong)


def test_a_text_never_redacted_is_not_rewritten() -> None:
    row(ShownText).save()

    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        ShownText.objects.update(document={"lang": "fi"})
    with pytest.raises(IntegrityError, match="keeps_rows"), transaction.atomic():
        ShownText.objects.update(document={"lang": "fi"}, redacted_at=NOON, lang="sv")


def delete_by_hand(table: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table._meta.db_table}"')


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "delete",
    [
        pytest.param(lambda table: table._default_manager.all().delete(), id="many"),
        pytest.param(lambda table: table._default_manager.get().delete(), id="one"),
        pytest.param(delete_by_hand, id="by-hand"),
    ],
)
def test_nobody_deletes_anything(table: type[models.Model], delete: Callable[[type[models.Model]], object]) -> None:
    row(table).save()
    rule = f"{table._meta.db_table}_keeps_rows: rows are kept"

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        delete(table)

    assert table._default_manager.count() == 1
