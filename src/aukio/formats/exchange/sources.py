"""The systems from which places can be moved in, and the codec of each."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.formats.exchange import csv_table, hauki, hsds, kirkanta, osm, ptv, xlsx_table
from aukio.formats.exchange.moved import Moved, Setting


class Source(NamedTuple):
    """A codec; ``lang`` is the language of its texts that state none, empty for that of the city."""

    read: Callable[[bytes, Setting], Moved]
    lang: str = ""


SOURCES: Mapping[str, Source] = {
    "hauki": Source(hauki.read),
    "kirkanta": Source(kirkanta.read),
    "ptv": Source(ptv.read),
    "hsds": Source(hsds.read, lang=SOURCE_LANGUAGE),
    "osm": Source(osm.read),
    "csv": Source(csv_table.read),
    "xlsx": Source(xlsx_table.read),
}
