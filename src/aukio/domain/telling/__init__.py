"""From facts to the notice people read: what to tell, under which heading, in which order, said once.

``compose`` is the whole of it; the sentences themselves are those of ``domain.wording``.
"""

from aukio.domain.telling.composing import compose

__all__ = ["compose"]
