"""The places of another system at a web address, page after page, as the one file that its codec reads.

Hauki keeps date periods apart from resources: they are asked for as well. Pages are followed on the server that was
named, and nowhere else.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from aukio.domain.base.mistakes import Refused
from aukio.workflows.outgoing_http import RequestFailed, document

_MOST_BYTES = 200_000_000
_MOST_PAGES = 2000
_LISTS = ("results", "items", "result", "itemList", "contents", "data", "elements")
"""Keys under which systems list the records of a page."""
_IDS_AT_ONCE = 20
_TABLES = ("csv", "xlsx")
_PRIVATE = "An address inside the city's own network is allowed by AUKIO_PRIVATE_TARGETS."


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How many bytes and seconds the pages of a source may take in all; without ``most_seconds`` any time."""

    most_bytes: int | None = None
    most_seconds: float | None = None


_PATIENT = FetchLimits()


def is_address(source: str) -> bool:
    """Whether a source is a web address and no file."""
    return source.lower().startswith(("https://", "http://"))


def fetch(system: str, address: str, limits: FetchLimits = _PATIENT) -> bytes:
    """What a web address has for the codec of a system. Raises ``Refused`` in one line that names the address."""
    getting = _Getting(address, limits)
    if system in _TABLES:
        return getting.document(address)
    pages = list(_pages(getting, address))
    if system == "hauki" and not _has_periods(pages):
        data: Any = _with_periods(getting, address, pages)
    elif system == "ptv":
        data = _with_details(getting, address, _joined(pages))
    else:
        data = _joined(pages)
    return json.dumps(data).encode()


class _Getting:
    """Documents of one server, up to a number of bytes and seconds in all."""

    def __init__(self, address: str, limits: FetchLimits) -> None:
        self.server = _server(address)
        self.left = limits.most_bytes or _MOST_BYTES
        self.until = None if limits.most_seconds is None else time.monotonic() + limits.most_seconds
        self.seen: set[str] = set()

    def document(self, address: str) -> bytes:
        if _server(address) != self.server:
            raise Refused(
                f"{address} is on another server than the first page.",
                next_step="Give its own address.",
                rule="source_elsewhere",
            )
        if address in self.seen:
            raise Refused(
                f"{address} comes twice: its pages go round.",
                next_step="Save the pages as a file.",
                rule="source_endless",
            )
        self.seen.add(address)
        if len(self.seen) > _MOST_PAGES:
            raise Refused(
                f"{address}: there are more than {_MOST_PAGES} pages.",
                next_step="Ask for larger pages.",
                rule="source_endless",
            )
        left = None if self.until is None else self.until - time.monotonic()
        if left is not None and left <= 0:
            raise Refused(
                f"{address}: its pages take too long for a form.",
                next_step="Use 'aukio move-in' on the machine, which waits.",
                rule="source_slow",
            )
        try:
            content = document(
                address, {"Accept": "application/json, */*;q=0.5"}, most_bytes=self.left, most_seconds=left
            )
        except RequestFailed as failed:
            raise _unread(address, str(failed)) from None
        self.left -= len(content)
        return content

    def json(self, address: str) -> Any:
        content = self.document(address)
        try:
            return json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            advice = "Give the address of the API, not of a page for people."
            raise Refused(
                f"{address} answers with something else than JSON.", next_step=advice, rule="source_not_json"
            ) from None


def _server(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        raise _no_address(address) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _no_address(address)
    return parts.scheme, f"{parts.hostname}:{port}"


def _unread(address: str, why: str) -> Refused:
    said = f"{address} cannot be read: {why}."
    if "private" in why:
        return Refused(said, next_step=_PRIVATE, rule="source_private")
    advice = "Check the address, or save its content as a file."
    return Refused(said, next_step=advice, rule="source_unreadable", facts={"why": why})


def _no_address(address: str) -> Refused:
    advice = "Write it as https://host/path."
    return Refused(f"{address} is no web address.", next_step=advice, rule="source_no_address")


def _pages(getting: _Getting, address: str) -> Iterator[Any]:
    following: str | None = address
    while following is not None:
        page = getting.json(following)
        yield page
        following = _following(page, following)


def _following(page: Any, address: str) -> str | None:
    """The address of the next page: as the page says it, else by its number or by how many records came so far."""
    if not isinstance(page, dict):
        return None
    said = page.get("next")
    if isinstance(said, dict):
        said = said.get("href")
    if isinstance(said, str) and said.strip():
        return urljoin(address, said.strip())
    for number, count in (("pageNumber", "pageCount"), ("page_number", "total_pages")):
        if isinstance(page.get(number), int) and isinstance(page.get(count), int):
            return _with(address, "page", page[number] + 1) if page[number] < page[count] and _records(page) else None
    if isinstance(page.get("total"), int) and "next" not in page and isinstance(page.get("items"), list):
        query = dict(parse_qsl(urlsplit(address).query))
        skipped = query.get("skip", "0")
        so_far = (int(skipped) if skipped.isdecimal() else 0) + len(page["items"])
        return _with(address, "skip", so_far) if page["items"] and so_far < page["total"] else None
    return None


def _with(address: str, name: str, value: int) -> str:
    parts = urlsplit(address)
    query = [(key, text) for key, text in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, value)], safe=",:")))


