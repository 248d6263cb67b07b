"""Sharing a page: its address, a permanent address of what is shown now, and a prepared e-mail."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from aukio.web.frame.moment import Moment


@dataclass(frozen=True, slots=True)
class Share:
    """Absolute addresses; ``pinned`` always shows the same, and is None where ``address`` already does."""

    title: str
    text: str
    address: str
    pinned: str | None

    @property
    def mail(self) -> str:
        """An e-mail link with subject and text but no recipient."""
        body = "\r\n\r\n".join(part for part in (self.text, self.address) if part)
        return f"mailto:?subject={quote(self.title)}&body={quote(body)}"

    @property
    def facebook(self) -> str:
        """A plain link (R121): no third-party script sees readers who do not follow it."""
        return f"https://www.facebook.com/sharer/sharer.php?u={quote(self.address, safe='')}"


def share(moment: Moment, canonical: str, *, title: str, text: str, lasting: bool) -> Share:
    """Return the share links of a page; ``lasting``: its address always shows the same."""
    pinned = None
    if not lasting and not {"at", "known"} <= moment.kept.keys():
        pinned = moment.link(canonical.partition("?")[0], at=_local(moment.local), known=_local(moment.local_known))
    return Share(title, text, canonical, pinned)


def _local(local: datetime) -> str:
    """Return local time in full precision: the page includes what was published within the same second."""
    return local.replace(tzinfo=None).isoformat()
