"""Templates of the theme as Django's engine renders them, or with whatever is missing made loud."""

from pathlib import Path
from typing import Any

from django.template.backends.django import DjangoTemplates

import aukio.theme

THEME = Path(aukio.theme.__file__).parent
TEMPLATES = THEME / "templates"
PARTS = sorted((TEMPLATES / "theme" / "parts").glob("*.html"))
MISSING = "⟦missing: %s⟧"


def _engine(if_missing: str) -> DjangoTemplates:
    libraries = {"theme": "aukio.theme.templatetags.theme"}
    options = {"libraries": libraries, "string_if_invalid": if_missing}
    return DjangoTemplates({"NAME": "theme", "DIRS": [TEMPLATES], "APP_DIRS": False, "OPTIONS": options})


_AS_SERVED = _engine("")
_LOUD = _engine(MISSING)


def render(template: str, context: dict[str, Any], *, loud: bool = False) -> str:
    """A template of the theme with a context; `loud` shows whatever the context lacks."""
    return str((_LOUD if loud else _AS_SERVED).get_template(template).render(context))


def render_part(part: str, context: dict[str, Any], *, loud: bool = False) -> str:
    """One part, by its name."""
    return render(f"theme/parts/{part}.html", context, loud=loud)
