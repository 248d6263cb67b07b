"""The kinds of settings: how the text of an environment variable becomes a value, and what is allowed in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from math import inf, isfinite
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import Mistake
from aukio.domain.clock.local_time import read_at


@dataclass(frozen=True, slots=True)
class Kind:
    """``allowed`` says what a setting takes; ``read`` returns its value, or raises ``ValueError`` or a ``Mistake``."""

    allowed: str
    read: Callable[[str], Any]


def choice(*words: str) -> Kind:
    """One of some words."""
    return Kind(" or ".join(words), lambda text: _one_of(text, words))


def _one_of(text: str, words: tuple[str, ...]) -> str:
    if text not in words:
        raise ValueError
    return text


def _switch(text: str) -> bool:
    return _one_of(text, ("1", "0")) == "1"


SWITCH = Kind("1 or 0", _switch)


def number(*, least: float = 0, most: float = inf) -> Kind:
    """A number, perhaps with a decimal point."""
    return Kind(f"a number{_bounds(least, most)}", lambda text: _within(_decimal(text), least, most))


def whole(*, least: int = 0, most: float = inf) -> Kind:
    """A whole number."""
    return Kind(f"a whole number{_bounds(least, most)}", lambda text: _within(_digits(text), least, most))


def _decimal(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", text):
        raise ValueError
    return float(text)


def _digits(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise ValueError
    return int(text)


def _within(value: Any, least: float, most: float) -> Any:
    if not least <= value <= most:
        raise ValueError
    return value


def _bounds(least: float, most: float) -> str:
    return f" from {least:g} to {most:g}" if isfinite(most) else f", {least:g} or more"


def _line(text: str) -> str:
    if not text.isprintable():
        raise ValueError
    return text


LINE = Kind("one line of text", _line)
SECRET = Kind("one line, kept secret", _line)


def _list_of(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda text: tuple(read(word.strip()) for word in text.split(",") if word.strip())


def _matching(pattern: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError
        return text

    return read


_NAME = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
HOSTS = Kind(
    "host names separated by commas, as aukio.example, .aukio.example, 127.0.0.1, [::1] or *",
    _list_of(_matching(rf"\*|\.?{_NAME}|\[[0-9a-fA-F:]+\]")),
)
ORIGINS = Kind(
    "origins separated by commas, as https://aukio.example", _list_of(_matching(rf"https?://(\*\.)?{_NAME}(:[0-9]+)?"))
)


def networks(text: str) -> tuple[Any, ...]:
    """Addresses and networks of clients."""
    return tuple(ip_network(word.strip()) for word in text.split(",") if word.strip())


NETWORKS = Kind("addresses and networks separated by commas, as 127.0.0.1, 10.0.0.0/8", networks)


def url(*schemes: str, form: str) -> Kind:
    """An address with one of some schemes and a host."""

    def read(text: str) -> str:
        parts = urlsplit(_line(text))
        _ = parts.port  # raises ValueError for a port that is none
        if parts.scheme not in schemes or not parts.hostname or any(each.isspace() for each in text):
            raise ValueError
        return text

    return Kind(form, read)


def _site(text: str) -> str:
    said = url("https", "http", form="").read(text).rstrip("/")
    parts = urlsplit(said)
    if parts.path or parts.query or parts.fragment or parts.username:
        raise ValueError
    return str(said)


SITE = Kind("the address of a site without a path, as https://aukio.example", _site)
WEB = url("https", "http", form="a web address, as https://gateway.example/messages")
REDIS = url("redis", "rediss", form="redis://HOST:PORT/NUMBER")


def _contact(text: str) -> str:
    if text.startswith("mailto:"):
        read_mail_address(text.removeprefix("mailto:"))
        return text
    return str(url("https", form="").read(text))


CONTACT = Kind("mailto:ADDRESS or an https:// address", _contact)


def _mail_server(text: str) -> str:
    parts = urlsplit(_line(text))
    _ = parts.port
    if not (parts.scheme == "smtp" and parts.hostname) and not (parts.scheme == "file" and parts.path.startswith("/")):
        raise ValueError
    return text


MAIL_SERVER = Kind("smtp://NAME:SECRET@HOST:PORT or file:///A/FOLDER", _mail_server)


def _database(text: str) -> str:
    if _line(text).startswith("sqlite://"):
        return text
    parts = urlsplit(text)
    _ = parts.port
    if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        return text
    raise ValueError


DATABASE = Kind("sqlite:///PATH or postgres://NAME:SECRET@HOST:PORT/DATABASE", _database)


def _sender(text: str) -> str:
    address = re.sub(r"^[^<>]*<([^<>]*)>$", r"\1", _line(text))
    if not re.fullmatch(r"[A-Za-z0-9._+-]+@localhost", address):
        read_mail_address(address)
    return text


SENDER = Kind("an e-mail address, as aukio@city.example or Aukio <aukio@city.example>", _sender)


def _moment(text: str) -> str:
    read_at(text, ZoneInfo("UTC"))
    return text


MOMENT = Kind("a moment, as 2020-03-27T12:00", _moment)


class Unfit(ValueError):
    """A text that a setting does not take."""


def value_of(kind: Kind, text: str) -> Any:
    """The value of a text. Raises ``Unfit``."""
    try:
        return kind.read(text)
    except (ValueError, Mistake) as error:
        raise Unfit from error
