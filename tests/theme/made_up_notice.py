"""What a notice of the made-up town tells: text in pieces, paragraphs, places, somebody's own words."""

from tests.theme.made_up import Context, words

IN_FINNISH: Context = {"text": "Lomakeapua saa toimipisteestä", "kind": "text", "lang": "fi"}
SPANS: list[Context] = [
    {"text": "Ask ", "kind": "text"},
    {"text": "Maija Malli", "kind": "person", "lang": "fi"},
    {"text": ", ", "kind": "text"},
    {"text": "09 123 4567", "kind": "link", "url": "tel:+35891234567", "phone": True},
    {"text": ", or see ", "kind": "text"},
    {"text": "lomakkeet", "kind": "link", "url": "https://harbour.example/lomakkeet", "lang": "fi"},
    {"text": ". ", "kind": "text"},
    IN_FINNISH,
    {"text": " (in Finnish).", "kind": "text"},
]
PLACES: list[Context] = [
    {"text": name, "kind": "place", "url": "#", "lang": lang}
    for name, lang in (
        ("Harbour House", ""),
        ("Mill Hill", ""),
        ("Old Customs House", ""),
        ("Station Square", ""),
        ("Satamatori", "fi"),
    )
]
SENTENCE: Context = {"spans": SPANS, "id": "forms", "also": ["forms-too"]}
ENTRY: Context = {
    "id": "computers",
    "plain": False,
    "lead": words("Mill Hill Service Point"),
    "sentences": [{"spans": words("Not in use since 25 March 2020, until further notice.")}, SENTENCE],
    "links": [[{"text": "Where else to print", "kind": "link", "url": "https://harbour.example/print"}]],
}
PLAIN_ENTRY: Context = {
    "id": "library",
    "plain": True,
    "sentences": [
        {"spans": words("Closed.")},
        {"spans": words("From Tuesday 17 March 2020 until further notice.")},
    ],
}
QUOTE: Context = {
    "text": words("We keep going, two metres apart."),
    "speaker": [{"text": "Head of services ", "kind": "text"}, {"text": "Maija Malli", "kind": "person"}],
}
