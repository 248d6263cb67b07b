"""The questions whose answers stand in the description of the API as examples: small ones about the record."""

from typing import Any

from django.test import Client

THEN = "at=2020-04-02T10:00&known=2020-04-02T10:00"
QUESTIONS = {
    "/api/v1/status": f"open=true&service=print&kind=unit&near=60.16,24.74&fields=place,name,summary,distance&{THEN}",
    "/api/v1/places/{place}/status": f"{THEN}|iso-omena/kela",
    "/api/v1/places/{place}/hours": "from=2020-04-01&to=2020-04-02&known=2020-04-02|iso-omena/library",
    "/api/v1/places/{place}/why": f"{THEN}|iso-omena/laboratory",
    "/api/v1/places/{place}/check": f"{THEN}|iso-omena/laboratory",
    "/api/v1/check": f"{THEN}",
    "/api/v1/places": f"type=library&{THEN}",
    "/api/v1/places/{place}": f"{THEN}|iso-omena/kela",
    "/api/v1/services": f"{THEN}",
    "/api/v1/organisations": f"{THEN}",
    "/api/v1/notices": f"{THEN}",
    "/api/v1/notices/{notice}/log": "known=2020-03-26|service-centres-2020",
    "/api/v1/publications": "from=2020-03-26&to=2020-03-26&known=2020-04-02",
    "/api/v1/arrangements": f"place=iso-omena/kela&{THEN}",
    "/api/v1/changes": "from=2020-04-01&to=2020-04-05&place=iso-omena/service-point&known=2020-04-02",
}
"""By path, the query; behind a bar, what stands in the path."""
_MOST = 2
"""Items of a list that are shown."""


def examples(client: Client) -> dict[str, Any]:
    """Each question as it was asked, with its answer, of a list the first items."""
    return {path: _example(client, path, *asked.partition("|")[::2]) for path, asked in QUESTIONS.items()}


def _example(client: Client, path: str, query: str, within: str) -> dict[str, Any]:
    address = f"{path.replace('{place}', within).replace('{notice}', within)}?{query}"
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.content)
    data = answer.json()
    return {"request": address, "answer": data[:_MOST] if isinstance(data, list) else data}
