"""The instant at which every question of the tables is asked: after all that the record holds."""

from datetime import UTC, datetime

NOW = datetime(2022, 1, 3, 10, tzinfo=UTC)
