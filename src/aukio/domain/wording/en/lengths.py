"""Lengths of time in words."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LENGTHS = {30: "half an hour", 60: "an hour", 90: "an hour and a half"}


def say_length(minutes: int) -> str:
    """``two hours``, ``half an hour``, ``45 minutes``, ``2 hours 15 minutes``."""
    hours, rest = divmod(minutes, 60)
    if minutes in _LENGTHS:
        return _LENGTHS[minutes]
    if not rest:
        return f"{_NUMBERS[hours] if hours < len(_NUMBERS) else hours} hours"
    left = f"{rest} minute{'' if rest == 1 else 's'}"
    return f"{hours} hour{'' if hours == 1 else 's'} {left}" if hours else left
