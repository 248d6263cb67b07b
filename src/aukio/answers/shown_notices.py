"""Notices as they were shown: stored documents, their logs and the states of their texts."""

from dataclasses import dataclass
from datetime import datetime

from aukio.answers.session import Session
from aukio.domain.base.mistakes import NotFound, not_found_error
from aukio.domain.document.document import Document
from aukio.domain.facts.notices import Notice, Publication
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.log import LogRow, log
from aukio.domain.telling import with_roles
from aukio.domain.texts import TextState, text_states
from aukio.notices import queries as notice_queries


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice as it stood: the stored document, as a reader saw it at an instant.

    Contacts by role are those known at that instant (R108). ``newer`` is the instant of its newest publication when
    that is later; ``replaced_by`` the notice that had replaced it by then, ``replaced_later`` the one that has by now.
    ``change_instants``: when the text shows something else.
    """

    notice: Notice
    view: View
    document: Document
    newer: datetime | None
    replaced_by: str | None
    replaced_later: str | None
    change_instants: tuple[datetime, ...] = ()


def find_notice(record: Record, slug: str) -> Notice:
    """A notice by its slug. Raises ``NotFound`` when it was never published."""
    found = {each.slug: each for each in record.notices}
    if slug not in found:
        raise not_found_error("notice", slug, list(found), next_step="The list of notices has them all.")
    return found[slug]


def notice_as_shown(session: Session, slug: str, *, known: str | None, lang: str, plain: bool) -> ShownNotice:
    """A notice as it stood at ``known``. Raises ``NotFound`` for a notice not published yet at that instant."""
    instant = session.as_known(known)
    return notice_at(session, slug, at=instant, known=instant, lang=lang, plain=plain)


def notice_at(session: Session, slug: str, *, at: datetime, known: datetime, lang: str, plain: bool) -> ShownNotice:
    """What the text known at ``known`` shows at ``at``, which is no earlier than its publication (R110, R117).

    Raises ``NotFound`` for a notice not published yet at ``known``.
    """
    everything = session.record
    mine = _publications(everything, slug)
    shown = max((each for each in mine if each.published <= known), key=lambda each: each.order, default=None)
    if shown is None:
        first = min(each.published for each in mine).astimezone(everything.city.zone)
        raise NotFound(
            f"'{slug}' was not published yet; it was on {first:%Y-%m-%d}.", next_step="Ask with a later --known."
        )
    document = notice_queries.shown_text(slug, lang=lang, plain=plain, known=known)
    return _shown(session.view(known), shown, document, lang, at)


def notice_version_as_shown(session: Session, slug: str, number: int, *, lang: str, plain: bool) -> ShownNotice:
    """A notice as one of its publications showed it, at that instant (R120). ``NotFound`` where there is none."""
    shown = next((each for each in _publications(session.record, slug) if each.number == number), None)
    if shown is None:
        raise NotFound(f"'{slug}' has no version {number}.")
    document = notice_queries.shown_version(slug, number, lang=lang, plain=plain)
    return _shown(session.view(shown.published), shown, document, lang, shown.published)


def _publications(record: Record, slug: str) -> list[Publication]:
    find_notice(record, slug)
    return [each for each in record.publications if each.notice == slug]


def _shown(here: View, shown: Publication, document: Document | None, lang: str, at: datetime) -> ShownNotice:
    slug, everything = shown.notice, here.record
    if document is None:
        raise NotFound(f"'{slug}' was not published in '{lang}'.", next_step="Ask for another language.")
    newest = max(_publications(everything, slug), key=lambda each: each.order)
    successor = everything.successor(slug)
    return ShownNotice(
        here.head(slug),
        here,
        with_roles(document.at(max(at, shown.published)), here.roles()),
        newest.published if newest.order != shown.order else None,  # not by identity: the record may be read anew
        successor.notice if successor is not None and successor.published <= here.known else None,
        successor.notice if successor else None,
        document.change_instants(),
    )


def notice_log(session: Session, slug: str, *, known: str | None) -> tuple[LogRow, ...]:
    """The update log of a notice, oldest first."""
    return log(session.record, find_notice(session.record, slug).slug, session.as_known(known))


def notice_texts(session: Session, slug: str, *, known: str | None) -> tuple[TextState, ...]:
    """Each text of a notice in each language: written, missing or outdated; none before its first publication."""
    return text_states(session.view(session.as_known(known)), find_notice(session.record, slug).slug)
