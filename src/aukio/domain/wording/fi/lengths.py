"""Lengths of time in words."""

_NUMBERS = (
    *("nolla", "yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi"),
    *("seitsemän", "kahdeksan", "yhdeksän", "kymmenen"),
)
_LENGTHS = {30: "puoli tuntia", 60: "tunnin", 90: "puolitoista tuntia"}


def say_length(minutes: int) -> str:
    """``kaksi tuntia``, ``tunnin``, ``puoli tuntia``, ``45 minuuttia``, ``2 tuntia 15 minuuttia``."""
    hours, rest = divmod(minutes, 60)
    if minutes in _LENGTHS:
        return _LENGTHS[minutes]
    if not rest:
        return f"{_NUMBERS[hours] if hours < len(_NUMBERS) else hours} tuntia"
    left = f"{rest} {'minuutin' if rest == 1 else 'minuuttia'}"
    return f"{'tunnin' if hours == 1 else f'{hours} tuntia'} {left}" if hours else left


def say_length_before(minutes: int) -> str:
    """``tunti`` ennen sulkemista, ``puoli tuntia`` ennen sulkemista."""
    return say_length(minutes).replace("tunnin", "tunti").replace("minuutin", "minuutti")
