"""The stored Espoo record, for the pages."""

from tests.spec.stored import espoo, espoo_database, nothing_remembered

__all__ = ["espoo", "espoo_database", "nothing_remembered"]
