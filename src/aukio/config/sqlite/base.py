"""Where Django looks for the engine named in settings."""

import sqlite3
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite makes a missing file but not a missing folder.

    Making the folder in settings would leave an empty `var/` wherever anybody asks for `--help`.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        Path(conn_params["database"]).parent.mkdir(parents=True, exist_ok=True)
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        return connection
