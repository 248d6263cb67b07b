"""Lengths of time in words."""

_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_LENGTHS = {30: "en halvtimme", 60: "en timme", 90: "en och en halv timme"}


def say_length(minutes: int) -> str:
    """``två timmar``, ``en halvtimme``, ``45 minuter``, ``2 timmar 15 minuter``."""
    hours, rest = divmod(minutes, 60)
    if minutes in _LENGTHS:
        return _LENGTHS[minutes]
    if not rest:
        return f"{_NUMBERS[hours] if hours < len(_NUMBERS) else hours} timmar"
    left = f"{rest} minut{'' if rest == 1 else 'er'}"
    return f"{hours} timm{'e' if hours == 1 else 'ar'} {left}" if hours else left