def _records(page: Any) -> list[Any]:
    if isinstance(page, list):
        return page
    found = next((page[key] for key in _LISTS if isinstance(page.get(key), list)), None) if page else None
    return [] if found is None else found


def _joined(pages: list[Any]) -> Any:
    """Pages as one: the records of all of them, and whatever they refer to."""
    first = pages[0]
    if len(pages) == 1 or not isinstance(first, dict):
        return first
    key = next((key for key in _LISTS if isinstance(first.get(key), list)), _LISTS[0])
    joined = {**first, key: [record for page in pages for record in _records(page)]}
    refs: dict[str, Any] = {}
    for page in pages:
        said = page.get("refs") if isinstance(page, dict) else None
        for name, inner in said.items() if isinstance(said, dict) else ():
            before = refs.get(name, {})
            both = isinstance(inner, dict) and isinstance(before, dict)
            refs[name] = {**before, **inner} if both else inner
    return {**joined, "refs": refs} if refs else joined


def _has_periods(pages: list[Any]) -> bool:
    """Whether date periods are beside the resources already, as in a file that ``move-out`` wrote."""
    return any(
        isinstance(each, dict) and ("date_periods" in each or "resources" in each)
        for page in pages
        for each in (page, *_records(page))
    )


def _with_periods(getting: _Getting, address: str, pages: list[Any]) -> Any:
    """Resources with their date periods: ``…/resource/`` and ``…/resource/ID/`` have ``…/date_period/`` beside them."""
    single = not any(_records(page) for page in pages) and isinstance(pages[0], dict) and "id" in pages[0]
    resources = [pages[0]] if single else [record for page in pages for record in _records(page)]
    base, found, _ = urlsplit(address).path.rpartition("/resource")
    ids = [str(each["id"]) for each in resources if isinstance(each, dict) and each.get("id") is not None]
    if not found:
        advice = "Give the address of its resources, such as https://hauki.example/v1/resource/?data_source=tprek."
        raise Refused(f"{address} has resources without date periods.", next_step=advice, rule="source_without_periods")
    periods: list[Any] = []
    for first in range(0, len(ids), _IDS_AT_ONCE):
        parts = urlsplit(address)._replace(path=f"{base}/date_period/", fragment="")
        query = urlencode({"resource": ",".join(ids[first : first + _IDS_AT_ONCE])}, safe=",")
        for page in _pages(getting, urlunsplit(parts._replace(query=query))):
            periods += _records(page)
    return {"resources": resources, "date_periods": periods}


def _with_details(getting: _Getting, address: str, data: Any) -> Any:
    """Service channels whole: some lists of PTV have only ids and names, and ``list?guids=`` has the rest."""
    records = _records(data)
    keys = [str(each["id"]) for each in records if isinstance(each, dict) and each.get("id")]
    if not keys or any(isinstance(each, dict) and "serviceChannelNames" in each for each in records):
        return data
    base, found, _ = urlsplit(address).path.partition("/ServiceChannel")
    if not found:
        return data
    whole: list[Any] = []
    for first in range(0, len(keys), _IDS_AT_ONCE):
        parts = urlsplit(address)._replace(path=f"{base}{found}/list", fragment="")
        query = urlencode({"guids": ",".join(keys[first : first + _IDS_AT_ONCE])}, safe=",")
        whole += _records(getting.json(urlunsplit(parts._replace(query=query))))
    return {"itemList": whole}
