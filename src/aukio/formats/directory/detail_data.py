"""Plain data of the details of a place: its address, description, access and ids, in a file and in a stored row."""

from collections.abc import Mapping

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.place_details import Access, Address, ForeignId, PlaceDetails
from aukio.domain.city.places import Names
from aukio.formats.values.keys import Inside, Misfit, read_word
from aukio.formats.values.text_data import Json, names_from_data, names_to_data, without_empty


def details_to_data(details: PlaceDetails) -> dict[str, Json]:
    """Return the keys of a place that state its details; those without a value are left out."""
    address = details.address
    return without_empty(
        address=None
        if address is None
        else without_empty(
            street=_to_data(address.street), postal_code=address.postal_code, city=_to_data(address.city)
        ),
        description=names_to_data(details.description),
        access=[each.value for each in details.access],
        ids={each.register: each.id for each in details.ids},
    )


def details_from_data(data: Mapping[str, Json]) -> PlaceDetails:
    """Return the details of a place from its keys. Raises ``Misfit``."""
    access, ids = [], []
    for index, word in enumerate(data.get("access", ())):
        with Inside("access", index):
            access.append(read_word(Access, word))
    for register, id_ in data.get("ids", {}).items():
        try:
            ids.append(ForeignId(register, str(id_)))
        except ValueError as error:
            step = "Write node, way or relation and its number, such as node/1."
            raise Misfit(str(error), keys=("ids", register), next_step=step) from None
    return PlaceDetails(
        _address(data.get("address")), names_from_data(data.get("description")), tuple(access), tuple(ids)
    )


def _address(data: Mapping[str, Json] | None) -> Address | None:
    if data is None:
        return None
    return Address(_from_data(data.get("street")), data.get("postal_code", ""), _from_data(data.get("city")))


def _from_data(data: Mapping[str, str] | str | None) -> Names:
    """Return names; a plain text is the same in every language, as streets and towns mostly are."""
    return Names(dict.fromkeys(LANGUAGES, data)) if isinstance(data, str) else names_from_data(data)


def _to_data(names: Names) -> Json:
    texts = set(names.values())
    return texts.pop() if len(texts) == 1 and len(names) == len(LANGUAGES) else names_to_data(names)
