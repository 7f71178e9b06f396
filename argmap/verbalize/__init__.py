"""Put a map into plain English, so that writers can check what they wrote."""

from typing import TYPE_CHECKING

from argmap.lazy_attributes import lazy_attributes

if TYPE_CHECKING:
    from argmap.verbalize.reading_aloud import read_aloud, read_aloud_document

__all__ = ["read_aloud", "read_aloud_document"]

# Pictures and pages need only phrases of this package, and not all that reads a map aloud.
__getattr__ = lazy_attributes(
    __name__, dict.fromkeys(("read_aloud", "read_aloud_document"), "reading_aloud")
)
