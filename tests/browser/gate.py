"""A network between a browser and a server that can be lost, in each of the ways in which networks are lost."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from threading import Lock, Thread

BAD_GATEWAY = (
    b"HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Type: text/html\r\nContent-Length: 34\r\n"
    b"Connection: close\r\n\r\n<h1>502 Bad Gateway</h1>\n<hr>nginx"
)


class Way(Enum):
    """What becomes of a connection."""

    OPEN = "the server answers"
    REFUSED = "it is refused"
    BAD_GATEWAY = "a proxy is there, and no server behind it"
    HANGING = "it is taken, and nothing is answered"


class Gate:
    """A port of its own; what comes there goes to the server, unless another way is set."""

    def __init__(self, behind: int) -> None:
        self._behind = behind
        self._way = Way.REFUSED
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        # Bound and not listening, for as long as the gate stands: no other process takes the port while it refuses.
        self._holder = self._bound(0)
        self.port: int = self._holder.getsockname()[1]
        self._listener: socket.socket | None = None

    @property
    def address(self) -> str:
        """Where a browser finds the server."""
        return f"http://127.0.0.1:{self.port}"

    def set(self, way: Way) -> None:
        """From now on; connections of before are cut."""
        self._way = way
        if self._listener is not None:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)  # wakes who accepts
            self._listener.close()
            self._listener = None
        with self._lock:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
        if way is not Way.REFUSED:
            self._listener = self._bound(self.port)
            self._listener.listen(64)
            Thread(target=self._accept, args=(self._listener, way), daemon=True).start()

    def close(self) -> None:
        """Cut everything."""
        self.set(Way.REFUSED)
        self._holder.close()

    @staticmethod
    def _bound(port: int) -> socket.socket:
        found = socket.socket()
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        found.bind(("127.0.0.1", port))
        return found

    def _accept(self, listener: socket.socket, way: Way) -> None:
        with suppress(OSError):
            while True:
                came, _ = listener.accept()
                Thread(target=self._serve, args=(came, way), daemon=True).start()

    def _serve(self, came: socket.socket, way: Way) -> None:
        with self._kept(came), suppress(OSError):
            match way:
                case Way.OPEN:
                    with socket.create_connection(("127.0.0.1", self._behind)) as server, self._kept(server):
                        Thread(target=_pour, args=(server, came), daemon=True).start()
                        _pour(came, server)
                case Way.BAD_GATEWAY:
                    came.recv(65536)
                    came.sendall(BAD_GATEWAY)
                case Way.HANGING | Way.REFUSED:
                    while came.recv(65536):
                        pass

    @contextmanager
    def _kept(self, end: socket.socket) -> Iterator[None]:
        with self._lock:
            self._open.add(end)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(end)
            end.close()


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


@contextmanager
def a_gate(server: str) -> Iterator[Gate]:
    """A gate before a server, open."""
    gate = Gate(int(server.rsplit(":", 1)[1]))
    gate.set(Way.OPEN)
    try:
        yield gate
    finally:
        gate.close()
