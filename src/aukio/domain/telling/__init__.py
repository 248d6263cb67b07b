"""From facts to what people read: what to tell, under which heading, in which order, said once.

``compose`` makes a whole notice, ``tell`` a few sentences about one arrangement; the sentences themselves are those of
``domain.wording``.
"""

from aukio.domain.telling.arrangement_text import tell
from aukio.domain.telling.contacts import with_roles
from aukio.domain.telling.notice_document import compose

__all__ = ["compose", "tell", "with_roles"]
