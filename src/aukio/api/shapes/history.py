"""Shapes of notices, publications, arrangements and changes."""

from aukio.api.shapes.base import DaysOut, Shape


class LogRowOut(Shape):
    """A row of an update log; ``arrangements`` have the form ``notice/id``."""

    date: str
    kind: str
    places: list[str]
    text: str
    notice: str
    publication: int
    arrangements: list[str]


class NoticeItemOut(Shape):
    """A notice in a list; ``in_force`` is true while an arrangement is in force or still to come."""

    notice: str
    title: str
    cause: str | None
    published: str
    updated: str
    replaced_by: str | None
    in_force: bool


class ActOut(Shape):
    """A publication of a notice."""

    number: int
    published: str
    kind: str


class PublicationOut(ActOut):
    """A publication with its rows of the update log."""

    notice: str
    title: str | None
    replaces: list[str]
    log: list[LogRowOut]


class ArrangementOut(Shape):
    """A dated change from normal; days are inclusive, ``valid_until`` null means an open end."""

    notice: str
    id: str
    version: int
    places: list[str]
    text: str
    valid_from: str
    valid_until: str | None
    open_end: str | None
    about: str | None
    days: DaysOut | None
    inferred_start: bool
    review: str | None
    continues: str | None
    assumption: str | None
    published: str


class NoticeContactOut(Shape):
    """A contact of a notice; for a role, its details as known then (R108)."""

    phone: str | None = None
    email: str | None = None
    url: str | None = None
    label: str | None = None
    lang: str | None = None
    role: str | None = None
    title: str | None = None
    name: str | None = None


class QuoteOut(Shape):
    """A quotation."""

    text: str
    lang: str | None = None
    speaker: str
    speaker_lang: str | None = None
    role: str | None


class TextStateOut(Shape):
    """A text in one language: written, missing or outdated."""

    field: str
    lang: str
    state: str
    since: str | None


class NoticeOut(Shape):
    """A notice as known at an instant."""

    notice: str
    title: str
    intro: str | None
    cause: str | None
    known: str
    published: str | None
    updated: str | None
    replaced_by: str | None
    contacts: list[NoticeContactOut]
    quote: QuoteOut | None
    assumptions: list[str]
    publications: list[ActOut]
    arrangements: list[ArrangementOut]
    texts: list[TextStateOut]
    log: list[LogRowOut]


class ChangeOut(Shape):
    """An arrangement that begins or ends at ``at``."""

    at: str
    begins: bool
    notice: str
    arrangement: str
    places: list[str]
    text: str
