"""Reading the file that a command names."""

import sys
from pathlib import Path

from aukio.domain.base.mistakes import NotFound, Refused
from aukio.workflows.source_address import fetch, is_address


def read_file(name: str) -> str:
    """Return the text of a file (``-``: standard input). Raises ``NotFound`` and ``Refused``."""
    raw = read_bytes(name)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise Refused(
            f"{name}: byte {error.start} is not UTF-8.", next_step="Save the file as UTF-8 and try again."
        ) from None


def read_bytes(name: str) -> bytes:
    """Return the content of a file (``-``: standard input). Raises ``NotFound`` and ``Refused``."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise NotFound(f"there is no file '{name}'.", next_step="Check the path.") from None
    except OSError as error:
        raise Refused(f"'{name}' cannot be read: {error.strerror}.") from None


def read_source(system: str, name: str) -> bytes:
    """Return what another system has at a web address, or in a file. Raises ``NotFound`` and ``Refused``."""
    return fetch(system, name) if is_address(name) else read_bytes(name)
