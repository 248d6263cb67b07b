"""A port is served by one server: a port in use is an error, never shared.

The processes of a server share its port (SO_REUSEPORT), and with the same option another server would join them
unnoticed: half of the requests would go to another record.
"""

import errno
import socket
import sys
import time

from aukio.domain.base.mistakes import BadRequest

_KEPT: list[socket.socket] = []
"""The names that this process holds; they pass on to the server that replaces it, and end with it."""


WAIT = 2.0
"""How long a port may still be in use, in seconds: by a server that is just ending."""
_LOOK = 0.1


def claim_port(host: str, port: int) -> None:
    """Make sure that no other program listens on a port, and keep other servers from it.

    Raises ``BadRequest``.
    """
    until = time.monotonic() + WAIT
    while True:
        try:
            _claim(host, port)
        except _InUse as error:
            if time.monotonic() >= until:
                raise BadRequest(error.message, next_step=error.next_step) from error
            time.sleep(_LOOK)
        else:
            return


class _InUse(BadRequest):
    """A port that another program has now."""


def _claim(host: str, port: int) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise BadRequest(f"'{host}' is no address of this machine.", next_step="Try 127.0.0.1.") from error
    for family, kind, protocol, _, address in found:
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # not refused by connections that are closing
            try:
                probe.bind(address)
                probe.listen(1)
            except OSError as error:
                raise _cannot(host, port, error) from error
    if sys.platform == "linux" and port:
        # Two servers that start in the same moment both find the port free: only one of them gets this name.
        name = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            name.bind(f"\0aukio-serves-{host}-{port}")
        except OSError as error:
            name.close()
            raise _cannot(host, port, error) from error
        name.set_inheritable(True)
        _KEPT.append(name)


def _cannot(host: str, port: int, error: OSError) -> BadRequest:
    why = error.strerror or type(error).__name__
    kind = _InUse if error.errno == errno.EADDRINUSE else BadRequest
    return kind(
        f"port {port} of {host} cannot be served: {why.lower()}.",
        next_step="Stop the program that uses it, or choose another with --port.",
    )
