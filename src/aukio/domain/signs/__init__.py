"""Door signs: printed sheets that are valid for some weeks, and the check that finds outdated ones (R128)."""

from aukio.domain.signs.outdated import Outdated, Why, outdated, replacements
from aukio.domain.signs.sheet import compose_sheet, sheet_of
from aukio.domain.signs.sign_content import DAYS_COVERED, compose_sign, sign_head
from aukio.domain.signs.values import HAVE_DOORS, Sign, SignHead, SignRules, SignText, SignUnit

__all__ = [
    "DAYS_COVERED",
    "HAVE_DOORS",
    "Outdated",
    "Sign",
    "SignHead",
    "SignRules",
    "SignText",
    "SignUnit",
    "Why",
    "compose_sheet",
    "compose_sign",
    "outdated",
    "replacements",
    "sheet_of",
    "sign_head",
]
