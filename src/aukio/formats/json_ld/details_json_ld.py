"""The details of a place as schema.org data: its address, accessibility and ids."""

from typing import Any

from aukio.domain.city.place_details import Address, PlaceDetails
from aukio.domain.wording.languages import language


def details_data(details: PlaceDetails, lang: str, *, country: str) -> dict[str, Any]:
    """Return the keys of a place for its details; the description has its own key beside what is in force."""
    words = language(lang)
    return {
        "address": None if details.address is None else _address(details.address, lang, country),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": each.register, "value": each.id} for each in details.ids
        ],
        "sameAs": [each.url for each in details.ids if each.url],
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": words.say_access(each), "value": True}
            for each in details.access
        ],
    }


def _address(address: Address, lang: str, country: str) -> dict[str, str]:
    data = {
        "@type": "PostalAddress",
        "streetAddress": address.street.say(lang),
        "postalCode": address.postal_code,
        "addressLocality": address.city.say(lang),
        "addressCountry": country,
    }
    return {key: value for key, value in data.items() if value}
