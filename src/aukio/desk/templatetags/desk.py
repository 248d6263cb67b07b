"""What the page for signing in says of the demo, and nowhere else."""

from typing import Any

from django import template
from django.conf import settings

from aukio.demo import PASSWORD, PEOPLE

register = template.Library()


@register.simple_tag
def demo_accounts() -> dict[str, Any] | None:
    """The accounts of the demo with their password; None wherever else."""
    if not settings.AUKIO_DEMO:
        return None
    return {
        "password": PASSWORD,
        "accounts": [
            {"name": name, "what": " ".join(filter(None, (post or "operator", organisation or centre)))}
            for name, post, organisation, centre in PEOPLE
        ],
    }
