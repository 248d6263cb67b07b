"""Plain data of what stands at the head of a notice alone: contacts that may be roles, and quotations."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from aukio.domain.city.places import Contact
from aukio.domain.facts.notices import Quotation, RoleRef
from aukio.formats.values.keys import Inside, Misfit, did_you_mean, shorten
from aukio.formats.values.text_data import (
    Json,
    contacts_from_data,
    contacts_to_data,
    names_from_data,
    names_to_data,
    without_empty,
)


def people_to_data(contacts: Iterable[Contact | RoleRef]) -> list[dict[str, Json]]:
    """Each contact as it stands, or the role it is."""
    return [{"role": each.role} if isinstance(each, RoleRef) else contacts_to_data([each])[0] for each in contacts]


def people_from_data(
    data: Sequence[Mapping[str, Json]], roles: Collection[str] | None = None
) -> tuple[Contact | RoleRef, ...]:
    """Contacts, and references to roles; one that is not among ``roles`` is a misfit. None: any will do."""
    people: list[Contact | RoleRef] = []
    for index, item in enumerate(data):
        with Inside(index):
            people += [_role(item, roles)] if "role" in item else contacts_from_data([item])
    return tuple(people)


def quotation_to_data(quote: Quotation | None) -> dict[str, Json]:
    """The quotation; nothing at all where there is none."""
    if quote is None:
        return {}
    return without_empty(
        text=names_to_data(quote.text), role=quote.role, title=names_to_data(quote.title), name=quote.name
    )


def quotation_from_data(data: Mapping[str, Json], roles: Collection[str] | None = None) -> Quotation | None:
    """The quotation; a speaker whose role is not among ``roles`` is a misfit. None: any will do."""
    if not data:
        return None
    role = _role(data, roles).role if "role" in data else ""
    return Quotation(names_from_data(data["text"]), role, names_from_data(data.get("title")), data.get("name", ""))


def _role(data: Mapping[str, Json], roles: Collection[str] | None) -> RoleRef:
    if "label" in data:
        raise Misfit("a role has a title of its own", keys=("label",), next_step="Leave 'label' out.")
    role: str = data["role"]
    if roles is not None and role not in roles:
        raise Misfit(
            f"no role '{shorten(role)}'{did_you_mean(role, sorted(roles))}",
            keys=("role",),
            next_step="Declare it first, under 'roles' in a directory file.",
        )
    return RoleRef(role)
