"""The made-up content laid out: a context for each part, for the gallery, for a unit's page."""

from aukio.theme.looks import STATES
from tests.theme.made_up import (
    ALTERNATIVES,
    ANSWER,
    CARDS,
    CHANNELS,
    ERRORS,
    FACTS,
    FIELD,
    GROUPS,
    LOG,
    MESSAGES,
    MISTYPED,
    NOTICE,
    NOW,
    OLDER,
    PHONE,
    REASSURED,
    SEARCH,
    STATE,
    TRAIL,
    UNITS,
    WEEK,
    WHY,
    Context,
)
from tests.theme.made_up_days import DAYS

FRAME: Context = {
    "lang": "en",
    "site": {"name": "Aukio", "home": "/en/"},
    "page": {
        "title": "Health centre, Harbour House",
        "description": "Open by appointment until 16.",
        "canonical": "https://aukio.example/en/harbour-house/health-centre/",
        "image": "https://aukio.example/static/theme/touch-icon.png",
    },
    "languages": [
        {"code": "fi", "label": "FI", "name": "suomeksi", "url": "/fi/", "absolute": "https://aukio.example/fi/"},
        {"code": "sv", "label": "SV", "name": "på svenska", "url": "/sv/", "absolute": "https://aukio.example/sv/"},
        {
            "code": "en",
            "label": "EN",
            "name": "in English",
            "url": "/en/",
            "absolute": "https://aukio.example/en/",
            "current": True,
        },
    ],
    "search": {"action": "/en/search"},
    "time_bar": NOW,
    "footer_links": [{"text": "Accessibility", "url": "/en/accessibility/"}, {"text": "Data", "url": "/en/data/"}],
}

PARTS: dict[str, Context] = {
    "state": {"state": STATE, "size": "large"},
    "trail": {"trail": TRAIL},
    "answer": {"answer": ANSWER},
    "contact": {"contact": PHONE},
    "time_bar": {"time_bar": MISTYPED},
    "field": {
        **FIELD,
        "error": "There is no such place. Do you mean Mill Hill?",
        "type": "text",
        "autocomplete": "off",
    },
    "search": {"search": SEARCH, "id": "box", "compact": True},
    "card": {"place": CARDS[0]},
    "unit_row": {"unit": UNITS[0]},
    "channel": {"channel": {**CHANNELS[0], "name": "Reception", "purpose": "service", "contacts": [PHONE]}},
    "facts": {"facts": FACTS},
    "guidance": {"groups": GROUPS},
    "alternatives": {"alternatives": ALTERNATIVES},
    "days": {"days": DAYS},
    "week": {"week": WEEK},
    "why": {"why": WHY},
    "notice_entry": {"notice": NOTICE},
    "stamps": {"published": NOTICE["published"], "updated": NOTICE["updated"]},
    "log": {"log": LOG},
    "older_version": {"older": OLDER},
    "messages": {"messages": MESSAGES},
    "error_summary": {"errors": ERRORS},
    "empty": {"text": "No notice is in force.", "action": {"text": "All notices", "url": "/en/notices/"}},
    "not_found": {"home": "/en/", "search": SEARCH},
    "server_error": {"home": "/en/"},
}
"""Each part with everything its comment names."""

GALLERY: Context = {
    **FRAME,
    "page": {"title": "Every part"},
    "states_heading": "States",
    "states": list(STATES),
    "gallery": [
        {"heading": heading, "part": f"theme/parts/{part}.html", "rows": rows, "list": classes}
        for heading, part, rows, classes in (
            ("Answer", "answer", [{"answer": ANSWER}, {"answer": REASSURED}], ""),
            ("Search", "search", [{"search": SEARCH, "id": "gallery-search"}], ""),
            ("Cards", "card", [{"place": place} for place in CARDS], "cards"),
            ("Units", "unit_row", [{"unit": unit} for unit in UNITS], "unit-rows"),
            ("Different now", "facts", [{"facts": FACTS}], ""),
            ("Days", "days", [{"days": DAYS}], ""),
            ("Channels", "channel", [{"channel": channel} for channel in CHANNELS], "channels"),
            ("Conditions", "guidance", [{"groups": GROUPS}], ""),
            ("Elsewhere", "alternatives", [{"alternatives": ALTERNATIVES}], ""),
            ("Week", "week", [{"week": WEEK}], ""),
            ("Why", "why", [{"why": WHY}], ""),
            ("Notices", "notice_entry", [{"notice": NOTICE}], "notice-entries"),
            ("Log", "log", [{"log": LOG}], ""),
            ("Older version", "older_version", [{"older": OLDER}], ""),
            ("Messages", "messages", [{"messages": MESSAGES}], ""),
            ("Mistakes", "error_summary", [{"errors": ERRORS}], ""),
            ("Field", "field", [FIELD, {**FIELD, "id": "other", "error": "Do you mean Mill Hill?"}], ""),
            ("Empty", "empty", [PARTS["empty"]], ""),
        )
    ],
}

UNIT_PAGE: Context = {
    **FRAME,
    "name": "Health centre",
    "trail": TRAIL,
    "answer": ANSWER,
    "facts": FACTS,
    "why": WHY,
    "days": DAYS,
    "channels": CHANNELS,
    "groups": GROUPS,
    "week": WEEK,
    "alternatives": ALTERNATIVES,
    "notice": NOTICE,
    "headings": {
        "facts": "What is different now",
        "days": "Next 14 days",
        "channels": "Ways to reach us",
        "groups": "Before you come",
        "week": "Normal week",
        "elsewhere": "Nearby, open now",
        "notices": "Notices",
    },
}
