"""The words on an info screen (R129)."""

from aukio.domain.wording.parts import ScreenPart

_PARTS = {
    ScreenPart.ENTER: "Nyt voit asioida",
    ScreenPart.APART: "Nyt ei voi asioida paikan päällä",
    ScreenPart.NEXT: "Seuraava muutos",
    ScreenPart.FRESH: "Ajan tasalla klo {time}",
    ScreenPart.OLD: "Ei yhteyttä klo {time} jälkeen. Tiedot ovat voineet muuttua.",
    ScreenPart.GONE: "Tilanne ei ole tiedossa. Viimeisin yhteys: {moment}.",
}


def say_screen_part(part: ScreenPart) -> str:
    """``Seuraava muutos``."""
    return _PARTS[part]
