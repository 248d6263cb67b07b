"""What Django's test client does for each test, and no test of ours asks for.

A client sets up all middleware, and with it WhiteNoise reads every static file of the installation: twenty milliseconds
a client. Rendering a template copies its context for the client, each time a template includes another.
"""

from typing import Any

from django.template import Context, Template
from django.utils.safestring import SafeString
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]  # it ships no types

_read_files = WhiteNoiseMiddleware.add_files_from_finders
_files: dict[str, dict[str, Any]] = {}


def _read_files_once(self: WhiteNoiseMiddleware) -> None:
    """Read the static files as the first client of the process found them; a server reads them once, too."""
    if (kept := _files.get(self.static_prefix)) is None:
        _read_files(self)
        _files[self.static_prefix] = dict(self.files)
    else:
        self.files.update(kept)


def _render(self: Template, context: Context) -> SafeString:
    """Render as outside tests: no response of the client has ``context`` or ``templates``."""
    return self.nodelist.render(context)


def read_static_files_once() -> None:
    """From now on the clients of this process share what the first of them has read."""
    WhiteNoiseMiddleware.add_files_from_finders = _read_files_once


def keep_no_contexts() -> None:
    """Templates are rendered as outside tests, once Django has set up its test environment."""
    Template._render = _render  # type: ignore[attr-defined]  # Django's own tests replace it, too
