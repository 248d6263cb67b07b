"""Whether a person has approved the easy-read text of a notice: these very words, not others of the same facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from aukio.answers.session import Session
from aukio.answers.shown_notices import notice_at
from aukio.domain.document.document import Document
from aukio.formats.documents import document_text
from aukio.upkeep import queries as upkeep_queries
from aukio.upkeep.queries import Approval


@dataclass(frozen=True, slots=True)
class EasyRead:
    """Whether the easy-read text is approved; ``change_instants``: when its words change, and with them this answer."""

    approved: bool
    change_instants: tuple[datetime, ...] = ()


def digest_of(document: Document) -> str:
    """The SHA-256 of a text as Markdown, in hexadecimal digits."""
    return sha256(document_text.markdown(document).encode()).hexdigest()


def approval_of(document: Document, approvals: Mapping[str, Approval]) -> Approval | None:
    """The approval of an easy-read text; None for a draft, or for one whose words have changed since."""
    found = approvals.get(document.lang)
    return found if found is not None and found.digest == digest_of(document) else None


def easy_read_at(session: Session, slug: str, *, at: datetime, known: datetime, lang: str) -> EasyRead:
    """Whether the easy-read text of a notice is approved at an instant; it is read only where one was ever approved."""
    approvals = upkeep_queries.easy_read_approvals(slug)
    if lang not in approvals:
        return EasyRead(approved=False)
    shown = notice_at(session, slug, at=at, known=known, lang=lang, plain=True)
    return EasyRead(approval_of(shown.document, approvals) is not None, shown.change_instants)
