"""The response store: for one revision of the record, within a size limit; the least recently used one leaves first."""

from collections import OrderedDict
from threading import Lock

from aukio.answers.revision import Revision
from aukio.cache.cached_response import CachedResponse
from aukio.cache.request_key import Key

_MOST_PATHS = 20_000
_LARGEST_SHARE = 8
"""No response may take more than this part of the store, so that a large one does not push out all others."""


class ResponseStore:
    """Cached responses by key. Any number of threads may use it."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.revision: Revision | None = None
        self._copies: OrderedDict[Key, CachedResponse] = OrderedDict()
        self._read: dict[str, frozenset[str]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._copies)

    def switch_to(self, revision: Revision) -> None:
        """Empty the store if the revision differs from the last one."""
        if revision != self.revision:
            with self._lock:
                self._copies.clear()
                self.bytes = 0
                self.revision = revision

    def read_by(self, path: str) -> frozenset[str] | None:
        """Return the parameters that responses at a path depend on; None if unknown or all of them."""
        return self._read.get(path)

    def learn(self, path: str, read: frozenset[str] | None) -> None:
        """Remember which parameters the responses at a path read."""
        if read is None:
            self._read.pop(path, None)
        elif self._read.get(path) != read:
            if len(self._read) >= _MOST_PATHS:
                self._read.clear()
            self._read[path] = read

    def get(self, key: Key, now: float) -> CachedResponse | None:
        """Return a cached response that holds at an instant, or None."""
        found = self._copies.get(key)
        if found is None:
            return None
        if found.expires <= now:
            self._drop(key)
            return None
        try:
            self._copies.move_to_end(key)
        except KeyError:  # another thread has just made room
            return found
        return found

    def keep(self, key: Key, cached_response: CachedResponse, revision: Revision) -> None:
        """Store a response made at a revision, unless the record has changed since."""
        if cached_response.size > self.most_bytes // _LARGEST_SHARE:
            return
        with self._lock:
            if revision != self.revision:
                return
            before = self._copies.pop(key, None)
            self._copies[key] = cached_response
            self.bytes += cached_response.size - (before.size if before else 0)
            while self.bytes > self.most_bytes:
                _, oldest = self._copies.popitem(last=False)
                self.bytes -= oldest.size

    def _drop(self, key: Key) -> None:
        with self._lock:
            found = self._copies.pop(key, None)
            self.bytes -= found.size if found else 0
