"""The first screen of a place: one sentence, at most one action, none that the state forbids, and nothing twice."""

import re
from html import unescape

import pytest
from django.test import Client, override_settings

from tests.depth import some

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

PLACES = (
    *("library", "service-point", "kela", "employment-corner", "starttipiste", "health-centre", "mental-health"),
    *("maternity-clinic", "laboratory", "x-ray", "meeting-room-1"),
)
PATHS = (
    *(f"iso-omena/{each}" for each in PLACES),
    *(
        f"kalajarvi/{each}"
        for each in ("library", "service-point", "health-centre", "maternity-clinic", "dental-clinic")
    ),
    *(
        "kalajarvi/meeting-room-1",
        "tapiola/service-point",
        "espoon-keskus/service-point",
        "iso-omena/library/reading-room",
    ),
)
MOMENTS = (
    *(
        "2020-03-10T12:00",
        "2020-03-27T12:00",
        "2020-03-28T20:00",
        "2020-04-02T09:00",
        "2020-06-19T12:00",
        "2021-06-01T12:00",
    ),
)
CASES = some([(path, moment) for moment in MOMENTS for path in PATHS], 5)
MAP, FOLLOW, BOOK, ELSEWHERE = "Show on a map", "Get updates", "Book a time", "Where instead"


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A resident."""
    return Client()


def words(html: str) -> str:
    return unescape(" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL).split()))


@pytest.mark.parametrize(("path", "moment"), CASES)
@override_settings(AUKIO_SITE="https://aukio.example", EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_place_says_one_sentence_and_offers_one_fitting_action_and_nothing_twice(
    client: Client, path: str, moment: str
) -> None:
    page = client.get(f"/en/places/{path}/?at={moment}&known={moment}").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    main = re.sub(r'<ul class="why-layers">.*?</ul>', "", main, flags=re.DOTALL)  # each aspect has its reasons
    answer = main.partition('<div class="answer')[2].partition('<p class="plain-switch">')[0]
    state = re.findall(r'class="state is-(\w+) state-large"', answer)
    assert len(state) == 1
    actions = [words(each) for each in re.findall(r'<a class="button"[^>]*>(.*?)</a>', answer, re.DOTALL)]
    assert len(actions) <= 1
    if state[0] in {"closed", "through"}:
        assert not {MAP, BOOK} & set(actions)
        assert "How full" not in main
    if "No new bookings are taken." in words(answer):
        assert BOOK not in actions
    assert len(words(answer).split()) <= 60
    said = [
        words(each)
        for each in re.findall(r"<(?:p|h\d|li)[^>]*>((?:(?!<(?:p|h\d|li|ul)\b).)*?)</(?:p|h\d|li)>", main, re.DOTALL)
    ]
    long = [each for each in said if len(each.split()) > 3 and not each.startswith("Today ")]  # each channel has hours
    assert sorted(long) == sorted(set(long))
    assert "assumption" not in main.lower()
    assert not re.search(r"\bR\d{3}\b", words(main))
