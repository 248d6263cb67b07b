"""The systems from which places can be moved in, and the codec of each."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from aukio.formats.exchange import csv_table, hauki, xlsx_table
from aukio.formats.exchange.moved import Moved, Setting


class Source(NamedTuple):
    """A codec; ``lang`` is the language of its texts that state none, empty for that of the city."""

    read: Callable[[bytes, Setting], Moved]
    lang: str = ""


SOURCES: Mapping[str, Source] = {
    "hauki": Source(hauki.read),
    "csv": Source(csv_table.read),
    "xlsx": Source(xlsx_table.read),
}
