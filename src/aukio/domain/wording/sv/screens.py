"""The words on an info screen (R129)."""

from aukio.domain.wording.parts import ScreenPart

_PARTS = {
    ScreenPart.ENTER: "Nu kan du besöka",
    ScreenPart.APART: "Tar inte emot besök nu",
    ScreenPart.NEXT: "Nästa ändring",
    ScreenPart.FRESH: "Uppdaterad kl. {time}",
    ScreenPart.OLD: "Ingen förbindelse sedan kl. {time}. Uppgifterna kan ha ändrats.",
    ScreenPart.GONE: "Läget är inte känt. Senaste förbindelse: {moment}.",
}


def say_screen_part(part: ScreenPart) -> str:
    """``Nästa ändring``."""
    return _PARTS[part]
