"""The shapes that contracts promise: what each key holds, at every level; more keys may be there."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Shape = Callable[[Any], bool]


def text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def one_of(*words: str | bool | None) -> Shape:
    return lambda value: any(value is word or (isinstance(word, str) and value == word) for word in words)


def maybe(shape: Shape) -> Shape:
    return lambda value: value is None or shape(value)


def instant(value: Any) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == len("2020-03-16") and bool(datetime.fromisoformat(value))


def day_or_instant(value: Any) -> bool:
    return day(value) or instant(value)


def list_of(shape: Shape) -> Shape:
    return lambda value: isinstance(value, list) and all(map(shape, value))


def clock(value: Any) -> bool:
    return isinstance(value, str) and len(value) == len("24:00") and value <= "24:00"


def spans(value: Any) -> bool:
    return list_of(lambda span: list_of(clock)(span) and len(span) == 2)(value)


def keys(**shapes: Shape) -> Shape:
    """An object with at least these keys, each of its shape; a key ``from_`` is ``from``."""

    def holds(value: Any) -> bool:
        assert isinstance(value, dict), value
        for key, shape in shapes.items():
            name = key.rstrip("_")
            assert name in value, f"no '{name}' in {sorted(value)}"
            assert shape(value[name]), f"'{name}' is {value[name]!r}"
        return True

    return holds


CHANNEL = keys(
    kind=one_of("on_site", "phone", "email", "chat", "web", "self_service", "letterbox", "post", "pick_up", "video"),
    purpose=one_of("service", "booking", "enquiries"),
    open=one_of(True, False, None),
    admission=one_of("walk_in", "ticket", "appointment", "booked_only"),
    admission_for=list_of(keys(services=list_of(text), audience=maybe(text), admission=text)),
    hours_today=maybe(spans),
    opens_at=maybe(instant),
    closes_at=maybe(instant),
    contacts=list_of(lambda contact: set(contact) & {"phone", "email", "url"} != set()),
)
ALTERNATIVE = keys(place=text, name=text, open=one_of(True, False, None), hours_today=maybe(spans))
REF = {"notice": text, "arrangement": text}


def status_shape(value: Any) -> bool:
    """The status object of the contract, and the same object for each unit."""
    return keys(
        place=text,
        kind=one_of("site", "centre", "unit", "room", "equipment"),
        type=maybe(text),
        name=text,
        at=instant,
        known=instant,
        valid_until=maybe(instant),
        summary=one_of(
            "open",
            "by_appointment",
            "booked_only",
            "remote_only",
            "self_service",
            "passage_only",
            "closed",
            "unknown",
        ),
        channels=list_of(CHANNEL),
        bookings=keys(new=one_of("accept", "stop"), existing=one_of("honour", "contact", "cancel")),
        capacity=list_of(
            keys(
                of=one_of("visitors", "appointments", "seats"),
                ratio=maybe(lambda ratio: 0 <= ratio <= 1),
                max=maybe(lambda most: isinstance(most, int)),
            )
        ),
        withheld=list_of(text),
        services=list_of(
            keys(
                service=text,
                open=one_of(True, False, None),
                hours_today=maybe(spans),
                opens_at=maybe(instant),
                closes_at=maybe(instant),
            )
        ),
        elsewhere=list_of(keys(service=text, places=list_of(ALTERNATIVE))),
        events=list_of(
            keys(categories=list_of(text), except_=maybe(keys(born_on_or_after=day)), condition=maybe(text))
        ),
        guidance=list_of(
            keys(
                code=text,
                strength=one_of("must", "must_not", "should", "please", "if_possible", "may"),
                value=lambda _: True,
                audience=maybe(text),
                area=maybe(text),
                unless=maybe(text),
                text=text,
                **REF,
            )
        ),
        promises=list_of(keys(text=text, due=maybe(day), notice=text)),
        passage=one_of(True, False),
        entry=maybe(keys(only_to_open_units=one_of(True, False), units=list_of(text))),
        closes_because=maybe(text),
        units=list_of(status_shape),
        upcoming=list_of(keys(from_=day_or_instant, text=text, **REF)),
        because=list_of(
            keys(
                via=text,
                text=text,
                valid_from=day_or_instant,
                valid_until=maybe(day_or_instant),
                published=instant,
                **REF,
            )
        ),
    )(value)
