"""Take the pictures of the main pages for the docs: python tools/screenshots.py [ADDRESS] [FOLDER]

Without an address it starts the demo itself. Needs Chromium on the machine.
"""

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aukio.config.settings")

import django  # noqa: E402  # as below
from playwright.sync_api import Browser  # noqa: E402  # as below

django.setup()

from aukio.demo import PASSWORD  # noqa: E402  # needs Django set up
from tests.browser.machinery import DESKTOP, PHONE, a_browser, a_server  # noqa: E402  # found beside the tools
from tests.plugins.shared import shared_folder  # noqa: E402  # as above

SHOTS = (
    ("home-en-desktop", "/en/", DESKTOP, "light", False),
    ("centre-fi-desktop", "/fi/places/iso-omena/", DESKTOP, "light", False),
    ("unit-en-phone", "/en/places/iso-omena/health-centre/?at=2020-03-30T08:30", PHONE, "light", False),
    ("unit-sv-phone-dark", "/sv/places/iso-omena/kela/?at=2020-04-15T10:00", PHONE, "dark", False),
    ("unit-fi-desktop", "/fi/places/iso-omena/library/", DESKTOP, "light", True),
    ("screen-fi", "/fi/places/iso-omena/screen/", DESKTOP, "light", False),
    ("events-fi-phone", "/fi/places/iso-omena/events/", PHONE, "light", False),
    ("notice-en-desktop", "/en/notices/service-centres-2020/", DESKTOP, "light", True),
)


def main() -> None:
    """Take every picture."""
    address = sys.argv[1] if len(sys.argv) > 1 else ""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as empty:
        server = nullcontext(address) if address else a_server(Path(empty))
        with shared_folder(), server as base, a_browser() as browser:
            for name, path, viewport, scheme, whole in SHOTS:
                context = browser.new_context(viewport=viewport, color_scheme=scheme, base_url=base)
                page = context.new_page()
                page.goto(path)
                page.screenshot(path=folder / f"{name}.png", full_page=whole)
                context.close()
            _desk(browser, base, folder / "desk-en.png")


def _desk(browser: Browser, base: str, path: Path) -> None:
    """Take the picture of closing a library: the form, and the public text beside it."""
    page = browser.new_context(viewport=DESKTOP, base_url=base).new_page()
    page.goto("/en/desk/change/closed/iso-omena/library/")
    page.get_by_label("Name or e-mail address").fill("kirjasto")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("radio", name="For now").check()
    page.get_by_role("radio", name="We phone").check()
    page.locator("#documents").wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=path)


if __name__ == "__main__":
    main()
