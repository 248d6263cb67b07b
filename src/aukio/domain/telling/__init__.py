"""Composes text from facts: which facts a notice states, under which heading and in which order.

``compose`` composes a whole notice, ``tell`` a few sentences about one arrangement; the sentences themselves come from
``domain.wording``.
"""

from aukio.domain.telling.arrangement_text import tell, tell_change
from aukio.domain.telling.contacts import with_roles
from aukio.domain.telling.notice_document import compose
from aukio.domain.telling.place_change import say_difference
from aukio.domain.telling.reopening import may_say_opening

__all__ = ["compose", "may_say_opening", "say_difference", "tell", "tell_change", "with_roles"]
