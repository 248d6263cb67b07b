"""Staff of the demo on the Espoo record, as the desk's tests have them."""

from tests.desk.conftest import as_the_demo, sign_in
from tests.spec.stored import espoo, espoo_database, nothing_remembered

__all__ = ["as_the_demo", "espoo", "espoo_database", "nothing_remembered", "sign_in"]
