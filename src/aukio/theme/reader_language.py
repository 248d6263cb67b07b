"""The language of the page that is being made, and the languages a form lets people choose."""

from django.utils.translation import get_language

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.wording.languages import language


def active_language(default: str = SOURCE_LANGUAGE) -> str:
    """The registered language that Django translates into now; ``default`` where it is none of ours."""
    code = get_language() or ""
    if code in LANGUAGES:
        return code
    base = code.partition("-")[0]
    return base if base in LANGUAGES else default


def language_choices() -> list[tuple[str, str]]:
    """Each language by its code and its own name, for a form field."""
    return [(code, row.name) for code, row in LANGUAGES.items()]


def in_language(code: str) -> str:
    """``in Finnish``, in the reader's own language."""
    return language(active_language()).say_in_language(code)
