"""What the address of a page asks, whichever page: in which language, about which moment."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from aukio.answers.session import Session, open_session
from aukio.domain.city.places import LANGUAGES
from aukio.web.clock import now
from aukio.web.frame.moment import Moment, read_moment


def lang_asked() -> str:
    """The language of the address; Finnish for a page without one."""
    code = (get_language() or "fi").partition("-")[0]
    return code if code in LANGUAGES else "fi"


def moment_asked(request: HttpRequest) -> tuple[Session, Moment]:
    """A session, and the moment of the address on the clock of the city. Raises ``NotFound`` on an empty record."""
    session = open_session(now())
    zone = session.record.city.zone
    return session, read_moment(request.GET.dict(), zone=zone, now=session.now, opens_at=settings.AUKIO_OPENS_AT)
