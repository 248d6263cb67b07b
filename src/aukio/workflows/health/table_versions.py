"""The tables of the database, compared with those of this version."""

from enum import Enum

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Tables(Enum):
    """The tables of a database, compared with those of this version."""

    NONE = "none"
    """No table of ours; or ours are current and those of a library that was added are not there."""
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


def tables() -> tuple[Tables, tuple[str, ...]]:
    """What the tables are, and the names of the changes that are waiting, or that this version does not know."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    ours = {each.label for each in apps.get_app_configs() if each.name.startswith("aukio.")}
    applied = set(loader.applied_migrations)
    unknown = sorted(f"{app}.{name}" for app, name in applied - set(loader.disk_migrations) if app in ours)
    if unknown:
        return Tables.NEWER, tuple(unknown)
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    waiting = tuple(f"{each.app_label}.{each.name}" for each, _ in plan)
    if not waiting:
        return Tables.CURRENT, ()
    # Tables of a library that a setting adds (a broker of tasks) are made as those of an empty database.
    known = {app for app, _ in applied} | (ours if applied else set())
    older = any(each.app_label in known for each, _ in plan)
    return Tables.OLDER if older else Tables.NONE, waiting
