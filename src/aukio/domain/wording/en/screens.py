"""Words on an info screen: its headings, and how old what it shows is (R129)."""

from aukio.domain.wording.parts import ScreenPart

_PARTS = {
    ScreenPart.ENTER: "You may go to",
    ScreenPart.APART: "Not open to visitors now",
    ScreenPart.NEXT: "Next change",
    ScreenPart.FRESH: "Up to date at {time}",
    ScreenPart.OLD: "No connection since {time}. What is shown may have changed.",
    ScreenPart.GONE: "Not known now: no connection since {moment}.",
}


def say_screen_part(part: ScreenPart) -> str:
    """``Next change``."""
    return _PARTS[part]
