"""In a minute of which nothing is certain, a page says the hours that are known, in their words (0047)."""

import re

import pytest
from django.test import Client

from tests.ways.town import Write, directory, done, on_site

pytestmark = pytest.mark.usefixtures("clock")

POOL = {"path": "pool", "kind": "centre", "type": "pool", "channels": [on_site("Mo-Su 10:00-~20:00")]}


@pytest.mark.parametrize(
    ("lang", "at", "said"),
    [
        ("en", "19:00", "Pool Open Today 10 am until about 8 pm"),
        ("en", "20:00", "Pool Not certain at this minute Today 10 am until about 8 pm"),
        ("fi", "20:00", "Pool Juuri nyt ei ole varmaa Tänään 10 – noin klo 20"),
        ("sv", "20:00", "Pool Just nu är det inte säkert I dag 10 till ungefär kl. 20"),
        ("en", "21:00", "Pool Closed"),
    ],
)
def test_the_head_of_a_page_says_the_hours_that_are_known(
    client: Client, write: Write, lang: str, at: str, said: str
) -> None:
    done("import", write("pool.yaml", directory(POOL)))
    shown = client.get(f"/{lang}/places/pool/?at=2030-03-04T{at}").content.decode()
    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", shown, flags=re.DOTALL).split())
    start = words.index("Pool", words.index("EN"))
    assert "No unit here" not in words, "it has none, and none was asked for"
    assert said in words, words[start : start + 300]
