"""Door signs: what a sheet of paper may say for some weeks, and when it no longer does (R128)."""

from aukio.domain.signs.outdated import Outdated, Why, outdated, replacements
from aukio.domain.signs.sheet import compose_sheet, sheet_of
from aukio.domain.signs.sign_content import DAYS_COVERED, compose_sign
from aukio.domain.signs.values import HAVE_DOORS, Sign, SignRules, SignText, SignUnit

__all__ = [
    "DAYS_COVERED",
    "HAVE_DOORS",
    "Outdated",
    "Sign",
    "SignRules",
    "SignText",
    "SignUnit",
    "Why",
    "compose_sheet",
    "compose_sign",
    "outdated",
    "replacements",
    "sheet_of",
]
