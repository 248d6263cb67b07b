"""The stored record, for the tables."""

from tests.spec.stored import espoo, espoo_database, nothing_remembered

__all__ = ["espoo", "espoo_database", "nothing_remembered"]
