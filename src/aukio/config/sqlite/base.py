"""The database engine that settings name; Django requires this module name."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.color import Style
from django.db.backends.sqlite3 import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    """Empties whole tables, as tests do, without the triggers that protect rows, as TRUNCATE does on PostgreSQL."""

    def sql_flush(
        self, style: Style, tables: Sequence[str], *, reset_sequences: bool = False, allow_cascade: bool = False
    ) -> list[str]:
        flush = super().sql_flush(style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade)
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        # It runs in one transaction, so no other connection sees the tables without their triggers.
        drop = [f"DROP TRIGGER {self.quote_name(name)};" for name, _ in triggers]
        return [*drop, *flush, *(f"{create};" for _, create in triggers)]


class DatabaseWrapper(base.DatabaseWrapper):
    """Creates the folder of the database, and a file that its owner alone reads.

    SQLite creates a missing file but not a missing folder, and lets everyone on the machine read it.

    Making the folder in settings would leave an empty `var/` wherever anybody asks for `--help`.
    """

    ops_class = DatabaseOperations

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        file = Path(conn_params["database"])
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(conn_params["database"], Path) and not file.exists():
            file.touch(mode=0o600)  # it holds names, phone numbers and sessions; what SQLite puts beside it is alike
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        return connection
