"""Parameters that all pages share: language and moment."""

from django.conf import settings
from django.http import HttpRequest

from aukio.answers.session import Session, open_public_session
from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.theme.reader_language import active_language
from aukio.web.clock import now
from aukio.web.frame.moment import Moment, read_moment

_SESSION = "_session_of_the_record"


def session_of(request: HttpRequest) -> Session | None:
    """The session that a page opened for its moment; what is done to the page afterwards is of the same state."""
    found: Session | None = getattr(request, _SESSION, None)
    return found


def lang_asked() -> str:
    """The language of the address; the default language for a page without one."""
    return active_language(DEFAULT_LANGUAGE)


def moment_asked(request: HttpRequest) -> tuple[Session, Moment]:
    """A session, and the moment of the address on the clock of the city."""
    session = open_public_session(now())
    setattr(request, _SESSION, session)
    zone = session.record.city.zone
    return session, read_moment(request.GET.dict(), zone=zone, now=session.now, opens_at=settings.AUKIO_OPENS_AT)
