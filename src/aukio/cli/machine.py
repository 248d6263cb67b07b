"""What the machine says of the person at it."""

import locale

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE


def language_of_machine() -> str:
    """The language of the machine's locale, if it is one of ours."""
    code = (locale.getlocale()[0] or "").partition("_")[0]
    return code if code in LANGUAGES else SOURCE_LANGUAGE
