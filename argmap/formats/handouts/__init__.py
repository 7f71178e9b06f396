"""Maps as documents for readers: what a teacher hands out and an author pastes.

:func:`outline` makes an outline of a whole map, :func:`standard_form` the numbered standard form of
its arguments. Both give a :class:`Document`, which ``markdown``, ``html``, ``latex``, ``docx`` and
``plain`` write.
"""

from argmap.formats.handouts.document import Document
from argmap.formats.handouts.outline import outline
from argmap.formats.handouts.standard_form import standard_form

__all__ = ["Document", "outline", "standard_form"]
