"""Whether a person has approved the easy-read text of a notice: these very words, not others of the same facts."""

from hashlib import sha256

from aukio.domain.document.document import Document
from aukio.formats.documents import document_text
from aukio.upkeep import queries as upkeep_queries
from aukio.upkeep.queries import Approval


def digest_of(document: Document) -> str:
    """The SHA-256 of a text as Markdown, in hexadecimal digits."""
    return sha256(document_text.markdown(document).encode()).hexdigest()


def approval_of(notice: str, document: Document) -> Approval | None:
    """The approval of an easy-read text; None for a draft, or for one whose words have changed since."""
    found = upkeep_queries.easy_read_approvals(notice).get(document.lang)
    return found if found is not None and found.digest == digest_of(document) else None
