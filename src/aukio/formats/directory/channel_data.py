"""Plain data of normal channels: the ``channels`` of a place in a directory file and in a stored row."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from aukio.domain.city.places import Admission, Channel, ChannelKind, Contact, HoursMean, Purpose, SpecificAdmission
from aukio.domain.week import Cycle, Week
from aukio.formats.values.keys import Inside, Misfit, read_word
from aukio.formats.values.text_data import (
    Json,
    contacts_from_data,
    contacts_to_data,
    day_from_data,
    week_from_data,
    without_empty,
)


def channels_to_data(channels: Iterable[Channel]) -> list[dict[str, Json]]:
    """Return the data of channels; purpose ``service`` and admission ``walk_in`` are left out."""
    return [
        without_empty(
            kind=channel.kind.value,
            purpose=None if channel.purpose is Purpose.SERVICE else channel.purpose.value,
            week=str(channel.week) if isinstance(channel.week, Week) else None,
            cycle=cycle_to_data(channel.week) if isinstance(channel.week, Cycle) else None,
            admission=None if channel.admission is Admission.WALK_IN else channel.admission.value,
            admission_for=[
                without_empty(services=list(one.services), audience=one.audience, admission=one.is_.value)
                for one in channel.admission_for
            ],
            contacts=contacts_to_data(channel.contacts),
            means=None if channel.means is None else channel.means.value,
            emptied=channel.emptied,
            assumption=channel.assumption,
        )
        for channel in channels
    ]


def channels_from_data(data: Sequence[Mapping[str, Json]]) -> tuple[Channel, ...]:
    """Return the channels in the order of the data. Raises ``Misfit``."""
    channels = []
    for index, item in enumerate(data):
        with Inside(index):
            channels.append(_channel(item))
    return tuple(channels)


def _channel(data: Mapping[str, Json]) -> Channel:
    words = (data.get("kind"), data.get("purpose"), data.get("week"), data.get("admission"), data.get("means"))
    try:
        kind, purpose, week, admission, means = _usual(*words)
    except TypeError:  # a list or mapping instead of a word is not hashable: read without the cache, it is refused
        kind, purpose, week, admission, means = _usual.__wrapped__(*words)
    cycle = cycle_from_data(data)
    contacts: tuple[Contact, ...] = ()
    if data.get("contacts"):
        with Inside("contacts"):
            contacts = contacts_from_data(data["contacts"])
    return Channel(
        kind,
        purpose,
        week if cycle is None else cycle,
        admission,
        tuple(_specific(index, item) for index, item in enumerate(data.get("admission_for", ()))),
        contacts,
        means,
        data.get("emptied", ""),
        data.get("assumption", ""),
    )


def cycle_from_data(data: Mapping[str, Json]) -> Cycle | None:
    """Return the ``cycle`` of a channel or a service, if it has one. Raises ``Misfit``."""
    if data.get("cycle") is None:
        return None
    with Inside("cycle"):
        if data.get("week") is not None:
            raise Misfit("'week' and 'cycle' are both given", next_step="Keep one of the two.")
        weeks = []
        for index, text in enumerate(data["cycle"]["weeks"]):
            with Inside("weeks", index):
                weeks.append(week_from_data(text))
        with Inside("from"):
            since = day_from_data(data["cycle"]["from"])
        try:
            return Cycle(tuple(weeks), since)
        except ValueError as error:
            step = "Write the weeks in turn; for one week alone there is 'week'."
            raise Misfit(str(error), keys=("weeks",), next_step=step) from None


def cycle_to_data(cycle: Cycle) -> dict[str, Json]:
    """Return the data of weeks in turn."""
    return {"weeks": list(map(str, cycle.weeks)), "from": cycle.since.isoformat()}


@lru_cache(maxsize=10_000)  # most channels of a country are equal except for their contacts
def _usual(
    kind: Json, purpose: Json, week: Json, admission: Json, means: Json
) -> tuple[ChannelKind, Purpose, Week | None, Admission, HoursMean | None]:
    with Inside("kind"):
        its_kind = read_word(ChannelKind, kind)
    with Inside("purpose"):
        its_purpose = Purpose.SERVICE if purpose is None else read_word(Purpose, purpose)
    with Inside("week"):
        its_week = None if week is None else week_from_data(week)
    with Inside("admission"):
        its_admission = Admission.WALK_IN if admission is None else read_word(Admission, admission)
    with Inside("means"):
        its_means = None if means is None else read_word(HoursMean, means)
    return its_kind, its_purpose, its_week, its_admission, its_means


def _specific(index: int, data: Mapping[str, Json]) -> SpecificAdmission:
    with Inside("admission_for", index):
        with Inside("admission"):
            admission = read_word(Admission, data["admission"])
        try:
            return SpecificAdmission(admission, tuple(data.get("services", ())), data.get("audience"))
        except ValueError as error:
            raise Misfit(str(error)) from None
