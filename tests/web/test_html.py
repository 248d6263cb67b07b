"""Every page that links lead to, read by the Nu HTML checker: valid HTML, and no link of ours leads nowhere."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from aukio.demo import add_demo_staff
from tests.depth import DEEP
from tests.npm import npm_package
from tests.patience import PATIENCE
from tests.spec.now import NOW
from tests.web.crawling import Crawled, crawled_once

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

ALSO = (
    "?q=xyzzy",
    "?at=soon",
    "nowhere/",
    "places/iso-omena/library/?at=2021-06-01",
    "places/iso-omena/?at=2019-01-01",
)
"""Pages that no link leads to."""

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DESK = (
    "",
    "inbox/",
    "in-force/",
    "in-force/service-centres-2021/libraries-half-capacity/",
    "overview/?from=1.3.2020",
    "told/?at=27.3.2020",
    "trail/",
    "files/",
    "places/?type=library",
    "calls/",
    "requests/",
    "organisers/",
    "places/iso-omena/events/",
    "door/iso-omena/",
    "places/iso-omena/kela/bookings/",
    "places/iso-omena/laboratory/queue/",
    "notices/service-centres-2021/words/",
    "places/iso-omena/library/",
    "places/iso-omena/library/describe/",
    "places/iso-omena/library/channels/on_site/service/",
    "change/closed/iso-omena/library/",
    "change/other_hours/iso-omena/library/",
    "change/say/iso-omena/library/",
    "change/free/iso-omena/",
    "account/2fa/",
    "account/logout/",
)
"""Pages of the desk, as an operator has them."""


@pytest.fixture
def crawled(espoo: None, settings: Any) -> Crawled:  # noqa: ARG001  # connects to the record
    """The whole site, in one language; in a deep run, in each."""
    settings.AUKIO_SITE = "http://testserver"
    return crawled_once(*(("/fi/", "/sv/", "/en/") if DEEP else ("/sv/",)))


def test_every_link_leads_somewhere_and_every_page_is_valid_html(
    crawled: Crawled, tmp_path: Path, settings: object
) -> None:
    settings.AUKIO_SECOND_FACTOR = "offered"  # type: ignore[attr-defined]  # the plugin's own object
    assert crawled.dead == []
    assert len(crawled.pages) > (100 if DEEP else 30)
    checker = npm_package("vnu-jar", "26.9.27", needs="java") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    client = Client()
    pages = dict(crawled.pages)
    for lang in ("fi", "sv", "en"):
        pages |= {f"/{lang}/{path}": client.get(f"/{lang}/{path}").content.decode() for path in ALSO}
    pages["/en/desk/account/login/"] = client.get("/en/desk/account/login/").content.decode()
    add_demo_staff(by="tests", now=NOW)
    client.force_login(get_user_model().objects.get(username="operator"), backend=BACKEND)
    for number, path in enumerate(DESK):
        address = f"/{('fi', 'sv', 'en')[number % 3]}/desk/{path}"
        pages[address] = client.get(address).content.decode()
    addresses = {}
    for number, (address, content) in enumerate(pages.items()):
        file = tmp_path / f"{number}.html"
        file.write_text(content)
        addresses[str(file)] = address
    command = ["java", "-jar", str(checker), "--format", "json", "--exit-zero-always", "--skip-non-html", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    told = json.loads(done.stderr)["messages"]
    found = {f"{addresses[each['url'].removeprefix('file:')]}: {each['message']}" for each in told}
    assert sorted(found) == []
