"""The table that a person fills in: its headers and two rows as an example."""

from aukio.domain.base.languages import LANGUAGES

NAMES = tuple(f"name_{code}" for code in LANGUAGES)
"""The columns of names, one for each language."""

HEADERS = (
    "id", *NAMES, "type", "channel", "hours", "public_holidays", "special_hours", "admission",
    "phone", "email", "url", "street", "postal_code", "city", "latitude", "longitude",
    *(f"description_{code}" for code in LANGUAGES), "access", "services", "owner", "path",
)  # fmt: skip

TEMPLATE = (
    HEADERS,
    (
        "1", "Esimerkkikirjasto", "Exempelbiblioteket", "Example Library", "library", "on_site",
        "ma-pe 9-20, la 10-16", "closed", "24.12.2026 closed; 31.12.2026 9-14", "walk_in",
        "+358 40 123 4567", "kirjasto@example.org", "https://example.org/", "Esimerkkikatu 1", "00100", "Esimerkki",
        "60.2", "24.9", "", "", "", "step_free_entrance, accessible_toilet", "", "", "",
    ),
    ("1", "Esimerkkikirjasto", "", "", "", "self_service", "Mon–Sun 7am–10pm", "as usual", *[""] * 17),
)  # fmt: skip
