"""Ask the server of this machine whether it is alive: ``python -m aukio.config.health_probe [PORT]``, for a container.

It names a host of AUKIO_HOSTS, because the server answers to no other; it needs no Django, and so little time.
"""

import http.client
import os
import sys
from http import HTTPStatus

_SECONDS = 4
_PORT = "8000"


def host(hosts: str) -> str:
    """A host name to which a server with these AUKIO_HOSTS answers."""
    first = hosts.partition(",")[0].strip()
    return "localhost" if first in ("", "*") else first.lstrip(".")


def is_alive(port: int) -> bool:
    """Whether the server on a port of this machine answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": host(os.environ.get("AUKIO_HOSTS", ""))})
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_alive(int((sys.argv[1:] or [_PORT])[0])) else 1)
