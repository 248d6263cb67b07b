"""Sets up an empty record: its city, and the account of its first operator, in one transaction."""

import json
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from zoneinfo import available_timezones

from django.db import transaction

from aukio.access import actions as access_actions
from aukio.answers import queries as answer_queries
from aukio.directory import queries as directory_queries
from aukio.directory.actions import take_writer_lock
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mail_addresses import account_of, read_mail_address
from aukio.domain.base.mistakes import BadRequest, Refused
from aukio.domain.city.city import City
from aukio.domain.city.holidays import UnknownCountry, UnknownRegion, check_region
from aukio.domain.publishing.permissions import Actor
from aukio.formats.exchange.moved import slug
from aukio.workflows.country_zones import zones_of
from aukio.workflows.directory_import import Imported, import_directory

_LONGEST_NAME = 100
_KNOWN_FROM = "2000-01-01"
"""Early, so that a directory file about earlier years can still be recorded: the name of a city is old news."""

_BYTES = 32


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a new record is about, and the e-mail address of its first operator.

    ``others`` are the names of the city in other languages than ``lang``. Without a ``password`` the account has one
    that no one knows: the person chooses one through a link (``access.queries``).
    """

    city: str
    country: str
    region: str
    time_zone: str
    lang: str
    admin: str
    others: tuple[tuple[str, str], ...] = ()
    password: str = ""

    @property
    def account(self) -> str:
        """The name of the first account, after its address."""
        return account_of(self.admin)


def read_city(text: str) -> str:
    """Return the name of a city. Raises ``BadRequest``."""
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or not any(map(str.isalpha, name)):
        raise BadRequest(f"--city: '{_shown(text)}' is no name of a city.", next_step="Write one such as Espoo.")
    return name


def read_country(text: str) -> str:
    """Return a country code in capitals. Raises ``BadRequest``."""
    country = text.strip().upper()
    try:
        check_region(country, "")
    except UnknownCountry as error:
        raise BadRequest(f"--country: {error}.", next_step=f"Write {error.expected}.") from None
    return country


def read_region(text: str, country: str) -> str:
    """Return the code of a region, or nothing. Raises ``BadRequest``."""
    region = text.strip().upper().removeprefix(f"{country}-")
    try:
        check_region(country, region)
    except UnknownRegion as error:
        raise BadRequest(f"--region: {error}.", next_step=f"Write {error.expected}, or leave it out.") from None
    return region


def read_zone(text: str, country: str, now: datetime) -> str:
    """Return a time zone: that which is named, or that of the country. Raises ``BadRequest``, with the candidates."""
    zones = zones_of(country, now.year)
    name = text.strip() or (zones[0] if len(zones) == 1 else "")
    if name in available_timezones():
        return name
    why = f"'{_shown(name)}' is no time zone" if name else f"the clocks of {country} differ, so it is needed"
    candidates = (
        f"one of {', '.join(zones)}" if len(zones) > 1 else zones[0] if zones else "one such as Europe/Helsinki"
    )
    raise BadRequest(f"--time-zone: {why}.", next_step=f"Write {candidates}.")


def read_lang(text: str) -> str:
    """Return the code of a language. Raises ``BadRequest``."""
    code = text.strip().lower()
    if code not in LANGUAGES:
        raise BadRequest(f"--lang: '{_shown(text)}' is no language.", next_step=f"Write one of {', '.join(LANGUAGES)}.")
    return code


def read_admin(text: str) -> str:
    """Return an e-mail address. Raises ``BadRequest``."""
    try:
        return read_mail_address(text)
    except BadRequest as error:
        raise BadRequest(f"--admin: {error.message}", next_step=error.next_step) from None


def refuse_second_city() -> None:
    """Raise ``Refused`` for a record that has a city."""
    if directory_queries.has_city():
        raise Refused(
            f"this record is about '{answer_queries.record().city.slug}' already; nothing was changed.",
            next_step="Add places with 'aukio move-in' or 'aukio import', accounts with 'aukio staff add'."
            " Another city has a record of its own: set AUKIO_DATABASE_URL.",
        )


def set_up(wanted: SetUp, *, by: Actor, now: datetime) -> tuple[City, str, Imported]:
    """Record the city and its first operator; return the city, the name of the account, and what was recorded.

    The city is the first organisation, too. Raises ``Refused`` for a record that has a city, and for an address that
    an account has.
    """
    name = wanted.account
    with transaction.atomic():
        take_writer_lock()
        refuse_second_city()
        imported = import_directory(_file(wanted), source="setup", by=by, now=now)
        access_actions.add_staff(
            name=name,
            email=wanted.admin,
            password=wanted.password or token_urlsafe(_BYTES),
            by=by.name,
            now=now,
            operator=True,
        )
        return answer_queries.record().city, name, imported


def _file(wanted: SetUp) -> str:
    code, names = slug(wanted.city, otherwise="city"), {wanted.lang: wanted.city, **dict(wanted.others)}
    city = {
        "slug": code,
        "name": names,
        "time_zone": wanted.time_zone,
        "country": wanted.country,
        **({"region": wanted.region} if wanted.region else {}),
    }
    data = {
        "aukio": "directory/1",
        "city": city,
        "known_from": _KNOWN_FROM,
        "organisations": [{"slug": code, "name": names}],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _shown(text: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in text[:60])
