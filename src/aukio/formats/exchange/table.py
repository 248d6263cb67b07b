"""A spreadsheet of places: one row for each place and channel, columns recognised by name (``columns``).

Rows with the same path, id or name are one place: the first row describes it, each adds a channel. Every cell that is
not understood is named by its row and column.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Kind
from aukio.domain.week import Cycle, Week
from aukio.formats.exchange.cell_errors import CellError, CellReason, TableRefused
from aukio.formats.exchange.columns import ADMISSIONS, CHANNELS, Column, column_of, key_of, known_headers
from aukio.formats.exchange.json_source import line
from aukio.formats.exchange.moved import Data, DatedDays, Lost, Moved, Place, Setting, phrase, slug
from aukio.formats.exchange.table_row import Cell, Row, text_of
from aukio.formats.exchange.typed_days import SpecialDays, without_overlaps
from aukio.formats.values.keys import near, shorten
from aukio.formats.values.text_data import without_empty

ACCESS = ("step_free_entrance", "accessible_toilet", "lift", "induction_loop", "parking", "automatic_door")
_IN_SENTENCES = ("name", "description")
"""Fields whose words belong to one language; an address without one is the same in all."""

_UNKNOWN, _GUESSED = "left out: its name is not known", "left out: its name is not known; did you mean '{guess}'?"


@dataclass(slots=True)
class _Entry:
    """A place whose rows are being read."""

    key: str
    path: str
    row: int
    data: Data
    channels: list[Data] = field(default_factory=list)
    special: dict[str, list[SpecialDays]] = field(default_factory=dict)
    """The special days of each channel."""
    losses: list[Lost] = field(default_factory=list)
    services: dict[str, dict[str, str]] = field(default_factory=dict)
    contacts_alone: dict[str, Data] = field(default_factory=dict)
    """Channels of which only a contact is known, from the row of another: a row of their own replaces them."""


def places_of(system: str, rows: Sequence[Sequence[Cell]], setting: Setting, source: str) -> Moved:
    """The places of a table whose first row that is not empty has the headers.

    Raises ``Refused`` with a line for each cell that is not understood.
    """
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if any(text_of(cell) for cell in row)]
    if not numbered:
        raise Refused(f"{source} has no rows.", next_step="'aukio move-in --template csv' prints a file to fill in.")
    headers = {index: text_of(cell) for index, cell in enumerate(numbered[0][1]) if text_of(cell)}
    reading = _Reading(headers, setting)
    for number, row in numbered[1:]:
        reading.take(number, row)
    if reading.errors or reading.twice:
        raise TableRefused(source, reading.errors, reading.twice)
    return reading.moved(system)


class _Reading:
    """Reads rows one after the other; ``errors`` are the cells that are not understood."""

    def __init__(self, headers: Mapping[int, str], setting: Setting) -> None:
        self.setting = setting
        self.headers = headers
        self.columns: dict[int, Column] = {}
        self.errors: list[CellError] = []
        self.twice: list[str] = []
        self.skipped: list[Lost] = []
        self.entries: dict[str, _Entry] = {}
        self.by_path: dict[str, str] = {}
        for index, header in headers.items():
            column = column_of(header)
            if column is None:
                guess = near(key_of(header), known_headers())
                instead = phrase(_GUESSED, guess=guess) if guess else _UNKNOWN
                self.skipped.append(Lost(phrase("column '{header}'", header=shorten(header)), instead))
            elif column in self.columns.values() and column.field != "ids":
                self.twice.append(f"column '{header}': another column before it means the same. Keep one of the two.")
            else:
                self.columns[index] = column
        bare = [header for index, header in headers.items() if self._is_bare(index)]
        if bare and not setting.chosen:
            raise Refused(
                f"the language of column '{bare[0]}' is not stated.",
                next_step=f"Name it {key_of(bare[0])}_{setting.lang}, or give --lang.",
            )
        if bare and not setting.stated:
            english = LANGUAGES[setting.lang].english
            read_as = phrase("read as {language}; --lang, or a language in the name, says another", language=english)
            self.skipped.append(Lost(phrase("columns without a language: {bare}", bare=", ".join(bare)), read_as))
        if not any(each.field in ("name", "path") for each in self.columns.values()):
            raise Refused(
                "no column is named 'name' (nimi, namn).",
                next_step="The first row has the names of the columns; 'aukio move-in --template csv' prints one.",
            )

    def _is_bare(self, index: int) -> bool:
        """Whether a column has texts and states no language; where another column states it, that one is meant."""
        column = self.columns.get(index)
        if column is None or column.field not in _IN_SENTENCES or column.lang:
            return False
        return Column(column.field, self.setting.lang) not in self.columns.values()

    def take(self, number: int, row: Sequence[Cell]) -> None:
        """Take one row."""
        cells = Row(number, row, self)
        names = cells.by_language("name")
        path, key = cells.text("path"), cells.text("id")
        name = next(iter(names.values()), "")
        if not (name or path):
            cells.refuse("name", CellReason.NO_NAME, "it is empty. Write the name of the place.")
            return
        if path and path != "/".join(slug(part, otherwise="") for part in path.split("/")):
            said = f"'{shorten(path)}' is no path. Write a-z, digits and '-', joined by '/'."
            cells.refuse("path", CellReason.NO_PATH, said)
            return
        mine = key or path or slug(name)
        entry = self.entries.get(mine)
        if entry is None:
            path = path or self._free_path(slug(name), mine)
            entry = self.entries[mine] = _Entry(mine, path, number, self._data(cells, names, key, mine))
            entry.services = {slug(text): {self.setting.lang: line(text)} for text in cells.listed("services")}
            self.by_path[path] = mine
        self._add_channels(entry, cells)

    def _free_path(self, wish: str, key: str) -> str:
        if wish not in self.by_path:
            return wish
        return f"{wish}-{slug(key)}" if slug(key) != wish else f"{wish}-{len(self.by_path)}"

    def _data(self, cells: "Row", names: Mapping[str, str], key: str, mine: str) -> Data:
        owner = cells.text("owner")
        return without_empty(
            kind=cells.choice("kind", {kind.value: kind for kind in Kind}, Kind.UNIT).value,
            type=key_of(cells.text("type")).replace("ä", "a").replace("ö", "o").replace("å", "a"),
            owner=slug(owner) if owner else "",
            name=dict(names) or {self.setting.lang: mine},
            description=cells.by_language("description"),
            address=without_empty(
                street=cells.of_any_language("street"),
                postal_code=cells.text("postal_code"),
                city=cells.of_any_language("city"),
            ),
            access=[code for code in cells.listed("access") if cells.is_one_of("access", code, ACCESS)],
            coordinates=cells.coordinates(),
            own_entrance=cells.flag("own_entrance") or None,
            services=list(dict.fromkeys(slug(text) for text in cells.listed("services"))),
            ids={column.system: text for column, text in cells.ids()} | ({"table": key} if key else {}),
        )

    def _add_channels(self, entry: _Entry, cells: "Row") -> None:
        kind = cells.choice("channel", CHANNELS, CHANNELS["on_site"])
        admission = cells.choice("admission", ADMISSIONS, ADMISSIONS["walk_in"])
        hours = self._hours(entry, cells)
        contacts = cells.contacts()
        main = without_empty(
            kind=kind.value,
            **hours,
            admission=None if admission.value == "walk_in" else admission.value,
        )
        own = {"phone": "phone", "video": "phone", "email": "email", "web": "url", "chat": "url"}.get(kind.value)
        if own is not None and own in contacts:
            main["contacts"] = [{own: contacts.pop(own)}]
        if (contact_alone := entry.contacts_alone.pop(kind.value, None)) is not None:
            entry.channels.remove(contact_alone)
            main.setdefault("contacts", contact_alone["contacts"])
        if any(each["kind"] == kind.value for each in entry.channels):
            cells.refuse(
                "channel" if cells.has("channel") else "name",
                CellReason.CHANNEL_TWICE,
                f"the channel {kind.value} of this place is in a row before.",
            )
            return
        entry.channels.append(main)
        for contact, channel in (("phone", "phone"), ("email", "email"), ("url", "web")):
            if contact in contacts and all(each["kind"] != channel for each in entry.channels):
                alone = {"kind": channel, "contacts": [{contact: contacts[contact]}]}
                entry.channels.append(alone)
                entry.contacts_alone[channel] = alone
        if special := without_overlaps(cells.special_days()):
            entry.special[kind.value] = special

    def _hours(self, entry: _Entry, cells: "Row") -> Data:
        week = cells.week()
        if week is None:
            return {}
        feasts = cells.feasts()
        says_holidays = week.has_holiday_rule
        if feasts is not None and not says_holidays:
            week = feasts(week) if isinstance(week, Week) else Cycle(tuple(map(feasts, week.weeks)), week.since)
        elif self.setting.shut_on_holidays and not says_holidays:
            week = week.closed_on_holidays()
        elif not says_holidays and "public holidays" not in [each.what for each in entry.losses]:
            entry.losses.append(Lost("public holidays", "the table does not mention them: hours are as on other days"))
        if isinstance(week, Cycle):
            return {"cycle": {"weeks": [str(each) for each in week.weeks], "from": week.since.isoformat()}}
        return {"week": str(week)}

    def moved(self, system: str) -> Moved:
        """What was read, with parents first."""
        places = [
            Place(
                each.key,
                each.path,
                each.data | {"channels": each.channels},
                tuple(_exceptions(each, self.setting.lang)),
                tuple(dict.fromkeys(each.losses)),
            )
            for each in sorted(self.entries.values(), key=lambda each: (each.path.count("/"), each.row))
        ]
        services = {code: names for each in self.entries.values() for code, names in each.services.items()}
        owners = {each.data["owner"] for each in self.entries.values() if "owner" in each.data}
        return Moved(system, tuple(places), services, {each: {} for each in sorted(owners)}, tuple(self.skipped))


def _special_effect(kind: str, special: SpecialDays, *, alone: bool) -> Data:
    """``alone``: no other channel has special days of its own; on site closed is then closed in self-service, too."""
    if special.week is None:
        return {"close": {}} if kind == "on_site" and alone else {"close": {"channels": [kind]}}
    hours = {"week": str(special.week)}
    return {"hours": hours if kind == "on_site" else {"channel": kind, **hours}}


def _exceptions(entry: _Entry, lang: str) -> Iterator[DatedDays]:
    found: dict[tuple[date, date], Data] = {}
    for kind, days in entry.special.items():
        for each in days:
            data = found.setdefault((each.first, each.last), {"effects": []})
            data["effects"].append(_special_effect(kind, each, alone="self_service" not in entry.special))
            if each.reason:
                data["note"] = {lang: line(each.reason)}
    for (first, last), data in sorted(found.items()):
        id_ = f"days-{first:%Y%m%d}" + ("" if first == last else f"-{last:%Y%m%d}")
        yield DatedDays(id_, {"from": first.isoformat(), "until": last.isoformat(), **data})
