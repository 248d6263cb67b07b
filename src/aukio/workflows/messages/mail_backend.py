"""Mail by SMTP, where it matters whether a server that falls silent may have taken a message."""

import smtplib
from typing import Any

from django.core.mail.backends import smtp

_END = b"\r\n.\r\n"


class InDoubt(smtplib.SMTPException):
    """The whole message was handed over, and the server did not say whether it took it."""


class _Smtp(smtplib.SMTP):
    """Knows whether the end of a message was sent."""

    _is_handed_over = False

    def send(self, s: Any) -> None:
        """Send some bytes."""
        data = s.encode("ascii") if isinstance(s, str) else bytes(s)
        self._is_handed_over = data.endswith(_END)
        super().send(s)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Send a message. Raises ``InDoubt`` if the connection ends between its last line and the reply."""
        try:
            return super().data(msg)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            if self._is_handed_over:
                raise InDoubt("the server did not say whether it took the message") from error
            raise


class EmailBackend(smtp.EmailBackend):
    """Django's backend, on such connections. The name is the one that Django expects in a module of backends."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The class of connections to the server."""
        return _Smtp
