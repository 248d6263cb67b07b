"""How a reader passes a page on: its address, the address of just what is shown, and a message that holds it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from aukio.web.frame.moment import Moment


@dataclass(frozen=True, slots=True)
class Share:
    """Absolute addresses; ``pinned`` shows the same for ever, and is None where ``address`` already does."""

    title: str
    text: str
    address: str
    pinned: str | None

    @property
    def mail(self) -> str:
        """A message to nobody yet, with the words and the address in it."""
        body = "\r\n\r\n".join(part for part in (self.text, self.address) if part)
        return f"mailto:?subject={quote(self.title)}&body={quote(body)}"

    @property
    def facebook(self) -> str:
        """A plain link (R121): nobody's script sees a reader who does not follow it."""
        return f"https://www.facebook.com/sharer/sharer.php?u={quote(self.address, safe='')}"


def share(moment: Moment, canonical: str, *, title: str, text: str, lasting: bool) -> Share:
    """What can be passed on of a page; ``lasting`` says that its address never shows anything else."""
    pinned = None
    if not lasting and not {"at", "known"} <= moment.kept.keys():
        pinned = moment.link(canonical.partition("?")[0], at=_local(moment.local), known=_local(moment.local_known))
    return Share(title, text, canonical, pinned)


def _local(local: datetime) -> str:
    """To the last digit: what was published within this second is on the page."""
    return local.replace(tzinfo=None).isoformat()
